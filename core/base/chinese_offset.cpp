#include "base/chinese_offset.h"

#include "base/words.h"

#include <array>
#include <cmath>
#include <numbers>

namespace fengsui {

namespace {

constexpr std::array<std::string_view, 3> words { "wgs84", "gcj02", "bd09" };
constexpr double pi = std::numbers::pi;

bool isShifted(Degrees p)
{
    return p.longitude >= 72.004 && p.longitude <= 137.8347 && p.latitude >= 0.8293 && p.latitude <= 55.8271;
}

Degrees gcj02OfWgs84(Degrees p)
{
    if (!isShifted(p))
        return p;
    constexpr double a = 6378245.0; // semi-major axis of Krasovsky 1940
    constexpr double ee = 0.00669342162296594323; // its eccentricity, squared
    const double x = p.longitude - 105;
    const double y = p.latitude - 35;
    const double common = (20 * std::sin(6 * x * pi) + 20 * std::sin(2 * x * pi)) * 2 / 3;
    double north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x)) + common;
    north += (20 * std::sin(y * pi) + 40 * std::sin(y / 3 * pi)) * 2 / 3;
    north += (160 * std::sin(y / 12 * pi) + 320 * std::sin(y * pi / 30)) * 2 / 3;
    double east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x)) + common;
    east += (20 * std::sin(x * pi) + 40 * std::sin(x / 3 * pi)) * 2 / 3;
    east += (150 * std::sin(x / 12 * pi) + 300 * std::sin(x / 30 * pi)) * 2 / 3;
    const double phi = p.latitude / 180 * pi;
    const double w = 1 - ee * std::sin(phi) * std::sin(phi);
    return { p.longitude + east * 180 / (a / std::sqrt(w) * std::cos(phi) * pi),
        p.latitude + north * 180 / (a * (1 - ee) / (w * std::sqrt(w)) * pi) };
}

Degrees bd09OfGcj02(Degrees p)
{
    constexpr double k = pi * 3000 / 180;
    const double r = std::hypot(p.longitude, p.latitude) + 0.00002 * std::sin(p.latitude * k);
    const double theta = std::atan2(p.latitude, p.longitude) + 0.000003 * std::cos(p.longitude * k);
    return { r * std::cos(theta) + 0.0065, r * std::sin(theta) + 0.006 };
}

} // namespace

std::string_view toWord(CoordinateReference reference)
{
    return words[static_cast<std::size_t>(reference)];
}
std::optional<CoordinateReference> coordinateReferenceOf(std::string_view word)
{
    return fromWord<CoordinateReference>(words, word);
}

Degrees fromWgs84(Degrees place, CoordinateReference to)
{
    if (to == CoordinateReference::Wgs84)
        return place;
    const Degrees gcj = gcj02OfWgs84(place);
    return to == CoordinateReference::Bd09 ? bd09OfGcj02(gcj) : gcj;
}

std::optional<GeoPoint> toWgs84(Degrees place, CoordinateReference from)
{
    if (!GeoPoint::fromDegrees(place.longitude, place.latitude))
        return std::nullopt;
    Degrees guess = place;
    if (from == CoordinateReference::Bd09)
        guess = { place.longitude - 0.0065, place.latitude - 0.006 }; // close enough to begin with
    if (from != CoordinateReference::Wgs84) {
        for (int pass = 0; pass < (from == CoordinateReference::Bd09 ? 5 : 3); ++pass) {
            const Degrees shown = fromWgs84(guess, from);
            guess.longitude += place.longitude - shown.longitude;
            guess.latitude += place.latitude - shown.latitude;
        }
    }
    return GeoPoint::fromDegrees(guess.longitude, guess.latitude);
}

} // namespace fengsui
