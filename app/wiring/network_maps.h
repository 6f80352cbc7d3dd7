#pragma once

#include "sqlite/store_folder.h"
#include "tile/network_map.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fengsui {

inline constexpr std::string_view networkMapSuffix = ".network";

/// Whether base maps may be fetched on this console. Not until an administrator says so: whoever serves them learns
/// what the duty room looks at. A file of the store's folder, looked at anew each time.
bool areNetworkMapsOn(const StoreFolder& folder);
/// Throws StoreFailure.
void setNetworkMaps(const StoreFolder& folder, bool areOn);

/// Keeps the description among the base maps of the store, and the key in a file of its own that nobody else may read;
/// one of the same id is replaced. The id is a file's name. Refuses what can't be fetched, by its field; throws
/// StoreFailure.
Outcome addNetworkMap(
    const StoreFolder& folder, const std::string& id, const NetworkMap& map, const std::optional<std::string>& key);
/// With its key and what was fetched. Refuses when there is none of that id; throws StoreFailure.
Outcome removeNetworkMap(const StoreFolder& folder, const std::string& id);

/// Opens a description as a base map; see NetworkTiles.
Result<std::shared_ptr<const TileSource>> openNetworkMap(
    const StoreFolder& folder, const std::filesystem::path& description);

} // namespace fengsui
