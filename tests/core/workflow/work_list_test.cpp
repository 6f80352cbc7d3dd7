#include "core/workflow/story.h"
#include "workflow/history.h"
#include "workflow/work_list.h"

#include <QTest>

using namespace fengsui;
using namespace fengsui::workflow;
using story::actor;
using story::Story;

namespace {

/// What the ledger keeps of a case, as far as lists ask for it.
IncidentRow rowOf(const Incident& incident)
{
    IncidentRow row;
    row.id = incident.id;
    row.workflow = incident.workflow;
    row.state = incident.state;
    row.source = incident.source;
    if (incident.limit) {
        row.dueAt = incident.limit->dueAt;
        row.limitAmount = incident.limit->amount;
        row.limitUnit = incident.limit->unit;
        row.limitFrom = incident.limit->from;
        row.limitRun = incident.limit->run;
    }
    row.lead = incident.lead;
    row.assistants = incident.assistants;
    row.handlers = incident.handlers;
    row.supervision = incident.supervision;
    row.pending = incident.pending;
    row.isOpen = incident.isOpen;
    row.isUrgent = incident.isUrgent;
    row.isOverdue = incident.isOverdue;
    row.isInstructed = openInstruction(incident) != nullptr;
    row.hasCaller = hasCaller(incident);
    for (std::size_t i = firstStepInState(incident); i < incident.steps.size(); ++i)
        row.taken.push_back(incident.steps[i].action);
    for (const Task& task : incident.tasks)
        if (task.isOpen())
            row.taskUnits.push_back(task.unit);
    return row;
}

QString listsOf(const IncidentRow& row, const Actor& who, Instant now)
{
    QStringList words;
    const WorkListSet lists = WorkSorter(story::urban(), who).standing(row).at(now);
    for (const WorkList list : allWorkLists)
        if (lists.has(list))
            words << QString::fromLatin1(toWord(list));
    return words.join(' ');
}

QString listsOf(const Story& story, const Actor& who)
{
    return listsOf(rowOf(story.incident), who, story.now);
}

} // namespace

class WorkListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNextStepIsMineIfItIsForMyPost()
    {
        Story story;
        QCOMPARE(listsOf(story, actor(Role::Acceptor)), "mine");
        QCOMPARE(listsOf(story, actor(Role::ShiftLeader)), "");
        QCOMPARE(listsOf(story, actor(Role::Unit)), "");
        story.must(Role::Acceptor, "accept");
        QCOMPARE(listsOf(story, actor(Role::Acceptor)), "");
        QCOMPARE(listsOf(story, actor(Role::ShiftLeader)), "mine");
        story.must(Role::ShiftLeader, "file");
        QCOMPARE(listsOf(story, actor(Role::Dispatcher)), "mine");
    }

    void whatIsWithAUnitIsTheirsAndNoOtherUnitSeesIt()
    {
        Story story;
        story.must(Role::Acceptor, "accept");
        story.must(Role::ShiftLeader, "file");
        story.must(Role::Dispatcher, "dispatch");
        QCOMPARE(listsOf(story, actor(Role::Unit)), "mine myUnit");
        QCOMPARE(listsOf(story, actor(Role::Unit, story::strangeTeam)), "");
        QCOMPARE(listsOf(story, actor(Role::Dispatcher)), "");
        QCOMPARE(
            listsOf(rowOf(story.incident), actor(Role::Unit, story::strangeTeam), story.incident.limit->dueAt), "");
        QCOMPARE(listsOf(rowOf(story.incident), actor(Role::Dispatcher), story.incident.limit->dueAt), "overdue");
        story.must(Role::Unit, "signFor");
        story.must(Role::Unit, "reportDone");
        QCOMPARE(listsOf(story, actor(Role::Unit)), "");
    }

    void anAssistantHasItToDoOnlyByATask()
    {
        Story story;
        story.must(Role::Acceptor, "accept");
        story.must(Role::ShiftLeader, "file");
        story.must(Role::Dispatcher, "dispatch");
        IncidentRow row = rowOf(story.incident);
        row.assistants = { story::assistingTeam };
        row.taskUnits.clear(); // as if nothing had been asked of it yet
        const Actor helper = actor(Role::Unit, story::assistingTeam);
        QCOMPARE(listsOf(row, helper, story.now), "");
        row.taskUnits = { story::assistingTeam };
        QCOMPARE(listsOf(row, helper, story.now), "mine myUnit");
        row.assistants.clear();
        QCOMPARE(listsOf(row, helper, story.now), "mine myUnit");
    }

    void aCheckThatWasMadeIsNoWorkAnyMore()
    {
        Story story;
        story.must(Role::Acceptor, "accept");
        story.must(Role::ShiftLeader, "file");
        story.must(Role::Dispatcher, "dispatch");
        story.must(Role::Unit, "signFor");
        story.must(Role::Unit, "reportDone");
        QCOMPARE(listsOf(story, actor(Role::Patroller)), "mine");
        QCOMPARE(listsOf(story, actor(Role::Acceptor)), "mine"); // the return visit
        story.must(Role::Patroller, "check");
        QCOMPARE(listsOf(story, actor(Role::Patroller)), "");
        story.must(Role::Acceptor, "returnVisit");
        QCOMPARE(listsOf(story, actor(Role::Acceptor)), "");
        QCOMPARE(listsOf(story, actor(Role::ShiftLeader)), "mine");
    }

    void nobodyIsVisitedWhereNobodyCalled()
    {
        Story story("patrol", false);
        story.must(Role::Acceptor, "accept");
        story.must(Role::ShiftLeader, "file");
        story.must(Role::Dispatcher, "dispatch");
        story.must(Role::Unit, "signFor");
        story.must(Role::Unit, "reportDone");
        QCOMPARE(listsOf(story, actor(Role::Acceptor)), "");
    }

    void whoHandledACaseIsNotAskedToCheckIt()
    {
        Story story("patrol", false);
        story.must(Role::Acceptor, "accept");
        story.must(Role::ShiftLeader, "file");
        story.must(Role::Dispatcher, "dispatch");
        story.must(Role::Unit, "signFor");
        story.must(Role::Unit, "reportDone");
        Actor both = actor(Role::Unit);
        both.roles.push_back(Role::Patroller);
        both.team = {};
        QCOMPARE(listsOf(story, both), "");
        both.id = OperatorId::derived("somebody else");
        QCOMPARE(listsOf(story, both), "mine");
    }

    void untrueReportsComeBackToTheAcceptor()
    {
        Story story;
        story.must(Role::Acceptor, "sendToVerify");
        QCOMPARE(listsOf(story, actor(Role::Acceptor)), "");
        QCOMPARE(listsOf(story, actor(Role::Patroller)), "mine");
        story.must(Role::Patroller, "reportUntrue");
        QCOMPARE(listsOf(story, actor(Role::Acceptor)), "mine");
    }

    void aRequestWaitsForThoseWhoDecideIt()
    {
        Story story;
        story.must(Role::Acceptor, "accept");
        story.must(Role::ShiftLeader, "file");
        story.must(Role::Dispatcher, "dispatch");
        story.must(Role::Unit, "signFor");
        story.must(Role::Unit, "requestExtension");
        QCOMPARE(listsOf(story, actor(Role::Dispatcher)), "mine toDecide");
        QCOMPARE(listsOf(story, actor(Role::ShiftLeader)), "mine toDecide");
        QCOMPARE(listsOf(story, actor(Role::Acceptor)), "");
        QCOMPARE(listsOf(story, actor(Role::Unit)), "mine myUnit");
        story.must(Role::Dispatcher, "refuseExtension");
        QCOMPARE(listsOf(story, actor(Role::Dispatcher)), "");
        story.must(Role::Unit, "requestVoid");
        QCOMPARE(listsOf(story, actor(Role::ShiftLeader)), "mine toDecide");
    }

    void aCaseOnHoldStandsInItsOwnList()
    {
        Story story;
        story.must(Role::Acceptor, "accept");
        story.must(Role::ShiftLeader, "file");
        story.must(Role::Dispatcher, "dispatch");
        story.must(Role::Unit, "signFor");
        story.must(Role::Unit, "requestSuspension");
        story.must(Role::Dispatcher, "approveSuspension");
        QCOMPARE(listsOf(story, actor(Role::Dispatcher)), "onHold");
        QCOMPARE(listsOf(story, actor(Role::Unit)), "onHold");
    }

    void supervisionAndInstructionsAreTogether()
    {
        Story story;
        story.must(Role::Leader, "instruct");
        QCOMPARE(listsOf(story, actor(Role::Leader)), "supervised");
        QCOMPARE(listsOf(story, actor(Role::Dispatcher)), "mine supervised"); // may answer it
        story.must(Role::Dispatcher, "answerInstruction");
        QCOMPARE(listsOf(story, actor(Role::Leader)), "");
        story.must(Role::ShiftLeader, "supervise");
        QCOMPARE(listsOf(story, actor(Role::Leader)), "supervised");
    }

    void timeAloneMovesACaseToDueSoonAndToOverdue()
    {
        Story story;
        const Instant due = story.incident.limit->dueAt; // 15 minutes after the report
        const Actor leader = actor(Role::Leader);
        const IncidentRow row = rowOf(story.incident);
        using namespace std::chrono_literals;
        QCOMPARE(dueSoonFrom(story::urban(), row), story.now + 12min);
        QCOMPARE(listsOf(row, leader, due - 3min - 1ms), "");
        QCOMPARE(listsOf(row, leader, due - 3min), "dueSoon");
        QCOMPARE(listsOf(row, leader, due - 1ms), "dueSoon");
        QCOMPARE(listsOf(row, leader, due), "overdue");
        IncidentRow marked = row;
        marked.isOverdue = true;
        QCOMPARE(listsOf(marked, leader, due - 10min), "overdue");
    }

    void aClosedCaseIsInNoList()
    {
        Story story;
        IncidentRow row = rowOf(story.incident);
        row.isOpen = false;
        row.supervision = Supervision::Red;
        QCOMPARE(listsOf(row, actor(Role::Acceptor), story.incident.limit->dueAt), "");
        row.isOpen = true;
        row.state = "of another version";
        QCOMPARE(listsOf(row, actor(Role::Acceptor), story.incident.limit->dueAt), "");
        Actor nobody;
        row.state = "reported";
        QCOMPARE(listsOf(row, nobody, story.incident.limit->dueAt), "");
    }

    void everyDecisionOfTheShippedWorkflowsGrantsOrRefuses()
    {
        QStringList grants, refusals;
        for (const Action& action : story::urban().actions)
            if (action.decides)
                (isGrant(action) ? grants : refusals) << QString::fromStdString(action.id);
        QCOMPARE(grants.join(' '), "acceptReturn approveExtension approveSuspension void");
        QCOMPARE(refusals.join(' '), "refuseReturn refuseExtension refuseSuspension refuseVoid");
    }

    void wordsAreReadBack()
    {
        for (const WorkList list : allWorkLists)
            QVERIFY(workListOf(toWord(list)) == list);
        QVERIFY(!workListOf("all"));
    }
};

QTEST_APPLESS_MAIN(WorkListTest)
#include "work_list_test.moc"
