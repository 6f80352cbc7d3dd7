#include "road/isochrone.h"
#include "road/read_osm_roads.h"
#include "road/road_bytes.h"
#include "road/road_network.h"

#include <QTest>
#include <array>
#include <random>
#include <set>
#include <stop_token>

using namespace fengsui;

namespace {

constexpr TravelCost minute = 60'000;

// A place so many hundred metres east and north of the middle of a town.
GeoPoint at(int east, int north)
{
    return { 1'039'000'000 + east * 10'256, 289'500'000 + north * 8'993 };
}

RoadPiece street(std::uint32_t from, std::uint32_t to, TravelCost there, TravelCost back, std::uint32_t name = 0)
{
    return { from, to, 1000, name, there, back };
}

std::shared_ptr<const RoadNetwork> networkOf(RoadGraph graph)
{
    Contraction contraction = Contraction::of(graph);
    return std::make_shared<const RoadNetwork>(std::move(graph), std::move(contraction));
}

// A crossing in the middle (node 0) with streets to the west (1), the east (2) and the north (3), each a minute long.
RoadGraph crossing(std::vector<RoadGraph::TurnBan> bans = {})
{
    return { { at(0, 0), at(-10, 0), at(10, 0), at(0, 10) },
        { street(0, 1, minute, minute, 1), street(0, 2, minute, minute, 2), street(0, 3, minute, minute, 3) },
        { "", "西街", "东街", "北街" }, std::move(bans) };
}

// Streets of a town as a grid of random speeds, some of them one way.
RoadGraph town(unsigned seed, int side)
{
    std::mt19937 random(seed);
    std::vector<GeoPoint> places;
    std::vector<RoadPiece> pieces;
    std::vector<RoadGraph::TurnBan> bans;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            places.push_back(at(x, y));
    const auto add = [&](int from, int to) {
        const TravelCost cost = 5000 + random() % 20'000;
        const auto isOneway = random() % 6 == 0;
        pieces.push_back(street(std::uint32_t(from), std::uint32_t(to), cost, isOneway ? unreachable : cost + 7));
    };
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            if (x + 1 < side && random() % 9 != 0)
                add(y * side + x, y * side + x + 1);
            if (y + 1 < side && random() % 9 != 0)
                add(y * side + x, y * side + x + side);
        }
    std::set<std::pair<std::uint32_t, std::uint32_t>> had;
    for (std::uint32_t i = 0; i < pieces.size(); i += 11)
        for (std::uint32_t j = 0; j < pieces.size(); ++j)
            if (j != i && (pieces[j].from == pieces[i].to || pieces[j].to == pieces[i].to)
                && had.insert({ pieces[i].to, i }).second)
                bans.push_back({ pieces[i].to, i, { j } });
    return { std::move(places), std::move(pieces), { "" }, std::move(bans) };
}

} // namespace

class RoadNetworkTest : public QObject {
    Q_OBJECT

private slots:
    void contractionKnowsWhatDijkstraKnows()
    {
        for (unsigned seed = 1; seed <= 5; ++seed) {
            const RoadGraph graph = town(seed, 16);
            const Contraction contraction = Contraction::of(graph);
            ShortestSearch search(graph, {});
            for (std::uint32_t from = 0; from < graph.nodeCount(); from += 7) {
                const RoadSeed start { from, 0 };
                search.run({ &start, 1 }, RoadSense::Forward, unreachable - 1, [](auto, auto) { return true; });
                const auto up = contraction.climb({ &start, 1 }, RoadSense::Forward);
                for (std::uint32_t to = 0; to < graph.nodeCount(); ++to) {
                    const RoadSeed goal { to, 0 };
                    QCOMPARE(meetingCost(up, contraction.climb({ &goal, 1 }, RoadSense::Backward)), search.cost(to));
                }
            }
        }
    }

