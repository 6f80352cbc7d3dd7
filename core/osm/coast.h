#pragma once

#include "osm/map_feature.h"

namespace fengsui {

/// A stretch of coast: land lies to the left of it, the sea to the right.
struct CoastWay {
    std::int64_t first = 0; ///< the node that it begins with
    std::int64_t last = 0; ///< and ends with
    MapLine course; ///< at least two places
};

/// A rectangle of the map.
struct MapBox {
    MapPoint southWest, northEast;

    bool isEmpty() const { return southWest.x > northEast.x; }
    static MapBox empty() { return { { 1e300, 1e300 }, { -1e300, -1e300 } }; }
    void take(MapPoint at);
};

/// The sea of a box that holds all of the coast, as features "sea" and, to be drawn over it, "island". Extracts know
/// coasts but no sea: stretches are joined, what ends inside is taken to the nearest side of the box, and the sides
/// close the rings. Nothing when there is no coast.
std::vector<MapFeature> seaOf(std::vector<CoastWay> coast, MapBox box);

} // namespace fengsui
