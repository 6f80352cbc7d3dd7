#pragma once

#include "intake/row_source.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace fengsui {

/// What is to be known of a file that it may not say itself.
struct ShapeFileWish {
    std::string layer; ///< which, where it has several with places; may be empty
    std::string system; ///< "EPSG:4547": what its coordinates are, whatever it says; may be empty
};

/// Whether the name is one of a file that openShapeFile() reads: .shp, .gpkg, .geojson, .json.
bool isShapeFile(const std::filesystem::path& path);

/// Opens an ESRI shapefile, a GeoPackage or GeoJSON, of any size. Rows bring their places in degrees of WGS 84 (which
/// CGCS 2000 is to a few centimetres); a coordinate system of a plane is converted. Where the file says no system and
/// `wish` none either, the numbers are taken for degrees if the first place looks like them. Attributes of shapefiles
/// without a code page are UTF-8 or else GB 18030.
///
/// Refuses a file that can't be read or whose layer isn't known, and the systems of Beijing 1954 and Xi'an 1980, whose
/// way to CGCS 2000 is another in each county. A row whose shape is no place is a fault. Nothing but the file itself
/// and its companions beside it is read, never the network.
Result<std::unique_ptr<RowSource>> openShapeFile(const std::filesystem::path& path, const ShapeFileWish& wish = {});

/// The names of its layers with places, in the order of the file.
Result<std::vector<std::string>> shapeLayersOf(const std::filesystem::path& path);

} // namespace fengsui
