#pragma once

#include "base/result.h"
#include "tile/tile_source.h"

#include <memory>
#include <vector>

namespace fengsui {

/// Draws squares of tiles by Mapnik, after a style in Mapnik's XML. One thread at a time.
class MapPen {
public:
    /// A refusal says what is missing on the machine (a font, Mapnik's reader of SQLite) or wrong with style or file.
    static Result<std::unique_ptr<MapPen>> make(const std::string& style);
    ~MapPen();
    MapPen(const MapPen&) = delete;
    MapPen& operator=(const MapPen&) = delete;

    /// The `side` × `side` tiles of 256 pixels whose north-western one is `corner`, row by row, as PNG of at most 256
    /// colours. Drawn as one picture: names then run across tiles, and it takes a seventh of the time.
    Result<std::vector<std::string>> draw(TilePlace corner, int side);

private:
    struct Parts;
    explicit MapPen(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace fengsui
