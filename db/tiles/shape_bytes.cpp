#include "tiles/shape_bytes.h"

#include <algorithm>
#include <bit>

namespace fengsui {

namespace {

static_assert(std::endian::native == std::endian::little);

enum class Kind : std::uint32_t { Point = 1, Line = 2, Polygon = 3, Lines = 5, Polygons = 6 };

template <typename T>
void put(std::string& bytes, T value)
{
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void begin(std::string& bytes, Kind kind)
{
    bytes += '\1'; // little-endian
    put(bytes, kind);
}

void put(std::string& bytes, const MapLine& line)
{
    put(bytes, static_cast<std::uint32_t>(line.size()));
    for (const MapPoint at : line) {
        put(bytes, at.x);
        put(bytes, at.y);
    }
}

void putLine(std::string& bytes, const MapLine& line)
{
    begin(bytes, Kind::Line);
    put(bytes, line);
}

} // namespace

std::string toBytes(const MapFeature& feature)
{
    std::string bytes;
    const auto& first = feature.patches.front();
    switch (feature.shape) {
    case MapFeature::Shape::Point:
        begin(bytes, Kind::Point);
        put(bytes, first.front().front().x);
        put(bytes, first.front().front().y);
        break;
    case MapFeature::Shape::Line:
        if (first.size() == 1) {
            putLine(bytes, first.front());
            break;
        }
        begin(bytes, Kind::Lines);
        put(bytes, static_cast<std::uint32_t>(first.size()));
        for (const MapLine& line : first)
            putLine(bytes, line);
        break;
    case MapFeature::Shape::Area:
        begin(bytes, Kind::Polygons);
        put(bytes, static_cast<std::uint32_t>(feature.patches.size()));
        for (const auto& patch : feature.patches) {
            begin(bytes, Kind::Polygon);
            put(bytes, static_cast<std::uint32_t>(patch.size()));
            for (const MapLine& ring : patch)
                put(bytes, ring);
        }
        break;
    }
    return bytes;
}

ShapeBox boxOf(const MapFeature& feature)
{
    const MapPoint start = feature.patches.front().front().front();
    ShapeBox box { start.x, start.x, start.y, start.y };
    for (const auto& patch : feature.patches)
        for (const MapLine& part : patch)
            for (const MapPoint at : part) {
                box.west = std::min(box.west, at.x);
                box.east = std::max(box.east, at.x);
                box.south = std::min(box.south, at.y);
                box.north = std::max(box.north, at.y);
            }
    return box;
}

} // namespace fengsui
