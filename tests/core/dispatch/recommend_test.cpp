#include "dispatch/recommend.h"

#include <QTest>

using namespace fengsui;

namespace {

Candidate candidate(const char* name, int minutes, bool isByRoad = true)
{
    Candidate made;
    made.team.id = TeamId::derived(name);
    made.team.name = name;
    made.team.division = "511129100201";
    made.travel = Travel { std::chrono::minutes(minutes), isByRoad };
    return made;
}

QString order(const std::vector<Proposal>& proposals)
{
    QStringList names;
    for (const Proposal& proposal : proposals)
        names << QString::fromStdString(proposal.name);
    return names.join(' ');
}

QString why(const Proposal& proposal)
{
    QStringList reasons;
    for (const Refusal& reason : proposal.reasons)
        reasons << QString::fromStdString(reason.toString());
    return reasons.join("; ");
}

} // namespace

class RecommendTest : public QObject {
    Q_OBJECT

private slots:
    void availableComesBeforeNear()
    {
        Candidate busy = candidate("busy", 1);
        busy.team.status.status = TeamStatus::OnScene;
        QCOMPARE(order(recommend({}, std::array { busy, candidate("far", 50) }, nullptr)), QString("far busy"));
    }

    void whoFitsComesBeforeWhoIsFree()
    {
        Candidate led = candidate("led", 30);
        led.team.status.status = TeamStatus::OnScene;
        led.ledOfGroup = 2;
        QCOMPARE(order(recommend({}, std::array { candidate("free", 1), led }, nullptr)), QString("led free"));
        Candidate freeToo = led;
        freeToo.team.name = "free and led";
        freeToo.team.status.status = TeamStatus::Available;
        freeToo.travel = Travel { std::chrono::minutes(60), true };
        QCOMPARE(order(recommend({}, std::array { led, freeToo }, nullptr)), QString("free and led led"));
    }

    void skillsComeBeforeGroundAndGroundBeforeTime()
    {
        Candidate skilled = candidate("skilled", 30), own = candidate("own", 20), near = candidate("near", 5);
        skilled.team.skills = { "火灾扑救", "急救" };
        own.team.homeCell = "511129100200001";
        const Need need { { "急救" }, "511129100200", "511129100200001" };
        const auto proposals = recommend(need, std::array { near, own, skilled }, nullptr);
        QCOMPARE(order(proposals), QString("skilled own near"));
        QCOMPARE(why(proposals[0]), QString("available; 1 of 1 wanted skills; 30 min by road"));
        QCOMPARE(why(proposals[1]), QString("available; 0 of 1 wanted skills; its own cell; 20 min by road"));
    }

    void timeThenLoadThenNameDecide()
    {
        Candidate loaded = candidate("a", 10);
        loaded.openCases = 2;
        Candidate lost = candidate("lost", 1);
        lost.travel.reset();
        const auto proposals = recommend(
            {}, std::array { lost, loaded, candidate("c", 10), candidate("b", 10), candidate("d", 7, false) }, nullptr);
        QCOMPARE(order(proposals), QString("d b c a lost"));
        QCOMPARE(why(proposals[0]), QString("available; about 7 min, by the straight line × 1.3"));
        QCOMPARE(why(proposals[3]), QString("available; 10 min by road; 2 open cases"));
        QCOMPARE(why(proposals[4]), QString("available; no place is known of it"));
    }

    void whoCantBeSentIsLeftOut()
    {
        Candidate gone = candidate("gone", 1), broken = candidate("broken", 1);
        gone.team.dissolvedAt = Instant {};
        broken.team.status.status = TeamStatus::OutOfService;
        QVERIFY(recommend({}, std::array { gone, broken }, nullptr).empty());
    }
};

QTEST_GUILESS_MAIN(RecommendTest)
#include "recommend_test.moc"
