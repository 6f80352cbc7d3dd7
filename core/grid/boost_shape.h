#pragma once

// The border to Boost.Geometry: inside it coordinates are doubles that hold our integers exactly. Only sources of this
// room include it.

#include "grid/outline.h"

#include <boost/geometry/core/cs.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <cmath>
#include <cstdint>

namespace fengsui {

using BoostPoint = boost::geometry::model::d2::point_xy<double>;
using BoostBox = boost::geometry::model::box<BoostPoint>;
using BoostPatch = boost::geometry::model::polygon<BoostPoint, false, false>; // counterclockwise, open
using BoostOutline = boost::geometry::model::multi_polygon<BoostPatch>;

inline BoostPoint toBoost(GeoPoint at)
{
    return { double(at.longitudeE7), double(at.latitudeE7) };
}
inline BoostBox toBoost(const GeoBox& box)
{
    return { toBoost(box.southWest), toBoost(box.northEast) };
}

/// The outline with every corner through `place`, which makes a BoostPoint of a GeoPoint.
template <typename Place>
BoostOutline toBoost(const Outline& outline, Place place)
{
    BoostOutline out;
    const auto ring = [&](const Ring& corners, auto& into) {
        into.reserve(corners.size());
        for (const GeoPoint corner : corners)
            into.push_back(place(corner));
    };
    for (const Patch& patch : outline) {
        BoostPatch& shape = out.emplace_back();
        ring(patch.outer, shape.outer());
        for (const Ring& hole : patch.holes)
            ring(hole, shape.inners().emplace_back());
    }
    return out;
}
inline BoostOutline toBoost(const Outline& outline)
{
    return toBoost(outline, [](GeoPoint corner) { return toBoost(corner); });
}

/// Corners at the nearest of our places; those that fall together stay.
inline Outline fromBoost(const BoostOutline& shape)
{
    Outline outline;
    const auto ring = [](const auto& corners) {
        Ring out;
        for (const BoostPoint& corner : corners)
            out.push_back({ std::int32_t(std::lround(corner.x())), std::int32_t(std::lround(corner.y())) });
        return out;
    };
    for (const BoostPatch& patch : shape) {
        Patch& made = outline.emplace_back();
        made.outer = ring(patch.outer());
        for (const auto& hole : patch.inners())
            made.holes.push_back(ring(hole));
    }
    return outline;
}

} // namespace fengsui
