#pragma once

#include "base/json_document.h"
#include "tile/tile_source.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// A base map that is fetched tile by tile, as offices publish them (XYZ, TMS, WMTS in both of its writings).
struct NetworkMap {
    std::string name;
    /// Of a tile, with {z}, {x}, {y} ({-y}: counted from the south; or as WMTS says it {TileMatrix}, {TileCol},
    /// {TileRow}), {s} for one of `servers`, {key} for the county's own key. http and https only.
    std::string address;
    std::vector<std::string> servers; ///< "t0", "t1" …; may be empty
    std::string attribution;
    std::string dataSystem = "wgs84"; ///< or "cgcs2000", both in Web Mercator; others would lie beside our map
    int side = 256; ///< pixels: 256 or 512
    int lowestZoom = 0, highestZoom = 18;
    double west = -180, south = -85.0511, east = 180, north = 85.0511;

    /// One JSON file: {"name", "address", "attribution", and may be "servers", "dataSystem", "side", "zooms": [0, 18],
    /// "bounds": [west, south, east, north]}. Names everything that is wrong with it.
    static Loaded<NetworkMap> parse(const std::string& file, std::string_view text);
    std::string toJson() const;

    /// Nothing for a map that can be fetched; else what is wrong, by its field.
    std::optional<Refusal> refusal() const;
    bool needsKey() const;
    /// Of a tile. The key goes only there: never into a message.
    std::string addressOf(TilePlace place, std::string_view key) const;
    TileFacts facts() const;
};

} // namespace fengsui
