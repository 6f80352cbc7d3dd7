#pragma once

#include "base/coordinate.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/last_word.h"
#include "base/stamp.h"
#include "grid/outline.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

namespace entries {
class ShapeDrawn;
class ShapeWithdrawn;
} // namespace entries

using DrawingId = Id<struct DrawingTag>;

/// 区域 a ground with a border, 路线 a way, 标注 words at a place.
enum class DrawnShape : std::uint8_t { Area, Route, Label };
inline constexpr std::array allDrawnShapes { DrawnShape::Area, DrawnShape::Route, DrawnShape::Label };

enum class DrawnColour : std::uint8_t { Red, Orange, Yellow, Green, Blue, Purple };
inline constexpr std::array allDrawnColours { DrawnColour::Red, DrawnColour::Orange, DrawnColour::Yellow,
    DrawnColour::Green, DrawnColour::Blue, DrawnColour::Purple };

/// "area", "route", "label".
std::string_view toWord(DrawnShape shape);
std::optional<DrawnShape> drawnShapeOf(std::string_view word);
/// "red", "orange", "yellow", "green", "blue", "purple".
std::string_view toWord(DrawnColour colour);
std::optional<DrawnColour> drawnColourOf(std::string_view word);

/// Something that people drew on the map: a cordon, a diversion, a staging place.
struct Drawing {
    DrawingId id;
    DrawnShape shape = DrawnShape::Area;
    DrawnColour colour = DrawnColour::Red;
    std::string name;
    std::string note;
    std::vector<GeoPoint> corners; ///< of an area its border, not closed; of a label one place
    IncidentId incident; ///< that it belongs to, or null
    bool closesRoad = false; ///< of a route: nobody can drive along it
    OperatorId by; ///< who said last what it is like
    Instant at; ///< when
    bool isWithdrawn = false;
    std::string reason; ///< why it was withdrawn
    LastWord said {};

    /// Whether the entry that draws it is here: one that withdraws it may have come first.
    bool isDrawn() const { return !corners.empty(); }
    /// Of an area; empty for the others.
    Outline outline() const;
    /// Where its name stands, and where one goes to see it.
    GeoPoint middle() const;
};

/// As many as an entry can carry with some room to spare.
inline constexpr std::size_t mostDrawnCorners = 4000;

/// Takes one more entry. A shape or colour of a newer console, or corners that are no places, are taken as an area, as
/// red, and not at all.
void fold(Drawing& drawing, const Stamp& stamp, const entries::ShapeDrawn& drawn);
void fold(Drawing& drawing, const Stamp& stamp, const entries::ShapeWithdrawn& withdrawn);

/// The body of the entry that says what it is like.
entries::ShapeDrawn toEntry(const Drawing& drawing);

} // namespace fengsui
