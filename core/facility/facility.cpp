#include "facility/facility.h"

#include "base/words.h"

#include <algorithm>
#include <limits>
#include <numbers>
#include <tuple>

namespace fengsui {

namespace {

constexpr std::array<std::string_view, 6> kindWords { "camera", "shelter", "supplies", "alarm", "hazard", "charge" };

// On a plane laid at `from`: good to a thousandth within a county.
double metresToStretch(GeoPoint a, GeoPoint b, GeoPoint from)
{
    constexpr double metresPerUnit = 6371008.8 * std::numbers::pi / 180 / 1e7;
    const double narrow = std::cos(from.latitude() * std::numbers::pi / 180);
    const auto east = [&](GeoPoint at) { return (double(at.longitudeE7) - from.longitudeE7) * metresPerUnit * narrow; };
    const auto north = [&](GeoPoint at) { return (double(at.latitudeE7) - from.latitudeE7) * metresPerUnit; };
    const double x = east(b) - east(a), y = north(b) - north(a);
    const double length = x * x + y * y;
    const double share = length == 0 ? 0 : std::clamp(-(east(a) * x + north(a) * y) / length, 0.0, 1.0);
    return std::hypot(east(a) + x * share, north(a) + y * share);
}

} // namespace

std::string_view toWord(FacilityKind kind)
{
    return kindWords[static_cast<std::size_t>(kind)];
}

std::optional<FacilityKind> facilityKindOf(std::string_view word)
{
    return fromWord<FacilityKind>(kindWords, word);
}

double distanceMetres(const Facility& facility, GeoPoint from)
{
    if (facility.course.size() == 1)
        return distanceMetres(facility.course.front(), from);
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < facility.course.size(); ++i)
        least = std::min(least, metresToStretch(facility.course[i - 1], facility.course[i], from));
    return least;
}

std::vector<NearFacility> nearestFacilities(const std::vector<Facility>& facilities, GeoPoint from, double withinMetres,
    std::optional<FacilityKind> kind, std::size_t number)
{
    std::vector<NearFacility> near;
    for (const Facility& facility : facilities) {
        if (kind && facility.kind != *kind)
            continue;
        if (const double metres = distanceMetres(facility, from); metres <= withinMetres)
            near.push_back({ &facility, metres });
    }
    std::ranges::sort(near, {}, [](const NearFacility& each) {
        return std::tuple(each.metres, each.facility->kind, std::string_view(each.facility->code));
    });
    near.resize(std::min(near.size(), number));
    return near;
}

} // namespace fengsui
