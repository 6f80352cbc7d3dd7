#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// Metres in the map's projection (EPSG:3857): x to the east, y to the north.
struct MapPoint {
    double x = 0;
    double y = 0;

    bool operator==(const MapPoint&) const = default;
};
using MapLine = std::vector<MapPoint>;

/// Of a place on WGS 84, in degrees, |latitude| below 85.06.
MapPoint toMapPoint(double longitude, double latitude);

/// What a feature of a base map is about. Each has its layer, and they are named after it.
enum class MapTheme { Sea, LandUse, Water, Waterway, Building, Road, Rail, Boundary, Place, Spot };
inline constexpr int mapThemeCount = 10;
std::string_view toWord(MapTheme theme); ///< "sea", "land_use", …

/// One thing that a base map shows.
struct MapFeature {
    enum class Shape { Point, Line, Area };

    MapTheme theme = MapTheme::Place;
    Shape shape = Shape::Point;
    std::string kind; ///< what it is drawn as: "primary", "wood", "town", …
    std::string name; ///< as people read it; may be empty
    std::string number; ///< of a road; may be empty
    int rank = 0; ///< higher ones are drawn later, and of two names that collide the higher one stays
    int deck = 0; ///< -1 in a tunnel, 1 on a bridge
    /// A point and a line have one patch of one part; an area has its patches, the outer ring of each first.
    std::vector<std::vector<MapLine>> patches;
};

/// The feature as it is drawn at a small scale: lines lose corners nearer than `tolerance` metres to what stays
/// (Douglas and Peucker), areas that are smaller vanish. Nothing when nothing is left.
std::optional<MapFeature> simplified(const MapFeature& feature, double tolerance);
/// Square metres of the projection, holes taken off; 0 for what is no area.
double areaOf(const MapFeature& feature);
/// A place to write the name of an area at: the middle of its largest patch, by weight.
MapPoint middleOf(const MapFeature& feature);

} // namespace fengsui
