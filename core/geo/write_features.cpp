#include "geo/write_features.h"

#include "base/words.h"
#include "geo/feature_text.h"

#include <charconv>
#include <cstdlib>

namespace fengsui {

namespace {

constexpr std::array<std::string_view, 4> formatWords { "geojson", "kml", "gpx", "csv" };

} // namespace

std::string_view toWord(FeatureFormat format)
{
    return formatWords[static_cast<std::size_t>(format)];
}

std::optional<FeatureFormat> featureFormatOf(std::string_view word)
{
    return fromWord<FeatureFormat>(formatWords, word);
}

std::string degreesText(std::int32_t e7)
{
    const std::int64_t whole = std::abs(std::int64_t(e7));
    std::string fraction = std::to_string(whole % 10'000'000 + 10'000'000).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return (e7 < 0 ? "-" : "") + std::to_string(whole / 10'000'000) + (fraction.empty() ? "" : "." + fraction);
}

std::string placeText(GeoPoint at, char between)
{
    return degreesText(at.longitudeE7) + between + degreesText(at.latitudeE7);
}

std::string numberText(double number)
{
    std::array<char, 32> room;
    return { room.data(), std::to_chars(room.data(), room.data() + room.size(), number).ptr };
}

std::string toText(const FeatureFile& file, FeatureFormat format)
{
    switch (format) {
    case FeatureFormat::GeoJson:
        return toGeoJson(file);
    case FeatureFormat::Kml:
        return toKml(file);
    case FeatureFormat::Gpx:
        return toGpx(file);
    case FeatureFormat::Csv:
        return toFeatureCsv(file);
    }
    return {};
}

} // namespace fengsui
