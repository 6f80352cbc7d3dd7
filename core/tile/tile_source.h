#pragma once

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace fengsui {

/// How the pictures of a base map are encoded.
enum class TileFormat { Png, Jpeg, WebP };
std::string_view toWord(TileFormat format); ///< "png", "jpg", "webp"

/// A square of the world at a zoom level; y is counted from the north, as in XYZ. MBTiles count from the south and are
/// turned where they are read.
struct TilePlace {
    int zoom = 0;
    std::uint32_t x = 0;
    std::uint32_t y = 0;

    bool operator==(const TilePlace&) const = default;
};
inline constexpr int highestTileZoom = 24;

/// What a base map says about itself, or what its tiles say where it doesn't.
struct TileFacts {
    std::string name;
    std::string attribution; ///< whose data it is, in plain text; may be empty
    TileFormat format = TileFormat::Png;
    int side = 256; ///< pixels
    int lowestZoom = 0;
    int highestZoom = 0;
    double west = -180, south = -85.0511, east = 180, north = 85.0511; ///< degrees on WGS 84
    std::uint64_t tiles = 0; ///< 0: not known
};

/// Raster tiles of a base map. Any number of threads may ask at once.
class TileSource {
public:
    TileSource() = default;
    virtual ~TileSource() = default;
    TileSource(const TileSource&) = delete;
    TileSource& operator=(const TileSource&) = delete;

    virtual const TileFacts& facts() const = 0;
    /// The encoded picture, nothing where there is none; a refusal that names file and reason when the file broke or
    /// vanished.
    virtual Result<std::optional<std::string>> tile(TilePlace place) const = 0;
    /// Whether a picture that was not there, or is an old one, is on its way: then it is worth asking again when
    /// `came` of listen() is called.
    virtual bool isComing(TilePlace) const { return false; }
    /// Why no pictures come at present, though those seen before are shown; nothing while all is well.
    virtual std::optional<Refusal> trouble() const { return std::nullopt; }
    /// `came` is called by some thread whenever pictures came, or may be asked for again. It takes the place of the one
    /// before.
    virtual void listen(const std::function<void()>& /*came*/) const { }
};

/// A picture that is longer is not a tile.
inline constexpr std::uint64_t longestTile = 8 * 1024 * 1024;
/// The attribution as text: base maps have HTML there. Tags go, the common entities are read.
std::string plainAttribution(std::string_view html);

} // namespace fengsui
