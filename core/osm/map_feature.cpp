#include "osm/map_feature.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace fengsui {

namespace {

double squaredDistance(MapPoint at, MapPoint from, MapPoint to)
{
    const double dx = to.x - from.x, dy = to.y - from.y, length = dx * dx + dy * dy;
    const double along = length == 0 ? 0 : ((at.x - from.x) * dx + (at.y - from.y) * dy) / length;
    const double part = std::clamp(along, 0.0, 1.0), x = from.x + part * dx - at.x, y = from.y + part * dy - at.y;
    return x * x + y * y;
}

// With a stack of our own: a coast of a million corners must not end on ours.
MapLine simplifiedLine(const MapLine& line, double tolerance)
{
    std::vector<bool> stays(line.size(), false);
    stays.front() = stays.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> open { { 0, line.size() - 1 } };
    while (!open.empty()) {
        const auto [from, to] = open.back();
        open.pop_back();
        double furthest = tolerance * tolerance;
        std::size_t at = from;
        for (std::size_t i = from + 1; i < to; ++i)
            if (const double distance = squaredDistance(line[i], line[from], line[to]); distance > furthest) {
                furthest = distance;
                at = i;
            }
        if (at == from)
            continue;
        stays[at] = true;
        open.push_back({ from, at });
        open.push_back({ at, to });
    }
    MapLine fewer;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (stays[i])
            fewer.push_back(line[i]);
    return fewer;
}

// Relative to the first corner: the differences of squares of large numbers lose the small ones.
double signedArea(const MapLine& ring)
{
    double doubled = 0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        doubled += (ring[i - 1].x - ring[0].x) * (ring[i].y - ring[0].y)
            - (ring[i].x - ring[0].x) * (ring[i - 1].y - ring[0].y);
    return doubled / 2;
}

MapPoint middleOfRing(const MapLine& ring)
{
    double x = 0, y = 0, weight = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const MapPoint a { ring[i - 1].x - ring[0].x, ring[i - 1].y - ring[0].y };
        const MapPoint b { ring[i].x - ring[0].x, ring[i].y - ring[0].y };
        const double cross = a.x * b.y - b.x * a.y;
        x += (a.x + b.x) * cross;
        y += (a.y + b.y) * cross;
        weight += cross;
    }
    if (weight == 0)
        return ring[0];
    return { ring[0].x + x / (3 * weight), ring[0].y + y / (3 * weight) };
}

} // namespace

MapPoint toMapPoint(double longitude, double latitude)
{
    constexpr double radius = 6378137, radian = std::numbers::pi / 180;
    return { radius * longitude * radian, radius * std::log(std::tan(std::numbers::pi / 4 + latitude * radian / 2)) };
}

std::string_view toWord(MapTheme theme)
{
    static constexpr std::array<std::string_view, mapThemeCount> words { "sea", "land_use", "water", "waterway",
        "building", "road", "rail", "boundary", "place", "spot" };
    return words[static_cast<std::size_t>(theme)];
}

double areaOf(const MapFeature& feature)
{
    double area = 0;
    if (feature.shape == MapFeature::Shape::Area)
        for (const auto& patch : feature.patches)
            for (std::size_t i = 0; i < patch.size(); ++i)
                area += (i == 0 ? 1 : -1) * std::abs(signedArea(patch[i]));
    return area;
}

MapPoint middleOf(const MapFeature& feature)
{
    const MapLine* largest = &feature.patches.front().front();
    for (const auto& patch : feature.patches)
        if (std::abs(signedArea(patch.front())) > std::abs(signedArea(*largest)))
            largest = &patch.front();
    return middleOfRing(*largest);
}

std::optional<MapFeature> simplified(const MapFeature& feature, double tolerance)
{
    if (feature.shape == MapFeature::Shape::Point)
        return feature;
    MapFeature fewer = feature;
    fewer.patches.clear();
    const bool isArea = feature.shape == MapFeature::Shape::Area;
    const double smallest = 4 * tolerance * tolerance;
    for (const auto& patch : feature.patches) {
        std::vector<MapLine> parts;
        for (const MapLine& part : patch) {
            if (isArea && std::abs(signedArea(part)) < smallest) {
                if (parts.empty())
                    break; // the outer ring went, and what lies in it with it
                continue;
            }
            MapLine line = simplifiedLine(part, tolerance);
            if (!isArea || line.size() >= 4)
                parts.push_back(std::move(line));
            else if (parts.empty())
                break;
        }
        if (!parts.empty())
            fewer.patches.push_back(std::move(parts));
    }
    return fewer.patches.empty() ? std::nullopt : std::optional(std::move(fewer));
}

} // namespace fengsui
