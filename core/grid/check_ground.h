#pragma once

#include "grid/grid_directory.h"

#include <string>
#include <vector>

namespace fengsui {

/// A piece of ground on which the outlines don't agree.
struct GroundFault {
    enum class Kind {
        Overlap, ///< two of one level both cover it: `code` and `other`
        Gap, ///< the division `code` covers it, and none of its parts does
        Outside, ///< the part `code` reaches out of its division `other`
        Broken, ///< the outline of `code` crosses itself, so it was not compared
    };
    Kind kind = Kind::Gap;
    std::string code;
    std::string other;
    double squareMetres = 0;
    GeoPoint at; ///< a place well inside
};

/// "overlap", "gap", "outside", "broken".
std::string_view toWord(GroundFault::Kind kind);

/// Compares cells with each other and with their division, and divisions with each other and with the one above; where
/// an outline isn't known nothing is said. Pieces smaller than `leastSquareMetres` are left out: neighbours drawn apart
/// by a hand's breadth are none. The largest first. Some milliseconds a division.
std::vector<GroundFault> checkGround(const GridDirectory& grid, double leastSquareMetres);

} // namespace fengsui
