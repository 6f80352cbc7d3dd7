#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// A piece of a pasted coordinate.
struct CoordinateToken {
    enum class Kind : std::uint8_t {
        Number,
        Degree,
        Minute,
        Second,
        Side, ///< `which` is N, S, E or W
        Axis, ///< a word: `which` is N for the latitude, E for the longitude
        Plane, ///< a letter before metres: `which` is X (north) or Y (east)
        Comma, ///< or semicolon
    };
    Kind kind;
    double value = 0;
    bool isWhole = true; ///< written without a fraction
    bool isSigned = false;
    char which = 0;

    bool is(Kind asked) const { return kind == asked; }
};

/// Full-width letters, digits and marks as their narrow ones, Chinese words and marks as N, S, E, W, °, ', " and so on;
/// everything else as it is.
std::string narrowed(std::string_view text);

/// Splits a narrowed text. Refuses what is no part of a coordinate, naming it.
Result<std::vector<CoordinateToken>> coordinateTokens(std::string_view narrow);

} // namespace fengsui
