#include "window/clock_question.h"

#include "watch/watch.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

namespace fengsui::ui {

using namespace std::chrono_literals;

ClockQuestion::ClockQuestion(Watch& watch, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_what(new QLabel(this))
    , m_time(new QLabel(this))
    , m_how(new QLabel(this))
    , m_right(new QPushButton(this))
    , m_wrong(new QPushButton(this))
    , m_second(new QTimer(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    for (QLabel* label : { m_what, m_time, m_how }) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 2);
    large.setBold(true);
    m_time->setFont(large);
    m_time->setAlignment(Qt::AlignCenter);
    // not at the first Enter: it may have been meant for the form that was being filled in
    m_right->setAutoDefault(false);
    m_wrong->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_right);
    buttons->addWidget(m_wrong);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_what);
    column->addWidget(m_time);
    column->addWidget(m_how, 1);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 76, fontMetrics().height() * 14);
    connect(m_right, &QPushButton::clicked, this, [this] {
        Q_EMIT confirmed();
        accept();
    });
    connect(m_wrong, &QPushButton::clicked, this, [this] {
        m_isWrong = true;
        putWords();
    });
    connect(m_second, &QTimer::timeout, this, &ClockQuestion::putWords);
    connect(&watch, &Watch::sessionChanged, this, &ClockQuestion::putWords);
    m_second->start(1s);
    m_wording->say([this] { putWords(); });
}

void ClockQuestion::setJump(const Refusal& jump)
{
    m_jump = jump;
    putWords();
}

QString ClockQuestion::text() const
{
    return m_what->text() + u'\n' + m_time->text() + u'\n' + m_how->text();
}

void ClockQuestion::putWords()
{
    setWindowTitle(tr("Is the clock right?"));
    m_what->setText(sentence(m_jump));
    m_time->setText(fromUtf8(m_watch.access().zone.seconds(m_watch.now())));
    m_how->setText(m_isWrong
            ? tr("Set the clock in the settings of this machine's system. This question goes away once it is right. "
                 "Until then write the time of what you take in into its text.")
            : tr("Compare date and time with a telephone's. Deadlines and papers go by this clock; who confirms it "
                 "stands in the shift log. After the machine slept, the time is usually right."));
    m_right->setText(tr("The time is &right"));
    m_right->setAccessibleName(tr("The time shown is right"));
    m_right->setEnabled(m_watch.session().has_value());
    m_right->setToolTip(m_right->isEnabled() ? QString() : tr("Sign in first."));
    m_wrong->setText(tr("It is &wrong"));
    m_wrong->setAccessibleName(tr("The time shown is wrong"));
    m_wrong->setEnabled(!m_isWrong);
}

// Esc is no answer: a wrong clock is not seen again until it has done harm.
void ClockQuestion::reject() { }

} // namespace fengsui::ui
