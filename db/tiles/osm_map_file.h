#pragma once

#include "base/result.h"
#include "osm/read_osm_map.h"

#include <filesystem>

namespace fengsui {

/// The file of a base map that is drawn here: the features of an OpenStreetMap extract in SQLite, a table a theme and
/// scale, as Mapnik reads them. Never changed after it was made.
inline constexpr std::string_view osmMapSuffix = ".osmmap";

/// What the file says about itself.
struct OsmMapFacts {
    std::string title;
    std::string digest; ///< another one for other features
    double west = 0, south = 0, east = 0, north = 0; ///< degrees on WGS 84
    std::uint64_t features = 0;
};

/// Makes the file from an extract (.osm.pbf), whole or not at all; one of the same name is replaced. `goesOn` is as in
/// readOsmMap. Throws StoreFailure or std::system_error when the machine refuses.
Result<OsmMapFacts> makeOsmMap(const std::filesystem::path& extract, const std::filesystem::path& goal,
    const std::function<bool(std::uint64_t done, std::uint64_t total)>& goesOn);

/// Opens it only to see whether it is sound and what it holds. A refusal names the file.
Result<OsmMapFacts> readOsmMapFacts(const std::filesystem::path& file);

} // namespace fengsui
