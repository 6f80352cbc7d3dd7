#pragma once

#include "grid/outline.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace fengsui {

/// A county, a town, a village: a node of the tree of administrative ground.
struct Division {
    std::string
        code; ///< as CodingProfile::canonicalCode gives it: of profile cn 6, 9 or 12 digits for county, town, village
    std::string name;
    std::size_t level = 0; ///< index into the profile's levels, 0 the highest
    std::string parent; ///< code, empty at the top of the tree
    std::optional<GeoPoint> seat; ///< where its administration sits, when known
    Outline outline; ///< empty when not known

    bool operator==(const Division&) const = default;
};

/// 单元网格: the smallest managed ground, belongs to exactly one division of the lowest level.
struct Cell {
    std::string code; ///< of profile cn: the division's 12 digits and a sequence of 2 or 3
    std::string division; ///< code
    std::string name;
    Outline outline;
    GeoPoint label; ///< a place well inside
    bool isDemoGeometry = false; ///< invented by the project: screens and papers say so

    bool operator==(const Cell&) const = default;
};

/// What a grid edition holds, in no particular order.
struct GridParts {
    std::vector<Division> divisions;
    std::vector<Cell> cells;

    bool operator==(const GridParts&) const = default;
};

} // namespace fengsui
