#pragma once

#include "base/coordinate.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// What stands ready or needs watching: 监控 cameras, 应急避难场所 shelters, 应急物资 stores of supplies, 报警装置
/// alarm devices, 风险隐患 hazards, and 责任区 stretches and grounds that somebody answers for (a street, a river, a
/// wood).
enum class FacilityKind : std::uint8_t { Camera, Shelter, Supplies, Alarm, Hazard, Charge };

inline constexpr std::array allFacilityKinds { FacilityKind::Camera, FacilityKind::Shelter, FacilityKind::Supplies,
    FacilityKind::Alarm, FacilityKind::Hazard, FacilityKind::Charge };

/// "camera", "shelter", "supplies", "alarm", "hazard", "charge".
std::string_view toWord(FacilityKind kind);
std::optional<FacilityKind> facilityKindOf(std::string_view word);

/// One of them. Who answers for it is a unit and a post, never a person: names belong to records that can be erased,
/// and this is part of an edition.
struct Facility {
    std::string code; ///< within its kind
    FacilityKind kind = FacilityKind::Camera;
    std::string name;
    std::string unit; ///< that is responsible
    std::string post; ///< within the unit, whom to ask for: 河长办, 值班室
    std::string address;
    std::string state; ///< in the county's own words
    std::string link; ///< of a camera: what the player opens
    std::string note;
    std::uint32_t capacity = 0; ///< of a shelter: people; of supplies: pieces; 0: not known
    std::vector<GeoPoint> course; ///< one place; or the corners of a stretch or ground that somebody answers for

    bool operator==(const Facility&) const = default;
};

/// Metres from a place to the nearest of a facility's places or the stretches between them.
double distanceMetres(const Facility& facility, GeoPoint from);

/// The nearest first, of equally near ones by kind and code: at most `number` within so many metres, of that kind or of
/// any.
struct NearFacility {
    const Facility* facility = nullptr;
    double metres = 0;
};
std::vector<NearFacility> nearestFacilities(const std::vector<Facility>& facilities, GeoPoint from, double withinMetres,
    std::optional<FacilityKind> kind, std::size_t number);

} // namespace fengsui
