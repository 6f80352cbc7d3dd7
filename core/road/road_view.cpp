#include "road/road_network.h"

#include <algorithm>
#include <numeric>

namespace fengsui {

namespace {

// A search that ends as soon as the goals can't be reached any cheaper.
struct Goals {
    std::span<const RoadSeed> seeds;
    TravelCost best = unreachable;
    std::uint32_t bestNode = 0;

    bool offer(std::uint32_t node, TravelCost cost)
    {
        for (const RoadSeed& goal : seeds)
            if (goal.node == node && cost + goal.cost < best) {
                best = cost + goal.cost;
                bestNode = node;
            }
        return cost < best;
    }
};

GeoPoint between(GeoPoint a, GeoPoint b, double share)
{
    const auto mix
        = [share](std::int32_t x, std::int32_t y) { return x + static_cast<std::int32_t>((double(y) - x) * share); };
    return { mix(a.longitudeE7, b.longitudeE7), mix(a.latitudeE7, b.latitudeE7) };
}

} // namespace

RoadView::RoadView(std::shared_ptr<const RoadNetwork> network)
    : m_network(std::move(network))
{
}

RoadView::RoadView(std::shared_ptr<const RoadNetwork> network, std::span<const std::uint32_t> closedPieces)
    : m_network(std::move(network))
{
    if (!closedPieces.empty())
        m_closed.resize(m_network->graph().pieces().size());
    for (const std::uint32_t piece : closedPieces)
        m_closed[piece] = true;
}

Travel RoadView::travel(GeoPoint from, GeoPoint to) const
{
    const auto start = m_network->spotAt(from, m_closed), goal = m_network->spotAt(to, m_closed);
    if (!start || !goal)
        return m_network->offRoad().straight(from, to);
    const std::vector<RoadSeed> forward = m_network->seeds(*start, RoadSense::Forward);
    const std::vector<RoadSeed> backward = m_network->seeds(*goal, RoadSense::Backward);
    TravelCost cost = m_network->alongOnePiece(*start, *goal);
    if (m_closed.empty()) {
        const Contraction& contraction = m_network->contraction();
        cost = std::min(cost,
            meetingCost(
                contraction.climb(forward, RoadSense::Forward), contraction.climb(backward, RoadSense::Backward)));
    } else {
        ShortestSearch search(m_network->graph(), m_closed);
        Goals goals { backward, cost, 0 };
        search.run(forward, RoadSense::Forward, unreachable - 1,
            [&](std::uint32_t node, TravelCost there) { return goals.offer(node, there); });
        cost = goals.best;
    }
    return cost == unreachable ? m_network->offRoad().straight(from, to) : Travel { Duration(cost), true };
}

RoadRoute RoadView::route(GeoPoint from, GeoPoint to) const
{
    const RoadGraph& graph = m_network->graph();
    const RoadRoute across { m_network->offRoad().straight(from, to),
        distanceMetres(from, to) * m_network->offRoad().detour, { from, to }, {} };
    const auto start = m_network->spotAt(from, m_closed), goal = m_network->spotAt(to, m_closed);
    if (!start || !goal)
        return across;
    const std::vector<RoadSeed> forward = m_network->seeds(*start, RoadSense::Forward);
    const std::vector<RoadSeed> backward = m_network->seeds(*goal, RoadSense::Backward);
    ShortestSearch search(graph, m_closed);
    const TravelCost direct = m_network->alongOnePiece(*start, *goal);
    Goals goals { backward, direct, 0 };
    search.run(forward, RoadSense::Forward, unreachable - 1,
        [&](std::uint32_t node, TravelCost there) { return goals.offer(node, there); });
    if (goals.best == unreachable)
        return across;

    RoadRoute route { { Duration(goals.best), true }, 0, { from, start->at }, {} };
    const auto goTo = [&](GeoPoint next) {
        if (route.course.back() != next)
            route.course.push_back(next);
    };
    const auto goBy = [&](std::uint32_t piece) {
        const std::string& name = graph.names()[graph.pieces()[piece].name];
        if (!name.empty() && (route.names.empty() || route.names.back() != name))
            route.names.push_back(name);
    };
    goBy(start->piece);
    if (goals.best != direct) {
        const std::vector<std::uint32_t> pieces = search.piecesTo(goals.bestNode);
        // Where the course begins is told by its end, for each piece is driven from the one place to the other.
        std::vector<GeoPoint> corners { graph.places()[goals.bestNode] };
        for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
            const RoadPiece& driven = graph.pieces()[*piece];
            const GeoPoint a = graph.places()[driven.from], b = graph.places()[driven.to];
            corners.push_back(corners.back() == a ? b : a);
        }
        std::for_each(corners.rbegin(), corners.rend(), goTo);
        std::ranges::for_each(pieces, goBy);
    }
    goBy(goal->piece);
    goTo(goal->at);
    goTo(to);
    for (std::size_t i = 1; i < route.course.size(); ++i)
        route.metres += distanceMetres(route.course[i - 1], route.course[i]);
    return route;
}

