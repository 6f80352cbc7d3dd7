#include "safety/key_dialog.h"

#include <QCheckBox>
#include <QFontDatabase>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace fengsui::ui {

KeyDialog::KeyDialog(const QString& key, QWidget* parent)
    : QDialog(parent)
    , m_wording(new Wording(this))
    , m_how(new QLabel(this))
    , m_key(new QLabel(key, this))
    , m_written(new QCheckBox(this))
    , m_close(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_how->setWordWrap(true);
    m_how->setTextFormat(Qt::PlainText);
    QFont digits = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    digits.setPointSizeF(font().pointSizeF() * 1.3);
    m_key->setFont(digits);
    m_key->setTextFormat(Qt::PlainText);
    m_key->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_close->setEnabled(false);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_how);
    column->addWidget(m_key);
    column->addWidget(m_written);
    column->addWidget(m_close, 0, Qt::AlignRight);
    resize(fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 14);
    connect(m_written, &QCheckBox::toggled, m_close, &QPushButton::setEnabled);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    m_wording->say([this] {
        setWindowTitle(tr("Recovery key"));
        m_how->setText(tr("This key opens the backups that the machine makes from now on. It is shown only now and is "
                          "not kept on this machine, which can lock backups but not open them. Write it down or print "
                          "it, and put it into the safe."));
        m_key->setAccessibleName(tr("Recovery key, 64 digits"));
        m_written->setText(tr("It is on &paper"));
        m_close->setText(tr("&Close"));
        m_close->setAccessibleName(tr("Close"));
    });
    m_written->setFocus();
}

QString KeyDialog::key() const
{
    return m_key->text();
}

void KeyDialog::reject()
{
    if (m_written->isChecked())
        QDialog::reject();
}

} // namespace fengsui::ui
