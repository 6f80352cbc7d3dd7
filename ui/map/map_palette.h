#pragma once

#include "map/map_areas.h"

#include <QColor>

#include <array>

namespace fengsui::ui {

/// The colours of the ground. Light paper by day, a dim ground for a dark duty room.
struct MapPalette {
    QColor outside; ///< where no area is
    QColor land; ///< the county under its towns
    std::array<QColor, MapAreas::tints> tints; ///< tells the areas of one level apart
    std::array<QColor, 4> borders; ///< county, town, village, cell
    std::array<QColor, 4> names; ///< county, town, village, cell
    QColor halo; ///< around names
    QColor graticule;

    bool operator==(const MapPalette&) const = default;
    static const MapPalette& light();
    static const MapPalette& dark();
};

/// Width in pixels of the borders of county, town, village and cell.
inline constexpr std::array<double, 4> borderWidths { 3, 2, 1.2, 0.8 };

} // namespace fengsui::ui
