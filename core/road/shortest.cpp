#include "road/shortest.h"

#include <algorithm>
#include <queue>
#include <utility>

namespace fengsui {

ShortestSearch::ShortestSearch(const RoadGraph& graph, std::vector<bool> closed)
    : m_graph(graph)
    , m_closed(std::move(closed))
    , m_costs(graph.nodeCount(), unreachable)
    , m_before(graph.nodeCount())
    , m_by(graph.nodeCount())
{
}

void ShortestSearch::run(std::span<const RoadSeed> seeds, RoadSense sense, TravelCost longest,
    const std::function<bool(std::uint32_t node, TravelCost cost)>& goesOn)
{
    for (const std::uint32_t node : m_touched)
        m_costs[node] = unreachable;
    m_touched.clear();
    m_sense = sense;
    using Waiting = std::pair<TravelCost, std::uint32_t>;
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> queue;
    const auto offer = [&](std::uint32_t node, TravelCost cost, std::uint32_t before, std::uint32_t by) {
        if (cost >= m_costs[node] || cost > longest)
            return;
        if (m_costs[node] == unreachable)
            m_touched.push_back(node);
        m_costs[node] = cost;
        m_before[node] = before;
        m_by[node] = by;
        queue.emplace(cost, node);
    };
    for (const RoadSeed& seed : seeds)
        offer(seed.node, seed.cost, seed.node, 0);
    while (!queue.empty()) {
        const auto [cost, node] = queue.top();
        queue.pop();
        if (cost != m_costs[node])
            continue;
        if (!goesOn(node, cost))
            break;
        for (const RoadArc& arc : sense == RoadSense::Forward ? m_graph.arcsFrom(node) : m_graph.arcsInto(node))
            if (m_closed.empty() || !m_closed[arc.piece])
                offer(arc.to, together(cost, arc.cost), node, arc.piece);
    }
}

std::vector<std::uint32_t> ShortestSearch::piecesTo(std::uint32_t node) const
{
    std::vector<std::uint32_t> pieces;
    for (; m_costs[node] != unreachable && m_before[node] != node; node = m_before[node])
        pieces.push_back(m_by[node]);
    if (m_sense == RoadSense::Forward)
        std::ranges::reverse(pieces);
    return pieces;
}

} // namespace fengsui
