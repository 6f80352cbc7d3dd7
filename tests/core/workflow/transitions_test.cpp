#include "core/workflow/story.h"

#include <QTest>

using namespace fengsui;
using namespace fengsui::workflow;
using namespace fengsui::workflow::story;

namespace {

struct Row {
    std::string from;
    std::string action;
    std::string to;
    std::vector<Role> roles;
    std::vector<std::pair<Role, std::string>> before; ///< what must have been done in the state first
    std::string source = "patrol";
};

/// The table of transitions, one row for each of its lines (and each of the states that a line names).
std::vector<Row> table()
{
    using enum Role;
    std::vector<Row> rows {
        { "reported", "sendToVerify", "verifying", { Acceptor }, {}, "phone" },
        { "reported", "accept", "accepted", { Acceptor }, {} },
        { "verifying", "confirm", "accepted", { Patroller }, {} },
        { "verifying", "reportUntrue", "verifying", { Patroller }, {} },
        { "verifying", "rejectUntrue", "rejected", { Acceptor }, { { Patroller, "reportUntrue" } } },
        { "reported", "selfHandle", "handled", { Patroller }, {} },
        { "accepted", "file", "filed", { ShiftLeader }, {} },
        { "filed", "dispatch", "dispatched", { Dispatcher }, {} },
        { "filed", "designate", "dispatched", { Dispatcher }, {} },
        { "dispatched", "signFor", "handling", { Unit }, {} },
        { "dispatched", "requestReturn", "dispatched", { Unit }, {} },
        { "dispatched", "acceptReturn", "filed", { Dispatcher }, { { Unit, "requestReturn" } } },
        { "dispatched", "refuseReturn", "dispatched", { Dispatcher }, { { Unit, "requestReturn" } } },
        { "dispatched", "signForUnit", "handling", { Dispatcher }, {} },
        { "handling", "reportDone", "handled", { Unit }, {} },
        { "handling", "reportDoneFor", "handled", { Dispatcher }, {} },
        { "handling", "requestSuspension", "handling", { Unit }, {} },
        { "handling", "approveSuspension", "suspended", { Dispatcher, ShiftLeader, Leader },
            { { Unit, "requestSuspension" } } },
        { "handling", "refuseSuspension", "handling", { Dispatcher, ShiftLeader, Leader },
            { { Unit, "requestSuspension" } } },
        { "suspended", "resume", "handling", { Dispatcher, System }, {} },
        { "handling", "requestExtension", "handling", { Unit }, {} },
        { "handling", "approveExtension", "handling", { Dispatcher, ShiftLeader, Leader },
            { { Unit, "requestExtension" } } },
        { "handling", "refuseExtension", "handling", { Dispatcher, ShiftLeader, Leader },
            { { Unit, "requestExtension" } } },
        { "handled", "check", "handled", { Patroller }, {} },
        { "handled", "returnVisit", "handled", { Acceptor, ShiftLeader }, {} },
        { "handled", "close", "closed", { ShiftLeader }, { { Acceptor, "returnVisit" } } },
        { "handled", "rework", "handling", { ShiftLeader }, {} },
        { "closed", "reopen", "filed", { ShiftLeader }, {} },
        { "closed", "lateVisit", "closed", { Acceptor, ShiftLeader }, {} },
        { "handling", "escalateTask", "handling", { Unit }, { { Dispatcher, "assignToLead" }, { Unit, "signTask" } } },
    };
    for (const char* from : { "reported", "accepted" }) {
        rows.push_back({ from, "reject", "rejected", { Acceptor, ShiftLeader }, {} });
        rows.push_back({ from, "merge", "merged", { Acceptor }, {} });
        rows.push_back({ from, "transfer", "transferred", { Acceptor }, {} });
    }
    for (const char* from : { "dispatched", "handling" }) {
        rows.push_back({ from, "assist", from, { Dispatcher }, {} });
        rows.push_back({ from, "assignDown", from, { Dispatcher, Unit }, {} });
        rows.push_back(
            { from, "answerTask", from, { Unit }, { { Dispatcher, "assignToLead" }, { Unit, "signTask" } } });
        rows.push_back({ from, "answerTaskFor", from, { Dispatcher }, { { Dispatcher, "assignToLead" } } });
        rows.push_back({ from, "withdrawTasks", from, { Dispatcher }, { { Dispatcher, "assist" } } });
    }
    for (const char* open :
        { "reported", "verifying", "accepted", "filed", "dispatched", "handling", "handled", "suspended" }) {
        rows.push_back({ open, "requestVoid", open, { Acceptor, Unit }, {} });
        rows.push_back({ open, "void", "voided", { ShiftLeader }, { { Acceptor, "requestVoid" } } });
        rows.push_back({ open, "refuseVoid", open, { ShiftLeader }, { { Acceptor, "requestVoid" } } });
        rows.push_back({ open, "markOverdue", open, { System }, {} });
        rows.push_back({ open, "escalateOverdue", open, { System }, {} });
        rows.push_back({ open, "inform", open, { Dispatcher, ShiftLeader, Acceptor }, {} });
        rows.push_back({ open, "openChild", open, { Acceptor, Dispatcher, ShiftLeader }, {} });
        rows.push_back({ open, "signTask", open, { Unit }, { { Dispatcher, "informLead" } } });
        rows.push_back({ open, "signTaskFor", open, { Dispatcher }, { { Dispatcher, "informLead" } } });
        rows.push_back({ open, "urge", open, { ShiftLeader, Dispatcher, Leader, System }, {} });
        rows.push_back({ open, "supervise", open, { ShiftLeader, Leader, System }, {} });
        rows.push_back({ open, "escalate", open, { Unit }, {} });
        rows.push_back({ open, "instruct", open, { Leader }, {} });
        rows.push_back(
            { open, "answerInstruction", open, { Unit, Dispatcher, ShiftLeader }, { { Leader, "instruct" } } });
        rows.push_back({ open, "setUrgency", open, { Acceptor, ShiftLeader, Dispatcher, Leader }, {} });
        rows.push_back({ open, "amend", open, { Acceptor, ShiftLeader }, {} });
    }
    return rows;
}

Story storyOf(const Row& row)
{
    Story story = row.from == "reported" ? Story(row.source) : Story::in(row.from);
    for (const auto& [role, action] : row.before)
        if (action == "assignToLead")
            story.must(role, "assignDown", { { "units", leadTeam.toString() } });
        else if (action == "informLead")
            story.must(role, "inform", { { "units", leadTeam.toString() } });
        else
            story.must(role, action);
    return story;
}

} // namespace

