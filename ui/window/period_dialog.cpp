#include "window/period_dialog.h"

#include "forms/form_rows.h"
#include "watch/watch.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <chrono>

namespace fengsui::ui {

using namespace std::chrono_literals;

PeriodDialog::PeriodDialog(Watch& watch, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_rows(new FormRows(this))
    , m_from(new QLineEdit(watch.local(watch.now() - 12h), m_rows))
    , m_to(new QLineEdit(watch.local(watch.now() + 1min), m_rows))
    , m_file(new QLineEdit(m_rows))
    , m_pdf(new QPushButton(this))
    , m_print(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    const QDir papers(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    m_file->setText(
        papers.filePath(QStringLiteral("shift-%1.pdf").arg(fromUtf8(watch.access().zone.day(watch.now())))));
    m_rows->add("from", [] { return tr("&From"); }, m_from, FormRows::Span::Left);
    m_rows->add("to", [] { return tr("&To"); }, m_to, FormRows::Span::Right);
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
    m_wording->say([this] {
        setWindowTitle(tr("Shift log"));
        m_pdf->setText(tr("Write the PDF (Enter)"));
        m_pdf->setAccessibleName(tr("Write the shift log as PDF"));
        m_print->setText(tr("&Print…"));
        m_print->setAccessibleName(tr("Print the shift log"));
    });
    connect(m_pdf, &QPushButton::clicked, this, [this] {
        Instant from, to;
        if (!read(from, to))
            return;
        if (m_file->text().trimmed().isEmpty()) {
            m_rows->refuse("file", tr("Say where the file shall be."));
            return;
        }
        Q_EMIT pdfWanted(from, to, m_file->text().trimmed());
        accept();
    });
    connect(m_print, &QPushButton::clicked, this, [this] {
        Instant from, to;
        if (!read(from, to))
            return;
        Q_EMIT printWanted(from, to);
        accept();
    });
}

bool PeriodDialog::read(Instant& from, Instant& to)
{
    m_rows->clearRefusals();
    const auto begin = m_watch.access().zone.parse(toUtf8(m_from->text().trimmed()));
    const auto end = m_watch.access().zone.parse(toUtf8(m_to->text().trimmed()));
    if (!begin)
        return !m_rows->refuse("from", tr("This is no date and time. Write it as 2025-11-03 07:05."));
    if (!end)
        return !m_rows->refuse("to", tr("This is no date and time. Write it as 2025-11-03 07:05."));
    if (*end <= *begin)
        return !m_rows->refuse("to", tr("The end must be after the beginning."));
    from = *begin;
    to = *end;
    return true;
}

} // namespace fengsui::ui
