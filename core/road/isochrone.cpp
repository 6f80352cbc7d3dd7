#include "road/isochrone.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numbers>
#include <span>
#include <stop_token>
#include <utility>
#include <vector>

namespace fengsui {

namespace {

constexpr double metresPerDegree = 6371008.8 * std::numbers::pi / 180;
constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
constexpr double mostCells = 2'000'000; // a county at 100 m has about half of them

struct Spot {
    double x = 0, y = 0; // metres east and north of the place that is asked from
};

// A plane laid at the place.
class Plane {
public:
    explicit Plane(GeoPoint middle)
        : m_middle(middle)
        , m_east(std::max(0.01, std::cos(middle.latitude() * std::numbers::pi / 180)) * metresPerDegree)
    {
    }
    Spot spot(GeoPoint at) const
    {
        return { (at.longitude() - m_middle.longitude()) * m_east,
            (at.latitude() - m_middle.latitude()) * metresPerDegree };
    }
    GeoPoint point(Spot spot) const
    {
        const double longitude = std::clamp(m_middle.longitude() + spot.x / m_east, -180.0, 180.0);
        const double latitude = std::clamp(m_middle.latitude() + spot.y / metresPerDegree, -90.0, 90.0);
        return *GeoPoint::fromDegrees(longitude, latitude);
    }

private:
    GeoPoint m_middle;
    double m_east;
};

// A way with the time at its two ends.
struct Leg {
    Spot from, to;
    std::int64_t begin = 0, end = 0;
};

std::vector<Leg> legsOf(const RoadView& view, GeoPoint from, const RoadSpot& start, const Plane& plane, Duration within)
{
    std::vector<Leg> legs;
    // To the road it goes slowly, and not everybody gets there in time.
    const double there = start.metresAway / view.network().offRoad().accessMetresPerSecond * 1000;
    const double share = there <= double(within.count()) ? 1 : double(within.count()) / there;
    const Spot begin = plane.spot(from), end = plane.spot(start.at);
    legs.push_back({ begin, { begin.x + (end.x - begin.x) * share, begin.y + (end.y - begin.y) * share }, 0,
        static_cast<std::int64_t>(there * share) });
    for (const RoadView::Reached& reached : view.reachable(from, within))
        legs.push_back({ plane.spot(reached.course.front()), plane.spot(reached.course.back()), reached.from.count(),
            reached.to.count() });
    return legs;
}

// Squares with the time at which each is reached. Its outermost squares never are.
class Raster {
public:
    Raster(const std::vector<Leg>& legs, double cellMetres)
    {
        double west = 0, east = 0, south = 0, north = 0;
        for (const Leg& leg : legs)
            for (const Spot at : { leg.from, leg.to }) {
                west = std::min(west, at.x);
                east = std::max(east, at.x);
                south = std::min(south, at.y);
                north = std::max(north, at.y);
            }
        const double wide = east - west, high = north - south;
        m_metres = std::max({ cellMetres, 1.0, std::sqrt(wide * high / mostCells), wide / 20'000, high / 20'000 });
        m_west = west - 2.5 * m_metres;
        m_south = south - 2.5 * m_metres;
        m_columns = static_cast<std::ptrdiff_t>(wide / m_metres) + 6;
        m_rows = static_cast<std::ptrdiff_t>(high / m_metres) + 6;
        m_times.assign(static_cast<std::size_t>(m_columns * m_rows), never);
    }

    double metres() const { return m_metres; }
    std::ptrdiff_t columns() const { return m_columns; }
    std::ptrdiff_t rows() const { return m_rows; }
    std::int64_t time(std::size_t cell) const { return m_times[cell]; }
    Spot corner(double column, double row) const { return { m_west + column * m_metres, m_south + row * m_metres }; }

    // The squares along the leg and their neighbours.
    void take(const Leg& leg)
    {
        const double length = std::hypot(leg.to.x - leg.from.x, leg.to.y - leg.from.y);
        const int steps = 1 + static_cast<int>(length / (m_metres / 2));
        for (int i = 0; i <= steps; ++i) {
            const double share = double(i) / steps;
            stamp({ leg.from.x + (leg.to.x - leg.from.x) * share, leg.from.y + (leg.to.y - leg.from.y) * share },
                leg.begin + static_cast<std::int64_t>(double(leg.end - leg.begin) * share));
        }
    }

private:
    void stamp(Spot at, std::int64_t time)
    {
        const auto column = static_cast<std::ptrdiff_t>((at.x - m_west) / m_metres);
        const auto row = static_cast<std::ptrdiff_t>((at.y - m_south) / m_metres);
        for (std::ptrdiff_t y = row - 1; y <= row + 1; ++y)
            for (std::ptrdiff_t x = column - 1; x <= column + 1; ++x) {
                std::int64_t& known = m_times[static_cast<std::size_t>(y * m_columns + x)];
                known = std::min(known, time);
            }
    }

