#include "drawing/drawing.h"

#include "base/words.h"
#include "drawing/entries.pb.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fengsui {

namespace {

constexpr std::array<std::string_view, 3> shapeWords { "area", "route", "label" };
constexpr std::array<std::string_view, 6> colourWords { "red", "orange", "yellow", "green", "blue", "purple" };

} // namespace

std::string_view toWord(DrawnShape shape)
{
    return shapeWords[static_cast<std::size_t>(shape)];
}

std::optional<DrawnShape> drawnShapeOf(std::string_view word)
{
    return fromWord<DrawnShape>(shapeWords, word);
}

std::string_view toWord(DrawnColour colour)
{
    return colourWords[static_cast<std::size_t>(colour)];
}

std::optional<DrawnColour> drawnColourOf(std::string_view word)
{
    return fromWord<DrawnColour>(colourWords, word);
}

Outline Drawing::outline() const
{
    if (shape != DrawnShape::Area || corners.size() < 3)
        return {};
    Outline outline { { corners, {} } };
    setInOrder(outline);
    return outline;
}

GeoPoint Drawing::middle() const
{
    if (corners.empty())
        return {};
    const Outline ground = outline();
    if (!ground.empty() && !whyInvalid(ground))
        if (const auto inside = labelPoint(ground))
            return *inside;
    return corners[corners.size() / 2];
}

void fold(Drawing& drawing, const Stamp& stamp, const entries::ShapeDrawn& drawn)
{
    std::vector<GeoPoint> corners;
    for (int i = 0; i + 1 < drawn.corners_size() && corners.size() < mostDrawnCorners; i += 2) {
        const GeoPoint at { drawn.corners(i), drawn.corners(i + 1) };
        if (at.longitudeE7 >= -1'800'000'000 && at.longitudeE7 <= 1'800'000'000 && at.latitudeE7 >= -900'000'000
            && at.latitudeE7 <= 900'000'000)
            corners.push_back(at);
    }
    if (corners.empty())
        return;
    drawing.shape = drawnShapeOf(drawn.shape()).value_or(DrawnShape::Area);
    drawing.colour = drawnColourOf(drawn.colour()).value_or(DrawnColour::Red);
    drawing.name = drawn.name();
    drawing.note = drawn.note();
    drawing.corners = std::move(corners);
    drawing.incident = IncidentId::fromBytes(drawn.incident()).value_or(IncidentId {});
    drawing.closesRoad = drawn.closes_road() && drawing.shape == DrawnShape::Route;
    drawing.by = stamp.author;
    drawing.at = stamp.recordedAt;
    drawing.said.say(stamp, "record", drawn.SerializeAsString());
}

void fold(Drawing& drawing, const Stamp&, const entries::ShapeWithdrawn& withdrawn)
{
    if (drawing.isWithdrawn)
        return;
    drawing.isWithdrawn = true;
    drawing.reason = withdrawn.reason();
}

entries::ShapeDrawn toEntry(const Drawing& drawing)
{
    entries::ShapeDrawn drawn;
    drawn.set_shape(std::string(toWord(drawing.shape)));
    drawn.set_name(drawing.name);
    drawn.set_note(drawing.note);
    drawn.set_colour(std::string(toWord(drawing.colour)));
    for (const GeoPoint at : drawing.corners) {
        drawn.add_corners(at.longitudeE7);
        drawn.add_corners(at.latitudeE7);
    }
    drawn.set_closes_road(drawing.closesRoad && drawing.shape == DrawnShape::Route);
    if (!drawing.incident.isNull())
        drawn.set_incident(std::string(drawing.incident.view()));
    return drawn;
}

} // namespace fengsui
