#pragma once

#include "base/result.h"
#include "osm/map_feature.h"

#include <filesystem>
#include <functional>

namespace fengsui {

/// What an OpenStreetMap extract covers, and how much was read from it.
struct OsmMapRead {
    double west = 0, south = 0, east = 0, north = 0; ///< degrees on WGS 84
    std::uint64_t features = 0;
};

/// Reads what a base map shows from an OpenStreetMap extract (.osm.pbf, by libosmium): grounds and buildings with their
/// holes, roads, railways, rivers, borders, places, what people look for, and the sea where there is a coast. `take`
/// gets them one by one, in no order. `goesOn` hears how many of how many bytes are read, twice the file's, and ends
/// the reading by answering false. Refuses what can't be read, what holds nothing to draw, and an interrupted reading.
Result<OsmMapRead> readOsmMap(const std::filesystem::path& file, const std::function<void(const MapFeature&)>& take,
    const std::function<bool(std::uint64_t done, std::uint64_t total)>& goesOn);

} // namespace fengsui