    double m_metres = 0, m_west = 0, m_south = 0;
    std::ptrdiff_t m_columns = 0, m_rows = 0;
    std::vector<std::int64_t> m_times;
};

// The squares that are reached in time, and the border between them and the others: through the middles of the edges
// that two unlike neighbours share, so that each edge lies on one border only and none touches another. Where two
// squares meet at a corner alone, they stay apart.
class Mask {
public:
    Mask(const Raster& raster, std::int64_t limit)
        : m_raster(raster)
        , m_width(raster.columns())
        , m_labels(static_cast<std::size_t>(raster.columns() * raster.rows()))
    {
        for (std::size_t i = 0; i < m_labels.size(); ++i)
            m_labels[i] = raster.time(i) <= limit ? unlabelled : outside;
    }

    // What is not reached and enclosed by what is, by its size; corners join it.
    void fillHoles(double smallest)
    {
        const auto fewest = static_cast<std::size_t>(smallest * 1e6 / (m_raster.metres() * m_raster.metres()));
        std::vector<bool> seen(m_labels.size());
        const std::array<std::ptrdiff_t, 8> around { -m_width - 1, -m_width, -m_width + 1, -1, 1, m_width - 1, m_width,
            m_width + 1 };
        for (std::size_t i = 0; i < m_labels.size(); ++i) {
            if (seen[i] || m_labels[i] != outside)
                continue;
            std::vector<std::size_t> hole { i };
            seen[i] = true;
            for (std::size_t next = 0; next < hole.size(); ++next)
                for (const std::ptrdiff_t step : around) {
                    const auto cell = static_cast<std::ptrdiff_t>(hole[next]) + step;
                    if (cell < 0 || cell >= static_cast<std::ptrdiff_t>(m_labels.size()))
                        continue;
                    const auto at = static_cast<std::size_t>(cell);
                    if (!seen[at] && m_labels[at] == outside) {
                        seen[at] = true;
                        hole.push_back(at);
                    }
                }
            // The first square lies on the rim, from where all that is not enclosed is met.
            if (i != 0 && hole.size() < fewest)
                for (const std::size_t cell : hole)
                    m_labels[cell] = unlabelled;
        }
    }

    Outline outline(const Plane& plane)
    {
        const std::size_t patches = label();
        Outline outline(patches);
        m_traced.assign(m_labels.size(), false);
        for (std::size_t i = 0; i + static_cast<std::size_t>(m_width) < m_labels.size(); ++i)
            // Every border has edges that lie level, and squares are met from the south: a patch's first is its outer.
            if (!m_traced[i] && (m_labels[i] == outside) != (m_labels[i + std::size_t(m_width)] == outside)) {
                const std::size_t patch = m_labels[i] == outside ? m_labels[i + std::size_t(m_width)] : m_labels[i];
                Ring ring = trace(i, plane);
                if (outline[patch].outer.empty())
                    outline[patch].outer = std::move(ring);
                else
                    outline[patch].holes.push_back(std::move(ring));
            }
        setInOrder(outline);
        return outline;
    }

private:
    static constexpr std::uint32_t outside = 0xffff'ffff, unlabelled = 0xffff'fffe;

    bool isIn(std::ptrdiff_t column, std::ptrdiff_t row) const
    {
        return m_labels[static_cast<std::size_t>(row * m_width + column)] != outside;
    }