    void forbiddenTurnIsDrivenAround()
    {
        const auto allowed = networkOf(crossing());
        const auto banned = networkOf(crossing({ { 0, 0, { 2 } } })); // who comes from the west may not go north
        const Travel straight = RoadView(allowed).travel(at(-10, 0), at(0, 10));
        QCOMPARE(straight.time, Duration(2 * minute));
        const Travel around = RoadView(banned).travel(at(-10, 0), at(0, 10));
        QCOMPARE(around.time, Duration(4 * minute)); // turns at the end of the street to the east
        QVERIFY(around.isByRoad);
        QCOMPARE(RoadView(banned).travel(at(0, 10), at(-10, 0)).time, Duration(2 * minute));
        QCOMPARE(RoadView(banned).travel(at(-10, 0), at(10, 0)).time, Duration(2 * minute));
        const RoadRoute route = RoadView(banned).route(at(-10, 0), at(0, 10));
        QCOMPARE(route.travel.time, Duration(4 * minute));
        QCOMPARE(route.names, (std::vector<std::string> { "西街", "东街", "北街" }));
        QVERIFY(std::abs(route.metres - 4000) < 20);
    }

    void onewayIsKept()
    {
        const auto network = networkOf({ { at(0, 0), at(10, 0), at(5, 5) },
            { street(0, 1, minute, unreachable), street(1, 2, minute, minute), street(2, 0, minute, minute) }, { "" },
            {} });
        QCOMPARE(RoadView(network).travel(at(0, 0), at(10, 0)).time, Duration(minute));
        QCOMPARE(RoadView(network).travel(at(10, 0), at(0, 0)).time, Duration(2 * minute));
        // On one piece the same: a hundred metres back is all the way round.
        QCOMPARE(RoadView(network).travel(at(4, 0), at(6, 0)).time, Duration(minute / 5));
        QVERIFY(RoadView(network).travel(at(6, 0), at(4, 0)).time > Duration(2 * minute));
    }

    void closedRoadIsDrivenAround()
    {
        const auto network = networkOf({ { at(0, 0), at(10, 0), at(5, 5) },
            { street(0, 1, minute, minute), street(1, 2, minute, minute), street(2, 0, minute, minute) }, { "" }, {} });
        const std::array drawn { at(2, 0), at(8, 0) };
        const auto closed = network->piecesAlong(drawn, 15);
        QCOMPARE(closed, std::vector<std::uint32_t> { 0 });
        const RoadView view(network, closed);
        QVERIFY(view.isAnyClosed());
        QCOMPARE(view.travel(at(0, 0), at(10, 0)).time, Duration(2 * minute));
        const std::array all { 0U, 1U, 2U };
        QVERIFY(!RoadView(network, all).travel(at(0, 0), at(10, 0)).isByRoad);
    }

