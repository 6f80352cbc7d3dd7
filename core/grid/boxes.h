#pragma once

#include "grid/outline.h"

namespace fengsui {

/// Whether they have a place in common, be it on the rim.
inline bool meet(const GeoBox& a, const GeoBox& b)
{
    return a.southWest.longitudeE7 <= b.northEast.longitudeE7 && b.southWest.longitudeE7 <= a.northEast.longitudeE7
        && a.southWest.latitudeE7 <= b.northEast.latitudeE7 && b.southWest.latitudeE7 <= a.northEast.latitudeE7;
}

} // namespace fengsui
