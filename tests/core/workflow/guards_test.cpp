#include "core/workflow/story.h"

#include <QTest>

using namespace fengsui;
using namespace fengsui::workflow;
using namespace fengsui::workflow::story;
using Reason = Refusal::Reason;

namespace {

using Words = std::map<std::string, std::string>;

/// Takes the action on a copy of the story, with good answers of which some are changed (an empty word: left out).
Result<entries::CaseActed> tried(Story story, const Actor& who, const std::string& action, const Words& changed = {})
{
    Words words = story.goodAnswers(action);
    for (const auto& [id, word] : changed)
        words[id] = word;
    return story.act(who, action, words);
}
Result<entries::CaseActed> tried(const Story& story, Role role, const std::string& action, const Words& changed = {})
{
    return tried(story, actor(role), action, changed);
}

#define VERIFY_REFUSED(expression, expectedReason, expectedField)                                                      \
    do {                                                                                                               \
        const auto tried_ = (expression);                                                                              \
        QVERIFY(!tried_);                                                                                              \
        QCOMPARE(tried_.refusal().reason, expectedReason);                                                             \
        QCOMPARE(tried_.refusal().field, std::string(expectedField));                                                  \
        QVERIFY(!tried_.refusal().text.empty());                                                                       \
    } while (false)

} // namespace

class GuardsTest : public QObject {
    Q_OBJECT

private slots:
    void trustedSourceNeedsNoVerifyingAndPublicOneDoes()
    {
        for (const char* source :
            { "phone", "hotline", "alarm", "media", "import", "sensor", "video", "warning", "elsewhere" }) {
            const Story story { source };
            QVERIFY(tried(story, Role::Acceptor, "sendToVerify"));
            VERIFY_REFUSED(tried(story, Role::Acceptor, "accept", { { "verifiedElsewhere", "" } }), Reason::Missing,
                "verifiedElsewhere");
            QVERIFY(tried(story, Role::Acceptor, "accept", { { "verifiedElsewhere", "派出所已到场核实" } }));
        }
        for (const char* source : { "patrol", "superior" }) {
            const Story story { source };
            VERIFY_REFUSED(tried(story, Role::Acceptor, "sendToVerify"), Reason::WrongState, "");
            QVERIFY(tried(story, Role::Acceptor, "accept", { { "verifiedElsewhere", "" } }));
        }
    }

    void placeWithoutPatrollerCantBeVerified()
    {
        Story story;
        story.around.isCellPatrolled = false;
        VERIFY_REFUSED(tried(story, Role::Acceptor, "sendToVerify"), Reason::NotFound, "");
    }

    void confirmingNeedsAPhoto()
    {
        VERIFY_REFUSED(
            tried(Story::in("verifying"), Role::Patroller, "confirm", { { "photo", "" } }), Reason::Missing, "photo");
    }

    void onlyWhatThePatrollerFoundUntrueIsRejectedAsUntrue()
    {
        Story story = Story::in("verifying");
        VERIFY_REFUSED(tried(story, Role::Acceptor, "rejectUntrue"), Reason::WrongState, "");
        story.must(Role::Patroller, "reportUntrue");
        VERIFY_REFUSED(
            tried(story, Role::Acceptor, "rejectUntrue", { { "reason", " \n" } }), Reason::Missing, "reason");
        QVERIFY(tried(story, Role::Acceptor, "rejectUntrue"));
    }

    void rejectingNeedsAGroundAndThatTheCallerWasTold()
    {
        const Story story = Story::in("reported");
        VERIFY_REFUSED(
            tried(story, Role::Acceptor, "reject", { { "rejectGround", "" } }), Reason::Missing, "rejectGround");
        VERIFY_REFUSED(tried(story, Role::Acceptor, "reject", { { "channel", "" } }), Reason::Missing, "channel");
        VERIFY_REFUSED(
            tried(story, Role::Acceptor, "reject", { { "callerTold", "no" } }), Reason::Missing, "callerTold");
        VERIFY_REFUSED(tried(story, Role::Acceptor, "reject", { { "callerTold", "" } }), Reason::Missing, "callerTold");
        QVERIFY(tried(Story::in("reported", false), Role::Acceptor, "reject", { { "callerTold", "" } }));
    }