class TransitionsTest : public QObject {
    Q_OBJECT

private slots:
    void everyTransitionIsForItsRolesAndForNoOther()
    {
        for (const Row& row : table()) {
            const Story before = storyOf(row);
            QCOMPARE(before.incident.state, row.from);
            for (const Role role : allRoles) {
                Story story = before;
                const auto acted = story.act(actor(role), row.action, story.goodAnswers(row.action));
                const bool isFor = std::ranges::find(row.roles, role) != row.roles.end();
                const std::string what = row.action + " in " + row.from + " by " + std::string(toWord(role))
                    + (acted ? "" : ": " + acted.refusal().toString());
                QVERIFY2(acted.isOk() == isFor, what.c_str());
                if (isFor) {
                    QCOMPARE(acted->from(), row.from);
                    QCOMPARE(acted->to(), row.to);
                    QCOMPARE(acted->role(), std::string(toWord(role)));
                    QCOMPARE(acted->ends(), urban().state(row.to)->isEnd());
                    QCOMPARE(acted->workflow(), std::string("urban"));
                    QCOMPARE(acted->workflow_version(), 1u);
                    QCOMPARE(story.incident.state, row.to);
                    QCOMPARE(story.incident.isOpen, !urban().state(row.to)->isEnd());
                } else {
                    QCOMPARE(acted.refusal().reason, Refusal::Reason::NotAllowed);
                }
            }
        }
    }

    void tableNamesEveryActionOfTheFile()
    {
        const auto rows = table();
        for (const Action& action : urban().actions)
            for (const std::string& from : action.from)
                QVERIFY2(std::ranges::any_of(
                             rows, [&](const Row& row) { return row.action == action.id && row.from == from; }),
                    (action.id + " in " + from).c_str());
    }

