#pragma once

#include "base/coordinate.h"

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// Milliseconds on the road: integers, so that two ways of counting give the very same number.
using TravelCost = std::uint32_t;
inline constexpr TravelCost unreachable = std::numeric_limits<TravelCost>::max();

/// Both together; unreachable where the number would not hold them, as only a damaged file has it.
constexpr TravelCost together(TravelCost a, TravelCost b)
{
    return a > unreachable - b ? unreachable : a + b;
}

/// A straight piece of a road between two of its corners.
struct RoadPiece {
    std::uint32_t from = 0; ///< nodes, in the order in which they were drawn
    std::uint32_t to = 0;
    std::uint32_t decimetres = 0;
    std::uint32_t name = 0; ///< into RoadGraph::names
    TravelCost there = unreachable; ///< from `from` to `to`; unreachable where that is forbidden
    TravelCost back = unreachable;

    bool operator==(const RoadPiece&) const = default;
};

/// A piece in one of its directions, as it leaves a node.
struct RoadArc {
    std::uint32_t to = 0;
    TravelCost cost = 0;
    std::uint32_t piece = 0;

    bool operator==(const RoadArc&) const = default;
};

/// The roads of a county as nodes and arcs. Where a turn is forbidden the node has a twin: whoever comes in by the road
/// that may not turn arrives at the twin, from which the forbidden arcs don't leave. So a way through the graph is
/// always one that may be driven.
class RoadGraph {
public:
    /// The ways out of one that comes in: at `node`, coming by piece `by`, the arcs by these pieces are forbidden.
    struct TurnBan {
        std::uint32_t node = 0;
        std::uint32_t by = 0;
        std::vector<std::uint32_t> pieces;

        bool operator==(const TurnBan&) const = default;
    };

    RoadGraph() = default;
    /// Pieces name nodes by their position. Bans must name pieces that meet in their node.
    RoadGraph(std::vector<GeoPoint> nodes, std::vector<RoadPiece> pieces, std::vector<std::string> names,
        std::vector<TurnBan> bans);

    /// Twins stand after the nodes that were given.
    std::size_t nodeCount() const { return m_places.size(); }
    std::size_t drawnNodeCount() const { return m_drawn; }
    std::span<const GeoPoint> places() const { return m_places; }
    std::span<const RoadPiece> pieces() const { return m_pieces; }
    std::span<const std::string> names() const { return m_names; }
    std::span<const TurnBan> bans() const { return m_bans; }
    std::size_t arcCount() const { return m_arcs.size(); }

    std::span<const RoadArc> arcsFrom(std::uint32_t node) const
    {
        return { m_arcs.data() + m_firstArc[node], m_arcs.data() + m_firstArc[node + 1] };
    }
    /// Arcs that come in, with `to` being where from.
    std::span<const RoadArc> arcsInto(std::uint32_t node) const
    {
        return { m_backArcs.data() + m_firstBack[node], m_backArcs.data() + m_firstBack[node + 1] };
    }

private:
    std::vector<GeoPoint> m_places;
    std::size_t m_drawn = 0;
    std::vector<RoadPiece> m_pieces;
    std::vector<std::string> m_names;
    std::vector<TurnBan> m_bans;
    std::vector<std::uint32_t> m_firstArc { 0 }, m_firstBack { 0 };
    std::vector<RoadArc> m_arcs, m_backArcs;
};

} // namespace fengsui
