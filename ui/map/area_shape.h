#pragma once

#include "map/map_areas.h"
#include "map/tile_key.h"

#include <QPainterPath>
#include <QPolygonF>

namespace fengsui::ui {

/// The corners of a ring that matter to a tile, in its pixels; closed, or empty.
QPolygonF ringOnTile(const std::vector<WorldPoint>& ring, TileKey key);
/// All rings of an area on a tile: by the odd-even rule, so holes stay open.
QPainterPath pathOnTile(const MapAreas::Shape& shape, TileKey key);
/// The tile's ground and the rim around it in which borders may begin.
WorldBox groundAround(TileKey key);

} // namespace fengsui::ui
