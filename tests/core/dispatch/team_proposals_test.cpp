#include "dispatch/team_proposals.h"

#include <QTest>

#include <memory>
#include <string>
#include <vector>

using namespace fengsui;

namespace {

constexpr TravelCost minute = 60'000;

// Hundreds of metres from a corner of the county.
GeoPoint at(int east, int north)
{
    return { 1'039'000'000 + east * 10'256, 289'500'000 + north * 8'993 };
}

// A square: from the south-west to the south-east a minute, the other way round three.
std::shared_ptr<const RoadNetwork> square()
{
    RoadGraph graph { { at(0, 0), at(10, 0), at(10, 10), at(0, 10) },
        { { 0, 1, 10'000, 0, minute, minute }, { 1, 2, 10'000, 0, minute, minute }, { 2, 3, 10'000, 0, minute, minute },
            { 3, 0, 10'000, 0, minute, minute } },
        { "" }, {} };
    Contraction contraction = Contraction::of(graph);
    return std::make_shared<const RoadNetwork>(std::move(graph), std::move(contraction));
}

Team team(const char* name, GeoPoint where)
{
    Team made;
    made.id = TeamId::derived(name);
    made.name = name;
    made.point = where;
    made.status.status = TeamStatus::Available;
    return made;
}

Drawing closure()
{
    Drawing drawing;
    drawing.shape = DrawnShape::Route;
    drawing.corners = { at(2, 0), at(8, 0) };
    drawing.closesRoad = true;
    return drawing;
}

IncidentRow caseAt(GeoPoint where)
{
    IncidentRow row;
    row.point = where;
    return row;
}

} // namespace

/// Who is proposed for a case, from what the ledgers hold.
class TeamProposalsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theRoadDecidesWhoIsNear()
    {
        const std::vector teams { team("west", at(0, 0)), team("north", at(10, 10)) };
        const auto network = square();
        const auto open = proposeTeams(caseAt(at(9, 0)), {}, { teams, {}, nullptr, network, {} });
        QCOMPARE(open.size(), 2u);
        QCOMPARE(open[0].name, std::string("west"));
        QVERIFY(open[0].travel->isByRoad);
        const auto closed = closedBy(std::vector { closure() }, *network);
        QCOMPARE(closed, std::vector<std::uint32_t> { 0 });
        // the case lies on the piece that is closed; beside it the north is nearer now
        const auto around = proposeTeams(caseAt(at(10, 1)), {}, { teams, {}, nullptr, network, closed });
        QCOMPARE(around[0].name, std::string("north"));
        QVERIFY(around[1].travel->time > std::chrono::minutes(2));
    }

    void whoLedSuchCasesComesBeforeWhoIsNear()
    {
        const std::vector teams { team("near", at(1, 0)), team("similar", at(5, 0)), team("same", at(9, 0)) };
        IncidentRow about = caseAt(at(0, 0));
        about.type = "cjt214:event:0110";
        std::vector<IncidentRow> lately(4);
        for (std::size_t i = 0; i < lately.size(); ++i)
            lately[i].id = IncidentId::derived("case " + std::to_string(i));
        lately[0].type = "cjt214:event:0110";
        lately[0].lead = TeamId::derived("same");
        lately[1].type = "cjt214:event:0111"; // of the same group
        lately[1].lead = TeamId::derived("similar");
        lately[2].type = "cjt214:event:0210"; // of another one
        lately[2].lead = TeamId::derived("near");
        lately[3].type = "cjt214:component:0110"; // of another kind
        lately[3].lead = TeamId::derived("near");
        const auto proposals = proposeTeams(about, {}, { teams, {}, nullptr, nullptr, {}, lately });
        QCOMPARE(proposals.size(), 3u);
        QCOMPARE(proposals[0].name, std::string("same"));
        QCOMPARE(proposals[1].name, std::string("similar"));
        QCOMPARE(proposals[2].name, std::string("near"));
        QCOMPARE(proposals[0].reasons[1].toString(), std::string("led 1 cases of this kind"));
        QCOMPARE(proposals[1].reasons[1].toString(), std::string("led 1 similar cases"));
    }

    void onlyRoutesThatSaySoClose()
    {
        const auto network = square();
        Drawing route = closure();
        route.closesRoad = false;
        Drawing gone = closure();
        gone.isWithdrawn = true;
        QVERIFY(closedBy(std::vector { route, gone }, *network).empty());
        QCOMPARE(closedBy(std::vector { closure(), closure() }, *network).size(), 1u);
    }

    void withoutRoadsTheLineAndBusinessDecide()
    {
        const std::vector teams { team("far", at(0, 0)), team("near", at(8, 0)), team("busy", at(8, 0)) };
        IncidentRow led = caseAt(at(1, 1));
        led.lead = TeamId::derived("busy");
        led.isOpen = true;
        const auto proposals = proposeTeams(caseAt(at(9, 0)), {}, { teams, std::vector { led }, nullptr, nullptr, {} });
        QCOMPARE(proposals[0].name, std::string("near"));
        QCOMPARE(proposals[1].name, std::string("busy"));
        QVERIFY(!proposals[0].travel->isByRoad);
        QVERIFY(!proposeTeams({}, {}, { teams, {}, nullptr, nullptr, {} })[0].travel); // a case without a place
    }
};

QTEST_APPLESS_MAIN(TeamProposalsTest)
#include "team_proposals_test.moc"
