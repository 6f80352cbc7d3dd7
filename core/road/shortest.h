#pragma once

#include "road/road_graph.h"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace fengsui {

/// A node with what it costs to be there at the beginning, or to go on from there at the end.
struct RoadSeed {
    std::uint32_t node = 0;
    TravelCost cost = 0;
};

enum class RoadSense { Forward, Backward };

/// Dijkstra's algorithm over the plain graph, without preparation: for what depends on roads that are closed just now,
/// for ways with their course, and to check the prepared answers by.
class ShortestSearch {
public:
    /// `closed` may be empty, or says of each piece whether it can't be driven now. The graph must live as long.
    ShortestSearch(const RoadGraph& graph, std::vector<bool> closed);

    /// Settles nodes in order of their cost from (backward: to) the seeds until `goesOn` says no, or all within
    /// `longest` are settled. A search forgets the one before it.
    void run(std::span<const RoadSeed> seeds, RoadSense sense, TravelCost longest,
        const std::function<bool(std::uint32_t node, TravelCost cost)>& goesOn);

    /// What it costs; unreachable when it was not settled.
    TravelCost cost(std::uint32_t node) const { return m_costs[node]; }
    /// The pieces from the seeds to the node, in order of driving.
    std::vector<std::uint32_t> piecesTo(std::uint32_t node) const;

private:
    const RoadGraph& m_graph;
    std::vector<bool> m_closed;
    std::vector<TravelCost> m_costs;
    std::vector<std::uint32_t> m_before; ///< node, or itself at a seed
    std::vector<std::uint32_t> m_by; ///< piece
    std::vector<std::uint32_t> m_touched;
    RoadSense m_sense = RoadSense::Forward;
};

} // namespace fengsui