    void onlyTheSameMatterIsMerged()
    {
        const Story story = Story::in("reported");
        const auto with = [&](auto change) {
            Story changed = story;
            change(changed);
            return tried(changed, Role::Acceptor, "merge");
        };
        QVERIFY(with([](Story&) { }));
        VERIFY_REFUSED(with([](Story& s) { s.around.target.reset(); }), Reason::NotFound, "target");
        VERIFY_REFUSED(with([](Story& s) { s.around.target->isOpen = false; }), Reason::BadValue, "target");
        VERIFY_REFUSED(with([](Story& s) { s.around.target->type = CaseType::parse("gbt30428:event:0102"); }),
            Reason::BadValue, "target");
        VERIFY_REFUSED(with([](Story& s) { s.incident.type.reset(); }), Reason::WrongState, "");
        VERIFY_REFUSED(with([](Story& s) { s.around.target->place.point = GeoPoint::fromDegrees(103.9028, 28.9577); }),
            Reason::BadValue, "target"); // 111 m
        QVERIFY(
            with([](Story& s) { s.around.target->place.point = GeoPoint::fromDegrees(103.9028, 28.9575); })); // 89 m
        VERIFY_REFUSED(with([](Story& s) { s.around.target->reportedAt = s.now - std::chrono::hours(25); }),
            Reason::BadValue, "target");
        QVERIFY(with([](Story& s) { s.around.target->reportedAt = s.now - std::chrono::hours(24); }));
        VERIFY_REFUSED(with([](Story& s) { s.around.target->isReporterLinked = false; }), Reason::BadValue, "target");
        VERIFY_REFUSED(tried(story, Role::Acceptor, "merge", { { "target", story.incident.id.toString() } }),
            Reason::BadValue, "target");
        Story anonymous = Story::in("reported", false);
        anonymous.around.target->isReporterLinked = false;
        QVERIFY(tried(anonymous, Role::Acceptor, "merge"));
    }

    void mergingWithoutCoordinatesGoesByComponentAddressOrCell()
    {
        Story story = Story::in("reported");
        story.incident.place.point.reset();
        story.around.target->place.address = "别处";
        QVERIFY(tried(story, Role::Acceptor, "merge")); // the same cell
        story.around.target->place.cell = "511129100001002";
        QVERIFY(!tried(story, Role::Acceptor, "merge"));
        story.around.target->place.address = story.incident.place.address;
        QVERIFY(tried(story, Role::Acceptor, "merge"));
        story.around.target->place.address.clear();
        story.incident.place.component = story.around.target->place.component = "5111290101000001";
        QVERIFY(tried(story, Role::Acceptor, "merge"));
    }

    void theSameCallerAtTheSameAddressHasSevenDays()
    {
        Story story = Story::in("reported");
        story.around.target->reportedAt = story.now - std::chrono::hours(7 * 24);
        QVERIFY(!tried(story, Role::Acceptor, "merge"));
        story.around.target->hasSameCaller = true;
        QVERIFY(tried(story, Role::Acceptor, "merge"));
        story.around.target->reportedAt = story.now - std::chrono::hours(7 * 24) - Duration(1);
        QVERIFY(!tried(story, Role::Acceptor, "merge"));
    }

    void transferNamesReceiverGroundAndTime()
    {
        const Story story = Story::in("reported");
        VERIFY_REFUSED(tried(story, Role::Acceptor, "transfer", { { "receiver", "" } }), Reason::Missing, "receiver");
        VERIFY_REFUSED(
            tried(story, Role::Acceptor, "transfer", { { "transferGround", "" } }), Reason::Missing, "transferGround");
        VERIFY_REFUSED(
            tried(story, Role::Acceptor, "transfer", { { "handedOverAt", "" } }), Reason::Missing, "handedOverAt");
        VERIFY_REFUSED(tried(story, Role::Acceptor, "transfer",
                           { { "handedOverAt", (story.now + std::chrono::minutes(1)).toString() } }),
            Reason::BadValue, "handedOverAt");
    }

