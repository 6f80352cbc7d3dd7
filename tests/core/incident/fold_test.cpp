#include "incident/fold.h"

#include "incident/entries.pb.h"

#include <QTest>

using namespace fengsui;

namespace {

/// One case and the consoles that write about it: every entry is stamped one millisecond after the one before.
class Story {
public:
    Incident incident;

    Stamp stamp(std::vector<Digest> after = {})
    {
        ++m_now;
        return { { IncarnationId::derived("console"), "county", m_now },
            HybridTime::of({ static_cast<std::int64_t>(m_now) }), { static_cast<std::int64_t>(m_now) }, by,
            sha256(std::to_string(m_now)), std::move(after) };
    }
    Story& report(const std::string& title = "路灯不亮")
    {
        entries::IncidentReported message;
        message.set_workflow("urban");
        message.set_workflow_version(3);
        message.set_state("accepted");
        message.set_case_number("20251103-0001");
        message.mutable_report()->set_title(title);
        message.mutable_report()->set_source("phone");
        message.mutable_report()->set_type("cjt214:component:0205");
        message.mutable_report()->set_received_at(100);
        message.mutable_report()->mutable_place()->set_address("建设路 1 号");
        message.mutable_limit()->set_amount(2);
        message.mutable_limit()->set_unit("workHour");
        message.mutable_limit()->set_due_at(5000);
        message.mutable_limit()->set_rule("urban/3");
        fold(incident, stamp(), message);
        return *this;
    }
    static entries::CaseActed action(const std::string& name, const std::string& from, const std::string& to)
    {
        entries::CaseActed message;
        message.set_action(name);
        message.set_from(from);
        message.set_to(to);
        message.set_role("dispatcher");
        return message;
    }
    /// Acts upon what stands now.
    Story& act(const entries::CaseActed& message) { return actAfter(message, { incident.head }); }
    Story& actAfter(const entries::CaseActed& message, std::vector<Digest> after)
    {
        fold(incident, stamp(std::move(after)), message);
        return *this;
    }
    Digest lastHash() const { return sha256(std::to_string(m_now)); }

    OperatorId by = OperatorId::derived("operator");

private:
    std::uint64_t m_now = 0;
};

entries::CaseActed stay(const std::string& name)
{
    return Story::action(name, "accepted", "accepted");
}

std::string bytesOf(TeamId team)
{
    return std::string(team.view());
}

} // namespace

class FoldTest : public QObject {
    Q_OBJECT
private slots:
    void reportOpensTheCase()
    {
        Story story;
        story.report();
        const Incident& incident = story.incident;
        QCOMPARE(incident.number, std::string("20251103-0001"));
        QCOMPARE(incident.workflow, std::string("urban"));
        QCOMPARE(incident.workflowVersion, 3u);
        QCOMPARE(incident.state, std::string("accepted"));
        QCOMPARE(incident.title, std::string("路灯不亮"));
        QCOMPARE(incident.type->toString(), std::string("cjt214:component:0205"));
        QCOMPARE(incident.place.address, std::string("建设路 1 号"));
        QVERIFY(!incident.place.point);
        QVERIFY(incident.reportedAt == Instant { 100 });
        QVERIFY(incident.limit == (Limit { 2, "workHour", { 5000 }, "urban/3" }));
        QVERIFY(incident.head == story.lastHash());
        QVERIFY(incident.isOpen && incident.reports.size() == 1 && incident.reports[0].caller.isNull());
    }

    void secondReportOfTheSameCaseIsSetAside()
    {
        Story story;
        story.report("first").report("second");
        QCOMPARE(story.incident.title, std::string("first"));
        QCOMPARE(story.incident.reports.size(), 1u);
        QCOMPARE(story.incident.ineffective.size(), 1u);
        QCOMPARE(story.incident.ineffective[0].reason, std::string("reportedTwice"));
        QVERIFY(story.incident.ineffective[0].entry == story.lastHash());
    }

    void whatComesBeforeTheReportIsSetAside()
    {
        Story story;
        story.act(stay("note"));
        fold(story.incident, story.stamp(), entries::ReportAttached());
        QCOMPARE(story.incident.ineffective.size(), 2u);
        QCOMPARE(story.incident.ineffective[0].reason, std::string("notReported"));
        story.report();
        QCOMPARE(story.incident.state, std::string("accepted"));
        QCOMPARE(story.incident.reports.size(), 1u);
    }

