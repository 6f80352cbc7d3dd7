#pragma once

#include "geo/feature.h"

#include <string>

namespace fengsui {

/// Degrees to the unit of 1e-7, without needless zeros: exactly the integer that is held.
std::string degreesText(std::int32_t e7);
/// Longitude and latitude with `between` them.
std::string placeText(GeoPoint at, char between);
/// The shortest text that reads back as the same number.
std::string numberText(double number);

std::string toGeoJson(const FeatureFile& file);
std::string toKml(const FeatureFile& file);
std::string toGpx(const FeatureFile& file);
std::string toFeatureCsv(const FeatureFile& file);

} // namespace fengsui
