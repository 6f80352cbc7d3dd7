#include "component/component_place.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace fengsui {

namespace {

constexpr double world = 4294967296.0;
constexpr std::size_t packedSize = 7;
constexpr std::size_t squareSize = 4;

std::uint32_t bounded(double value)
{
    return std::uint32_t(std::clamp(value, 0.0, world - 1));
}

void put(std::string& bytes, std::uint16_t value)
{
    bytes += char(value & 0xff);
    bytes += char(value >> 8);
}

std::uint16_t sixteen(std::string_view bytes, std::size_t at)
{
    return std::uint16_t(std::uint8_t(bytes[at]) | std::uint8_t(bytes[at + 1]) << 8);
}

} // namespace

MapPlace MapPlace::of(GeoPoint at)
{
    const double latitude = at.latitude() * std::numbers::pi / 180;
    const double y = 0.5 - std::asinh(std::tan(latitude)) / (2 * std::numbers::pi);
    return { bounded((at.longitude() / 360 + 0.5) * world), bounded(y * world) };
}

GeoPoint MapPlace::toGeo() const
{
    const double latitude = std::atan(std::sinh((0.5 - (y + 0.5) / world) * 2 * std::numbers::pi));
    return GeoPoint::fromDegrees(((x + 0.5) / world - 0.5) * 360, latitude * 180 / std::numbers::pi)
        .value_or(GeoPoint {});
}

std::string toBytes(const std::vector<PackedComponent>& components)
{
    std::string bytes;
    bytes.reserve(components.size() * packedSize);
    for (const PackedComponent& each : components) {
        put(bytes, each.x);
        put(bytes, each.y);
        put(bytes, each.classCode);
        bytes += char(each.state);
    }
    return bytes;
}

std::vector<PackedComponent> packedFromBytes(std::string_view bytes)
{
    std::vector<PackedComponent> components;
    components.reserve(bytes.size() / packedSize);
    for (std::size_t at = 0; at + packedSize <= bytes.size(); at += packedSize)
        components.push_back(
            { sixteen(bytes, at), sixteen(bytes, at + 2), sixteen(bytes, at + 4), std::uint8_t(bytes[at + 6]) });
    return components;
}

std::string toBytes(const std::vector<DensitySquare>& squares)
{
    std::string bytes;
    bytes.reserve(squares.size() * squareSize);
    for (const DensitySquare& each : squares) {
        put(bytes, each.square);
        put(bytes, each.components);
    }
    return bytes;
}

std::vector<DensitySquare> densityFromBytes(std::string_view bytes)
{
    std::vector<DensitySquare> squares;
    squares.reserve(bytes.size() / squareSize);
    for (std::size_t at = 0; at + squareSize <= bytes.size(); at += squareSize)
        if (const std::uint16_t square = sixteen(bytes, at); square < densitySide * densitySide)
            squares.push_back({ square, sixteen(bytes, at + 2) });
    return squares;
}

} // namespace fengsui