    void attachedReportIsAddedAndMovesNothing()
    {
        Story story;
        story.report();
        const Digest head = story.incident.head;
        entries::ReportAttached attached;
        attached.mutable_report()->set_title("灯还不亮");
        attached.mutable_report()->set_caller(std::string(PersonId::derived("caller").view()));
        attached.mutable_report()->set_happened_at(77);
        fold(story.incident, story.stamp(), attached);
        QCOMPARE(story.incident.reports.size(), 2u);
        QVERIFY(story.incident.reports[1].caller == PersonId::derived("caller"));
        QVERIFY(story.incident.reports[1].happenedAt == Instant { 77 });
        QVERIFY(story.incident.head == head);
        QCOMPARE(story.incident.title, std::string("路灯不亮"));
    }

    void everyPrintedCopyCounts()
    {
        Story story;
        story.report();
        fold(story.incident, story.stamp(), entries::CopyPrinted());
        fold(story.incident, story.stamp(), entries::CopyPrinted());
        QCOMPARE(story.incident.copies, 2u);
    }

    void actionMovesTheCaseAndIsOnFile()
    {
        Story story;
        auto dispatch = Story::action("dispatch", "accepted", "dispatched");
        dispatch.set_note("尽快");
        (*dispatch.mutable_fields())["unit"] = "市政";
        dispatch.mutable_limit()->set_amount(4);
        dispatch.mutable_limit()->set_due_at(9000);
        story.report().act(dispatch);
        QCOMPARE(story.incident.state, std::string("dispatched"));
        QCOMPARE(story.incident.steps.size(), 1u);
        const StepOnFile& step = story.incident.steps[0];
        QCOMPARE(step.action, std::string("dispatch"));
        QCOMPARE(step.from, std::string("accepted"));
        QCOMPARE(step.to, std::string("dispatched"));
        QCOMPARE(step.role, std::string("dispatcher"));
        QCOMPARE(step.note, std::string("尽快"));
        QVERIFY((step.fields == std::map<std::string, std::string> { { "unit", "市政" } }));
        QVERIFY(step.by == story.by && step.at == Instant { 2 } && step.entry == story.lastHash());
        QCOMPARE(step.limit->amount, 4u);
        QVERIFY(story.incident.limit->dueAt == Instant { 9000 });
        QVERIFY(story.incident.head == story.lastHash() && story.incident.changedAt == Instant { 2 });
    }

    void movingEndsTheLimitOfTheStepBefore()
    {
        Story story;
        auto overdue = stay("overdue");
        overdue.set_overdue(true);
        story.report().act(overdue);
        QVERIFY(story.incident.isOverdue && story.incident.limit);
        story.act(Story::action("dispatch", "accepted", "dispatched"));
        QVERIFY(!story.incident.isOverdue && !story.incident.limit);
    }

    void clockStopsAndANewLimitEndsBeingOverdue()
    {
        Story story;
        auto overdue = stay("overdue");
        overdue.set_overdue(true);
        auto extend = stay("extend");
        extend.mutable_limit()->set_due_at(7000);
        story.report().act(overdue).act(extend);
        QVERIFY(!story.incident.isOverdue && story.incident.limit->dueAt == Instant { 7000 });
        auto stop = stay("suspend");
        stop.set_stop_clock(true);
        stop.set_resume_at(8000);
        story.act(stop);
        QVERIFY(!story.incident.limit && story.incident.resumeAt == Instant { 8000 });
        story.act(stay("note"));
        QVERIFY(story.incident.resumeAt == Instant { 8000 });
        story.act(Story::action("resume", "accepted", "dispatched"));
        QVERIFY(!story.incident.resumeAt);
    }

    void endStateClosesAndReopeningOpens()
    {
        Story story;
        auto close = Story::action("close", "accepted", "closed");
        close.set_ends(true);
        story.report().act(close);
        QVERIFY(!story.incident.isOpen && story.incident.closedAt == Instant { 2 });
        story.act(Story::action("reopen", "closed", "accepted"));
        QVERIFY(story.incident.isOpen && !story.incident.closedAt);
    }

    void aStepSaysHowItEndedTheCase()
    {
        Story story;
        auto close = Story::action("close", "accepted", "settled");
        close.set_ends(true);
        close.set_end("failed");
        auto verify = Story::action("verify", "settled", "looking");
        verify.set_to_verify(true);
        auto back = Story::action("back", "looking", "verifying");
        back.set_to_verify(false);
        story.report().act(close).act(verify).act(back);
        const auto& steps = story.incident.steps;
        QCOMPARE(steps[0].end, CaseEnd::Failed);
        QVERIFY(steps[1].end == CaseEnd::None && steps[1].isToVerify);
        QVERIFY(!steps[2].isToVerify);
    }

