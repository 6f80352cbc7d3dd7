#pragma once

#include "base/chinese_offset.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace fengsui {

/// How a place is written for people: degrees with decimals, degrees and minutes, degrees, minutes and seconds, and
/// metres on a map plane (高斯-克吕格 3-degree and 6-degree belts, UTM).
enum class Notation { Decimal, Minutes, Seconds, Gauss3, Gauss6, Utm };

inline constexpr std::array allNotations { Notation::Decimal, Notation::Minutes, Notation::Seconds, Notation::Gauss3,
    Notation::Gauss6, Notation::Utm };

/// "decimal", "dm", "dms", "gk3", "gk6", "utm".
std::string_view toWord(Notation notation);
std::optional<Notation> notationOf(std::string_view word);

/// Whose words stand around the numbers.
enum class PlaceWords { English, Chinese };

/// The place, of whatever reference its numbers are, to about 10 cm: `28.956700° N, 103.902800° E`, `北纬28°57′24.12″
/// 东经103°54′10.08″`, `X 3204966.0 Y 35393042.0` (X is north, the number of the zone stands before Y, as Chinese maps
/// write it), `48R 393084.8 3203684.0`. Near the poles, where the planes end, in decimal degrees. What it writes,
/// readCoordinates() reads.
std::string toText(Degrees place, Notation notation, PlaceWords words);

} // namespace fengsui
