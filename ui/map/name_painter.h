#pragma once

#include "map/area_names.h"
#include "map/tile_painter.h"

#include <map>
#include <memory>
#include <mutex>

namespace fengsui::ui {

/// Writes the names of areas.
class NamePainter : public TilePainter {
public:
    /// `font` decides how much room a name takes: with another font it takes another painter.
    NamePainter(std::shared_ptr<const MapAreas> areas, QFont font);

    void paint(QPainter& painter, TileKey key, const TileStyle& style) const override;
    bool isVector() const override { return true; }
    QString characters() const override;

private:
    using Names = std::vector<PlacedName>;
    std::shared_ptr<const Names> namesAt(int level) const;

    std::shared_ptr<const MapAreas> m_areas;
    QFont m_font;
    mutable std::mutex m_mutex; // guards the names only
    mutable std::map<int, std::shared_ptr<const Names>> m_names;
};

} // namespace fengsui::ui
