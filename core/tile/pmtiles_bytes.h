#pragma once

#include "tile/tile_source.h"

#include <vector>

namespace fengsui {

/// The parts of a PMTiles file, as its bytes have them (github.com/protomaps/PMTiles, spec/v3). Pure functions over
/// bytes that may hold anything.
struct PmtilesHeader {
    static constexpr std::size_t length = 127;
    enum class Packing : std::uint8_t { Unknown, None, Gzip, Brotli, Zstd };
    enum class Kind : std::uint8_t { Unknown, Vector, Png, Jpeg, WebP, Avif };
    struct Piece {
        std::uint64_t offset = 0;
        std::uint64_t length = 0;
    };

    Piece root, metadata, leaves, tiles;
    std::uint64_t addressedTiles = 0;
    Packing inside = Packing::Unknown; ///< of directories and metadata
    Packing ofTiles = Packing::Unknown;
    Kind kind = Kind::Unknown;
    int lowestZoom = 0;
    int highestZoom = 0;
    double west = 0, south = 0, east = 0, north = 0; ///< degrees
};

/// `file` names the file in refusals, `fileSize` is what its pieces must lie within.
Result<PmtilesHeader> readPmtilesHeader(std::string_view bytes, const std::string& file, std::uint64_t fileSize);

struct PmtilesEntry {
    std::uint64_t id = 0;
    std::uint64_t offset = 0;
    std::uint32_t length = 0;
    std::uint32_t run = 0; ///< so many ids have the same tile; 0: this is a directory further down
};

/// A directory, unpacked. Nothing when it is damaged: numbers that don't end, ids that don't rise, more entries than
/// bytes.
std::optional<std::vector<PmtilesEntry>> readPmtilesDirectory(std::string_view bytes);

/// The entry that may hold the tile, null when none does.
const PmtilesEntry* findPmtilesEntry(const std::vector<PmtilesEntry>& directory, std::uint64_t id);

/// The tile's number along the Hilbert curves of all zoom levels, one after the other.
std::uint64_t pmtilesId(TilePlace place);

} // namespace fengsui
