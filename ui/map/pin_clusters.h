#pragma once

#include "map/web_mercator.h"

namespace fengsui::ui {

/// Cases that stand so close together at some level that their pins would hide each other.
struct PinCluster {
    WorldPoint at; ///< the middle of them
    WorldBox box;
    int cases = 0;
    int overdue = 0;
    int urgent = 0;
};

/// How near cases of one cluster lie, how many make one, and from which zoom on every pin is shown by itself.
inline constexpr double clusterPixels = 52;
inline constexpr int fewestClustered = 4;
inline constexpr double singleZoom = 15;
/// Pixels around its middle in which a click means the cluster.
inline constexpr double clusterReach = 18;

} // namespace fengsui::ui
