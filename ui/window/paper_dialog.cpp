#include "window/paper_dialog.h"

#include "forms/form_rows.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace fengsui::ui {

PaperDialog::PaperDialog(std::function<QString()> title, const QString& file, QWidget* parent)
    : QDialog(parent)
    , m_wording(new Wording(this))
    , m_rows(new FormRows(this))
    , m_file(new QLineEdit(m_rows))
    , m_pdf(new QPushButton(this))
    , m_print(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_file->setText(QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath(file));
    m_rows->add("file", [] { return tr("PDF fi&le"); }, m_file);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_pdf);
    buttons->addWidget(m_print);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_rows);
    column->addStretch();
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 74, sizeHint().height());
    m_pdf->setDefault(true);
    m_print->setAutoDefault(false);
    m_wording->say([this, title = std::move(title)] {
        setWindowTitle(title());
        m_pdf->setText(tr("Write the PDF (Enter)"));
        m_pdf->setAccessibleName(tr("Write the paper as PDF"));
        m_print->setText(tr("&Print…"));
        m_print->setAccessibleName(tr("Print the paper"));
    });
    connect(m_pdf, &QPushButton::clicked, this, [this] {
        m_rows->clearRefusals();
        if (m_file->text().trimmed().isEmpty()) {
            m_rows->refuse("file", tr("Say where the file shall be."));
            return;
        }
        Q_EMIT pdfWanted(m_file->text().trimmed());
        accept();
    });
    connect(m_print, &QPushButton::clicked, this, [this] {
        Q_EMIT printWanted();
        accept();
    });
}

} // namespace fengsui::ui