    void filingNeedsTypeCellAndCondition()
    {
        Story story = Story::in("accepted");
        VERIFY_REFUSED(
            tried(story, Role::ShiftLeader, "file", { { "filingCondition", "" } }), Reason::Missing, "filingCondition");
        story.incident.type.reset();
        VERIFY_REFUSED(tried(story, Role::ShiftLeader, "file", { { "type", "" } }), Reason::Missing, "type");
        QVERIFY(tried(story, Role::ShiftLeader, "file"));
        story.incident.place.cell.clear();
        VERIFY_REFUSED(tried(story, Role::ShiftLeader, "file", { { "cell", "" } }), Reason::Missing, "cell");
        story.around.hasCells = false; // a county that has no cells can file nevertheless
        QVERIFY(tried(story, Role::ShiftLeader, "file", { { "cell", "" } }));
    }

    void dispatchNeedsOneLeadAndTeamsThatTakeOrders()
    {
        for (const char* action : { "dispatch", "designate" }) {
            Story story = Story::in("filed");
            VERIFY_REFUSED(tried(story, Role::Dispatcher, action, { { "lead", "" } }), Reason::Missing, "lead");
            VERIFY_REFUSED(tried(story, Role::Dispatcher, action, { { "lead", strangeTeam.toString() } }),
                Reason::NotFound, "lead");
            VERIFY_REFUSED(tried(story, Role::Dispatcher, action, { { "assistants", strangeTeam.toString() } }),
                Reason::NotFound, "assistants");
            VERIFY_REFUSED(tried(story, Role::Dispatcher, action, { { "assistants", leadTeam.toString() } }),
                Reason::BadValue, "assistants");
            QVERIFY(tried(story, Role::Dispatcher, action, { { "assistants", "" } }));
            story.around.teams[1].status = TeamStatus::OutOfService;
            VERIFY_REFUSED(tried(story, Role::Dispatcher, action), Reason::BadValue, "assistants");
            story.around.teams[0].status = TeamStatus::OutOfService;
            VERIFY_REFUSED(tried(story, Role::Dispatcher, action), Reason::BadValue, "lead");
        }
        VERIFY_REFUSED(
            tried(Story::in("filed"), Role::Dispatcher, "designate", { { "basis", "" } }), Reason::Missing, "basis");
    }

    void onlyTheLeadUnitSignsAndReports()
    {
        for (const TeamId team : { assistingTeam, strangeTeam }) {
            const Actor other = actor(Role::Unit, team);
            for (const char* action : { "signFor", "requestReturn" })
                VERIFY_REFUSED(tried(Story::in("dispatched"), other, action), Reason::NotAllowed, "");
            for (const char* action : { "reportDone", "requestExtension", "requestSuspension" })
                VERIFY_REFUSED(tried(Story::in("handling"), other, action), Reason::NotAllowed, "");
        }
        const Actor nobody { OperatorId::derived("unit without a team"), { Role::Unit }, {} };
        VERIFY_REFUSED(tried(Story::in("dispatched"), nobody, "signFor"), Reason::NotAllowed, "");
    }

    void unitsEscalateWhatTheyWorkOn()
    {
        const Story story = Story::in("handling");
        for (const char* action : { "escalate", "requestVoid" }) {
            QVERIFY(tried(story, actor(Role::Unit, assistingTeam), action));
            VERIFY_REFUSED(tried(story, actor(Role::Unit, strangeTeam), action), Reason::NotAllowed, "");
            QVERIFY(tried(Story::in("filed"), actor(Role::Unit, strangeTeam), action)); // nobody's yet
        }
    }

    void unitThatAskedToReturnDoesntSign()
    {
        Story story = Story::in("dispatched");
        story.must(Role::Unit, "requestReturn");
        VERIFY_REFUSED(tried(story, Role::Unit, "signFor"), Reason::WrongState, "");
        story.must(Role::Dispatcher, "refuseReturn");
        QVERIFY(tried(story, Role::Unit, "signFor"));
    }

