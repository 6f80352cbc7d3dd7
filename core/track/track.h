#pragma once

#include "base/coordinate.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/stamp.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

namespace entries {
class TeamTracked;
} // namespace entries

using TrackId = Id<struct TrackTag>;

/// Where somebody was, and when.
struct TrackPoint {
    GeoPoint at;
    Instant time;

    bool operator==(const TrackPoint&) const = default;
};
/// In order of time, without a gap: in between it went straight and evenly.
using TrackRun = std::vector<TrackPoint>;

/// A stretch of a team's track as one entry has it.
struct TrackPiece {
    TrackId id;
    TeamId team;
    std::string source; ///< name of the file that it was taken from
    TrackRun points; ///< none while no entry that can be read is here
    OperatorId by; ///< who took it in
    Instant at; ///< when

    bool isThere() const { return !points.empty(); }
};

/// More do not fit into an entry.
inline constexpr std::size_t mostTrackPoints = 2000;

/// The run as pieces of at most mostTrackPoints. Each begins with the point that the one before ended with.
std::vector<TrackPiece> piecesOf(TeamId team, const TrackRun& run, const std::string& source);
/// The other way: pieces in order of their time, those that continue each other as one run, and only the stretches
/// within the period, cut where the team was at its ends.
std::vector<TrackRun> runsOf(const std::vector<TrackPiece>& pieces, Instant from, Instant to);

/// Takes one more entry. The first one that can be read holds: an id names its points, so others say the same. Points
/// that are no places, and what follows a step back in time, are not taken.
void fold(TrackPiece& piece, const Stamp& stamp, const entries::TeamTracked& tracked);
entries::TeamTracked toEntry(const TrackPiece& piece);

/// Points as bytes, for a table.
std::string bytesOfRun(const TrackRun& run);
TrackRun runOfBytes(std::string_view bytes);

} // namespace fengsui
