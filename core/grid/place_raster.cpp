#include "grid/place_raster.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace fengsui {

namespace {

constexpr double squaresPerOutline = 2; // more would be touched for the first time too often
constexpr double cornersPerSquare = 16;

__extension__ using Wide = __int128; // two differences of longitudes, multiplied, may have 66 bits

} // namespace

PlaceRaster::PlaceRaster(std::span<const Outline* const> outlines)
{
    double known = 0, corners = 0;
    for (const Outline* outline : outlines)
        if (const auto box = boxOf(*outline)) {
            m_box = m_box ? united(*m_box, *box) : *box;
            ++known;
            for (const Patch& patch : *outline)
                corners += static_cast<double>(patch.outer.size());
        }
    if (!m_box)
        return;
    const double width = double(m_box->northEast.longitudeE7) - m_box->southWest.longitudeE7 + 1;
    const double height = double(m_box->northEast.latitudeE7) - m_box->southWest.latitudeE7 + 1;
    const double squares = std::max(squaresPerOutline * known, corners / cornersPerSquare);
    // a thin ground has no more squares along it than it would have in all
    m_side
        = static_cast<std::int64_t>(std::max(std::sqrt(width * height / squares), std::max(width, height) / squares));
    m_side = std::max<std::int64_t>(m_side, 1);
    m_columns = columnOf(m_box->northEast.longitudeE7) + 1;
    m_begins.resize(m_columns * (rowOf(m_box->northEast.latitudeE7) + 1) + 1);
    for (const Outline* outline : outlines)
        eachSquare(*outline, [&](std::size_t square, std::span<const Edge> edges) {
            m_begins[square + 1] += static_cast<std::uint32_t>(edges.size()) + 1;
        });
    std::partial_sum(m_begins.begin(), m_begins.end(), m_begins.begin());
    m_records.resize(m_begins.back());
    std::vector<std::uint32_t> next(m_begins);
    for (std::uint32_t i = 0; i < outlines.size(); ++i)
        eachSquare(*outlines[i], [&](std::size_t square, std::span<const Edge> edges) {
            m_records[next[square]++].low = { static_cast<std::int32_t>(i), static_cast<std::int32_t>(edges.size()) };
            for (const Edge& edge : edges)
                m_records[next[square]++] = edge;
        });
}

std::size_t PlaceRaster::columnOf(std::int32_t longitudeE7) const
{
    return static_cast<std::size_t>((std::int64_t(longitudeE7) - m_box->southWest.longitudeE7) / m_side);
}

std::size_t PlaceRaster::rowOf(std::int32_t latitudeE7) const
{
    return static_cast<std::size_t>((std::int64_t(latitudeE7) - m_box->southWest.latitudeE7) / m_side);
}

void PlaceRaster::eachSquare(const Outline& outline, auto call) const
{
    const auto box = boxOf(outline);
    if (!box)
        return;
    const std::size_t firstRow = rowOf(box->southWest.latitudeE7), lastRow = rowOf(box->northEast.latitudeE7);
    std::vector<std::vector<Edge>> rows(lastRow - firstRow + 1);
    const auto add = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const GeoPoint from = ring[i], to = ring[(i + 1) % ring.size()];
            const Edge edge = from.latitudeE7 <= to.latitudeE7 ? Edge { from, to } : Edge { to, from };
            for (std::size_t row = rowOf(edge.low.latitudeE7); row <= rowOf(edge.high.latitudeE7); ++row)
                rows[row - firstRow].push_back(edge);
        }
    };
    for (const Patch& patch : outline) {
        add(patch.outer);
        for (const Ring& hole : patch.holes)
            add(hole);
    }
    const auto west = [](const Edge& edge) { return std::min(edge.low.longitudeE7, edge.high.longitudeE7); };
    const auto east = [](const Edge& edge) { return std::max(edge.low.longitudeE7, edge.high.longitudeE7); };
    std::vector<Edge> deciding;
    for (std::size_t row = firstRow; row <= lastRow; ++row) {
        const std::vector<Edge>& edges = rows[row - firstRow];
        for (std::size_t column = columnOf(box->southWest.longitudeE7); column <= columnOf(box->northEast.longitudeE7);
            ++column) {
            const std::int64_t left = m_box->southWest.longitudeE7 + static_cast<std::int64_t>(column) * m_side;
            deciding.clear(); // a line to the east meets nothing in the west
            std::ranges::copy_if(
                edges, std::back_inserter(deciding), [&](const Edge& edge) { return east(edge) >= left; });
            const bool isCrossed
                = std::ranges::any_of(deciding, [&](const Edge& edge) { return west(edge) < left + m_side; });
            if (!isCrossed) { // it is the same in the whole square
                const GeoPoint corner { static_cast<std::int32_t>(left),
                    static_cast<std::int32_t>(m_box->southWest.latitudeE7 + static_cast<std::int64_t>(row) * m_side) };
                if (!covers(deciding, corner))
                    continue;
                deciding.clear();
            }
            call(row * m_columns + column, std::span<const Edge>(deciding));
        }
    }
}

// Edges that a line to the east crosses are counted. An edge has its lower end and not its upper one, so that a corner
// counts once, and a level edge never.
bool PlaceRaster::covers(std::span<const Edge> edges, GeoPoint at)
{
    bool isInside = false;
    for (const auto& [low, high] : edges) {
        if (at.latitudeE7 < low.latitudeE7 || at.latitudeE7 > high.latitudeE7)
            continue;
        const auto [west, east] = std::minmax(low.longitudeE7, high.longitudeE7);
        if (at.longitudeE7 > east)
            continue;
        const bool isCrossing = at.latitudeE7 < high.latitudeE7;
        if (at.longitudeE7 < west) {
            isInside ^= isCrossing;
            continue;
        }
        // positive when the place lies to the west of the edge
        const Wide side
            = Wide(std::int64_t(high.longitudeE7) - low.longitudeE7) * (std::int64_t(at.latitudeE7) - low.latitudeE7)
            - Wide(std::int64_t(at.longitudeE7) - low.longitudeE7) * (std::int64_t(high.latitudeE7) - low.latitudeE7);
        if (side == 0)
            return true;
        isInside ^= isCrossing && side > 0;
    }
    return isInside;
}

void PlaceRaster::eachCovering(GeoPoint at, auto goesOn) const
{
    if (!m_box || !m_box->contains(at))
        return;
    const std::size_t square = rowOf(at.latitudeE7) * m_columns + columnOf(at.longitudeE7);
    const auto records = std::span(m_records).subspan(m_begins[square], m_begins[square + 1] - m_begins[square]);
    for (std::size_t i = 0; i < records.size();) {
        const auto outline = static_cast<std::uint32_t>(records[i].low.longitudeE7);
        const auto edges = static_cast<std::size_t>(records[i].low.latitudeE7);
        if ((edges == 0 || covers(records.subspan(i + 1, edges), at)) && !goesOn(outline))
            return;
        i += 1 + edges;
    }
}

std::optional<std::uint32_t> PlaceRaster::firstCovering(GeoPoint at) const
{
    std::optional<std::uint32_t> first;
    eachCovering(at, [&](std::uint32_t outline) {
        first = outline;
        return false;
    });
    return first;
}

std::vector<std::uint32_t> PlaceRaster::covering(GeoPoint at) const
{
    std::vector<std::uint32_t> found;
    eachCovering(at, [&](std::uint32_t outline) {
        found.push_back(outline);
        return true;
    });
    return found;
}

} // namespace fengsui
