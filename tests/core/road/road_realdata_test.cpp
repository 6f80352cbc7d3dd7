#include "road/isochrone.h"
#include "road/read_osm_roads.h"
#include "road/road_network.h"

#include "support/real_data.h"

#include <array>
#include <random>

using namespace fengsui;

class RoadRealDataTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const auto read = readOsmRoads(realData("osm/monaco-2022-12.osm.pbf").toStdString(), std::nullopt);
        QVERIFY2(read, read ? "" : read.refusal().toString().c_str());
        m_graph = *read;
        m_contraction = Contraction::of(m_graph);
    }

    void roadsOfMonacoAreThere()
    {
        QVERIFY2(m_graph.pieces().size() > 4000, qPrintable(QString::number(m_graph.pieces().size())));
        QVERIFY(!m_graph.bans().empty());
        QVERIFY(std::ranges::find(m_graph.names(), "Boulevard des Moulins") != m_graph.names().end());
        double kilometres = 0;
        for (const RoadPiece& piece : m_graph.pieces())
            kilometres += piece.decimetres / 10'000.0;
        QVERIFY2(kilometres > 60 && kilometres < 400, qPrintable(QString::number(kilometres)));
    }

    // 10,000 pairs of random nodes of the whole graph: the very same cost, or no way in both.
    void contractionAgreesWithDijkstra()
    {
        std::mt19937 random(2022);
        ShortestSearch search(m_graph, {});
        const auto node = [&] { return static_cast<std::uint32_t>(random() % m_graph.nodeCount()); };
        int pairs = 0, reached = 0;
        for (int i = 0; i < 500; ++i) {
            const RoadSeed start { node(), 0 };
            search.run({ &start, 1 }, RoadSense::Forward, unreachable - 1, [](auto, auto) { return true; });
            const auto up = m_contraction.climb({ &start, 1 }, RoadSense::Forward);
            for (int j = 0; j < 20; ++j, ++pairs) {
                const RoadSeed goal { node(), 0 };
                const TravelCost cost = meetingCost(up, m_contraction.climb({ &goal, 1 }, RoadSense::Backward));
                QCOMPARE(cost, search.cost(goal.node));
                reached += cost != unreachable;
            }
        }
        QCOMPARE(pairs, 10'000);
        QVERIFY2(reached > 8'000, qPrintable(QString::number(reached)));
    }

    // Across the principality: some five kilometres of winding streets.
    void travelTimesAreThoseOfATown()
    {
        const RoadView view(std::make_shared<const RoadNetwork>(m_graph, m_contraction));
        const auto from = *GeoPoint::fromDegrees(7.4185, 43.7270), to = *GeoPoint::fromDegrees(7.4385, 43.7495);
        const Travel travel = view.travel(from, to);
        QVERIFY(travel.isByRoad);
        const RoadRoute route = view.route(from, to);
        QCOMPARE(route.travel.time, travel.time);
        QVERIFY2(route.metres > 3200 && route.metres < 8000, qPrintable(QString::number(route.metres)));
        const double kilometresAnHour = route.metres / double(travel.time.count()) * 3600;
        QVERIFY2(kilometresAnHour > 15 && kilometresAnHour < 60, qPrintable(QString::number(kilometresAnHour)));
        QVERIFY(route.course.size() > 50 && route.names.size() > 3);
    }

    void isochronesOfMonacoHoldTheirNodes()
    {
        const auto network = std::make_shared<const RoadNetwork>(m_graph, m_contraction);
        const RoadView view(network);
        const std::array minutes { Duration(120'000), Duration(300'000), Duration(600'000) };
        const auto from = *GeoPoint::fromDegrees(7.4185, 43.7270);
        for (const double metres : { 100.0, 30.0 }) {
            const auto rings = isochrones(view, from, minutes, { metres, 0.02 });
            QCOMPARE(rings.size(), minutes.size());
            ShortestSearch search(m_graph, {});
            search.run(network->seeds(*network->spotAt(from, {}), RoadSense::Forward), RoadSense::Forward,
                unreachable - 1, [](auto, auto) { return true; });
            for (std::size_t i = 0; i < rings.size(); ++i) {
                QVERIFY(!whyInvalid(rings[i].ground));
                for (std::uint32_t node = 0; node < m_graph.nodeCount(); ++node)
                    if (Duration(search.cost(node)) <= minutes[i])
                        QVERIFY(covers(rings[i].ground, m_graph.places()[node]));
                const double area = squareKilometres(rings[i].ground);
                QVERIFY2(area > 0.1 && area < 12, qPrintable(QString::number(area)));
                if (i > 0)
                    QVERIFY(area >= squareKilometres(rings[i - 1].ground));
            }
        }
    }

    void boxLeavesTheRestOut()
    {
        const GeoBox box { *GeoPoint::fromDegrees(7.41, 43.725), *GeoPoint::fromDegrees(7.42, 43.735) };
        const auto part = readOsmRoads(realData("osm/monaco-2022-12.osm.pbf").toStdString(), box);
        QVERIFY(part && part->pieces().size() < m_graph.pieces().size() / 2);
        const GeoBox elsewhere { { 0, 0 }, { 1, 1 } };
        QVERIFY(!readOsmRoads(realData("osm/monaco-2022-12.osm.pbf").toStdString(), elsewhere));
        QVERIFY(!readOsmRoads(realData("tiles/invalid.pmtiles").toStdString(), std::nullopt));
    }

private:
    RoadGraph m_graph;
    Contraction m_contraction;
};

FENGSUI_REALDATA_MAIN(RoadRealDataTest)
#include "road_realdata_test.moc"
