#pragma once

#include "map/tile_painter.h"

namespace fengsui::ui {

/// Draws lines of longitude and latitude, and writes what they are where they cross, when the style asks for them.
class GraticulePainter : public TilePainter {
public:
    void paint(QPainter& painter, TileKey key, const TileStyle& style) const override;
    bool isVector() const override { return true; }
};

/// Degrees between two lines of the graticule, so that they are 100 to 250 pixels apart.
double graticuleStep(double zoom);

} // namespace fengsui::ui
