#include "window/clock_guard.h"

#include "watch/watch.h"
#include "window/clock_question.h"

#include <QWidget>

#include <chrono>

namespace fengsui::ui {

using namespace std::chrono_literals;

ClockGuard::ClockGuard(Watch& watch, std::function<Duration()> tick, QWidget* window)
    : QObject(window)
    , m_watch(watch)
    , m_tick(std::move(tick))
    , m_window(window)
    , m_clock(watch.now(), m_tick())
{
    connect(&m_timer, &QTimer::timeout, this, &ClockGuard::look);
    m_timer.start(10s);
}

Duration ClockGuard::steadyTime()
{
    return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now().time_since_epoch());
}

ClockQuestion* ClockGuard::question() const
{
    return m_question;
}

void ClockGuard::look()
{
    const auto jump = m_clock.look(m_watch.now(), m_tick());
    if (!jump) {
        if (m_question) // it was set back to what it was: there is nothing to ask
            m_question->accept();
        return;
    }
    m_jump = sync::jumpNotice(*jump);
    if (!m_question) {
        m_question = new ClockQuestion(m_watch, m_window);
        connect(m_question, &ClockQuestion::confirmed, this, &ClockGuard::confirm);
        m_question->show();
    }
    m_question->setJump(m_jump);
}

// Whoever reads the shift log later must know why its times make a step.
void ClockGuard::confirm()
{
    m_clock.confirm();
    if (!m_watch.session())
        return;
    const QString note = tr("%1 The time %2 was confirmed.").arg(sentence(m_jump), m_watch.local(m_watch.now()));
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), text = toUtf8(note)](WritingStore& store) -> Result<News> {
            if (const Outcome outcome = store.office().duty.note(session, "note", text); !outcome)
                return outcome.refusal();
            News news;
            news.duty = true;
            return news;
        },
        [this](const Answer<News>& answer) {
            Q_EMIT said(answer ? tr("The time is confirmed; the shift log says so.") : answer.problem(), !answer);
        });
}

} // namespace fengsui::ui
