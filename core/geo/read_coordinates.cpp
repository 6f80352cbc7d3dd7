#include "geo/read_coordinates.h"

#include "geo/coordinate_tokens.h"
#include "geo/transverse_mercator.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <regex>
#include <span>

namespace fengsui {

namespace {

using Kind = CoordinateToken::Kind;
using Tokens = std::span<const CoordinateToken>;

constexpr std::size_t longest = 200; // bytes; nobody writes a place in more

Refusal refusal(const char* why, std::vector<std::string> arguments = {})
{
    return { Refusal::Reason::BadValue, why, std::move(arguments), "coordinates" };
}

std::string plain(double number)
{
    return std::format("{:.10g}", number);
}

// One of the two numbers: in degrees, and which it is where the text says so ('N' latitude, 'E' longitude, 0 unknown).
struct Angle {
    double degrees = 0;
    char axis = 0;
    Notation notation = Notation::Decimal;
};

constexpr const char* notTwo
    = QT_TRANSLATE_NOOP("Refusal", "A place is two numbers, a longitude and a latitude; \"%1\" isn't that.");

bool isTold(const CoordinateToken& token)
{
    return token.is(Kind::Side) || token.is(Kind::Axis);
}

Tokens withoutCommas(Tokens tokens)
{
    while (!tokens.empty() && tokens.front().is(Kind::Comma))
        tokens = tokens.subspan(1);
    while (!tokens.empty() && tokens.back().is(Kind::Comma))
        tokens = tokens.first(tokens.size() - 1);
    return tokens;
}

// Where the second number begins; nothing when the text isn't of two.
std::optional<std::size_t> middleOf(Tokens tokens)
{
    const auto second = [&](Kind kind) -> std::optional<std::size_t> {
        std::vector<std::size_t> at;
        for (std::size_t i = 0; i < tokens.size(); ++i)
            if (tokens[i].is(kind))
                at.push_back(i);
        return at.size() == 2 ? std::optional(at[1]) : std::nullopt;
    };
    if (tokens.front().is(Kind::Axis))
        return second(Kind::Axis);
    if (tokens.front().is(Kind::Side))
        return second(Kind::Side);
    const auto first = std::ranges::find_if(tokens, isTold);
    if (first != tokens.end())
        return tokens.back().is(Kind::Side) ? std::optional(static_cast<std::size_t>(first - tokens.begin()) + 1)
                                            : std::nullopt;
    const auto commas = std::ranges::count_if(tokens, [](const auto& token) { return token.is(Kind::Comma); });
    if (commas == 1)
        return static_cast<std::size_t>(
            std::ranges::find_if(tokens, [](const auto& token) { return token.is(Kind::Comma); }) - tokens.begin());
    return commas == 0 && tokens.size() % 2 == 0 ? std::optional(tokens.size() / 2) : std::nullopt;
}

Result<Angle> angleOf(Tokens tokens, const std::string& text)
{
    constexpr std::array marks { Kind::Degree, Kind::Minute, Kind::Second };
    Angle angle;
    std::vector<CoordinateToken> numbers;
    char side = 0;
    for (const CoordinateToken& token : withoutCommas(tokens)) {
        const bool fits = token.is(Kind::Number) ? numbers.size() < 3 && (numbers.empty() || !token.isSigned)
            : isTold(token)                      ? angle.axis == 0
                || angle.axis
                    == (token.which == 'S'       ? 'N'
                            : token.which == 'W' ? 'E'
                                                 : token.which)
                            : !numbers.empty() && token.is(marks[numbers.size() - 1]);
        if (!fits)
            return refusal(notTwo, { text });
        if (token.is(Kind::Number))
            numbers.push_back(token);
        if (isTold(token))
            angle.axis = token.which == 'S' ? 'N' : token.which == 'W' ? 'E' : token.which;
        if (token.is(Kind::Side))
            side = token.which;
    }
    if (numbers.empty())
        return refusal(notTwo, { text });
    if (side != 0 && numbers.front().isSigned)
        return refusal(
            QT_TRANSLATE_NOOP("Refusal", "\"%1\" has both a sign and a side; take one of them away."), { text });
    angle.notation = static_cast<Notation>(numbers.size() - 1);
    double unit = 1;
    for (std::size_t i = 0; i < numbers.size(); ++i, unit /= 60) {
        if (i > 0 && numbers[i].value >= 60)
            return refusal(QT_TRANSLATE_NOOP("Refusal", "%1 minutes or seconds are too many; they go to 60."),
                { plain(numbers[i].value) });
        if (i + 1 < numbers.size() && !numbers[i].isWhole)
            return refusal(
                QT_TRANSLATE_NOOP("Refusal", "Only the last part may have decimals, %1 is not the last one."),
                { plain(numbers[i].value) });
        angle.degrees += std::abs(numbers[i].value) * unit;
    }
    if (side == 'S' || side == 'W' || std::signbit(numbers.front().value))
        angle.degrees = -angle.degrees;
    return angle;
}

bool isInChina(Degrees place)
{
    return place.longitude > 73 && place.longitude < 136 && place.latitude > 3 && place.latitude < 54;
}

bool isOnEarth(Degrees place)
{
    return std::abs(place.longitude) <= 180 && std::abs(place.latitude) <= 90;
}

Result<PlaceRead> beyondEarth(Degrees place)
{
    return refusal(QT_TRANSLATE_NOOP(
                       "Refusal", "Longitude %1, latitude %2 is no place on Earth; they go to 180 and to 90 degrees."),
        { plain(place.longitude), plain(place.latitude) });
}

// The text says which number is which, or else the person has.
Result<PlaceRead> inOrder(const Angle& first, const Angle& second, AxisOrder order, const std::string& text)
{
    const Notation notation = std::max(first.notation, second.notation);
    if (first.axis != 0 || second.axis != 0) {
        if (first.axis == second.axis)
            return refusal(notTwo, { text });
        const bool isLatitudeFirst = first.axis == 'N' || second.axis == 'E';
        const Degrees place
            = isLatitudeFirst ? Degrees { second.degrees, first.degrees } : Degrees { first.degrees, second.degrees };
        return isOnEarth(place) ? Result<PlaceRead>(PlaceRead { place, notation, {} }) : beyondEarth(place);
    }
    Degrees stated { first.degrees, second.degrees }, other { second.degrees, first.degrees };
    if (order == AxisOrder::LatitudeFirst)
        std::swap(stated, other);
    if (!isOnEarth(stated)) {
        if (!isOnEarth(other))
            return beyondEarth(stated);
        return PlaceRead { other, notation,
            refusal(
                QT_TRANSLATE_NOOP("Refusal",
                    "%1 can be no latitude, so the numbers were taken in the other order: longitude %2, latitude %3."),
                { plain(stated.latitude), plain(other.longitude), plain(other.latitude) }) };
    }
    PlaceRead read { stated, notation, {} };
    if (!isInChina(stated) && isInChina(other))
        read.warning = refusal(QT_TRANSLATE_NOOP("Refusal",
                                   "Longitude %1, latitude %2 is not in China; in the other order it would be. Look "
                                   "whether the numbers are swapped."),
            { plain(stated.longitude), plain(stated.latitude) });
    return read;
}

// "X 3204567.8 Y 35393123.4", or the two numbers alone: the one of eight digits carries its zone.
Result<PlaceRead> onBelts(Tokens tokens, const std::string& text)
{
    std::vector<double> numbers;
    char letter = 0;
    double north = 0, east = 0;
    for (const CoordinateToken& token : tokens) {
        if (token.is(Kind::Plane))
            letter = token.which;
        else if (token.is(Kind::Number)) {
            numbers.push_back(token.value);
            (letter == 'X' ? north : east) = token.value;
        } else if (!token.is(Kind::Comma)) {
            return refusal(notTwo, { text });
        }
    }
    if (numbers.size() != 2)
        return refusal(notTwo, { text });
    if (letter == 0) {
        north = std::ranges::min(numbers);
        east = std::ranges::max(numbers);
    }
    const int zone = int(std::clamp(east / 1e6, 0.0, 1000.0));
    if (zone == 0)
        return refusal(QT_TRANSLATE_NOOP("Refusal",
                           "%1 has no number of a zone; write it before Y, as in 35393123 (zone 35, 393,123 m)."),
            { plain(east) });
    // Of this country the belts of 6 degrees are 13 to 23 and those of 3 degrees 24 to 45, so the number says which.
    const Belts belts = zone <= 23 ? Belts::Gauss6 : Belts::Gauss3;
    const auto place
        = zone >= 13 && zone <= 45 ? fromPlane(belts, { zone, east - zone * 1e6, north, false }) : std::nullopt;
    if (!place)
        return refusal(
            QT_TRANSLATE_NOOP("Refusal",
                "X %1, Y %2 is no place on a map plane of China: zones go from 13 to 45, X from 0 to 6,200,000 m."),
            { plain(north), plain(east) });
    return PlaceRead { *place, belts == Belts::Gauss6 ? Notation::Gauss6 : Notation::Gauss3, {} };
}

std::optional<PlaceRead> utmOf(const std::string& text)
{
    static const std::regex utm(
        R"(^\s*(\d{1,2})\s*([C-HJ-NP-Xc-hj-np-x])[\s,]+(\d+(?:\.\d+)?)\s*(?:mE)?[\s,]+(\d+(?:\.\d+)?)\s*(?:mN)?\s*$)");
    std::smatch match;
    if (!std::regex_match(text, match, utm))
        return std::nullopt;
    const auto place = fromPlane(Belts::Utm,
        { std::stoi(match[1]), std::stod(match[3]), std::stod(match[4]), (match[2].str()[0] & ~0x20) < 'N' });
    return place ? std::optional(PlaceRead { *place, Notation::Utm, {} }) : std::nullopt;
}

} // namespace

Result<PlaceRead> readCoordinates(std::string_view text, AxisOrder order)
{
    if (text.size() > longest)
        return refusal(notTwo, { std::string(text.substr(0, 24)) + "…" });
    std::string narrow = narrowed(text);
    if (auto utm = utmOf(narrow))
        return *utm;
    if (narrow.starts_with("geo:")) { // RFC 5870: latitude first, parameters after a semicolon
        narrow = narrow.substr(4, narrow.find_first_of(";?") - 4);
        order = AxisOrder::LatitudeFirst;
    }
    const auto read = coordinateTokens(narrow);
    if (!read)
        return read.refusal();
    const Tokens tokens = withoutCommas(*read);
    const std::string shown(text);
    const bool isPlane = std::ranges::any_of(tokens, [](const auto& token) {
        return token.is(Kind::Plane) || (token.is(Kind::Number) && std::abs(token.value) > 1000);
    });
    if (isPlane)
        return onBelts(tokens, shown);
    const auto middle = tokens.empty() ? std::nullopt : middleOf(tokens);
    if (!middle)
        return refusal(notTwo, { shown });
    const auto first = angleOf(tokens.first(*middle), shown);
    if (!first)
        return first.refusal();
    const auto second = angleOf(tokens.subspan(*middle), shown);
    if (!second)
        return second.refusal();
    return inOrder(*first, *second, order, shown);
}

} // namespace fengsui
