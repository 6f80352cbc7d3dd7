#pragma once

#include "base/chinese_offset.h"
#include "base/result.h"
#include "geo/notation.h"

#include <optional>
#include <string_view>

namespace fengsui {

/// Which of two bare numbers stands first; said by a person, as the source of the numbers has it (map pages of this
/// country write the longitude first, telephones mostly the latitude).
enum class AxisOrder { LongitudeFirst, LatitudeFirst };

struct PlaceRead {
    Degrees place; ///< the numbers as they stand: their reference is for the asker to know
    Notation notation = Notation::Decimal;
    /// The numbers could be read in the other order too, and that would lie in China while this doesn't; or the stated
    /// order was impossible and the other one was taken. For the person to look at.
    std::optional<Refusal> warning;
};

/// Reads what people paste: decimal degrees, degrees and minutes (and seconds), metres on a map plane with the number
/// of the zone before Y (two digits and six), and UTM ("48R 393123 3204567"). Full-width characters count as their
/// narrow ones; 北纬, 东经, N, E, 纬度, lat and the like say which number is which, and where none stands, `order`
/// does. An order is never guessed: the other one is taken only where the stated one is impossible (a latitude beyond
/// 90), and that with a warning.
///
/// Refuses, naming what can't be read: anything but two numbers, minutes of 60 and more, degrees beyond ±180 and ±90,
/// metres without a zone.
Result<PlaceRead> readCoordinates(std::string_view text, AxisOrder order);

} // namespace fengsui
