#pragma once

#include "map/area_names.h"
#include "map/map_palette.h"
#include "map/tile_key.h"

#include <QImage>

#include <map>
#include <memory>
#include <mutex>

class QPainter;

namespace fengsui::ui {

/// How tiles look.
struct TileStyle {
    MapPalette palette = MapPalette::light();
    QFont font;
    double scale = 1; ///< device pixels a logical one: a tile's image is 256 × scale wide
    bool hasGraticule = false;
    QImage::Format format = QImage::Format_RGB32; ///< what the backend takes without converting

    bool operator==(const TileStyle&) const = default;
};

/// Paints areas, borders, graticule and names into one opaque picture a tile. Any number of threads may paint at once.
class TilePainter {
public:
    TilePainter(std::shared_ptr<const MapAreas> areas, TileStyle style);

    QImage paint(TileKey key) const;
    const TileStyle& style() const { return m_style; }
    const MapAreas& areas() const { return *m_areas; }

private:
    using Names = std::vector<PlacedName>;
    std::shared_ptr<const Names> namesAt(int level) const;
    void paintAreas(QPainter& painter, TileKey key) const;
    void paintGraticule(QPainter& painter, TileKey key, QFont font) const;
    void paintNames(QPainter& painter, TileKey key, const NameFonts& fonts) const;

    std::shared_ptr<const MapAreas> m_areas;
    TileStyle m_style;
    mutable std::mutex m_mutex; // guards the names only
    mutable std::map<int, std::shared_ptr<const Names>> m_names;
};

/// Degrees between two lines of the graticule, so that they are 100 to 250 pixels apart.
double graticuleStep(double zoom);

} // namespace fengsui::ui
