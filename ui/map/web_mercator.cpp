#include "map/web_mercator.h"

#include <numbers>

namespace fengsui::ui {

namespace {
constexpr double radian = std::numbers::pi / 180;
constexpr double edgeLatitude = 85.05112877980659; // where the square ends: atan(sinh(pi))
} // namespace

WorldPoint toWorld(Degrees at)
{
    const double s = std::sin(std::clamp(at.latitude, -edgeLatitude, edgeLatitude) * radian);
    return { (at.longitude + 180) / 360, 0.5 - std::atanh(s) / (2 * std::numbers::pi) };
}

Degrees toDegrees(WorldPoint at)
{
    return { at.x * 360 - 180, std::atan(std::sinh(std::numbers::pi * (1 - 2 * at.y))) / radian };
}

double metresPerPixel(double latitude, double zoom)
{
    return 2 * std::numbers::pi * 6378137 * std::cos(latitude * radian) / worldPixels(zoom);
}

} // namespace fengsui::ui