std::vector<RoadView::Reached> RoadView::reachable(GeoPoint from, Duration within) const
{
    std::vector<Reached> reached;
    const auto start = m_network->spotAt(from, m_closed);
    if (!start)
        return reached;
    const RoadGraph& graph = m_network->graph();
    const auto longest = static_cast<TravelCost>(std::clamp<std::int64_t>(within.count(), 0, unreachable - 1));
    const auto add = [&](GeoPoint begin, GeoPoint end, TravelCost cost, TravelCost more) {
        if (cost >= longest)
            return;
        const TravelCost left = longest - cost;
        const double share = more <= left ? 1 : double(left) / more;
        reached.push_back(
            { Duration(cost), Duration(cost + std::min(more, left)), { begin, between(begin, end, share) } });
    };
    ShortestSearch search(graph, m_closed);
    const std::vector<RoadSeed> seeds = m_network->seeds(*start, RoadSense::Forward);
    for (const RoadSeed& seed : seeds) {
        const auto whole = graph.pieces()[start->piece];
        const bool isThere = graph.places()[seed.node] == graph.places()[whole.to];
        const double ahead = isThere ? 1 - start->along : start->along;
        const auto more = static_cast<TravelCost>(double(isThere ? whole.there : whole.back) * ahead);
        add(start->at, graph.places()[seed.node], seed.cost - std::min(seed.cost, more), more);
    }
    search.run(seeds, RoadSense::Forward, longest, [&](std::uint32_t node, TravelCost cost) {
        for (const RoadArc& arc : graph.arcsFrom(node))
            if (m_closed.empty() || !m_closed[arc.piece])
                add(graph.places()[node], graph.places()[arc.to], cost, arc.cost);
        return true;
    });
    return reached;
}

RoadStarts::RoadStarts(RoadView view, std::vector<GeoPoint> starts)
    : m_view(std::move(view))
    , m_starts(std::move(starts))
{
    const RoadNetwork& network = m_view.network();
    for (const GeoPoint start : m_starts) {
        m_spots.push_back(network.spotAt(start, m_view.closed()));
        m_climbs.emplace_back();
        if (m_spots.back() && !m_view.isAnyClosed())
            m_climbs.back()
                = network.contraction().climb(network.seeds(*m_spots.back(), RoadSense::Forward), RoadSense::Forward);
    }
}

std::vector<TravelCost> RoadStarts::climbed(const RoadSpot& goal) const
{
    const RoadNetwork& network = m_view.network();
    const auto down = network.contraction().climb(network.seeds(goal, RoadSense::Backward), RoadSense::Backward);
    std::vector<TravelCost> costs;
    costs.reserve(m_climbs.size());
    for (const std::vector<RoadSeed>& climb : m_climbs)
        costs.push_back(meetingCost(climb, down));
    return costs;
}

// One search backwards from the goal meets all of them.
std::vector<TravelCost> RoadStarts::searched(const RoadSpot& goal) const
{
    const RoadNetwork& network = m_view.network();
    ShortestSearch search(network.graph(), m_view.closed());
    search.run(network.seeds(goal, RoadSense::Backward), RoadSense::Backward, unreachable - 1,
        [](std::uint32_t, TravelCost) { return true; });
    std::vector<TravelCost> costs(m_starts.size(), unreachable);
    for (std::size_t i = 0; i < m_starts.size(); ++i)
        if (m_spots[i])
            for (const RoadSeed& seed : network.seeds(*m_spots[i], RoadSense::Forward))
                if (const TravelCost rest = search.cost(seed.node); rest != unreachable)
                    costs[i] = std::min(costs[i], seed.cost + rest);
    return costs;
}

std::vector<RoadStarts::Near> RoadStarts::nearest(GeoPoint to, std::size_t n) const
{
    const RoadNetwork& network = m_view.network();
    const auto goal = network.spotAt(to, m_view.closed());
    std::vector<TravelCost> costs(m_starts.size(), unreachable);
    if (goal)
        costs = m_view.isAnyClosed() ? searched(*goal) : climbed(*goal);
    std::vector<Near> all;
    for (std::size_t i = 0; i < m_starts.size(); ++i) {
        if (goal && m_spots[i])
            costs[i] = std::min(costs[i], network.alongOnePiece(*m_spots[i], *goal));
        all.push_back({ i,
            costs[i] == unreachable ? network.offRoad().straight(m_starts[i], to)
                                    : Travel { Duration(costs[i]), true } });
    }
    const auto earlier = [](const Near& a, const Near& b) {
        return std::pair(a.travel.time, a.start) < std::pair(b.travel.time, b.start);
    };
    n = std::min(n, all.size());
    std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(n), earlier);
    all.resize(n);
    return all;
}

} // namespace fengsui
