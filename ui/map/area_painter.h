#pragma once

#include "map/map_areas.h"
#include "map/tile_painter.h"

namespace fengsui::ui {

/// Paints the areas of the map: either their colours, to lie below a base map, or their borders, to lie above it.
class AreaPainter : public TilePainter {
public:
    enum class Part { Ground, Borders };
    AreaPainter(std::shared_ptr<const MapAreas> areas, Part part);

    void paint(QPainter& painter, TileKey key, const TileStyle& style) const override;
    bool hasAnything(TileKey key) const override;
    bool isVector() const override { return true; }
    std::vector<LegendRow> legend(int level) const override;

private:
    bool isBordered(const MapAreas::Level& level, double zoom) const;
    void paintGround(QPainter& painter, TileKey key, const TileStyle& style) const;
    void paintBorders(QPainter& painter, TileKey key, const TileStyle& style) const;

    std::shared_ptr<const MapAreas> m_areas;
    Part m_part;
};

} // namespace fengsui::ui
