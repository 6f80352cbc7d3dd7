#include "bench/bench.h"
#include "road/read_osm_roads.h"
#include "road/road_network.h"

#include <cstdlib>
#include <random>
#include <stdexcept>

namespace fengsui::bench {

namespace {

constexpr std::size_t teams = 500, wanted = 10;

std::shared_ptr<const RoadNetwork> realRoads()
{
    const char* named = std::getenv("FENGSUI_DATA");
    const std::filesystem::path folder = named ? named : "../shared/data";
    auto graph = readOsmRoads(folder / "osm/monaco-2022-12.osm.pbf", std::nullopt);
    if (!graph)
        throw std::runtime_error("the bench needs the real roads: " + graph.refusal().toString());
    Contraction contraction = Contraction::of(*graph);
    return std::make_shared<const RoadNetwork>(*std::move(graph), std::move(contraction));
}

// As one would do it without preparation: a search from each team until it stands at the goal.
std::vector<Duration> oneByOne(
    const RoadNetwork& network, ShortestSearch& search, std::span<const GeoPoint> starts, GeoPoint to)
{
    std::vector<Duration> times;
    const RoadSpot goal = *network.spotAt(to, {});
    const std::vector<RoadSeed> ends = network.seeds(goal, RoadSense::Backward);
    for (const GeoPoint start : starts) {
        const RoadSpot spot = *network.spotAt(start, {});
        TravelCost best = network.alongOnePiece(spot, goal);
        search.run(network.seeds(spot, RoadSense::Forward), RoadSense::Forward, unreachable - 1,
            [&](std::uint32_t node, TravelCost cost) {
                for (const RoadSeed& end : ends)
                    if (end.node == node)
                        best = std::min(best, cost + end.cost);
                return cost < best;
            });
        times.push_back(best == unreachable ? network.offRoad().straight(start, to).time : Duration(best));
    }
    std::ranges::sort(times);
    times.resize(wanted);
    return times;
}

} // namespace

Figure route()
{
    const auto network = realRoads();
    std::mt19937 random(500);
    const auto places = network->graph().places();
    const auto anywhere = [&] { return places[random() % places.size()]; };
    std::vector<GeoPoint> starts;
    for (std::size_t i = 0; i < teams; ++i)
        starts.push_back(anywhere());
    const RoadStarts prepared(RoadView(network), starts);
    ShortestSearch search(network->graph(), {});

    std::vector<double> ours, theirs;
    for (int round = 0; round < rounds; ++round) {
        constexpr int questions = 200;
        std::vector<GeoPoint> goals;
        for (int i = 0; i < questions; ++i)
            goals.push_back(anywhere());
        std::vector<RoadStarts::Near> nearest;
        ours.push_back(questions / seconds([&] {
            for (const GeoPoint goal : goals)
                nearest = prepared.nearest(goal, wanted);
        }));
        std::vector<Duration> times;
        theirs.push_back(1 / seconds([&] { times = oneByOne(*network, search, starts, goals.back()); }));
        for (std::size_t i = 0; i < wanted; ++i)
            if (nearest[i].travel.time != times[i])
                throw std::runtime_error("the two ways of counting disagree");
    }
    const double value = median(ours), baseline = median(theirs);
    return { "route", value, "questions/s", baseline, value / baseline, 50, false };
}

} // namespace fengsui::bench
