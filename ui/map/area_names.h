#pragma once

#include "map/map_areas.h"

#include <QFont>
#include <QRectF>

#include <array>
#include <vector>

namespace fengsui::ui {

/// A name with its place at one level of tiles, in logical pixels from the north-west corner of the world.
struct PlacedName {
    QRectF box;
    std::uint32_t shape = 0; ///< index into MapAreas::shapes
    std::size_t style = 0; ///< 0 county, 1 town, 2 village, 3 cell
};

/// The fonts of county, town, village and cell names. Each thread makes its own: copies of a QFont share what they
/// found out about it, without a lock.
using NameFonts = std::array<QFont, 4>;
NameFonts nameFonts(const QFont& base);

/// Which names are written at a zoom level, and where: names of higher levels first, larger areas first, none over
/// another. Decided for the whole map at once, so that neighbouring tiles agree on a name that lies across their
/// border. May be called by any thread.
std::vector<PlacedName> placeNames(const MapAreas& areas, double zoom, const QFont& base);

/// Which figures of a level's areas are written, and where: in areas that are wide enough, below (or above) the names
/// and never over one. `texts` by index of the shape. As placeNames().
std::vector<PlacedName> placeFigures(
    const MapAreas& areas, int level, const std::vector<QString>& texts, double zoom, const QFont& base);

/// Whether borders of this level can be told apart at this zoom.
bool showsBorders(const MapAreas::Level& level, double zoom);

} // namespace fengsui::ui
