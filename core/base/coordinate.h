#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <optional>

namespace fengsui {

/// A place on WGS 84 (equal to CGCS2000 for our accuracy), in units of 1e-7 degrees (about 1 cm): integers, so that
/// every console folds and compares the very same number.
struct GeoPoint {
    std::int32_t longitudeE7 = 0;
    std::int32_t latitudeE7 = 0;

    /// Nothing when a value is not a number or out of ±180 and ±90 degrees.
    static std::optional<GeoPoint> fromDegrees(double longitude, double latitude)
    {
        if (!(longitude >= -180 && longitude <= 180 && latitude >= -90 && latitude <= 90))
            return std::nullopt;
        return GeoPoint { static_cast<std::int32_t>(std::lround(longitude * 1e7)),
            static_cast<std::int32_t>(std::lround(latitude * 1e7)) };
    }
    double longitude() const { return longitudeE7 / 1e7; }
    double latitude() const { return latitudeE7 / 1e7; }

    auto operator<=>(const GeoPoint&) const = default;
};

/// Metres between two places on the sphere of the mean Earth radius 6,371,008.8 m (haversine formula); within 0.5 % of
/// the ellipsoid, which is enough for "near".
inline double distanceMetres(GeoPoint a, GeoPoint b)
{
    constexpr double radian = 3.14159265358979323846 / 180;
    const double s = std::sin((b.latitude() - a.latitude()) * radian / 2);
    const double t = std::sin((b.longitude() - a.longitude()) * radian / 2);
    const double h = s * s + std::cos(a.latitude() * radian) * std::cos(b.latitude() * radian) * t * t;
    return 2 * 6371008.8 * std::asin(std::sqrt(h < 1 ? h : 1));
}

} // namespace fengsui
