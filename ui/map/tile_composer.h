#pragma once

#include "map/map_layers.h"

namespace fengsui::ui {

/// Composes the shown layers into one opaque picture a tile: a second textured layer would cost the scene as much again
/// as the first. Any number of threads may compose at once.
class TileComposer {
public:
    /// `layers` lowest first.
    TileComposer(std::vector<MapLayer> layers, TileStyle style);

    QImage compose(TileKey key) const;
    const TileStyle& style() const { return m_style; }

private:
    std::vector<MapLayer> m_layers;
    TileStyle m_style;
};

} // namespace fengsui::ui
