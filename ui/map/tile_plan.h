#pragma once

#include "map/tile_store.h"

#include <QRectF>

namespace fengsui::ui {

/// A piece of a tile and where it is drawn.
struct PlacedTile {
    TileKey key;
    QRectF source; ///< pixels of the tile's image
    QRectF target; ///< logical pixels of the view
    bool isScaled = false; ///< not drawn pixel by pixel
};

/// What to draw now so that the whole view is covered: the tiles of the level that the camera goes to, and in place of
/// those not yet painted the best there is of other levels.
std::vector<PlacedTile> planTiles(const MapCamera& camera, const TileStore& store);

} // namespace fengsui::ui
