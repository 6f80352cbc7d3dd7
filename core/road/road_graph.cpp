#include "road/road_graph.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace fengsui {

namespace {

struct LooseArc {
    std::uint32_t from;
    RoadArc arc;
};

// The arcs of each node one after the other, and where those of each begin.
void sortInto(
    std::vector<LooseArc> loose, std::size_t nodes, std::vector<std::uint32_t>& first, std::vector<RoadArc>& arcs)
{
    std::ranges::sort(
        loose, {}, [](const LooseArc& a) { return std::tuple(a.from, a.arc.to, a.arc.cost, a.arc.piece); });
    first.assign(nodes + 1, 0);
    arcs.reserve(loose.size());
    for (const LooseArc& each : loose) {
        ++first[each.from + 1];
        arcs.push_back(each.arc);
    }
    for (std::size_t i = 1; i < first.size(); ++i)
        first[i] += first[i - 1];
}

} // namespace

RoadGraph::RoadGraph(std::vector<GeoPoint> nodes, std::vector<RoadPiece> pieces, std::vector<std::string> names,
    std::vector<TurnBan> bans)
    : m_places(std::move(nodes))
    , m_drawn(m_places.size())
    , m_pieces(std::move(pieces))
    , m_names(std::move(names))
    , m_bans(std::move(bans))
{
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> twins; // by node and the piece that comes in
    for (const TurnBan& ban : m_bans) {
        twins.emplace(std::pair(ban.node, ban.by), static_cast<std::uint32_t>(m_places.size()));
        m_places.push_back(m_places[ban.node]);
    }
    const auto arrival = [&](std::uint32_t node, std::uint32_t by) {
        const auto twin = twins.find({ node, by });
        return twin == twins.end() ? node : twin->second;
    };

    std::vector<LooseArc> arcs;
    const auto leave = [&](std::uint32_t start, std::uint32_t node, std::uint32_t number) {
        const RoadPiece& piece = m_pieces[number];
        if (piece.from == node && piece.there != unreachable)
            arcs.push_back({ start, { arrival(piece.to, number), piece.there, number } });
        if (piece.to == node && piece.back != unreachable)
            arcs.push_back({ start, { arrival(piece.from, number), piece.back, number } });
    };
    std::vector<std::vector<std::uint32_t>> meeting(m_drawn);
    for (std::uint32_t i = 0; i < m_pieces.size(); ++i) {
        meeting[m_pieces[i].from].push_back(i);
        if (m_pieces[i].to != m_pieces[i].from)
            meeting[m_pieces[i].to].push_back(i);
    }
    for (std::uint32_t node = 0; node < m_drawn; ++node)
        for (const std::uint32_t piece : meeting[node])
            leave(node, node, piece);
    for (std::uint32_t i = 0; i < m_bans.size(); ++i)
        for (const std::uint32_t piece : meeting[m_bans[i].node])
            // Turning around on the spot would go around the ban.
            if (piece != m_bans[i].by && std::ranges::find(m_bans[i].pieces, piece) == m_bans[i].pieces.end())
                leave(static_cast<std::uint32_t>(m_drawn + i), m_bans[i].node, piece);

    std::vector<LooseArc> back;
    back.reserve(arcs.size());
    for (const LooseArc& each : arcs)
        back.push_back({ each.arc.to, { each.from, each.arc.cost, each.arc.piece } });
    sortInto(std::move(arcs), m_places.size(), m_firstArc, m_arcs);
    sortInto(std::move(back), m_places.size(), m_firstBack, m_backArcs);
}

} // namespace fengsui
