#include "road/road_network.h"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/segment.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <cmath>
#include <numbers>
#include <numeric>

namespace fengsui {

namespace {

namespace geometry = boost::geometry;

using Spot = geometry::model::d2::point_xy<double>; // metres on a plane laid at the middle of the roads
using Stretch = geometry::model::segment<Spot>;
using Leaf = std::pair<Stretch, std::uint32_t>;
using Tree = geometry::index::rtree<Leaf, geometry::index::rstar<16>>;

constexpr double metresPerUnit = 6371008.8 * std::numbers::pi / 180 / 1e7;

// How far along the stretch the nearest place to `at` is, 0 to 1.
double shareOf(const Stretch& stretch, const Spot& at)
{
    const double x = stretch.second.x() - stretch.first.x(), y = stretch.second.y() - stretch.first.y();
    const double length = x * x + y * y;
    const double share
        = length == 0 ? 0 : ((at.x() - stretch.first.x()) * x + (at.y() - stretch.first.y()) * y) / length;
    return std::clamp(share, 0.0, 1.0);
}

TravelCost part(TravelCost cost, double share)
{
    return static_cast<TravelCost>(std::lround(cost * share));
}

} // namespace

struct RoadNetwork::Index {
    explicit Index(const RoadGraph& graph)
        : narrowing(std::cos(middleLatitude(graph) * std::numbers::pi / 180))
    {
        std::vector<Leaf> leaves;
        for (std::uint32_t i = 0; i < graph.pieces().size(); ++i) {
            const RoadPiece& piece = graph.pieces()[i];
            leaves.emplace_back(Stretch { onPlane(graph.places()[piece.from]), onPlane(graph.places()[piece.to]) }, i);
        }
        tree = Tree(leaves);
        stretches.reserve(leaves.size());
        for (const Leaf& leaf : leaves)
            stretches.push_back(leaf.first);
    }

    static double middleLatitude(const RoadGraph& graph)
    {
        const auto add = [](double sum, GeoPoint at) { return sum + at.latitude(); };
        return graph.places().empty()
            ? 0
            : std::accumulate(graph.places().begin(), graph.places().end(), 0.0, add) / double(graph.places().size());
    }

    Spot onPlane(GeoPoint at) const
    {
        return { at.longitudeE7 * metresPerUnit * narrowing, at.latitudeE7 * metresPerUnit };
    }
    GeoPoint onEarth(const Spot& at) const
    {
        return { static_cast<std::int32_t>(std::lround(at.x() / metresPerUnit / narrowing)),
            static_cast<std::int32_t>(std::lround(at.y() / metresPerUnit)) };
    }

    double narrowing;
    Tree tree;
    std::vector<Stretch> stretches; // by piece
};

RoadNetwork::RoadNetwork(RoadGraph graph, Contraction contraction, OffRoad offRoad)
    : m_graph(std::move(graph))
    , m_contraction(std::move(contraction))
    , m_offRoad(offRoad)
    , m_index(std::make_unique<const Index>(m_graph))
{
}

RoadNetwork::~RoadNetwork() = default;

std::optional<RoadSpot> RoadNetwork::spotAt(GeoPoint at, const std::vector<bool>& closed) const
{
    const Spot here = m_index->onPlane(at);
    const auto isOpen = [&](const Leaf& leaf) { return closed.empty() || !closed[leaf.second]; };
    const auto found = m_index->tree.qbegin(geometry::index::nearest(here, 1) && geometry::index::satisfies(isOpen));
    if (found == m_index->tree.qend())
        return std::nullopt;
    const Stretch& stretch = found->first;
    const double share = shareOf(stretch, here);
    const Spot onRoad(stretch.first.x() + (stretch.second.x() - stretch.first.x()) * share,
        stretch.first.y() + (stretch.second.y() - stretch.first.y()) * share);
    const double away = geometry::distance(here, onRoad);
    if (away > m_offRoad.accessMetres)
        return std::nullopt;
    return RoadSpot { found->second, share, away, m_index->onEarth(onRoad) };
}

std::vector<std::uint32_t> RoadNetwork::piecesAlong(std::span<const GeoPoint> line, double metres) const
{
    std::vector<std::uint32_t> pieces;
    if (line.size() == 1) {
        if (const auto spot = spotAt(line.front(), {}); spot && spot->metresAway <= metres)
            pieces.push_back(spot->piece);
        return pieces;
    }
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Stretch drawn { m_index->onPlane(line[i - 1]), m_index->onPlane(line[i]) };
        auto box = geometry::return_envelope<geometry::model::box<Spot>>(drawn);
        geometry::subtract_value(box.min_corner(), metres);
        geometry::add_value(box.max_corner(), metres);
        for (auto at = m_index->tree.qbegin(geometry::index::intersects(box)); at != m_index->tree.qend(); ++at) {
            const Stretch& stretch = at->first;
            const Spot middle(
                (stretch.first.x() + stretch.second.x()) / 2, (stretch.first.y() + stretch.second.y()) / 2);
            if (geometry::distance(middle, drawn) <= metres)
                pieces.push_back(at->second);
        }
    }
    std::ranges::sort(pieces);
    pieces.erase(std::ranges::unique(pieces).begin(), pieces.end());
    return pieces;
}

namespace {

TravelCost accessCost(const RoadSpot& spot, const OffRoad& offRoad)
{
    return static_cast<TravelCost>(
        std::lround(spot.metresAway * offRoad.detour / offRoad.accessMetresPerSecond * 1000));
}

} // namespace

std::vector<RoadSeed> RoadNetwork::seeds(const RoadSpot& spot, RoadSense sense) const
{
    std::vector<RoadSeed> seeds;
    const RoadPiece& piece = m_graph.pieces()[spot.piece];
    const TravelCost access = accessCost(spot, m_offRoad);
    // One direction: from `tail` to wherever the piece arrives, with `ahead` of it still to drive.
    const auto direction = [&](std::uint32_t tail, TravelCost cost, double ahead) {
        for (const RoadArc& arc : m_graph.arcsFrom(tail)) {
            if (arc.piece != spot.piece || arc.cost != cost)
                continue;
            if (sense == RoadSense::Forward) {
                seeds.push_back({ arc.to, access + part(cost, ahead) });
                continue;
            }
            // Whoever ends on the piece may come from the tail or from any twin of it.
            for (const RoadArc& back : m_graph.arcsInto(arc.to))
                if (back.piece == spot.piece)
                    seeds.push_back({ back.to, access + part(cost, 1 - ahead) });
        }
    };
    if (piece.there != unreachable)
        direction(piece.from, piece.there, 1 - spot.along);
    if (piece.back != unreachable && piece.from != piece.to)
        direction(piece.to, piece.back, spot.along);
    return seeds;
}

TravelCost RoadNetwork::alongOnePiece(const RoadSpot& from, const RoadSpot& to) const
{
    if (from.piece != to.piece)
        return unreachable;
    const RoadPiece& piece = m_graph.pieces()[from.piece];
    const TravelCost cost = to.along >= from.along ? piece.there : piece.back;
    return cost == unreachable
        ? unreachable
        : accessCost(from, m_offRoad) + part(cost, std::abs(to.along - from.along)) + accessCost(to, m_offRoad);
}

Travel OffRoad::straight(GeoPoint from, GeoPoint to) const
{
    return { Duration(std::llround(distanceMetres(from, to) * detour / metresPerSecond * 1000)), false };
}

} // namespace fengsui