    void designatedUnitCantReturn()
    {
        Story story = Story::in("filed");
        story.must(Role::Dispatcher, "designate");
        QVERIFY(story.incident.isArbitrated);
        VERIFY_REFUSED(tried(story, Role::Unit, "requestReturn"), Reason::NotAllowed, "");
        story.incident.pending = PendingRequest::Return; // asked on another console before it heard of the arbitration
        VERIFY_REFUSED(tried(story, Role::Dispatcher, "acceptReturn"), Reason::NotAllowed, "");
        VERIFY_REFUSED(tried(Story::in("dispatched"), Role::Unit, "requestReturn", { { "reason", "" } }),
            Reason::Missing, "reason");
        VERIFY_REFUSED(
            tried(Story::in("dispatched"), Role::Unit, "requestReturn", { { "basis", "" } }), Reason::Missing, "basis");
    }

    void reportOfDoneNeedsWordsTimeAndProof()
    {
        const Story story = Story::in("handling");
        VERIFY_REFUSED(tried(story, Role::Unit, "reportDone", { { "done", "" } }), Reason::Missing, "done");
        VERIFY_REFUSED(tried(story, Role::Unit, "reportDone", { { "doneAt", "" } }), Reason::Missing, "doneAt");
        VERIFY_REFUSED(
            tried(story, Role::Unit, "reportDone", { { "photo", "" }, { "document", "" } }), Reason::Missing, "photo");
        QVERIFY(tried(story, Role::Unit, "reportDone", { { "photo", "" } }));
        QVERIFY(tried(story, Role::Unit, "reportDone", { { "document", "" } }));
    }

    void suspensionNeedsDateOrConditionAndTheLeader()
    {
        Story story = Story::in("handling");
        VERIFY_REFUSED(tried(story, Role::Unit, "requestSuspension", { { "until", "" }, { "condition", "" } }),
            Reason::Missing, "until");
        VERIFY_REFUSED(tried(story, Role::Dispatcher, "approveSuspension"), Reason::WrongState, "");
        story.must(Role::Unit, "requestSuspension");
        VERIFY_REFUSED(tried(story, Role::Dispatcher, "approveSuspension", { { "until", "" }, { "condition", "" } }),
            Reason::Missing, "until");
        VERIFY_REFUSED(
            tried(story, Role::Dispatcher, "approveSuspension", { { "signedBy", "" } }), Reason::Missing, "signedBy");
        VERIFY_REFUSED(tried(story, Role::Dispatcher, "approveSuspension", { { "until", story.now.toString() } }),
            Reason::BadValue, "until");
        QVERIFY(tried(story, Role::Dispatcher, "approveSuspension", { { "until", "" } }));
        QVERIFY(tried(story, Role::Dispatcher, "approveSuspension", { { "condition", "" } }));
    }

    void resumingBeforeTheDateNeedsTheCondition()
    {
        Story story = Story::in("suspended"); // until ten days from now
        VERIFY_REFUSED(
            tried(story, Role::Dispatcher, "resume", { { "conditionMet", "" } }), Reason::Missing, "conditionMet");
        QVERIFY(tried(story, Role::Dispatcher, "resume"));
        story.now = *story.incident.resumeAt;
        QVERIFY(tried(story, Role::Dispatcher, "resume", { { "conditionMet", "" } }));
    }

