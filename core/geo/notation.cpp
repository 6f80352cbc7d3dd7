#include "geo/notation.h"

#include "base/words.h"
#include "geo/transverse_mercator.h"

#include <cmath>
#include <cstdint>
#include <format>

namespace fengsui {

namespace {

constexpr std::array<std::string_view, 6> notationWords { "decimal", "dm", "dms", "gk3", "gk6", "utm" };

// Rounded as a whole first, so that 59.9996 seconds become the next minute and not 60.
std::string inNotation(double degrees, Notation notation)
{
    if (notation == Notation::Decimal)
        return std::format("{:.6f}°", degrees);
    if (notation == Notation::Minutes) {
        const auto all = std::int64_t(std::llround(degrees * 60 * 10'000));
        return std::format("{}°{:07.4f}′", all / 600'000, double(all % 600'000) / 10'000);
    }
    const auto all = std::int64_t(std::llround(degrees * 3600 * 100));
    return std::format("{}°{:02}′{:05.2f}″", all / 360'000, all / 6000 % 60, double(all % 6000) / 100);
}

std::string inDegrees(Degrees place, Notation notation, PlaceWords words)
{
    const std::string latitude = inNotation(std::abs(place.latitude), notation);
    const std::string longitude = inNotation(std::abs(place.longitude), notation);
    const bool isNorth = place.latitude >= 0, isEast = place.longitude >= 0;
    return words == PlaceWords::Chinese
        ? std::format("{}{} {}{}", isNorth ? "北纬" : "南纬", latitude, isEast ? "东经" : "西经", longitude)
        : std::format("{} {}, {} {}", latitude, isNorth ? 'N' : 'S', longitude, isEast ? 'E' : 'W');
}

// The bands of 8 degrees from 80 south, without I and O; the last one is of 12.
char bandOf(double latitude)
{
    constexpr std::string_view bands = "CDEFGHJKLMNPQRSTUVWXX";
    return bands[static_cast<std::size_t>((latitude + 80) / 8)];
}

} // namespace

std::string_view toWord(Notation notation)
{
    return notationWords[static_cast<std::size_t>(notation)];
}

std::optional<Notation> notationOf(std::string_view word)
{
    return fromWord<Notation>(notationWords, word);
}

std::string toText(Degrees place, Notation notation, PlaceWords words)
{
    if (notation == Notation::Utm) {
        if (const auto plane = toPlane(Belts::Utm, place))
            return std::format("{:02}{} {:.1f} {:.1f}", plane->zone, bandOf(place.latitude), plane->east, plane->north);
        return inDegrees(place, Notation::Decimal, words);
    }
    if (notation == Notation::Gauss3 || notation == Notation::Gauss6) {
        const auto plane = toPlane(notation == Notation::Gauss3 ? Belts::Gauss3 : Belts::Gauss6, place);
        return plane ? std::format("X {:.1f} Y {}{:08.1f}", plane->north, plane->zone, plane->east)
                     : inDegrees(place, Notation::Decimal, words);
    }
    return inDegrees(place, notation, words);
}

} // namespace fengsui
