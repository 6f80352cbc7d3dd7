#pragma once

#include "base/coordinate.h"

#include <optional>
#include <string_view>

namespace fengsui {

/// What the numbers of a coordinate mean. Chinese map services publish shifted coordinates: GCJ-02 (AMap, Tencent) and
/// BD-09 (Baidu). It is always stated by a person or a mapping, never guessed.
enum class CoordinateReference { Wgs84, Gcj02, Bd09 };

/// The words that stand in files: "wgs84", "gcj02", "bd09".
std::string_view toWord(CoordinateReference reference);
std::optional<CoordinateReference> coordinateReferenceOf(std::string_view word);

/// A place in a stated reference, in degrees.
struct Degrees {
    double longitude = 0;
    double latitude = 0;
};

/// From the reference to WGS 84, by the fixed-point iteration over the published forward formulas (a = 6378245.0,
/// ee = 0.00669342162296594323; three passes, error below 1 mm against them). The shift itself is only known to about
/// 10 m, so what was converted is to be marked approximate. Places outside of 72.004-137.8347 E, 0.8293-55.8271 N carry
/// no shift in GCJ-02. Nothing when the numbers are no place on Earth.
std::optional<GeoPoint> toWgs84(Degrees place, CoordinateReference from);

/// From WGS 84 to the reference.
Degrees fromWgs84(Degrees place, CoordinateReference to);

} // namespace fengsui
