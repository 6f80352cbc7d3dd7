#pragma once

#include "base/coordinate.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// A square of the web's usual map (spherical Mercator): at level z the world is 2^z by 2^z of them, (0, 0) in the
/// north-west.
struct PlaceTile {
    std::uint8_t level = 0;
    std::uint32_t x = 0, y = 0;

    auto operator<=>(const PlaceTile&) const = default;
};

/// A place on that map, the world being 2^32 wide and high: its tile at level z are the first z bits of each.
/// Latitudes beyond 85.0511 degrees are put on the rim.
struct MapPlace {
    std::uint32_t x = 0, y = 0;

    static MapPlace of(GeoPoint);
    /// Within 1e-7 degrees of what it was made of.
    GeoPoint toGeo() const;
    PlaceTile tile(std::uint8_t level) const
    {
        return level == 0 ? PlaceTile { 0, 0, 0 } : PlaceTile { level, x >> (32 - level), y >> (32 - level) };
    }
};

/// One component as painters read it: where in its tile of packedLevel (65536 to a side), class and state.
struct PackedComponent {
    std::uint16_t x = 0, y = 0;
    std::uint16_t classCode = 0;
    std::uint8_t state = 0;

    auto operator<=>(const PackedComponent&) const = default;
};

inline constexpr std::uint8_t packedLevel = 14;
inline constexpr std::uint8_t firstDensityLevel = 8;
inline constexpr std::uint8_t lastDensityLevel = 12;
inline constexpr std::size_t densitySide = 64; ///< squares of a density grid in each direction

/// Seven bytes each, the least significant byte first.
std::string toBytes(const std::vector<PackedComponent>&);
/// What does not make a whole one at the end is left out.
std::vector<PackedComponent> packedFromBytes(std::string_view bytes);

/// How many components lie in one of the squares of a tile, which are counted row by row from the north-west; 65535
/// stands for more as well.
struct DensitySquare {
    std::uint16_t square = 0;
    std::uint16_t components = 0;

    bool operator==(const DensitySquare&) const = default;
};

/// Four bytes each, the least significant byte of each number first; squares without components are not written.
std::string toBytes(const std::vector<DensitySquare>&);
/// Leaves out squares that no tile has, and what does not make a whole one at the end.
std::vector<DensitySquare> densityFromBytes(std::string_view bytes);

} // namespace fengsui
