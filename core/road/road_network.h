#pragma once

#include "base/coordinate.h"
#include "base/instant.h"
#include "road/contraction.h"
#include "road/road_graph.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace fengsui {

/// How long it takes to come from one place to another.
struct Travel {
    Duration time {};
    bool isByRoad = false; ///< false: straight × detour, because one of the places is outside the graph or cut off
};

/// What is assumed where there are no roads to count by. Editable defaults, not knowledge.
struct OffRoad {
    double detour = 1.3; ///< the way is so much longer than the straight line
    double metresPerSecond = 30 / 3.6; ///< over country that the graph doesn't know
    double accessMetresPerSecond = 10 / 3.6; ///< from a place to its road
    double accessMetres = 1500; ///< a place farther from every road than this is outside the graph

    /// Straight × detour.
    Travel straight(GeoPoint from, GeoPoint to) const;
};

/// A place on the graph: on a piece of road, and how far from it.
struct RoadSpot {
    std::uint32_t piece = 0;
    double along = 0; ///< 0 at the piece's beginning, 1 at its end
    double metresAway = 0;
    GeoPoint at; ///< on the road
};

/// A way with its course.
struct RoadRoute {
    Travel travel;
    double metres = 0; ///< on the road and to it
    std::vector<GeoPoint> course;
    std::vector<std::string> names; ///< of the roads in order, each run of one name once, unnamed ones left out
};

/// The roads of a county, ready to be asked. It never changes; to close roads is to make another View. Safe to be read
/// by several threads.
class RoadNetwork {
public:
    /// The contraction must be one of this graph.
    RoadNetwork(RoadGraph graph, Contraction contraction, OffRoad offRoad = {});
    ~RoadNetwork();

    const RoadGraph& graph() const { return m_graph; }
    const Contraction& contraction() const { return m_contraction; }
    const OffRoad& offRoad() const { return m_offRoad; }

    /// The nearest place on an open road; nothing when none is near enough (OffRoad::accessMetres).
    std::optional<RoadSpot> spotAt(GeoPoint at, const std::vector<bool>& closed) const;
    /// The pieces whose middle is within so many metres of a drawn line, in their order; of a single place the piece
    /// that is nearest.
    std::vector<std::uint32_t> piecesAlong(std::span<const GeoPoint> line, double metres) const;

    /// Where a way that begins at the spot (backward: ends there) enters (leaves) the nodes of the graph, with what has
    /// been spent by then, the way between the place and the road included.
    std::vector<RoadSeed> seeds(const RoadSpot& spot, RoadSense sense) const;
    /// The way along one piece, when both spots are on it and it may be driven so; unreachable otherwise.
    TravelCost alongOnePiece(const RoadSpot& from, const RoadSpot& to) const;

private:
    struct Index;
    RoadGraph m_graph;
    Contraction m_contraction;
    OffRoad m_offRoad;
    std::unique_ptr<const Index> m_index;
};

/// The network on a day: some of its pieces are closed.
class RoadView {
public:
    explicit RoadView(std::shared_ptr<const RoadNetwork> network);
    RoadView(std::shared_ptr<const RoadNetwork> network, std::span<const std::uint32_t> closedPieces);

    const RoadNetwork& network() const { return *m_network; }
    bool isAnyClosed() const { return !m_closed.empty(); }
    const std::vector<bool>& closed() const { return m_closed; }

    Travel travel(GeoPoint from, GeoPoint to) const;
    RoadRoute route(GeoPoint from, GeoPoint to) const;

    /// A piece that can be reached, and after how long; up to where.
    struct Reached {
        Duration from {}, to {}; ///< when its beginning and end in driving order are reached
        std::vector<GeoPoint> course; ///< two places; the last piece only as far as the time goes
    };
    /// Everything that can be reached from a place within so long.
    std::vector<Reached> reachable(GeoPoint from, Duration within) const;

private:
    std::shared_ptr<const RoadNetwork> m_network;
    std::vector<bool> m_closed; // by piece; empty when none is
};

/// Many places, teams for example, from which one asks again and again which is the nearest to somewhere. What their
/// side of the question needs is worked out once; a place that moves makes a new one.
class RoadStarts {
public:
    RoadStarts(RoadView view, std::vector<GeoPoint> starts);

    struct Near {
        std::size_t start = 0; ///< position in the list
        Travel travel;
    };
    /// The n nearest by travel time, nearest first; of equal ones the one that stands first in the list. All of them
    /// are answered when n is large enough, those outside the graph by the straight line.
    std::vector<Near> nearest(GeoPoint to, std::size_t n) const;

private:
    std::vector<TravelCost> climbed(const RoadSpot& goal) const;
    std::vector<TravelCost> searched(const RoadSpot& goal) const;

    RoadView m_view;
    std::vector<GeoPoint> m_starts;
    std::vector<std::optional<RoadSpot>> m_spots;
    std::vector<std::vector<RoadSeed>> m_climbs; ///< upwards from each; only with no piece closed
};

} // namespace fengsui
