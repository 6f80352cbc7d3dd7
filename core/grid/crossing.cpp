#include "grid/crossing.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace fengsui {

namespace {

/// Relative to the start of the first side, so that products of what cells are made of stay exact.
struct Place {
    double x = 0, y = 0;
};

Place from(GeoPoint origin, GeoPoint at)
{
    return { double(std::int64_t(at.longitudeE7) - origin.longitudeE7),
        double(std::int64_t(at.latitudeE7) - origin.latitudeE7) };
}

double cross(Place a, Place b)
{
    return a.x * b.y - a.y * b.x;
}

double dot(Place a, Place b)
{
    return a.x * b.x + a.y * b.y;
}

struct Side {
    GeoPoint from, to;
};

bool areApart(const Side& a, const Side& b)
{
    const auto apart = [](std::int32_t a1, std::int32_t a2, std::int32_t b1, std::int32_t b2) {
        return std::max(a1, a2) < std::min(b1, b2) || std::max(b1, b2) < std::min(a1, a2);
    };
    return apart(a.from.longitudeE7, a.to.longitudeE7, b.from.longitudeE7, b.to.longitudeE7)
        || apart(a.from.latitudeE7, a.to.latitudeE7, b.from.latitudeE7, b.to.latitudeE7);
}

bool isOn(const Side& side, GeoPoint at)
{
    const Place way = from(side.from, side.to), place = from(side.from, at);
    return cross(way, place) == 0 && dot(way, place) >= 0 && dot(way, place) <= dot(way, way);
}

std::optional<GeoPoint> meetingOf(const Side& a, const Side& b)
{
    if (areApart(a, b))
        return std::nullopt;
    for (const GeoPoint end : { b.from, b.to })
        if (isOn(a, end))
            return end;
    for (const GeoPoint end : { a.from, a.to })
        if (isOn(b, end))
            return end;
    const Place along = from(a.from, a.to), other = from(b.from, b.to), start = from(a.from, b.from);
    const double both = cross(along, other);
    if (both == 0)
        return std::nullopt;
    const double t = cross(start, other) / both, u = cross(start, along) / both;
    if (t < 0 || t > 1 || u < 0 || u > 1)
        return std::nullopt;
    return GeoPoint { std::int32_t(std::lround(a.from.longitudeE7 + t * along.x)),
        std::int32_t(std::lround(a.from.latitudeE7 + t * along.y)) };
}

std::optional<GeoPoint> crossingOf(Ring ring)
{
    const auto repeated = std::ranges::unique(ring);
    ring.erase(repeated.begin(), repeated.end());
    if (ring.size() > 1 && ring.front() == ring.back())
        ring.pop_back();
    const std::size_t count = ring.size();
    if (count < 3)
        return std::nullopt;
    const auto side = [&](std::size_t i) { return Side { ring[i], ring[(i + 1) % count] }; };
    for (std::size_t i = 0; i < count; ++i) {
        const Side one = side(i), next = side((i + 1) % count);
        // a side may not run back over the one before it
        const Place way = from(one.to, one.from), on = from(one.to, next.to);
        if (cross(way, on) == 0 && dot(way, on) > 0)
            return one.to;
        for (std::size_t j = i + 2; j < count; ++j) {
            if (i == 0 && j + 1 == count)
                continue; // they are neighbours
            if (const auto at = meetingOf(one, side(j)))
                return at;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<GeoPoint> crossingOf(const Outline& outline)
{
    for (const Patch& patch : outline) {
        if (const auto at = crossingOf(patch.outer))
            return at;
        for (const Ring& hole : patch.holes)
            if (const auto at = crossingOf(hole))
                return at;
    }
    return std::nullopt;
}

} // namespace fengsui
