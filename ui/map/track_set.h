#pragma once

#include "map/web_mercator.h"
#include "track/stretch.h"

#include <QColor>
#include <QPen>
#include <QString>

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace fengsui::ui {

/// A team and the stretches of its track in a period, in order of time.
struct TeamStretches {
    TeamId team;
    QString name;
    std::vector<Stretch> stretches;
};

/// How the line of a team looks: no two of the first thirty alike, and those of one colour are told apart by dashes.
struct TrackLook {
    std::size_t number = 0; ///< of the team in the list

    QColor color(bool isDark) const;
    /// Of a line so many pixels wide.
    QPen pen(bool isDark, double width) const;
};

/// Tracks of a period made ready for the map: projected, thinned for each scale, cut into legs that can be passed over
/// as a whole, with marks of the time and with stops. Never changed; for any thread. Making it takes its time, so it is
/// made behind.
class TrackSet {
public:
    /// The zone is that of the texts. Nothing when `goesOn` said no.
    static std::optional<TrackSet> of(const std::vector<TeamStretches>& teams, const Zone& zone, Instant from,
        Instant to, const std::function<bool()>& goesOn = {});

    /// Part of a line, short enough.
    struct Leg {
        WorldBox box;
        std::size_t first = 0, last = 0; ///< points
    };
    struct Line {
        double metres = 0; ///< that it may lie beside the track
        std::vector<WorldPoint> at;
        std::vector<Instant> times;
        std::vector<double> lengths; ///< from its beginning, in parts of the world's width
        std::vector<Leg> legs;
    };
    struct Mark {
        WorldPoint at;
        QString text; ///< "07:05", with the day where a new one begins
        int minute = 0; ///< of the day
    };
    struct Stop {
        WorldPoint at;
        QString text; ///< "07:05–07:25"
        TrackStop stop;
    };
    struct Track {
        TeamId team;
        QString name;
        TrackLook look;
        Stretch stretch;
        std::array<Line, 5> lines; ///< the finest first
        std::vector<Mark> marks;
        std::vector<Stop> stops;
        WorldBox box;
        bool isLast = false; ///< of its team: its end bears the name

        /// That is fine enough where a pixel is so many metres.
        const Line& lineAt(double metresPerPixel) const;
    };

    const std::vector<Track>& tracks() const { return m_tracks; }
    /// Name and look of each team that has any.
    struct Row {
        TeamId team;
        QString name;
        TrackLook look;
    };
    const std::vector<Row>& teams() const { return m_teams; }
    std::size_t points() const { return m_points; }
    const WorldBox& box() const { return m_box; }

    /// A place on a track.
    struct Spot {
        const Track* track = nullptr;
        WorldPoint at;
        Instant time;
        double metresPerSecond = 0;
        const Stop* stop = nullptr; ///< that it is in
    };
    /// The place that is nearest and not farther than `reach` (in parts of the world's width).
    std::optional<Spot> nearest(WorldPoint at, double reach) const;

private:
    std::vector<Track> m_tracks;
    std::vector<Row> m_teams;
    std::size_t m_points = 0;
    WorldBox m_box;
};

inline WorldPoint worldOf(GeoPoint at)
{
    return toWorld({ at.longitude(), at.latitude() });
}

} // namespace fengsui::ui