    void entriesThatDontSayHowAreReadByTheirStates_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<CaseEnd>("end");
        QTest::newRow("closed") << "closed" << CaseEnd::Closed;
        QTest::newRow("rejected") << "rejected" << CaseEnd::Rejected;
        QTest::newRow("untrue") << "untrue" << CaseEnd::Rejected;
        QTest::newRow("voided") << "voided" << CaseEnd::Voided;
        QTest::newRow("merged") << "merged" << CaseEnd::Merged;
        QTest::newRow("transferred") << "transferred" << CaseEnd::Transferred;
        QTest::newRow("of a county's own") << "filedAway" << CaseEnd::Closed;
        QTest::newRow("called like no end") << "none" << CaseEnd::Closed;
    }
    void entriesThatDontSayHowAreReadByTheirStates()
    {
        QFETCH(const QString, state);
        QFETCH(const CaseEnd, end);
        Story story;
        auto ends = Story::action("end", "accepted", state.toUtf8().constData());
        ends.set_ends(true);
        story.report().act(ends);
        QCOMPARE(story.incident.steps.back().end, end);
        story.act(Story::action("verify", state.toUtf8().constData(), "verifying"));
        QVERIFY(story.incident.steps.back().isToVerify);
    }

    void flagsAndCountsAreSet()
    {
        Story story;
        auto acted = stay("decide");
        acted.set_urgent(true);
        acted.set_supervision("yellow");
        acted.set_request("extension");
        acted.set_rework(1);
        acted.set_escalate(2);
        acted.set_arbitrated(true);
        acted.set_filed(true);
        acted.set_handled(true);
        story.report().act(acted);
        const Incident& incident = story.incident;
        QVERIFY(incident.isUrgent && incident.isArbitrated && incident.filedAt == Instant { 2 });
        QVERIFY(incident.supervision == Supervision::Yellow && incident.pending == PendingRequest::Extension);
        QVERIFY(incident.rework == 1 && incident.escalation == 2);
        QVERIFY(incident.handlers == std::vector { story.by });

        auto again = stay("decide");
        again.set_urgent(false);
        again.set_supervision("none");
        again.set_request("none");
        again.set_rework(1);
        again.set_handled(true);
        story.act(again);
        QVERIFY(!incident.isUrgent && incident.supervision == Supervision::None
            && incident.pending == PendingRequest::None);
        QVERIFY(incident.rework == 2 && incident.handlers.size() == 1);
    }

    void emptyFieldsLeaveEverythingAsItWas()
    {
        Story story;
        auto acted = stay("decide");
        acted.set_urgent(true);
        acted.set_supervision("red");
        acted.set_request("void");
        acted.set_lead_team(bytesOf(TeamId::derived("a")));
        const Limit limit = *story.report().act(acted).incident.limit;
        story.act(stay("note"));
        const Incident& incident = story.incident;
        QVERIFY(
            incident.isUrgent && incident.supervision == Supervision::Red && incident.pending == PendingRequest::Void);
        QVERIFY(incident.lead == TeamId::derived("a") && incident.limit == limit);
        QCOMPARE(incident.title, std::string("路灯不亮"));
        QCOMPARE(incident.place.address, std::string("建设路 1 号"));
        QVERIFY(incident.type && !incident.isArbitrated && !incident.filedAt);
    }

    void leadAndAssistantsAreNamed()
    {
        const TeamId a = TeamId::derived("a"), b = TeamId::derived("b"), c = TeamId::derived("c");
        Story story;
        auto dispatch = stay("dispatch");
        dispatch.set_lead_team(bytesOf(a));
        dispatch.add_assisting_teams(bytesOf(b));
        dispatch.add_assisting_teams(bytesOf(b));
        dispatch.add_assisting_teams("short");
        story.report().act(dispatch);
        QVERIFY(story.incident.lead == a && story.incident.assistants == std::vector { b });
        auto more = stay("assist");
        more.add_assisting_teams(bytesOf(c));
        story.act(more);
        QVERIFY(story.incident.lead == a && (story.incident.assistants == std::vector { b, c }));
        auto other = stay("dispatch");
        other.set_lead_team(bytesOf(c));
        story.act(other);
        QVERIFY(story.incident.lead == c && story.incident.assistants.empty());
    }

    void descriptionIsCorrectedByFurtherEntries()
    {
        Story story;
        auto correct = stay("correct");
        correct.set_title("路灯倒伏");
        correct.set_type("cjt214:component:0206");
        correct.mutable_place()->set_address("建设路 2 号");
        correct.mutable_place()->set_longitude_e7(0);
        correct.mutable_place()->set_latitude_e7(-5);
        correct.set_merged_into(std::string(IncidentId::derived("other").view()));
        story.report().act(correct);
        QCOMPARE(story.incident.title, std::string("路灯倒伏"));
        QCOMPARE(story.incident.type->code, std::string("0206"));
        QVERIFY(story.incident.place.point == (GeoPoint { 0, -5 }));
        QVERIFY(story.incident.mergedInto == IncidentId::derived("other"));
        QCOMPARE(story.incident.reports[0].title, std::string("路灯不亮"));
    }

    void ofTwoDispatchesMadeApartTheFirstInOrderStands()
    {
        Story story;
        story.report();
        const Digest seen = story.incident.head;
        auto here = Story::action("dispatch", "accepted", "dispatched");
        here.set_lead_team(bytesOf(TeamId::derived("here")));
        auto there = here;
        there.set_lead_team(bytesOf(TeamId::derived("there")));
        story.actAfter(here, { seen }).actAfter(there, { seen });
        QVERIFY(story.incident.lead == TeamId::derived("here"));
        QCOMPARE(story.incident.steps.size(), 1u);
        QCOMPARE(story.incident.ineffective.size(), 1u);
        QCOMPARE(story.incident.ineffective[0].action, std::string("dispatch"));
        QCOMPARE(story.incident.ineffective[0].reason, std::string("overtaken"));
        QVERIFY(story.incident.ineffective[0].entry == story.lastHash());
        QVERIFY(story.incident.ineffective[0].by == story.by);
    }

    void actionUponAStateThatCameBackIsStillOvertaken()
    {
        Story story;
        story.report();
        const Digest seen = story.incident.head;
        story.act(Story::action("dispatch", "accepted", "dispatched"))
            .act(Story::action("return", "dispatched", "accepted"));
        story.actAfter(Story::action("dispatch", "accepted", "dispatched"), { seen });
        QCOMPARE(story.incident.state, std::string("accepted"));
        QCOMPARE(story.incident.ineffective.size(), 1u);
    }

    void ofTwoRequestsMadeApartTheFirstStands()
    {
        Story story;
        story.report();
        const Digest seen = story.incident.head;
        auto extension = stay("request");
        extension.set_request("extension");
        auto suspension = stay("request");
        suspension.set_request("suspension");
        story.actAfter(extension, { seen }).actAfter(suspension, { seen });
        QVERIFY(story.incident.pending == PendingRequest::Extension);
        QCOMPARE(story.incident.ineffective.size(), 1u);
    }

    void remarksMadeApartBothStand()
    {
        Story story;
        story.report();
        story.actAfter(stay("note"), {}).actAfter(stay("note"), {});
        QCOMPARE(story.incident.steps.size(), 2u);
        QVERIFY(story.incident.ineffective.empty());
    }

    void marksOfSeveralMachinesCollapseIntoOne()
    {
        auto mark = stay("overdue");
        mark.set_role("system");
        mark.set_note("urban/3 5000");
        mark.set_overdue(true);
        mark.set_escalate(1);
        Story story;
        story.report().act(mark).act(mark).actAfter(mark, {});
        QCOMPARE(story.incident.steps.size(), 1u);
        QCOMPARE(story.incident.escalation, 1u);
        QVERIFY(story.incident.ineffective.empty());
        // the mark of another limit is another mark, and what a person does twice was done twice
        mark.set_note("urban/3 7000");
        story.act(mark);
        QCOMPARE(story.incident.escalation, 2u);
        mark.set_role("shiftLeader");
        story.act(mark).act(mark);
        QCOMPARE(story.incident.escalation, 4u);
    }

    void placeAndReportGoThroughTheirMessagesUnchanged()
    {
        IncomingReport report;
        report.source = "hotline";
        report.type = CaseType { "cjt214", "event", "0102" };
        report.title = "积水";
        report.text = "很深";
        report.place = { "桥头", GeoPoint { -1, 2 }, "511129", "511129100000001", "5111290205000001", true };
        report.happenedAt = Instant { 1 };
        report.receivedAt = { 2 };
        report.externalKey = "file/1";
        report.condition = "open";
        const ReportOnFile read = fromMessage(toMessage(report, PersonId::derived("caller")));
        QCOMPARE(read.source, report.source);
        QVERIFY(read.type == report.type && read.place == report.place && read.happenedAt == report.happenedAt);
        QVERIFY(read.receivedAt == report.receivedAt && read.caller == PersonId::derived("caller"));
        QVERIFY(read.externalKey == "file/1" && read.condition == "open" && read.text == "很深");
    }
};

QTEST_GUILESS_MAIN(FoldTest)
#include "fold_test.moc"
