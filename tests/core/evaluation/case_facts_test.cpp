#include "core/workflow/story.h"
#include "evaluation/case_facts.h"
#include "evaluation/indicator.h"

#include <QTest>

using namespace fengsui;
using namespace std::chrono_literals;
using workflow::story::actor;
using workflow::story::Story;
using Phase = CaseFacts::Phase;

namespace {

/// A case by patrol without a caller, an action every so many minutes.
void walk(Story& story, std::initializer_list<std::pair<Role, const char*>> way, std::chrono::minutes apart)
{
    for (const auto& [role, action] : way) {
        story.now = story.now + apart;
        story.must(role, action);
    }
}

Story handled(std::chrono::minutes apart, bool hasCaller = false)
{
    Story story("patrol", hasCaller);
    walk(story,
        { { Role::Acceptor, "accept" }, { Role::ShiftLeader, "file" }, { Role::Dispatcher, "dispatch" },
            { Role::Unit, "signFor" }, { Role::Unit, "reportDone" } },
        apart);
    return story;
}

/// As decide() fills it in: working time that the state took.
void setUsed(Incident& incident, const char* action, Duration used)
{
    for (StepOnFile& step : incident.steps)
        if (step.action == action)
            step.used = used;
}

} // namespace

class CaseFactsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStepOfTheLoopIsNotedWithItsLimitAndItsAuthor()
    {
        Story story = handled(10min);
        const Instant done = story.now;
        walk(story, { { Role::ShiftLeader, "close" } }, 10min);
        const CaseFacts facts = factsOf(story.incident);
        const Instant start = *Instant::parse("2025-11-03T01:00:00Z");
        QCOMPARE(facts.reportedAt, start);
        QCOMPARE(facts.accept.at, start + 10min);
        QCOMPARE(facts.accept.due, start + 15min);
        QCOMPARE(facts.accept.by, actor(Role::Acceptor).id);
        QCOMPARE(facts.file.at, start + 20min);
        QCOMPARE(facts.file.due, start + 25min);
        QCOMPARE(facts.file.by, actor(Role::ShiftLeader).id);
        QCOMPARE(facts.dispatch.at, start + 30min);
        QCOMPARE(facts.dispatch.due, start + 35min);
        QCOMPARE(facts.dispatch.by, actor(Role::Dispatcher).id);
        QCOMPARE(facts.sign.at, start + 40min);
        QCOMPARE(facts.handle.at, done);
        QVERIFY(facts.handle.isOnTime());
        QCOMPARE(facts.close.at, done + 10min);
        QVERIFY(facts.close.isOnTime());
        QCOMPARE(facts.end, CaseEnd::Closed);
        QCOMPARE(facts.lead, workflow::story::leadTeam);
        QCOMPARE(facts.tookIn(Phase::Accept), Duration(10min));
        QCOMPARE(facts.tookIn(Phase::Handle), Duration(20min));
        QCOMPARE(facts.tookIn(Phase::Check), Duration(10min));
        QCOMPARE(facts.division, "511129100001");
        QVERIFY(!facts.hasCaller && !facts.isSuspended && !facts.isMisdirected && !facts.isPublic());
    }

    void workingTimeOfTheStepsIsTakenWhereItIsKnown()
    {
        Story story = handled(10min);
        setUsed(story.incident, "signFor", 2min);
        setUsed(story.incident, "reportDone", 3min);
        QCOMPARE(factsOf(story.incident).tookIn(Phase::Handle), Duration(5min));
    }

    void whatIsNotDoneYetIsHeldToTheLimitThatRuns()
    {
        Story story("patrol", false);
        CaseFacts facts = factsOf(story.incident);
        QVERIFY(!facts.accept.isDone());
        QCOMPARE(facts.accept.due, story.now + 15min);
        walk(story, { { Role::Acceptor, "accept" } }, 1min);
        QCOMPARE(factsOf(story.incident).file.due, story.incident.limit->dueAt);
        walk(story, { { Role::ShiftLeader, "file" } }, 1min);
        QCOMPARE(factsOf(story.incident).dispatch.due, story.incident.limit->dueAt);
        walk(story, { { Role::Dispatcher, "dispatch" } }, 1min);
        facts = factsOf(story.incident);
        QCOMPARE(facts.sign.due, story.incident.limit->dueAt);
        QCOMPARE(facts.handle.due, story.incident.limit->dueAt); // who does not even sign
        walk(story, { { Role::Unit, "signFor" } }, 1min);
        QCOMPARE(factsOf(story.incident).handle.due, story.incident.limit->dueAt);
        walk(story, { { Role::Unit, "reportDone" } }, 1min);
        facts = factsOf(story.incident);
        QCOMPARE(facts.close.due, story.incident.limit->dueAt);
        QVERIFY(!facts.close.isDone());
    }

    void aCaseOnHoldHasNoLimitAndItsTimeDoesNotCount()
    {
        Story story("patrol", false);
        walk(story,
            { { Role::Acceptor, "accept" }, { Role::ShiftLeader, "file" }, { Role::Dispatcher, "dispatch" },
                { Role::Unit, "signFor" }, { Role::Unit, "requestSuspension" },
                { Role::Dispatcher, "approveSuspension" } },
            10min);
        CaseFacts facts = factsOf(story.incident);
        QVERIFY(facts.isSuspended);
        QVERIFY(!facts.handle.due);
        walk(story, { { Role::Dispatcher, "resume" } }, 10min);
        facts = factsOf(story.incident);
        QVERIFY(!facts.isSuspended);
        QVERIFY(facts.handle.due);
        walk(story, { { Role::Unit, "reportDone" } }, 10min);
        // 10 until signed, 20 until on hold, 10 after it
        QCOMPARE(factsOf(story.incident).tookIn(Phase::Handle), Duration(40min));
    }

    void extensionsCountWhenTheyAreGranted()
    {
        Story story("patrol", false);
        walk(story,
            { { Role::Acceptor, "accept" }, { Role::ShiftLeader, "file" }, { Role::Dispatcher, "dispatch" },
                { Role::Unit, "signFor" }, { Role::Unit, "requestExtension" },
                { Role::Dispatcher, "refuseExtension" } },
            1min);
        QCOMPARE(factsOf(story.incident).extensions, 0u);
        walk(story, { { Role::Unit, "requestExtension" }, { Role::Dispatcher, "approveExtension" } }, 1min);
        const CaseFacts facts = factsOf(story.incident);
        QCOMPARE(facts.extensions, 1u);
        QCOMPARE(facts.handle.due, story.incident.limit->dueAt);
    }

    void aReturnedDispatchWasMisdirected()
    {
        Story story("patrol", false);
        walk(story,
            { { Role::Acceptor, "accept" }, { Role::ShiftLeader, "file" }, { Role::Dispatcher, "dispatch" },
                { Role::Unit, "requestReturn" }, { Role::Dispatcher, "acceptReturn" } },
            1min);
        const CaseFacts facts = factsOf(story.incident);
        QVERIFY(facts.isMisdirected);
        QVERIFY(facts.lead.isNull());
        QVERIFY(!facts.handle.due);
        QVERIFY(facts.dispatch.isDone());
    }

    void reworkOpensTheWorkAgain()
    {
        Story story = handled(10min);
        story.now = story.now + 1min;
        story.must(Role::Patroller, "check", { { "checkResult", "failed" } });
        QVERIFY(factsOf(story.incident).check.isOnTime());
        walk(story, { { Role::ShiftLeader, "rework" } }, 1min);
        CaseFacts facts = factsOf(story.incident);
        QCOMPARE(facts.reworks, 1u);
        QVERIFY(!facts.handle.isDone());
        QVERIFY(facts.handle.due);
        QVERIFY(!facts.isMisdirected);
        walk(story, { { Role::Unit, "reportDone" } }, 1min);
        facts = factsOf(story.incident);
        QVERIFY(facts.handle.isDone());
        QCOMPARE(facts.tookIn(Phase::Handle), Duration(21min));
    }

    void aReopenedCaseIsOpenAgain()
    {
        Story story = Story::in("closed", false);
        walk(story, { { Role::ShiftLeader, "reopen" } }, 1min);
        const CaseFacts facts = factsOf(story.incident);
        QCOMPARE(facts.end, CaseEnd::None);
        QVERIFY(!facts.close.isDone() && !facts.handle.isDone());
        QVERIFY(facts.file.isDone());
        QVERIFY(!facts.isMisdirected);
    }

    void theAnswersOfTheCallerAreNoted()
    {
        Story story = handled(1min, true);
        const Instant due = story.incident.limit->dueAt;
        QCOMPARE(factsOf(story.incident).visit.due, due);
        story.now = story.now + 1min;
        story.must(
            Role::Acceptor, "returnVisit", { { "contacted", "yes" }, { "solved", "no" }, { "satisfaction", "fair" } });
        const CaseFacts facts = factsOf(story.incident);
        QVERIFY(facts.hasCaller);
        QVERIFY(facts.visit.isOnTime());
        QCOMPARE(facts.contacted, CaseFacts::Answer::Yes);
        QCOMPARE(facts.solved, CaseFacts::Answer::No);
        QCOMPARE(facts.satisfaction, CaseFacts::Satisfaction::Fair);
    }

    void theEndsAreToldApart()
    {
        using enum CaseEnd;
        QCOMPARE(factsOf(Story::in("voided").incident).end, Voided);
        QCOMPARE(factsOf(Story::in("merged").incident).end, Merged);
        QCOMPARE(factsOf(Story::in("transferred").incident).end, Transferred);
        const CaseFacts rejected = factsOf(Story::in("rejected").incident);
        QCOMPARE(rejected.end, Rejected);
        QVERIFY(!rejected.isTurnedDown); // at once, by the acceptor
        QVERIFY(rejected.accept.isDone());
        Story story = Story::in("accepted");
        walk(story, { { Role::ShiftLeader, "reject" } }, 1min);
        QVERIFY(factsOf(story.incident).isTurnedDown);
    }

    void theKindOfTheEndCountsAndNotItsName()
    {
        for (const CaseEnd end : { CaseEnd::Succeeded, CaseEnd::Failed }) {
            Story story = Story::in("closed", false);
            story.incident.steps.back().end = end;
            story.incident.steps.back().to = "voided";
            const CaseFacts facts = factsOf(story.incident);
            QCOMPARE(facts.end, end);
            QVERIFY(facts.close.isDone());
        }
        Story story = Story::in("closed", false);
        story.incident.steps.back().end = CaseEnd::Voided;
        QVERIFY(!factsOf(story.incident).close.isDone());
    }

    void aCaseThatIsClosedWhileItLiesWithTheUnitWasHandled()
    {
        Story story = Story::in("handling", false);
        StepOnFile terminated;
        terminated.from = "handling";
        terminated.to = "terminated";
        terminated.end = CaseEnd::Failed;
        terminated.at = story.now;
        story.incident.steps.push_back(terminated);
        QCOMPARE(factsOf(story.incident).handle.at, story.now);
        story.incident.steps.back().end = CaseEnd::Voided;
        QVERIFY(!factsOf(story.incident).handle.isDone());
    }

    void aLateVisitLeavesTheClosingAlone()
    {
        Story story = handled(1min, true);
        const Instant due = story.incident.limit->dueAt;
        StepOnFile close, visit;
        close.from = "handled";
        close.to = visit.from = visit.to = "closed";
        close.end = visit.end = CaseEnd::Closed;
        close.at = story.now;
        visit.at = due + 1min;
        visit.fields = { { "contacted", "yes" }, { "solved", "yes" } };
        story.incident.steps.push_back(close);
        story.incident.steps.push_back(visit);
        const CaseFacts facts = factsOf(story.incident);
        QCOMPARE(facts.close.at, story.now);
        QCOMPARE(facts.visit.at, due + 1min);
        QCOMPARE(facts.visit.due, due);
        QCOMPARE(facts.solved, CaseFacts::Answer::Yes);
    }

    void verifyingIsThePatrollersStep()
    {
        Story story("phone", true);
        walk(story, { { Role::Acceptor, "sendToVerify" } }, 5min);
        const Instant due = story.incident.limit->dueAt;
        QCOMPARE(factsOf(story.incident).verify.due, due);
        walk(story, { { Role::Patroller, "confirm" } }, 5min);
        const CaseFacts facts = factsOf(story.incident);
        QCOMPARE(facts.verify.by, actor(Role::Patroller).id);
        QCOMPARE(facts.verify.due, due);
        QVERIFY(facts.isPublic());
        QCOMPARE(facts.accept.by, actor(Role::Acceptor).id);
    }

    void aCaseFromElsewhereBringsItsTimesAlong()
    {
        Incident incident;
        incident.state = "closed";
        incident.isOpen = false;
        incident.reportedAt = { 1'000 };
        ReportOnFile report;
        report.receivedAt = { 1'000 };
        report.dueAt = Instant { 50'000 };
        incident.reports.push_back(report);
        CaseFacts facts = factsOf(incident);
        QCOMPARE(facts.handle.due, Instant { 50'000 });
        QVERIFY(!facts.handle.isDone());
        incident.reports.front().closedAt = Instant { 60'000 };
        facts = factsOf(incident);
        QVERIFY(facts.handle.isDone() && !facts.handle.isOnTime());
        QCOMPARE(facts.tookIn(Phase::Handle), Duration(59'000));
        QCOMPARE(facts.end, CaseEnd::Closed);
    }
};

QTEST_GUILESS_MAIN(CaseFactsTest)
#include "case_facts_test.moc"