    void actionIsRefusedInEveryOtherState()
    {
        for (const State& state : urban().states) {
            const Story story = Story::in(state.id);
            for (const Action& action : urban().actions) {
                if (action.startsIn(state.id))
                    continue;
                const auto acted = decide(urban(), story.incident, actor(action.roles.front()),
                    { action.id, story.goodAnswers(action.id), {} }, story.around, story.now);
                QVERIFY2(!acted && acted.refusal().reason == Refusal::Reason::WrongState,
                    (action.id + " in " + state.id).c_str());
            }
        }
    }

    void unknownActionAndForeignCaseAreRefused()
    {
        Story story;
        QCOMPARE(story.act(actor(Role::Acceptor), "dance").refusal().reason, Refusal::Reason::NotFound);
        story.incident.workflow = "mediation";
        QCOMPARE(story.act(actor(Role::Acceptor), "transfer", story.goodAnswers("transfer")).refusal().reason,
            Refusal::Reason::WrongState);
    }

    void statedPostMustBeHeld()
    {
        const Story story("patrol");
        const Actor both { OperatorId::derived("both"), { Role::Acceptor, Role::ShiftLeader }, {} };
        const auto as = [&](Role role) {
            return decide(urban(), story.incident, both, { "reject", story.goodAnswers("reject"), role }, story.around,
                story.now);
        };
        QCOMPARE(as(Role::Acceptor)->role(), std::string("acceptor"));
        QCOMPARE(as(Role::ShiftLeader)->role(), std::string("shiftLeader"));
        QCOMPARE(as(Role::Leader).refusal().reason, Refusal::Reason::NotAllowed);
    }

    // 一件事情 from the call to the closing, with what each entry carries.
    void wholeLoopLeavesAFullRecord()
    {
        Story story("phone");
        story.must(Role::Acceptor, "sendToVerify");
        const auto confirmed = story.must(Role::Patroller, "confirm");
        QCOMPARE(confirmed.attachments_size(), 1);
        QCOMPARE(confirmed.attachments(0), photo);
        QVERIFY(!confirmed.fields().contains("photo"));
        QCOMPARE(confirmed.note(), std::string("已办理 note"));

        const auto filed
            = story.must(Role::ShiftLeader, "file", { { "deadlineClass", "" }, { "type", "cjt214:event:0104" } });
        QVERIFY(filed.filed());
        QCOMPARE(filed.type(), std::string("cjt214:event:0104"));
        QCOMPARE(filed.fields().at("deadlineClass"), std::string("hours2")); // proposed by the new type
        QCOMPARE(filed.place().cell(), std::string("511129100001001"));
        QCOMPARE(filed.place().address(), std::string("沐溪镇河街12号"));

        const auto dispatched = story.must(Role::Dispatcher, "dispatch");
        QCOMPARE(dispatched.lead_team(), std::string(leadTeam.view()));
        QCOMPARE(dispatched.assisting_teams_size(), 1);
        QVERIFY(!dispatched.arbitrated());
        story.must(Role::Unit, "signFor");
        QVERIFY(story.must(Role::Unit, "reportDone").handled());
        QVERIFY(story.incident.handlers == std::vector { actor(Role::Unit).id });
        story.must(Role::Patroller, "check");
        story.must(Role::Acceptor, "returnVisit");
        const auto closed = story.must(Role::ShiftLeader, "close", { { "photo", "" } });
        QVERIFY(closed.ends());
        QVERIFY(closed.stop_clock());
        QVERIFY(!story.incident.limit);
        QVERIFY(!story.incident.isOpen);
    }

    void mergeNamesItsTargetAndReturnTakesTheTeamAway()
    {
        Story story = Story::in("reported");
        QCOMPARE(story.must(Role::Acceptor, "merge").merged_into(), std::string(target.view()));
        QVERIFY(story.incident.mergedInto == target);

        story = Story::in("dispatched");
        QVERIFY(story.incident.lead == leadTeam);
        story.must(Role::Unit, "requestReturn");
        QVERIFY(story.incident.pending == PendingRequest::Return);
        story.must(Role::Dispatcher, "acceptReturn");
        QVERIFY(story.incident.lead.isNull());
        QVERIFY(story.incident.assistants.empty());
        QVERIFY(story.incident.pending == PendingRequest::None);
    }

