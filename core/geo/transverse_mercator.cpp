#include "geo/transverse_mercator.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace fengsui {

namespace {

constexpr double radian = std::numbers::pi / 180;
constexpr double falseEast = 500'000;
constexpr double falseNorth = 10'000'000; // of UTM in the south
constexpr double farthest = 1'000'000; // metres beside the meridian

// What the series needs of an ellipsoid and of the scale on the middle meridian (L. Krüger, 1912; the form of
// C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", 2011).
class Series {
public:
    Series(double flattening, double scale)
        : m_eccentricity(std::sqrt(flattening * (2 - flattening)))
    {
        constexpr double semiMajor = 6378137;
        const double n = flattening / (2 - flattening);
        const double n2 = n * n, n3 = n2 * n, n4 = n3 * n;
        m_radius = scale * semiMajor / (1 + n) * (1 + n2 / 4 + n4 / 64);
        m_forward = { n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180, 13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440,
            61 * n3 / 240 - 103 * n4 / 140, 49561 * n4 / 161280 };
        m_inverse = { n / 2 - 2 * n2 / 3 + 37 * n3 / 96 - n4 / 360, n2 / 48 + n3 / 15 - 437 * n4 / 1440,
            17 * n3 / 480 - 37 * n4 / 840, 4397 * n4 / 161280 };
    }

    // Metres east and north of where the meridian meets the equator.
    std::array<double, 2> onPlane(double latitude, double longitudeFromMeridian) const
    {
        const double t = conformal(std::tan(latitude * radian));
        const double cosine = std::cos(longitudeFromMeridian * radian);
        const double north = std::atan2(t, cosine);
        const double east = std::asinh(std::sin(longitudeFromMeridian * radian) / std::hypot(t, cosine));
        const auto [dNorth, dEast] = terms(m_forward, north, east);
        return { m_radius * (east + dEast), m_radius * (north + dNorth) };
    }

    Degrees onEarth(double metresEast, double metresNorth) const
    {
        const double n = metresNorth / m_radius, e = metresEast / m_radius;
        const auto [dNorth, dEast] = terms(m_inverse, n, e);
        const double north = n - dNorth, east = e - dEast;
        const double aim = std::sin(north) / std::hypot(std::sinh(east), std::cos(north));
        double t = aim;
        for (int pass = 0; pass < 6; ++pass) { // Newton's method; three would do
            const double slope = std::sqrt((1 + aim * aim) * (1 + t * t));
            const double part = 1 - m_eccentricity * m_eccentricity;
            t += (aim - conformal(t)) * (1 + part * t * t) / (part * slope);
        }
        return { std::atan2(std::sinh(east), std::cos(north)) / radian, std::atan(t) / radian };
    }

private:
    // The tangent of the conformal latitude from that of the latitude.
    double conformal(double tangent) const
    {
        const double secant = std::hypot(1.0, tangent);
        const double s = std::sinh(m_eccentricity * std::atanh(m_eccentricity * tangent / secant));
        return tangent * std::hypot(1.0, s) - s * secant;
    }

    static std::array<double, 2> terms(const std::array<double, 4>& factors, double north, double east)
    {
        std::array<double, 2> sum {};
        for (std::size_t i = 0; i < factors.size(); ++i) {
            const double k = 2 * (double(i) + 1);
            sum[0] += factors[i] * std::sin(k * north) * std::cosh(k * east);
            sum[1] += factors[i] * std::cos(k * north) * std::sinh(k * east);
        }
        return sum;
    }

    double m_eccentricity;
    double m_radius;
    std::array<double, 4> m_forward {};
    std::array<double, 4> m_inverse {};
};

const Series& seriesOf(Belts belts)
{
    static const Series cgcs2000(1 / 298.257222101, 1);
    static const Series utm(1 / 298.257223563, 0.9996);
    return belts == Belts::Utm ? utm : cgcs2000;
}

int zonesOf(Belts belts)
{
    return belts == Belts::Gauss3 ? 120 : 60;
}

} // namespace

int zoneOf(Belts belts, double longitude)
{
    const int zones = zonesOf(belts);
    const double east = longitude < 0 && belts != Belts::Utm ? longitude + 360 : longitude;
    const double zone = belts == Belts::Gauss3 ? std::floor((east + 1.5) / 3)
        : belts == Belts::Gauss6               ? std::floor(east / 6) + 1
                                               : std::floor((east + 180) / 6) + 1;
    return zone < 1 ? zones : std::min(int(zone), zones); // the first and the last belt of 3 degrees meet at 0
}

double middleMeridian(Belts belts, int zone)
{
    const double meridian = belts == Belts::Gauss3 ? 3.0 * zone
        : belts == Belts::Gauss6                   ? 6.0 * zone - 3
                                                   : 6.0 * zone - 183;
    return meridian > 180 ? meridian - 360 : meridian;
}

std::optional<PlanePlace> toPlane(Belts belts, Degrees place)
{
    if (!(place.latitude >= -80 && place.latitude <= 84 && place.longitude >= -180 && place.longitude <= 180))
        return std::nullopt;
    PlanePlace plane { zoneOf(belts, place.longitude), 0, 0, belts == Belts::Utm && place.latitude < 0 };
    const double beside = std::remainder(place.longitude - middleMeridian(belts, plane.zone), 360.0);
    const auto [east, north] = seriesOf(belts).onPlane(place.latitude, beside);
    plane.east = east + falseEast;
    plane.north = north + (plane.isSouth ? falseNorth : 0);
    return plane;
}

std::optional<Degrees> fromPlane(Belts belts, const PlanePlace& place)
{
    const double east = place.east - falseEast;
    const double north = place.north - (place.isSouth ? falseNorth : 0);
    if (place.zone < 1 || place.zone > zonesOf(belts) || !(std::abs(east) <= farthest) || !(std::abs(north) < 9.4e6))
        return std::nullopt;
    Degrees found = seriesOf(belts).onEarth(east, north);
    found.longitude = std::remainder(found.longitude + middleMeridian(belts, place.zone), 360.0);
    return found;
}

} // namespace fengsui
