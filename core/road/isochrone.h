#pragma once

#include "base/coordinate.h"
#include "base/instant.h"
#include "grid/outline.h"
#include "road/road_network.h"

#include <span>
#include <stop_token>
#include <vector>

namespace fengsui {

/// The ground that can be reached from a place within so long.
struct Isochrone {
    Duration within {};
    Outline ground;
    bool isByRoad = false; ///< false: a circle, straight × detour, because no road is near
};

struct IsochroneFineness {
    double cellMetres = 100; ///< the ground is drawn from squares of this size; wide grounds get larger ones
    double smallestHole = 0.25; ///< square kilometres; what is enclosed and smaller counts as reached
};

/// For each of the limits, in their order, the ground that is reached: what lies within a square or two of a road that
/// is driven in time. A longer limit's ground holds that of a shorter one whole. The outlines are valid. Where the view
/// closes roads, they are not driven. Nothing when stopped.
std::vector<Isochrone> isochrones(const RoadView& view, GeoPoint from, std::span<const Duration> limits,
    const IsochroneFineness& fineness = {}, const std::stop_token& stop = {});

} // namespace fengsui
