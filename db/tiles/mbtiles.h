#pragma once

#include "tile/tile_source.h"

#include <filesystem>
#include <memory>

namespace fengsui {

/// Opens an MBTiles file (github.com/mapbox/mbtiles-spec, 1.3) of raster tiles, only for reading. What its metadata
/// leave out, or all of it, is found from the tiles themselves. A refusal names the file and the reason.
Result<std::shared_ptr<const TileSource>> openMbtiles(const std::filesystem::path& file);

} // namespace fengsui