    // Numbers what hangs together by edges, from the south; how many there are.
    std::size_t label()
    {
        std::uint32_t patches = 0;
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < m_labels.size(); ++i) {
            if (m_labels[i] != unlabelled)
                continue;
            m_labels[i] = patches;
            open.push_back(i);
            while (!open.empty()) {
                const std::size_t cell = open.back();
                open.pop_back();
                for (const std::ptrdiff_t step : { -m_width, std::ptrdiff_t(-1), std::ptrdiff_t(1), m_width }) {
                    std::uint32_t& other = m_labels[static_cast<std::size_t>(static_cast<std::ptrdiff_t>(cell) + step)];
                    if (other == unlabelled) {
                        other = patches;
                        open.push_back(static_cast<std::size_t>(static_cast<std::ptrdiff_t>(cell) + step));
                    }
                }
            }
            ++patches;
        }
        return patches;
    }

    // Walks along the border from the edge above that square, what is reached at the left hand, in half squares: the
    // middle of an edge has one odd and one even coordinate. A step goes from an edge's middle around the corner that
    // lies ahead to the middle of the next edge.
    Ring trace(std::size_t first, const Plane& plane)
    {
        struct Half {
            std::ptrdiff_t x = 0, y = 0;
            bool operator==(const Half&) const = default;
        };
        const auto column = static_cast<std::ptrdiff_t>(first) % m_width,
                   row = static_cast<std::ptrdiff_t>(first) / m_width;
        const Half start { 2 * column + 1, 2 * row + 2 };
        Half direction { isIn(column, row) ? -1 : 1, 0 };
        Half at = start;
        std::vector<Half> corners;
        do {
            if (direction.x != 0)
                m_traced[static_cast<std::size_t>((at.y / 2 - 1) * m_width + at.x / 2)] = true;
            const auto size = corners.size();
            const auto isStraight = [&] {
                const Half a = corners[size - 2], b = corners[size - 1];
                return (b.x - a.x) * (at.y - b.y) == (b.y - a.y) * (at.x - b.x);
            };
            if (size >= 2 && isStraight())
                corners.back() = at;
            else
                corners.push_back(at);
            const Half corner { at.x + direction.x, at.y + direction.y };
            const Half left { -direction.y, direction.x };
            const auto square = [&](Half forward, Half side) {
                return isIn((corner.x + forward.x + side.x - 1) / 2, (corner.y + forward.y + side.y - 1) / 2);
            };
            const Half right { -left.x, -left.y };
            const bool isLeftIn = square(direction, left), isRightIn = square(direction, right);
            if (!isLeftIn)
                direction = left;
            else if (isRightIn)
                direction = right;
            at = { corner.x + direction.x, corner.y + direction.y };
        } while (at != start);
        Ring ring;
        ring.reserve(corners.size());
        for (const Half& each : corners)
            ring.push_back(plane.point(m_raster.corner(double(each.x) / 2, double(each.y) / 2)));
        return ring;
    }

    const Raster& m_raster;
    std::ptrdiff_t m_width;
    std::vector<std::uint32_t> m_labels;
    std::vector<bool> m_traced; // the edge above each square
};

Outline circle(const Plane& plane, double metres)
{
    constexpr int corners = 96;
    Ring ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        ring.push_back(plane.point({ std::cos(angle) * metres, std::sin(angle) * metres }));
    }
    return { { std::move(ring), {} } };
}

} // namespace

std::vector<Isochrone> isochrones(const RoadView& view, GeoPoint from, std::span<const Duration> limits,
    const IsochroneFineness& fineness, const std::stop_token& stop)
{
    std::vector<Isochrone> found;
    if (limits.empty())
        return found;
    const Plane plane(from);
    const auto start = view.network().spotAt(from, view.closed());
    if (!start) {
        const OffRoad& offRoad = view.network().offRoad();
        for (const Duration within : limits)
            found.push_back({ within,
                circle(plane,
                    std::max(
                        fineness.cellMetres, double(within.count()) / 1000 * offRoad.metresPerSecond / offRoad.detour)),
                false });
        return found;
    }
    const std::vector<Leg> legs = legsOf(view, from, *start, plane, *std::ranges::max_element(limits));
    constexpr std::size_t legsBetweenLooks = 4096;
    Raster raster(legs, fineness.cellMetres);
    for (std::size_t i = 0; i < legs.size(); ++i) {
        if (i % legsBetweenLooks == 0 && stop.stop_requested())
            return {};
        raster.take(legs[i]);
    }
    for (const Duration within : limits) {
        if (stop.stop_requested())
            return {};
        Mask mask(raster, within.count());
        mask.fillHoles(fineness.smallestHole);
        found.push_back({ within, mask.outline(plane), true });
    }
    return found;
}

} // namespace fengsui
