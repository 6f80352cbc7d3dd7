#pragma once

#include "map/map_palette.h"

#include <QFont>
#include <QImage>

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

} // namespace fengsui::ui
