#pragma once

#include "desk/replay.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>

class QLabel;
class QShortcut;

namespace fengsui::ui {

class MapLink;
class MapPane;
class ReplayBar;
class TrackSet;
class TrackTrail;
class Watch;

/// Shows on the map what was open at a past instant, out of the journal, until somebody returns to now. Meanwhile the
/// pins of now are not on the map, and a strip across it says so: nobody is to send a team by what is long over.
class ReplayLink : public QObject {
    Q_OBJECT
public:
    /// All outlive it.
    ReplayLink(Watch& watch, MapPane& map, MapLink& pins, QObject* parent);
    ~ReplayLink() override;

    /// Opens the bar with the last day.
    void open();
    /// The same with another period.
    void open(Instant from, Instant to);
    /// Back to now.
    void end();
    bool isPast() const { return m_isPast; }
    ReplayBar& bar() { return *m_bar; }
    QLabel& strip() { return *m_strip; }
    /// What is read; nothing while it is being read.
    const std::shared_ptr<const Replay>& replay() const { return m_replay; }
    /// Draws how teams came to where they are.
    TrackTrail& trail() { return *m_trail; }

Q_SIGNALS:
    /// Whether the past is shown.
    void changed(bool isPast);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Run {
        std::atomic<bool> isCancelled = false;
        std::atomic<std::uint64_t> done = 0, total = 0;
    };
    void read(Instant from, Instant to);
    void show(Instant at);
    void cancel();
    void arrange();

    Watch& m_watch;
    MapPane& m_map;
    MapLink& m_pins;
    ReplayBar* m_bar;
    TrackTrail* m_trail;
    QLabel* m_strip;
    QShortcut* m_escape;
    QTimer m_progress;
    std::shared_ptr<Run> m_run;
    std::shared_ptr<const Replay> m_replay;
    bool m_isPast = false;
};

} // namespace fengsui::ui
