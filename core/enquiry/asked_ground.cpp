#include "enquiry/asked_ground.h"

#include "grid/crossing.h"

#include <algorithm>
#include <cstddef>
#include <format>
#include <numbers>
#include <optional>
#include <utility>
#include <vector>

namespace fengsui {

namespace {

// On which side of a to b the place lies: products of our integers fit a long double exactly.
int side(GeoPoint a, GeoPoint b, GeoPoint at)
{
    using Wide = long double;
    const Wide turn = (Wide(b.longitudeE7) - a.longitudeE7) * (Wide(at.latitudeE7) - a.latitudeE7)
        - (Wide(b.latitudeE7) - a.latitudeE7) * (Wide(at.longitudeE7) - a.longitudeE7);
    return turn > 0 ? 1 : turn < 0 ? -1 : 0;
}

bool cross(GeoPoint a, GeoPoint b, GeoPoint c, GeoPoint d)
{
    const int first = side(a, b, c), second = side(a, b, d), third = side(c, d, a), fourth = side(c, d, b);
    if (first != second && third != fourth)
        return true;
    const auto lies = [](GeoPoint from, GeoPoint to, GeoPoint at) { // on a line, is it between the ends
        return GeoBox {
            { std::min(from.longitudeE7, to.longitudeE7), std::min(from.latitudeE7, to.latitudeE7) },
            { std::max(from.longitudeE7, to.longitudeE7), std::max(from.latitudeE7, to.latitudeE7) }
        }.contains(at);
    };
    return (first == 0 && lies(a, b, c)) || (second == 0 && lies(a, b, d)) || (third == 0 && lies(c, d, a))
        || (fourth == 0 && lies(c, d, b));
}

bool crosses(const Ring& ring, GeoPoint from, GeoPoint to)
{
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++)
        if (cross(ring[before], ring[i], from, to))
            return true;
    return false;
}

bool isFlat(const Ring& ring)
{
    return std::ranges::all_of(ring, [&](GeoPoint at) { return side(ring[0], ring[1], at) == 0; });
}

double around(const Ring& ring)
{
    double metres = 0;
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++)
        metres += distanceMetres(ring[before], ring[i]);
    return metres;
}

Refusal bad(const char* sentence)
{
    return { Refusal::Reason::BadValue, sentence, {}, "outline" };
}

// A course that comes back to where it began, as the ground within.
std::optional<Outline> groundOf(const std::vector<GeoPoint>& course)
{
    if (course.size() < 4 || course.front() != course.back())
        return std::nullopt;
    Outline ground { { course, {} } };
    setInOrder(ground);
    return ground;
}

} // namespace

AskedGround AskedGround::around(GeoPoint middle, double metres)
{
    AskedGround ground;
    ground.m_middle = middle;
    ground.m_metres = metres;
    return ground;
}

Result<AskedGround> AskedGround::inside(Ring corners)
{
    return inside(Outline { { std::move(corners), {} } });
}

Result<AskedGround> AskedGround::inside(Outline outline)
{
    for (Patch& patch : outline) {
        Ring& ring = patch.outer;
        const auto repeated = std::ranges::unique(ring); // a double click sets a corner twice
        ring.erase(repeated.begin(), repeated.end());
        if (ring.size() > 1 && ring.front() == ring.back())
            ring.pop_back();
        if (patch.outer.size() < 3)
            return bad(QT_TRANSLATE_NOOP("Refusal", "An area needs three corners at least."));
    }
    if (outline.empty())
        return bad(QT_TRANSLATE_NOOP("Refusal", "An area needs three corners at least."));
    const auto crossing = crossingOf(outline); // before they are turned
    setInOrder(outline);
    if (std::ranges::all_of(outline, [](const Patch& patch) { return isFlat(patch.outer); }))
        return bad(QT_TRANSLATE_NOOP("Refusal", "All corners of the area lie on one line."));
    if (crossing)
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP(
                "Refusal", "The outline crosses or touches itself at %1; move a corner there or take one away."),
            { std::format("{:.6f}, {:.6f}", crossing->longitude(), crossing->latitude()) }, "outline" };
    if (whyInvalid(outline))
        return bad(QT_TRANSLATE_NOOP("Refusal", "The outline crosses or touches itself; take the last corner back."));
    AskedGround ground;
    ground.m_box = *boxOf(outline);
    ground.m_middle = *labelPoint(outline);
    ground.m_outline = std::move(outline);
    return ground;
}

bool AskedGround::holds(GeoPoint at) const
{
    return m_metres ? distanceMetres(m_middle, at) <= *m_metres : m_box.contains(at) && covers(m_outline, at);
}

bool AskedGround::meets(const Facility& facility) const
{
    const auto& course = facility.course;
    if (course.empty())
        return false;
    if (course.size() == 1)
        return holds(course.front());
    if (const auto ground = groundOf(course); ground && covers(*ground, m_middle))
        return true;
    if (m_metres)
        return distanceMetres(facility, m_middle) <= *m_metres;
    for (std::size_t i = 1; i < course.size(); ++i) {
        if (holds(course[i - 1]) || holds(course[i]))
            return true;
        for (const Patch& patch : m_outline) {
            if (crosses(patch.outer, course[i - 1], course[i]))
                return true;
        }
    }
    return false;
}

double AskedGround::squareKilometres() const
{
    return m_metres ? std::numbers::pi * *m_metres * *m_metres * 1e-6 : fengsui::squareKilometres(m_outline);
}

double AskedGround::outlineMetres() const
{
    if (m_metres)
        return 2 * std::numbers::pi * *m_metres;
    double metres = 0;
    for (const Patch& patch : m_outline) {
        metres += fengsui::around(patch.outer);
        for (const Ring& hole : patch.holes)
            metres += fengsui::around(hole);
    }
    return metres;
}

std::size_t AskedGround::corners() const
{
    std::size_t count = 0;
    for (const Patch& patch : m_outline) {
        count += patch.outer.size();
        for (const Ring& hole : patch.holes)
            count += hole.size();
    }
    return count;
}

} // namespace fengsui
