#pragma once

#include "backstage/answer.h"
#include "map/track_set.h"
#include "places/thing.h"

#include <QObject>
#include <QPointF>
#include <QTimer>

#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

class QLabel;

namespace fengsui::ui {

class MapPane;
class Watch;

/// Keeps the tracks of a period as the ledger has them, today's at first, and shows them as a layer of the map. Where
/// the pointer is over a track, a line beside it says whose it is, when that was and how fast.
class TrackLink : public QObject {
    Q_OBJECT
public:
    /// Watch and map outlive it.
    TrackLink(Watch& watch, MapPane& map, QObject* parent);
    ~TrackLink() override;

    /// Today from midnight to midnight, whichever day it becomes.
    void chooseToday();
    void choose(Instant from, Instant to);
    /// Whatever there is.
    void chooseEverything();
    bool isEverything() const;
    bool isToday() const { return m_isToday; }
    Instant from() const { return m_from; }
    Instant to() const { return m_to; }
    /// Midnight of the day, so many days later.
    Instant midnight(Instant of, int daysLater) const;
    /// As people say it: a day, or from when to when.
    QString periodText() const;

    bool isReading() const { return m_run != nullptr; }
    /// What is read of the period; never null, empty while nothing is.
    const std::shared_ptr<const TrackSet>& tracks() const { return m_tracks; }
    /// More points than there are of a period are not shown.
    static constexpr std::size_t most = 2'000'000;
    bool isCut() const { return m_isCut; }

    /// What a click there means: the track as a thing; nothing where none is shown.
    std::optional<Thing> thingAt(Degrees at) const;
    /// Brings it into view, as far as the map goes there.
    void show(const TrackSet::Track& track);
    /// While held, something past is on the map, and these tracks are not.
    void hold(bool isHeld);
    /// The line beside the pointer; hidden where no track is.
    QLabel& hint() { return *m_hint; }
    static QString layer() { return QStringLiteral("tracks"); }

Q_SIGNALS:
    /// Another period, or what is in it.
    void changed();
    void said(const QString& sentence, bool isProblem);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Run {
        std::atomic<bool> isCancelled = false;
    };
    void read();
    void putLayer();
    bool isShown() const;
    std::optional<TrackSet::Spot> spotAt(QPointF screen, double slack) const;
    void hover();

    Watch& m_watch;
    MapPane& m_map;
    QLabel* m_hint;
    Instant m_from, m_to;
    bool m_isToday = true;
    bool m_isHeld = false;
    bool m_isCut = false;
    QTimer m_soon; ///< gathers many news into one reading
    QTimer m_rest; ///< of the pointer
    std::optional<QPointF> m_pointer;
    std::shared_ptr<Run> m_run;
    std::shared_ptr<const TrackSet> m_tracks;
};

/// "36 km/h"
QString speedText(double metresPerSecond);

} // namespace fengsui::ui