    void secondLongOrEngineeringExtensionIsForTheCentreLeader()
    {
        Story story = Story::in("handling");
        VERIFY_REFUSED(tried(story, Role::Dispatcher, "approveExtension"), Reason::WrongState, "");
        story.must(Role::Unit, "requestExtension");
        const Words first { { "amount", "2" }, { "unit", "workDay" }, { "engineering", "no" },
            { "approver", "shiftLeader" }, { "signedRequest", "" } };
        QVERIFY(tried(story, Role::Dispatcher, "approveExtension", first));
        const auto changed = [&](const char* id, const char* word) {
            Words words = first;
            words[id] = word;
            return words;
        };
        VERIFY_REFUSED(
            tried(story, Role::Dispatcher, "approveExtension", changed("amount", "3")), Reason::BadValue, "approver");
        VERIFY_REFUSED(tried(story, Role::Dispatcher, "approveExtension", changed("engineering", "yes")),
            Reason::BadValue, "approver");
        story.must(Role::Dispatcher, "approveExtension", first);
        story.must(Role::Unit, "requestExtension");
        VERIFY_REFUSED(tried(story, Role::Dispatcher, "approveExtension", first), Reason::BadValue, "approver");
        VERIFY_REFUSED(tried(story, Role::Dispatcher, "approveExtension", changed("approver", "centreLeader")),
            Reason::Missing, "signedRequest");
        Words second = changed("approver", "centreLeader");
        second["signedRequest"] = "2025-17";
        QVERIFY(tried(story, Role::Dispatcher, "approveExtension", second));
    }

    void whoHandledMayNotCheck()
    {
        const Story story = Story::in("handled");
        Story visited = story;
        visited.must(Role::Acceptor, "returnVisit");
        // the person who reported it done, in whatever post
        const OperatorId handler = story.incident.handlers.front();
        VERIFY_REFUSED(tried(visited, { handler, { Role::ShiftLeader }, {} }, "close"), Reason::NotAllowed, "");
        VERIFY_REFUSED(tried(visited, { handler, { Role::ShiftLeader }, {} }, "rework"), Reason::NotAllowed, "");
        VERIFY_REFUSED(tried(story, { handler, { Role::Patroller }, {} }, "check"), Reason::NotAllowed, "");
        // somebody else who speaks for a team that worked on it
        for (const TeamId team : { leadTeam, assistingTeam }) {
            const Actor colleague { OperatorId::derived("colleague"), { Role::ShiftLeader, Role::Patroller }, team };
            VERIFY_REFUSED(tried(visited, colleague, "close"), Reason::NotAllowed, "");
            VERIFY_REFUSED(tried(visited, colleague, "rework"), Reason::NotAllowed, "");
            VERIFY_REFUSED(tried(story, colleague, "check"), Reason::NotAllowed, "");
        }
        QVERIFY(tried(visited, { OperatorId::derived("other"), { Role::ShiftLeader }, strangeTeam }, "close"));
    }

    void closingNeedsACheckOrAPhoto()
    {
        Story story = Story::in("handled", false);
        VERIFY_REFUSED(tried(story, Role::ShiftLeader, "close", { { "photo", "" } }), Reason::Missing, "photo");
        VERIFY_REFUSED(tried(story, Role::ShiftLeader, "close", { { "closingCondition", "" } }), Reason::Missing,
            "closingCondition");
        QVERIFY(tried(story, Role::ShiftLeader, "close"));
        story.must(Role::Patroller, "check", { { "checkResult", "failed" } });
        VERIFY_REFUSED(tried(story, Role::ShiftLeader, "close"), Reason::WrongState, "");
        story.must(Role::Patroller, "check", { { "checkResult", "passed" } }); // looked again
        QVERIFY(tried(story, Role::ShiftLeader, "close", { { "photo", "" } }));
    }

    void closingNeedsTheReturnVisitWhenThereIsACaller()
    {
        Story story = Story::in("handled");
        VERIFY_REFUSED(tried(story, Role::ShiftLeader, "close"), Reason::WrongState, "");
        VERIFY_REFUSED(tried(story, Role::Acceptor, "returnVisit", { { "solved", "" } }), Reason::Missing, "solved");
        VERIFY_REFUSED(
            tried(story, Role::Acceptor, "returnVisit", { { "satisfaction", "" } }), Reason::Missing, "satisfaction");
        QVERIFY(tried(
            story, Role::Acceptor, "returnVisit", { { "contacted", "no" }, { "solved", "" }, { "satisfaction", "" } }));
        story.must(Role::Acceptor, "returnVisit");
        QVERIFY(tried(story, Role::ShiftLeader, "close"));
        VERIFY_REFUSED(tried(Story::in("handled", false), Role::Acceptor, "returnVisit"), Reason::NotFound, "");
    }

