#include "grid/outline.h"

#include "grid/boost_shape.h"

#include <boost/geometry/algorithms/covered_by.hpp>
#include <boost/geometry/algorithms/distance.hpp>
#include <boost/geometry/algorithms/is_valid.hpp>
#include <boost/geometry/strategies/strategies.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <queue>

namespace fengsui {
namespace {

constexpr double metresPerUnit = 6371008.8 * std::numbers::pi / 180 * 1e-7; // along a meridian

double widthOfDegree(double latitude)
{
    return std::cos(latitude * std::numbers::pi / 180);
}

/// Shoelace formula around the first corner: positive when counterclockwise.
std::int64_t doubledArea(const Ring& ring)
{
    std::int64_t sum = 0;
    for (std::size_t i = 2; i < ring.size(); ++i) {
        const std::int64_t ax = std::int64_t(ring[i - 1].longitudeE7) - ring[0].longitudeE7;
        const std::int64_t ay = std::int64_t(ring[i - 1].latitudeE7) - ring[0].latitudeE7;
        const std::int64_t bx = std::int64_t(ring[i].longitudeE7) - ring[0].longitudeE7;
        const std::int64_t by = std::int64_t(ring[i].latitudeE7) - ring[0].latitudeE7;
        sum += ax * by - ay * bx;
    }
    return sum;
}

/// The outline in metres east and north of the place.
BoostOutline around(GeoPoint middle, const Outline& outline)
{
    const double width = widthOfDegree(middle.latitude()) * metresPerUnit;
    return toBoost(outline, [&](GeoPoint corner) {
        return BoostPoint { (double(corner.longitudeE7) - middle.longitudeE7) * width,
            (double(corner.latitudeE7) - middle.latitudeE7) * metresPerUnit };
    });
}

/// Metres from the place to the nearest border, negative outside.
double depth(const BoostOutline& shape, const BoostPoint& at)
{
    double nearest = HUGE_VAL;
    const auto measure = [&](const auto& ring) {
        for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++)
            nearest = std::min(nearest,
                boost::geometry::distance(
                    at, boost::geometry::model::referring_segment<const BoostPoint>(ring[before], ring[i])));
    };
    for (const BoostPatch& patch : shape) {
        measure(patch.outer());
        for (const auto& hole : patch.inners())
            measure(hole);
    }
    return boost::geometry::covered_by(at, shape) ? nearest : -nearest;
}

} // namespace

std::optional<GeoBox> boxOf(const Outline& outline)
{
    std::optional<GeoBox> box;
    for (const Patch& patch : outline)
        for (const GeoPoint corner : patch.outer)
            box = box ? united(*box, { corner, corner }) : GeoBox { corner, corner };
    return box;
}

GeoBox united(const GeoBox& a, const GeoBox& b)
{
    return { { std::min(a.southWest.longitudeE7, b.southWest.longitudeE7),
                 std::min(a.southWest.latitudeE7, b.southWest.latitudeE7) },
        { std::max(a.northEast.longitudeE7, b.northEast.longitudeE7),
            std::max(a.northEast.latitudeE7, b.northEast.latitudeE7) } };
}

bool covers(const Outline& outline, GeoPoint at)
{
    return boost::geometry::covered_by(toBoost(at), toBoost(outline));
}

double distanceMetres(const Outline& outline, GeoPoint at)
{
    return outline.empty() ? HUGE_VAL : boost::geometry::distance(BoostPoint { 0, 0 }, around(at, outline));
}

std::int64_t doubledArea(const Outline& outline)
{
    std::int64_t sum = 0;
    for (const Patch& patch : outline) {
        sum += doubledArea(patch.outer);
        for (const Ring& hole : patch.holes)
            sum += doubledArea(hole);
    }
    return sum;
}

double squareKilometres(const Outline& outline)
{
    const auto box = boxOf(outline);
    if (!box)
        return 0;
    const double middle = (box->southWest.latitude() + box->northEast.latitude()) / 2;
    return double(doubledArea(outline)) / 2 * metresPerUnit * metresPerUnit * widthOfDegree(middle) * 1e-6;
}

/// Squares are searched best promise first: the depth of the middle plus half the diagonal is the deepest any place of
/// a square can be.
std::optional<GeoPoint> labelPoint(const Outline& outline)
{
    const auto box = boxOf(outline);
    if (!box)
        return std::nullopt;
    const GeoPoint origin = box->southWest;
    const BoostOutline shape = around(origin, outline);
    const double toEast = widthOfDegree(origin.latitude()) * metresPerUnit;
    const double width = (double(box->northEast.longitudeE7) - origin.longitudeE7) * toEast;
    const double height = (double(box->northEast.latitudeE7) - origin.latitudeE7) * metresPerUnit;

    struct Square {
        double x, y, half, depth;
        double promise() const { return depth + half * std::numbers::sqrt2; }
        bool operator<(const Square& other) const { return promise() < other.promise(); }
    };
    const auto square = [&](double x, double y, double half) { return Square { x, y, half, depth(shape, { x, y }) }; };
    std::priority_queue<Square> open;
    const double half = std::max(std::min(width, height), 1.0) / 2;
    for (double y = half; y - half < height; y += 2 * half)
        for (double x = half; x - half < width; x += 2 * half)
            open.push(square(x, y, half));
    Square best = open.top();
    const double enough = std::max(width, height) / 100;
    while (!open.empty()) {
        const Square next = open.top();
        open.pop();
        if (next.depth > best.depth)
            best = next;
        if (next.promise() - best.depth <= enough)
            break;
        const double quarter = next.half / 2;
        for (const auto& [dx, dy] : { std::pair(-1, -1), { 1, -1 }, { -1, 1 }, { 1, 1 } })
            open.push(square(next.x + dx * quarter, next.y + dy * quarter, quarter));
    }
    return GeoPoint { origin.longitudeE7 + int(std::lround(best.x / toEast)),
        origin.latitudeE7 + int(std::lround(best.y / metresPerUnit)) };
}

void setInOrder(Outline& outline)
{
    const auto turn = [](Ring& ring, bool isOuter) {
        if (ring.size() > 1 && ring.front() == ring.back())
            ring.pop_back();
        if ((doubledArea(ring) > 0) != isOuter)
            std::ranges::reverse(ring);
    };
    for (Patch& patch : outline) {
        turn(patch.outer, true);
        for (Ring& hole : patch.holes)
            turn(hole, false);
    }
}

std::optional<std::string> whyInvalid(const Outline& outline)
{
    std::string reason;
    if (boost::geometry::is_valid(toBoost(outline), reason))
        return std::nullopt;
    return reason;
}

} // namespace fengsui
