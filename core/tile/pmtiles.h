#pragma once

#include "tile/tile_source.h"

#include <filesystem>
#include <memory>

namespace fengsui {

/// Opens a PMTiles v3 file of raster tiles and looks at one of them. A refusal names the file and the reason: another
/// version, vector tiles, cut off, packed in a way that is not read (brotli, zstd), pictures of another kind.
Result<std::shared_ptr<const TileSource>> openPmtiles(const std::filesystem::path& file);

} // namespace fengsui
