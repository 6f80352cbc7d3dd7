#pragma once

#include "geo/feature.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace fengsui {

enum class FeatureFormat { GeoJson, Kml, Gpx, Csv };

inline constexpr std::array allFeatureFormats { FeatureFormat::GeoJson, FeatureFormat::Kml, FeatureFormat::Gpx,
    FeatureFormat::Csv };

/// "geojson", "kml", "gpx", "csv": also how the names of such files end.
std::string_view toWord(FeatureFormat format);
std::optional<FeatureFormat> featureFormatOf(std::string_view word);

/// The whole file as text, in UTF-8 and WGS 84. GeoJSON, KML and GPX read back as they were, with these exceptions:
/// GeoJSON and KML keep times of ways and of an only place, and in GeoJSON a way of one place is a place; GPX knows no
/// areas, so they become closed tracks, and of a feature with both places and ways it makes several.
/// CSV has one row a feature: name, note, longitude and latitude of its only place (of others a place within), the
/// whole shape as WKT, and a column for each word that any feature has.
std::string toText(const FeatureFile& file, FeatureFormat format);

} // namespace fengsui
