#pragma once

#include "base/result.h"
#include "grid/division.h"
#include "grid/read_divisions.h"

#include <span>
#include <string_view>

namespace fengsui {

/// Reads a FeatureCollection (RFC 7946, so WGS 84) of divisions and cells. Properties: code, name, level, parent; level
/// "cell" makes a grid cell, whose parent is its division. Geometry: Polygon, MultiPolygon or null. An outline that
/// can't be used (too few corners, out of bounds, crossing itself) is left out with a problem, its division stays; a
/// cell without an outline is of no use and goes. Refuses what is no FeatureCollection. Cells may lie in divisions
/// that are known already; those come out again, without their outlines.
Result<GridRead> readGeoJson(std::string_view text, const CodingProfile& profile, std::span<const Division> known = {});

} // namespace fengsui
