#pragma once

#include "base/chinese_offset.h"
#include "base/instant.h"
#include "base/json_document.h"
#include "base/result.h"
#include "grid/outline.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fengsui {

/// A place on a way, as receivers of satellite navigation write it down.
struct WayPoint {
    GeoPoint at;
    std::optional<double> metres; ///< above the sea, as the file has it
    std::optional<Instant> time;

    bool operator==(const WayPoint&) const = default;
};
using Way = std::vector<WayPoint>;

/// Where something is: any mixture of places, ways and areas, also nothing.
struct Shape {
    Way points; ///< each for itself
    std::vector<Way> ways;
    Outline areas;

    bool isEmpty() const { return points.empty() && ways.empty() && areas.empty(); }
    bool operator==(const Shape&) const = default;
};

/// Something of a layer: what other map programs call a feature, a placemark, a waypoint or a track.
struct Feature {
    std::string name;
    std::string note; ///< the longer text beside it
    std::vector<std::pair<std::string, std::string>> words; ///< everything else that is said of it, in order
    Shape shape;

    /// The value of that name, or an empty text.
    std::string_view word(std::string_view key) const;
    bool operator==(const Feature&) const = default;
};

/// What a file of features holds. WGS 84, unless it was read from elsewhere and not converted yet.
struct FeatureFile {
    std::string title;
    std::vector<Feature> features;
    std::vector<Refusal> notes; ///< what was left out or borne, by line: nothing of it is a reason not to take the rest

    bool operator==(const FeatureFile& other) const { return title == other.title && features == other.features; }
};

/// Bounds of every file of features, so that a wrong or hostile one costs neither the memory nor the day.
inline constexpr std::size_t longestFeatureFile = std::size_t(64) << 20; ///< bytes, also unpacked
inline constexpr std::size_t mostFaults = 100; ///< are told of one file

/// Everything in it from the reference to WGS 84; adds a note that says so. Places outside the reference's shift stay.
void convert(FeatureFile& file, CoordinateReference from);

/// A way as what it becomes in a list of corners: closed, without its repeated last place.
Ring ringOf(const Way& way);

/// Turns rings that run the wrong way (setInOrder() for outlines of any size, also around the world); whether any did.
bool turnRings(Patch& patch);

} // namespace fengsui
