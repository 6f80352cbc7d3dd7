#pragma once

#include "tile/tile_source.h"
#include "tiles/osm_map_file.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace fengsui {

/// How base maps are drawn: the files of resources/basemaps.
struct MapStyle {
    std::string drawing; ///< style.xml
    std::string scales; ///< scales.ent
    std::string light, dark; ///< the colours: light.ent, dark.ent
};
enum class MapLight { Day, Night };

/// The zooms that are drawn.
inline constexpr int lowestDrawnZoom = 6, highestDrawnZoom = 18;
/// A square of so many by so many tiles is drawn at once.
inline constexpr int drawnSquare = 4;

/// Opens a file of OpenStreetMap features as a base map whose tiles are drawn when they are first asked for, by the
/// thread that asks, and kept in an MBTiles file in the folder "drawn" beside it. That file may be deleted at any time.
/// `bound` is how large it may become, in bytes.
Result<std::shared_ptr<const TileSource>> openDrawnMap(const std::filesystem::path& file, const MapStyle& style,
    MapLight light, std::uint64_t bound = std::uint64_t(256) * 1024 * 1024);

/// Draws all tiles of a map between two zooms ahead, in as many threads. `goesOn` hears how many squares of how many
/// are done, one call at a time, and ends it by answering false. Gives the number of tiles.
Result<std::uint64_t> drawAhead(const TileSource& map, int fromZoom, int toZoom, int threads,
    const std::function<bool(std::uint64_t done, std::uint64_t total)>& goesOn);

} // namespace fengsui
