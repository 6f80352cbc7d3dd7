#pragma once

#include "sqlite/store_folder.h"
#include "tile/tile_source.h"
#include "tiles/base_map_shelf.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fengsui {

/// A base map of the store: tiles as they came, or drawn here from OpenStreetMap.
struct StoreBaseMap {
    std::string id; ///< the file's name
    std::uint64_t bytes = 0;
    std::shared_ptr<const TileSource> source; ///< null when it can't be read
    std::shared_ptr<const TileSource> night; ///< the same in dark colours; null when there is only one
    std::optional<Refusal> problem; ///< why it can't be read
    bool isDrawn = false; ///< here, by Mapnik
    bool isFetched = false; ///< from the network, where that is on
    std::int64_t changedAt = 0; ///< the file, to tell whether it is still the same
};

/// By name. Opens every file.
std::vector<StoreBaseMap> baseMapsOf(const StoreFolder& folder);

/// Takes a base map into the store, whole or not at all: MBTiles and PMTiles are copied, an extract of OpenStreetMap
/// (.osm.pbf) becomes a map that is drawn here. Throws std::system_error or StoreFailure when the machine refuses.
Result<StoreBaseMap> importBaseMap(
    const StoreFolder& folder, const std::filesystem::path& file, const Progress& progress);

} // namespace fengsui
