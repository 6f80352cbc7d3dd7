#pragma once

#include "intake/component_mapping.h"
#include "intake/propose_mapping.h"
#include "intake/row_source.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace fengsui {

/// Opens an inventory by its name: .shp, .gpkg, .geojson and .json as openShapeFile() does, .kml and .kmz as
/// readFeatureFile() does (64 MB at most, whole or not at all), everything else as a table (CSV, plain or gzip, UTF-8
/// or GB 18030). `layer` is only asked for where a file has several.
Result<std::unique_ptr<RowSource>> openInventory(
    const std::filesystem::path& file, char delimiter, const std::string& layer, const std::string& system);

/// The columns of an inventory with the values of its first rows.
struct InventoryColumns {
    std::vector<ColumnSample> columns;
    bool bringsPlaces = false;
};
struct ColumnsWish {
    std::string system; ///< see openInventory
    char delimiter = ',';
    std::size_t rows = 200; ///< that are looked at
    std::size_t values = 5; ///< of each column, none of them twice
};
Result<InventoryColumns> columnsOf(
    const std::filesystem::path& file, const std::string& layer, const ColumnsWish& wish = {});

/// The layers that hold places; one without a name for formats that know no layers.
Result<std::vector<std::string>> layersOf(const std::filesystem::path& file);

/// Whether the file says by itself what its coordinates are: GeoJSON, GeoPackages, KML, and shapefiles with a .prj.
bool saysItsSystem(const std::filesystem::path& file);

} // namespace fengsui