    void checkAndVisitOfAnEarlierRoundDontCount()
    {
        Story story = Story::in("handled");
        story.must(Role::Patroller, "check");
        story.must(Role::Acceptor, "returnVisit", { { "satisfaction", "unsatisfied" } });
        story.must(Role::ShiftLeader, "rework", { { "reworkGround", "callerUnsatisfied" } });
        story.must(Role::Unit, "reportDone");
        VERIFY_REFUSED(tried(story, Role::ShiftLeader, "close"), Reason::WrongState, ""); // the visit
        story.must(Role::Acceptor, "returnVisit");
        VERIFY_REFUSED(
            tried(story, Role::ShiftLeader, "close", { { "photo", "" } }), Reason::Missing, "photo"); // the check
    }

    void reworkNeedsAGroundThatIsOnFile()
    {
        Story story = Story::in("handled");
        const Words failed { { "reworkGround", "checkFailed" }, { "photo", "" } };
        const Words unsatisfied { { "reworkGround", "callerUnsatisfied" } };
        VERIFY_REFUSED(tried(story, Role::ShiftLeader, "rework", failed), Reason::BadValue, "reworkGround");
        VERIFY_REFUSED(tried(story, Role::ShiftLeader, "rework", unsatisfied), Reason::BadValue, "reworkGround");
        VERIFY_REFUSED(tried(story, Role::ShiftLeader, "rework", { { "reason", "" } }), Reason::Missing, "reason");
        Story checked = story;
        checked.must(Role::Patroller, "check", { { "checkResult", "failed" } });
        QVERIFY(tried(checked, Role::ShiftLeader, "rework", failed));
        checked.must(Role::Patroller, "check", { { "checkResult", "passed" } });
        VERIFY_REFUSED(tried(checked, Role::ShiftLeader, "rework"), Reason::WrongState, "");
        Story visited = story;
        visited.must(Role::Acceptor, "returnVisit", { { "solved", "no" } });
        QVERIFY(tried(visited, Role::ShiftLeader, "rework", unsatisfied));
    }

    void reopeningHasThirtyDaysUnlessItIsAnAppeal()
    {
        Story story = Story::in("closed");
        story.now = story.now + std::chrono::hours(30 * 24);
        QVERIFY(tried(story, Role::ShiftLeader, "reopen"));
        story.now = story.now + Duration(1);
        VERIFY_REFUSED(tried(story, Role::ShiftLeader, "reopen"), Reason::BadValue, "reopenGround");
        QVERIFY(tried(story, Role::ShiftLeader, "reopen", { { "reopenGround", "appeal" } }));
        VERIFY_REFUSED(tried(story, Role::ShiftLeader, "reopen", { { "reason", "" } }), Reason::Missing, "reason");
    }

    void voidingNeedsARequest()
    {
        VERIFY_REFUSED(tried(Story::in("filed"), Role::ShiftLeader, "void"), Reason::WrongState, "");
        VERIFY_REFUSED(
            tried(Story::in("filed"), Role::Acceptor, "requestVoid", { { "reason", "" } }), Reason::Missing, "reason");
    }

    void onlyAnOpenInstructionIsAnswered()
    {
        Story story = Story::in("handling");
        VERIFY_REFUSED(tried(story, Role::Dispatcher, "answerInstruction"), Reason::WrongState, "");
        VERIFY_REFUSED(tried(story, Role::Leader, "instruct", { { "replyBy", "" } }), Reason::Missing, "replyBy");
        story.must(Role::Leader, "instruct");
        story.must(Role::Dispatcher, "answerInstruction");
        VERIFY_REFUSED(tried(story, Role::Dispatcher, "answerInstruction"), Reason::WrongState, "");
    }

    void correctionMustCorrectSomething()
    {
        Story story;
        VERIFY_REFUSED(story.act(actor(Role::Acceptor), "amend", { { "note", "nothing" } }), Reason::Missing, "title");
    }
};

QTEST_GUILESS_MAIN(GuardsTest)
#include "guards_test.moc"
