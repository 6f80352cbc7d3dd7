#pragma once

#include "osm/map_feature.h"

#include <string>

namespace fengsui {

/// The shape as "well-known binary" (OGC 06-103r4, section 8), little-endian: a point, a line or lines, a multipolygon.
std::string toBytes(const MapFeature& feature);

/// The rectangle around all of it, in metres of the projection.
struct ShapeBox {
    double west, east, south, north;
};
ShapeBox boxOf(const MapFeature& feature);

} // namespace fengsui
