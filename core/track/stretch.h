#pragma once

#include "track/track.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace fengsui {

/// A receiver that says nothing for longer, and is elsewhere then, has lost the way in between.
inline constexpr Duration longestGap = std::chrono::minutes(15);
inline constexpr double gapMetres = 100;
/// Whether nobody knows where it was between two places that a receiver noted one after the other.
bool isGap(const TrackPoint& before, const TrackPoint& after);

/// A run, and whence it is known.
struct Stretch {
    TrackRun run;
    std::string source; ///< of its first piece
    OperatorId by;
    Instant at;
};

/// As runsOf(), with the file that each was taken from and who took it in.
std::vector<Stretch> stretchesOf(const std::vector<TrackPiece>& pieces, Instant from, Instant to);

/// Where somebody stayed for a while.
struct TrackStop {
    GeoPoint at;
    Instant from;
    Instant to;
};
inline constexpr Duration leastStop = std::chrono::minutes(5);
inline constexpr double stopMetres = 40;

/// Times of at least leastStop in which the run stays within stopMetres of where they begin, in order of time.
std::vector<TrackStop> stopsOf(const TrackRun& run);

/// Metres in a second at that time; 0 for a single place. The run must not be empty.
double speedAt(const TrackRun& run, Instant time);
double metresOf(const TrackRun& run);

/// Where somebody was whose runs are these, in order of time: on a run, and for longestGap after its end at its end.
std::optional<GeoPoint> placeOn(const std::vector<TrackRun>& runs, Instant time);

} // namespace fengsui
