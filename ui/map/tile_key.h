#pragma once

#include "map/web_mercator.h"

#include <compare>
#include <cstddef>
#include <functional>

namespace fengsui::ui {

/// Names one square of 256 logical pixels. Levels are quarters of a zoom level, so that a map at rest on a quarter step
/// shows its tiles pixel by pixel and text stays sharp; tile (0, 0) begins at the north-west corner of the world.
struct TileKey {
    int level = 0;
    int x = 0;
    int y = 0;

    static constexpr int levelsPerZoom = 4;
    static int levelOf(double zoom) { return static_cast<int>(std::lround(zoom * levelsPerZoom)); }
    static double zoomOf(int level) { return double(level) / levelsPerZoom; }
    /// Part of the world's width that a tile of the level covers.
    static double side(int level) { return std::exp2(-zoomOf(level)); }

    double zoom() const { return zoomOf(level); }
    WorldBox ground() const
    {
        const double s = side(level);
        return { x * s, y * s, (x + 1) * s, (y + 1) * s };
    }
    auto operator<=>(const TileKey&) const = default;
};

} // namespace fengsui::ui

template <>
struct std::hash<fengsui::ui::TileKey> {
    std::size_t operator()(const fengsui::ui::TileKey& key) const noexcept
    {
        std::size_t h = static_cast<std::size_t>(key.level);
        h = h * 0x9E3779B97F4A7C15u + static_cast<std::size_t>(key.x);
        return h * 0x9E3779B97F4A7C15u + static_cast<std::size_t>(key.y);
    }
};