    void flagsMove()
    {
        Story story = Story::in("handling");
        story.must(Role::Unit, "escalate");
        QCOMPARE(story.incident.escalation, 1u);
        story.must(Role::Leader, "supervise", { { "level", "red" } });
        QVERIFY(story.incident.supervision == Supervision::Red);
        QCOMPARE(story.act(actor(Role::Leader), "supervise", { { "level", "red" } }).refusal().reason,
            Refusal::Reason::Conflict);
        story.must(Role::Dispatcher, "setUrgency");
        QVERIFY(story.incident.isUrgent);
        QCOMPARE(story.act(actor(Role::Dispatcher), "setUrgency", { { "urgency", "urgent" } }).refusal().reason,
            Refusal::Reason::Conflict);
        story.must(Role::Unit, "reportDone");
        story.must(Role::ShiftLeader, "rework");
        QCOMPARE(story.incident.rework, 1u);
        story.must(Role::Unit, "reportDone");
        story.must(Role::Acceptor, "returnVisit");
        story.must(Role::ShiftLeader, "close");
        story.must(Role::ShiftLeader, "reopen");
        QVERIFY(story.incident.supervision == Supervision::None);
        QVERIFY(story.incident.lead.isNull());
        QVERIFY(story.incident.isOpen);
    }

    void requestsOfOneStateEndWithIt()
    {
        Story story = Story::in("handling");
        story.must(Role::Unit, "requestExtension");
        story.must(Role::Unit, "reportDone"); // done while the extension was undecided: it needs no decision any more
        QVERIFY(story.incident.pending == PendingRequest::None);

        story = Story::in("filed");
        story.must(Role::Acceptor, "requestVoid");
        story.must(Role::Dispatcher, "dispatch"); // voiding concerns the case, not the state
        QVERIFY(story.incident.pending == PendingRequest::Void);
        story.must(Role::ShiftLeader, "refuseVoid");
        QVERIFY(story.incident.pending == PendingRequest::None);
    }

    void onlyOneRequestWaitsAtATime()
    {
        Story story = Story::in("handling");
        story.must(Role::Unit, "requestExtension");
        for (const char* other : { "requestSuspension", "requestVoid", "requestExtension" })
            QCOMPARE(story.act(actor(Role::Unit), other, story.goodAnswers(other)).refusal().reason,
                Refusal::Reason::Conflict);
        for (const char* other : { "approveSuspension", "refuseSuspension" })
            QCOMPARE(story.act(actor(Role::Dispatcher), other, story.goodAnswers(other)).refusal().reason,
                Refusal::Reason::WrongState);
    }

    void descriptionIsCorrectedPieceByPiece()
    {
        Story story = Story::in("reported");
        const auto acted = story.act(actor(Role::Acceptor), "amend", { { "address", "沐溪镇新街3号" } });
        QVERIFY(acted);
        QCOMPARE(story.incident.place.address, std::string("沐溪镇新街3号"));
        QCOMPARE(story.incident.place.cell, std::string("511129100001001"));
        QCOMPARE(story.incident.title, std::string("暴露垃圾"));
        // a moved point takes along the cell that the grid finds there, or none
        story.around.located = Located { "511129100002", "511129100002007" };
        QVERIFY(story.act(actor(Role::Acceptor), "amend", { { "point", "103.95, 28.99" } }));
        QCOMPARE(story.incident.place.cell, std::string("511129100002007"));
        QCOMPARE(story.incident.place.division, std::string("511129100002"));
        QVERIFY(story.incident.place.point == GeoPoint::fromDegrees(103.95, 28.99));
        story.around.located.reset();
        QVERIFY(story.act(actor(Role::Acceptor), "amend", { { "point", "10,10" } }));
        QVERIFY(story.incident.place.cell.empty());
        const auto refused = story.act(actor(Role::Acceptor), "amend", { { "cell", "511129100002008" } });
        QCOMPARE(refused.refusal().reason, Refusal::Reason::NotFound);
        QCOMPARE(refused.refusal().field, std::string("cell"));
    }
};

QTEST_GUILESS_MAIN(TransitionsTest)
#include "transitions_test.moc"
