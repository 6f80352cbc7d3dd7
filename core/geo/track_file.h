#pragma once

#include "geo/feature.h"
#include "track/track.h"

#include <cstddef>
#include <string>
#include <vector>

namespace fengsui {

/// The tracks that a file of features holds.
struct TrackFile {
    std::vector<TrackRun> runs;
    std::size_t points = 0; ///< that were taken
    std::size_t leftOut = 0; ///< that were not
    std::size_t gaps = 0; ///< in which nobody knows where it was, see isGap(); a run ends there
    std::vector<Refusal> notes; ///< why, by track and point; at most mostFaults
};

/// Its ways with the times of their points, one run for each stretch without a gap. Left out and told of are points
/// without a time, not after the one before, at 0,0, of a year that no track is of, and beyond mostTrackFilePoints.
TrackFile tracksOf(const FeatureFile& read, const std::string& file);
inline constexpr std::size_t mostTrackFilePoints = 300'000;

/// Each run a way of one feature with the times of its points, and places in between where others would see a gap.
FeatureFile trackLayer(const std::vector<TrackRun>& runs, const std::string& name);

} // namespace fengsui