    void outsideTheGraphTheLineIsTaken()
    {
        const auto network = networkOf(crossing());
        const GeoPoint far { 1'045'000'000, 289'500'000 };
        const Travel travel = RoadView(network).travel(at(0, 0), far);
        QVERIFY(!travel.isByRoad);
        const double seconds = distanceMetres(at(0, 0), far) * 1.3 / (30 / 3.6);
        QVERIFY(std::abs(double(travel.time.count()) / 1000 - seconds) < 1);
        const RoadRoute route = RoadView(network).route(at(0, 0), far);
        QCOMPARE(route.course.size(), std::size_t(2));
    }

    void nearestAgreesWithEachAlone_data()
    {
        QTest::addColumn<bool>("isAnyClosed");
        QTest::newRow("all open") << false;
        QTest::newRow("some closed") << true;
    }
    void nearestAgreesWithEachAlone()
    {
        QFETCH(bool, isAnyClosed);
        const auto network = networkOf(town(3, 20));
        std::vector<std::uint32_t> closed;
        for (std::uint32_t i = 0; isAnyClosed && i < network->graph().pieces().size(); i += 13)
            closed.push_back(i);
        const RoadView view(network, closed);
        std::mt19937 random(5);
        std::vector<GeoPoint> teams;
        for (int i = 0; i < 60; ++i)
            teams.push_back(
                { at(0, 0).longitudeE7 + int(random() % 200'000), at(0, 0).latitudeE7 + int(random() % 180'000) });
        teams.push_back({ 0, 0 }); // somebody on another continent
        const RoadStarts starts(view, teams);
        for (int i = 0; i < 40; ++i) {
            const GeoPoint goal { at(0, 0).longitudeE7 + int(random() % 200'000),
                at(0, 0).latitudeE7 + int(random() % 180'000) };
            std::vector<std::pair<Duration, std::size_t>> each;
            for (std::size_t j = 0; j < teams.size(); ++j)
                each.emplace_back(view.travel(teams[j], goal).time, j);
            std::ranges::sort(each);
            const auto nearest = starts.nearest(goal, 10);
            QCOMPARE(nearest.size(), std::size_t(10));
            for (std::size_t j = 0; j < nearest.size(); ++j) {
                QCOMPARE(nearest[j].travel.time, each[j].first);
                QCOMPARE(nearest[j].start, each[j].second);
            }
            QCOMPARE(starts.nearest(goal, 1000).size(), teams.size());
        }
    }

    void reachableGoesAsFarAsTheTime()
    {
        const auto network = networkOf(crossing());
        const auto reached = RoadView(network).reachable(at(-5, 0), Duration(minute));
        // Half a minute to the west's end and to the crossing, then half of the two streets beyond.
        double metres = 0;
        for (const RoadView::Reached& piece : reached) {
            metres += distanceMetres(piece.course.front(), piece.course.back());
            QVERIFY(piece.to <= Duration(minute));
        }
        // West's end 500, crossing 500, half of east and north 500 each, and back again from both ends.
        QVERIFY2(std::abs(metres - 3000) < 20, qPrintable(QString::number(metres)));
        QVERIFY(RoadView(network).reachable({ 0, 0 }, Duration(minute)).empty());
    }

    void isochroneHoldsAllThatIsReachedAndGrows()
    {
        constexpr std::array minutes { Duration(minute / 2), Duration(minute), Duration(2 * minute),
            Duration(9 * minute) };
        for (unsigned seed = 1; seed <= 6; ++seed) {
            const RoadGraph graph = town(seed, 16);
            const auto network = networkOf(graph);
            const std::vector<std::uint32_t> closed { 3, 17, 40, 77, 120 };
            for (const RoadView& view : { RoadView(network), RoadView(network, closed) }) {
                const GeoPoint from = at(int(seed) * 2, 16 - int(seed));
                const auto rings = isochrones(view, from, minutes, { 40.0 + seed * 20, seed % 2 ? 0.05 : 0 });
                QCOMPARE(rings.size(), minutes.size());
                ShortestSearch search(graph, view.closed());
                const auto start = network->spotAt(from, view.closed());
                QVERIFY(start);
                search.run(network->seeds(*start, RoadSense::Forward), RoadSense::Forward, unreachable - 1,
                    [](auto, auto) { return true; });
                for (std::size_t i = 0; i < rings.size(); ++i) {
                    QCOMPARE(rings[i].within, minutes[i]);
                    QVERIFY(rings[i].isByRoad);
                    const auto fault = whyInvalid(rings[i].ground);
                    QVERIFY2(!fault, fault ? fault->c_str() : "");
                    std::size_t reached = 0, beyond = 0;
                    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
                        const bool isInside = covers(rings[i].ground, graph.places()[node]);
                        if (Duration(search.cost(node)) <= minutes[i]) {
                            ++reached;
                            QVERIFY(isInside);
                        } else {
                            beyond += !isInside;
                        }
                    }
                    QVERIFY(reached > 0);
                    if (i == 0)
                        QVERIFY(beyond > graph.nodeCount() / 4);
                    for (const Patch& patch : rings[i].ground)
                        for (const GeoPoint corner : patch.outer)
                            if (i + 1 < rings.size())
                                QVERIFY(covers(rings[i + 1].ground, corner));
                    if (i > 0)
                        QVERIFY(doubledArea(rings[i].ground) >= doubledArea(rings[i - 1].ground));
                }
            }
        }
    }

    void isochroneEndsWhereTheTimeDoes()
    {
        const RoadView view(networkOf(crossing()));
        const std::array half { Duration(minute / 2) };
        const auto rings = isochrones(view, at(0, 0), half, { 50, 0 });
        QCOMPARE(rings.size(), 1U);
        // Half a minute is half of each street of a kilometre; two squares more are given.
        for (const GeoPoint there : { at(5, 0), at(-5, 0), at(0, 5) })
            QVERIFY(covers(rings[0].ground, there));
        for (const GeoPoint there : { at(7, 0), at(-7, 0), at(0, 7), at(0, -2), at(4, 4) })
            QVERIFY(!covers(rings[0].ground, there));
        const RoadView shut(networkOf(crossing()), std::array { 1U });
        const auto others = isochrones(shut, at(0, 0), half, { 50, 0 });
        QVERIFY(!covers(others[0].ground, at(5, 0)));
        QVERIFY(covers(others[0].ground, at(-5, 0)));
    }

    void isochroneFarFromEveryRoadIsACircle()
    {
        const RoadView view(networkOf(crossing()));
        const std::array minutes { Duration(5 * minute), Duration(10 * minute) };
        const GeoPoint far = at(400, 400);
        const auto rings = isochrones(view, far, minutes);
        QCOMPARE(rings.size(), 2U);
        for (const Isochrone& ring : rings) {
            QVERIFY(!ring.isByRoad);
            QVERIFY(!whyInvalid(ring.ground));
            const double metres = double(ring.within.count()) / 1000 * OffRoad {}.metresPerSecond / OffRoad {}.detour;
            for (const GeoPoint corner : ring.ground.front().outer)
                QVERIFY(std::abs(distanceMetres(far, corner) - metres) < metres / 100);
        }
    }

    void isochroneStopsWhenAsked()
    {
        std::stop_source stop;
        stop.request_stop();
        const std::array minutes { Duration(5 * minute) };
        QVERIFY(isochrones(RoadView(networkOf(crossing())), at(0, 0), minutes, {}, stop.get_token()).empty());
    }

    void bytesReadBackAndDamageIsSeen()
    {
        const RoadGraph graph = town(2, 8);
        const Contraction contraction = Contraction::of(graph);
        const std::string bytes = toBytes(graph, contraction);
        const auto back = roadsFromBytes(bytes);
        QVERIFY(back);
        QVERIFY(std::ranges::equal(back->first.pieces(), graph.pieces()));
        QVERIFY(std::ranges::equal(back->first.places(), graph.places()));
        QVERIFY(back->second == contraction);
        for (std::size_t size = 0; size < bytes.size(); size += 3)
            QVERIFY(!roadsFromBytes(std::string_view(bytes).substr(0, size)));
        // Whatever is changed, what comes out may be searched.
        std::mt19937 random(1);
        for (int i = 0; i < 300; ++i) {
            std::string wrong = bytes;
            wrong[random() % wrong.size()] = static_cast<char>(random());
            if (const auto roads = roadsFromBytes(wrong)) {
                const RoadSeed seed { 0, 0 };
                QVERIFY(roads->second.climb({ &seed, 1 }, RoadSense::Forward).size() <= roads->first.nodeCount());
            }
        }
    }

    void speedsAreUnderstood()
    {
        QCOMPARE(customarySpeed("residential"), 25.0);
        QCOMPARE(customarySpeed("footway"), 0.0);
        QCOMPARE(postedSpeed("40"), std::optional(40.0));
        QCOMPARE(postedSpeed("40 km/h"), std::optional(40.0));
        QVERIFY(std::abs(*postedSpeed("25 mph") - 40.2336) < 1e-9);
        for (const char* word : { "", "walk", "none", "0", "-5", "1e9", "40 knots", "nan" })
            QVERIFY2(!postedSpeed(word), word);
    }

    void whatIsNoExtractIsRefused()
    {
        const auto read = readOsmRoads("/nowhere/county.osm.pbf", std::nullopt);
        QVERIFY(!read);
        QCOMPARE(read.refusal().field, std::string("FILE"));
    }
};

QTEST_GUILESS_MAIN(RoadNetworkTest)
#include "road_network_test.moc"
