#pragma once

#include "sync/clock_rules.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

class QWidget;

namespace fengsui::ui {

class ClockQuestion;
class Watch;

/// Compares this machine's clock with time that can't be set; after a jump somebody must say that the time shown is
/// right, and the shift log keeps who did.
class ClockGuard : public QObject {
    Q_OBJECT
public:
    /// `tick` is time that goes by and can't be set.
    ClockGuard(Watch& watch, std::function<Duration()> tick, QWidget* window);

    /// Is called every ten seconds.
    void look();
    /// While somebody is asked.
    ClockQuestion* question() const;

    /// Of the machine since it was started.
    static Duration steadyTime();

Q_SIGNALS:
    void said(const QString& sentence, bool isProblem);

private:
    void confirm();

    Watch& m_watch;
    std::function<Duration()> m_tick;
    QWidget* m_window;
    sync::ClockWatch m_clock;
    Refusal m_jump { Refusal::Reason::Conflict, {}, {}, {} }; ///< as it was last asked about
    QTimer m_timer;
    QPointer<ClockQuestion> m_question;
};

} // namespace fengsui::ui
