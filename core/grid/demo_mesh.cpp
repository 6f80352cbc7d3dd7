#include "grid/demo_mesh.h"

#include <boost/polygon/voronoi.hpp>

#include <algorithm>
#include <array>

namespace fengsui::demo {

Mesh::Mesh(std::span<const Spot> sites)
{
    constexpr double unitsPerMetre = 10;
    std::vector<boost::polygon::point_data<int>> points;
    for (const Spot site : sites)
        points.emplace_back(int(std::lround(site.x * unitsPerMetre)), int(std::lround(site.y * unitsPerMetre)));
    boost::polygon::voronoi_diagram<double> diagram;
    boost::polygon::construct_voronoi(points.begin(), points.end(), &diagram);

    for (const auto& vertex : diagram.vertices())
        m_corners.push_back({ vertex.x() / unitsPerMetre, vertex.y() / unitsPerMetre });
    const auto* firstVertex = diagram.vertices().data();
    const auto* firstEdge = diagram.edges().data();
    for (const auto& edge : diagram.edges())
        m_edges.push_back({ edge.vertex0() ? std::size_t(edge.vertex0() - firstVertex) : nowhere,
            edge.cell()->source_index(), std::size_t(edge.twin() - firstEdge), std::size_t(edge.next() - firstEdge) });
}

void Mesh::straighten(const std::function<int(std::size_t, std::size_t)>& rank, int rounds)
{
    struct Ends {
        int rank = 0;
        std::vector<std::size_t> far;
    };
    std::vector<Ends> endsOf(m_corners.size()); // the far ends of the edges of highest rank
    for (const HalfEdge& edge : m_edges) {
        const HalfEdge& twin = m_edges[edge.twin];
        if (edge.from == nowhere || twin.from == nowhere)
            continue;
        const int between = rank(edge.site, twin.site);
        Ends& ends = endsOf[edge.from];
        if (between > ends.rank)
            ends = { between, {} };
        if (between > 0 && between == ends.rank)
            ends.far.push_back(twin.from);
    }
    for (int round = 0; round < rounds; ++round) {
        std::vector<Spot> moved = m_corners;
        for (std::size_t i = 0; i < moved.size(); ++i)
            if (endsOf[i].far.size() == 2)
                moved[i] = m_corners[i] * 0.5 + (m_corners[endsOf[i].far[0]] + m_corners[endsOf[i].far[1]]) * 0.25;
        m_corners = std::move(moved);
    }
}

void Mesh::draw(double metres, const std::function<GeoPoint(Spot)>& place)
{
    m_drawn.assign(m_edges.size(), {});
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
        const std::size_t twin = m_edges[i].twin;
        if (twin < i || m_edges[i].from == nowhere || m_edges[twin].from == nowhere)
            continue;
        const Spot from = m_corners[m_edges[i].from], to = m_corners[m_edges[twin].from];
        const int pieces = std::max(1, int(std::lround(std::sqrt(squaredDistance(from, to)) / metres)));
        Ring line;
        for (int piece = 0; piece <= pieces; ++piece)
            line.push_back(place(piece == pieces ? to : from + (to - from) * (double(piece) / pieces)));
        m_drawn[i].assign(line.begin(), line.end() - 1);
        m_drawn[twin].assign(line.rbegin(), line.rend() - 1);
    }
}

std::map<int, Outline> Mesh::outlines(std::span<const int> regionOf) const
{
    const auto region = [&](std::size_t edge) { return regionOf[m_edges[edge].site]; };
    const auto isBorder = [&](std::size_t edge) { return region(edge) != region(m_edges[edge].twin); };
    std::vector<bool> isWalked(m_edges.size());
    std::map<int, Outline> out;
    std::map<int, std::vector<Ring>> holes;
    for (std::size_t start = 0; start < m_edges.size(); ++start) {
        if (region(start) < 0 || isWalked[start] || !isBorder(start))
            continue;
        Ring ring;
        for (std::size_t edge = start; !isWalked[edge];) {
            isWalked[edge] = true;
            for (const GeoPoint corner : m_drawn[edge])
                if (ring.empty() || ring.back() != corner) // edges shorter than a centimetre
                    ring.push_back(corner);
            edge = m_edges[edge].next;
            while (!isBorder(edge)) // cross over to the next face of the region around the corner
                edge = m_edges[m_edges[edge].twin].next;
        }
        if (ring.size() > 1 && ring.front() == ring.back())
            ring.pop_back();
        if (doubledArea({ { ring, {} } }) > 0)
            out[region(start)].push_back({ std::move(ring), {} });
        else
            holes[region(start)].push_back(std::move(ring));
    }
    for (auto& [of, rings] : holes)
        for (Ring& hole : rings) {
            Outline& outline = out.at(of);
            const auto around = std::ranges::find_if(outline, [&](const Patch& patch) {
                return outline.size() == 1 || covers({ { patch.outer, {} } }, hole.front());
            });
            around->holes.push_back(std::move(hole));
        }
    return out;
}

} // namespace fengsui::demo
