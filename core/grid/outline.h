#pragma once

#include "base/coordinate.h"

#include <optional>
#include <string>
#include <vector>

namespace fengsui {

/// Corners in order, the first one not repeated at the end. Outer rings run counterclockwise, holes clockwise (as in
/// RFC 7946).
using Ring = std::vector<GeoPoint>;

/// One connected area.
struct Patch {
    Ring outer;
    std::vector<Ring> holes;

    bool operator==(const Patch&) const = default;
};

/// The ground of a division or cell; several patches when it is in pieces, none when it is not known.
using Outline = std::vector<Patch>;

struct GeoBox {
    GeoPoint southWest;
    GeoPoint northEast;

    bool contains(GeoPoint at) const
    {
        return at.longitudeE7 >= southWest.longitudeE7 && at.longitudeE7 <= northEast.longitudeE7
            && at.latitudeE7 >= southWest.latitudeE7 && at.latitudeE7 <= northEast.latitudeE7;
    }
    bool operator==(const GeoBox&) const = default;
};

/// The smallest box around all outer rings; nothing for an empty outline.
std::optional<GeoBox> boxOf(const Outline& outline);
/// The smallest box around both.
GeoBox united(const GeoBox& a, const GeoBox& b);

/// Whether the place lies inside or on the border.
bool covers(const Outline& outline, GeoPoint at);
/// Metres to the nearest place of the outline, 0 inside; on a plane laid at the asked place, good to 1 % within 100 km.
double distanceMetres(const Outline& outline, GeoPoint at);
/// Twice the area, in squares of 1e-7 degrees, exact (shoelace formula): what tiles a ground exactly sums up exactly.
/// Fits for outlines of less than 90 by 90 degrees.
std::int64_t doubledArea(const Outline& outline);
/// The area in square kilometres on the sphere of the mean Earth radius, flattened at the middle latitude.
double squareKilometres(const Outline& outline);
/// A place well inside, for a label: as far from every border as a search to about 1/100 of the outline's width finds.
std::optional<GeoPoint> labelPoint(const Outline& outline);

/// Turns rings that run the wrong way, and drops a repeated last corner.
void setInOrder(Outline& outline);
/// What is wrong with it in the words of Boost.Geometry ("Geometry has invalid self-intersections. …"); nothing when it
/// can be used.
std::optional<std::string> whyInvalid(const Outline& outline);

} // namespace fengsui
