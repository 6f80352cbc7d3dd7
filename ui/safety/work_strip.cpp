#include "safety/work_strip.h"

#include "look/theme.h"
#include "safety/long_work.h"

#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

namespace fengsui::ui {

WorkStrip::WorkStrip(LongWork& work, QWidget* parent)
    : QWidget(parent)
    , m_bar(new QProgressBar(this))
    , m_said(new QLabel(this))
    , m_wording(new Wording(this))
{
    m_bar->setRange(0, 1000);
    m_bar->setVisible(false);
    m_said->setWordWrap(true);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_said->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_said->setMinimumHeight(fontMetrics().lineSpacing() * 3);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_bar);
    column->addWidget(m_said);
    connect(&work, &LongWork::moved, m_bar, &QProgressBar::setValue);
    m_wording->say([this] { m_bar->setAccessibleName(tr("Progress")); });
}

QString WorkStrip::said() const
{
    return m_said->text();
}

void WorkStrip::begin(const QString& sentence)
{
    m_bar->setValue(0);
    m_bar->setVisible(true);
    m_said->setPalette(palette());
    m_said->setText(sentence);
}

void WorkStrip::end(const QString& sentence, bool isProblem)
{
    m_bar->setVisible(false);
    m_said->setText((isProblem ? QStringLiteral("✕ ") : QStringLiteral("✓ ")) + sentence);
    QPalette dress = palette();
    dress.setColor(QPalette::WindowText, Look::ink(isProblem ? Tone::Danger : Tone::Good));
    m_said->setPalette(dress);
}

} // namespace fengsui::ui
