#pragma once

#include "base/chinese_offset.h"

#include <optional>
#include <string_view>

namespace fengsui {

/// A family of map planes side by side, each around its own meridian: 高斯-克吕格 3-degree and 6-degree belts of
/// CGCS2000 (scale 1 on the meridian), and UTM of WGS 84 (scale 0.9996).
enum class Belts { Gauss3, Gauss6, Utm };

/// A place on one of these planes, in metres.
struct PlanePlace {
    int zone = 0; ///< 1-120 of 3-degree belts, 1-60 of the others
    double east = 0; ///< with the 500 km that keep it positive, without the number of the zone before it
    double north = 0; ///< from the equator; of the south below 0, except in UTM, where 10,000 km are added
    bool isSouth = false; ///< only told in UTM
};

/// The zone that a longitude lies in.
int zoneOf(Belts belts, double longitude);
/// Degrees of the zone's middle meridian.
double middleMeridian(Belts belts, int zone);

/// Onto the plane of the zone that it lies in; nothing beyond 84 degrees north or 80 south. By the series of Krüger in
/// the third flattening, to its fourth power: better than a millimetre within the zone and its neighbours.
std::optional<PlanePlace> toPlane(Belts belts, Degrees place);
/// Back from the plane; nothing when there is no such zone, or the place is more than 1,000 km beside its meridian.
std::optional<Degrees> fromPlane(Belts belts, const PlanePlace& place);

} // namespace fengsui
