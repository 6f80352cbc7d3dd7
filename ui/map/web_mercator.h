#pragma once

#include <algorithm>
#include <cmath>

namespace fengsui::ui {

/// A place on WGS 84 in degrees.
struct Degrees {
    double longitude = 0;
    double latitude = 0;
};

/// A place on the square world of Web Mercator (EPSG:3857, scaled): x from 0 at 180° W to 1 at 180° E, y from 0 at
/// 85.0511° N to 1 at 85.0511° S. At zoom level z the square is 256 · 2^z pixels wide.
struct WorldPoint {
    double x = 0;
    double y = 0;
};

/// A box of the world, empty at first.
struct WorldBox {
    double left = 2;
    double top = 2;
    double right = -2;
    double bottom = -2;

    bool isEmpty() const { return !(right > left && bottom > top); }
    double width() const { return right - left; }
    double height() const { return bottom - top; }
    WorldPoint centre() const { return { (left + right) / 2, (top + bottom) / 2 }; }
    bool contains(WorldPoint at) const { return at.x >= left && at.x <= right && at.y >= top && at.y <= bottom; }
    bool touches(const WorldBox& other) const
    {
        return left <= other.right && other.left <= right && top <= other.bottom && other.top <= bottom;
    }
    WorldBox grownBy(double margin) const { return { left - margin, top - margin, right + margin, bottom + margin }; }
    void take(WorldPoint at)
    {
        left = std::min(left, at.x), right = std::max(right, at.x);
        top = std::min(top, at.y), bottom = std::max(bottom, at.y);
    }
};

/// Logical pixels that the world is wide at a zoom level.
inline double worldPixels(double zoom)
{
    return 256 * std::exp2(zoom);
}

/// Latitudes beyond ±85.0511° are taken to the edge of the square.
WorldPoint toWorld(Degrees at);
Degrees toDegrees(WorldPoint at);

/// Metres on the ground that one logical pixel covers at this latitude (sphere of 6,378,137 m, as Web Mercator has it).
double metresPerPixel(double latitude, double zoom);

} // namespace fengsui::ui
