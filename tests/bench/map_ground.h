#pragma once

#include "map/tile_painter.h"

#include <filesystem>
#include <memory>
#include <unordered_map>
#include <vector>

namespace fengsui::bench {

/// 1.07 million places in the county of the bench: real inventories (street lights, hydrants), repeated with flips and
/// offsets over its towns, sorted into squares of zoom 14. Dots near, one pixel a place far.
class ManyDots : public ui::TilePainter {
public:
    /// `files` are CSV or .csv.gz with columns LONGITUDE and LATITUDE.
    explicit ManyDots(const std::vector<std::filesystem::path>& files);
    void paint(QPainter& painter, ui::TileKey key, const ui::TileStyle& style) const override;
    std::size_t count() const { return m_count; }

private:
    struct Dot {
        float x, y; // within the square, 0 to 1
    };
    static constexpr int zoom = 14;
    std::unordered_map<ui::TileKey, std::vector<Dot>> m_squares;
    std::size_t m_count = 0;
};

/// A base map of PNG pictures over the county of the bench, zoom 8 to 14, some 20 KiB each.
void writeBaseMap(const std::filesystem::path& file);

} // namespace fengsui::bench
