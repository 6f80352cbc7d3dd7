#include "core/workflow/story.h"
#include "workflow/overdue.h"

#include <QTest>

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

using namespace fengsui;
using namespace fengsui::workflow;
using namespace fengsui::workflow::story;
using namespace std::chrono_literals;

namespace {

constexpr Duration day = 24h;

/// What the clock does now, as "action note"; folded on the way, as a desk would do it.
std::vector<std::string> tick(Story& story)
{
    std::vector<std::string> out;
    // as the desk does it: the first one is folded before the next is asked for
    for (auto due = overdueActions(urban(), story.incident, story.now); !due.empty();
        due = overdueActions(urban(), story.incident, story.now)) {
        out.push_back(due.front().acted.action() + ' ' + due.front().acted.note());
        story.take(due.front().acted, {});
    }
    return out;
}

bool has(const std::vector<std::string>& marks, const std::string& mark)
{
    return std::ranges::find(marks, mark) != marks.end();
}

/// Maps sorted, so that equal messages are equal bytes.
std::string serialized(const entries::CaseActed& acted)
{
    std::string out;
    google::protobuf::io::StringOutputStream stream(&out);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    acted.SerializeToCodedStream(&coded);
    coded.Trim();
    return out;
}

std::string at(Instant due)
{
    return due.toString();
}

} // namespace

class ClockTest : public QObject {
    Q_OBJECT

private slots:
    void unitsOfThePlainCalendar()
    {
        QCOMPARE(lengthOf(urban(), { 3, TimeUnit::Minute }), Duration(3min));
        QCOMPARE(lengthOf(urban(), { 3, TimeUnit::WorkHour }), Duration(3h));
        QCOMPARE(lengthOf(urban(), { 3, TimeUnit::WorkDay }), Duration(72h));
        QCOMPARE(lengthOf(urban(), { 3, TimeUnit::CalendarDay }), Duration(72h));
    }

    void everyLimitKnowsTheRuleThatMadeIt()
    {
        const Story story("patrol");
        const auto start = startLimit(urban(), {}, false, story.now);
        QVERIFY((*start == Limit { 15, "minute", story.now + 15min, "urban/1", story.now }));
        QVERIFY((*startLimit(urban(), {}, true, story.now)
            == Limit { 5, "minute", story.now + 5min, "urban/1", story.now }));
    }

    void limitsThatDoNotSayWhenTheyBeganAreAsLongAsTheirAmount()
    {
        Story story("patrol");
        story.incident.limit = Limit { 10, "minute", story.now + 10min, "urban/1" };
        QVERIFY(urgeAt(urban(), story.incident) == story.now + 8min);
        story.incident.limit = Limit { 3, "lunarMonth", story.now, "later/9" }; // a unit of a newer version
        QVERIFY(urgeAt(urban(), story.incident) == story.now);
    }

    void eachStateBeginsItsOwnLimit()
    {
        const std::vector<std::tuple<const char*, Duration, Duration>> limits { { "verifying", 2h, 30min },
            { "accepted", 15min, 5min }, { "filed", 15min, 5min }, { "dispatched", 2h, 10min },
            { "handled", day, 4h } };
        for (const auto& [state, ordinary, urgent] : limits) {
            Story story = Story::in(state);
            QCOMPARE(story.incident.limit->dueAt - story.now, ordinary);
            story.must(Role::ShiftLeader, "setUrgency");
            QCOMPARE(story.incident.limit->dueAt - story.now, urgent);
            story.must(Role::ShiftLeader, "setUrgency");
            QCOMPARE(story.incident.limit->dueAt - story.now, ordinary);
        }
        for (const char* state : { "suspended", "closed", "rejected", "merged", "transferred", "voided" })
            QVERIFY2(!Story::in(state).incident.limit, state);
    }

    void handlingHasTheLimitOfItsClassCountedFromTheDispatch()
    {
        Story story = Story::in("accepted");
        story.must(Role::ShiftLeader, "file", { { "deadlineClass", "days7" } });
        story.must(Role::Dispatcher, "dispatch");
        const Instant dispatched = story.now;
        story.now = story.now + 90min;
        const auto signedFor = story.must(Role::Unit, "signFor");
        QCOMPARE(signedFor.limit().amount(), 7u);
        QCOMPARE(signedFor.limit().unit(), std::string("workDay"));
        QVERIFY(story.incident.limit->dueAt == dispatched + 7 * day);

        story.now = story.now + 24h;
        story.must(Role::Unit, "reportDone");
        story.must(Role::ShiftLeader, "rework"); // a new limit of the same class, from now
        QVERIFY(story.incident.limit->dueAt == story.now + 7 * day);
    }

    void classIsProposedByTypeAndKeptWhenTheTypeIsUnknownToTheFile()
    {
        QCOMPARE(urban().proposedClass(CaseType::parse("cjt214:event:0105"))->id, std::string("days15"));
        QCOMPARE(urban().proposedClass(CaseType::parse("gbt30428:event:0112"))->id, std::string("hours2"));
        QCOMPARE(urban().proposedClass(CaseType::parse("county:event:9901"))->id, std::string("days5"));
        QCOMPARE(urban().proposedClass(std::nullopt)->id, std::string("days5"));
    }

    void extensionMovesTheDueTime()
    {
        Story story = Story::in("handling");
        const Instant due = story.incident.limit->dueAt;
        const Instant begin = story.incident.limit->from;
        story.must(Role::Unit, "requestExtension");
        QVERIFY(story.incident.limit->dueAt == due); // asking alone moves nothing
        const auto approved
            = story.must(Role::Dispatcher, "approveExtension", { { "amount", "2" }, { "unit", "workDay" } });
        QVERIFY((story.incident.limit == Limit { 2, "workDay", due + 2 * day, "urban/1", begin }));
        QCOMPARE(approved.request(), std::string("none"));
        story.must(Role::Unit, "requestExtension");
        story.must(Role::Dispatcher, "refuseExtension");
        QVERIFY(story.incident.limit->dueAt == due + 2 * day);
    }

    void suspendedTimeDoesNotCount()
    {
        Story story = Story::in("handling"); // 4 working hours, by its type when filed
        const Duration whole = story.incident.limit->dueAt - story.now;
        story.now = story.now + 1h;
        story.must(Role::Unit, "requestSuspension");
        const Instant until = story.now + 5 * day;
        const auto suspended = story.must(Role::Dispatcher, "approveSuspension", { { "until", until.toString() } });
        QVERIFY(suspended.stop_clock());
        QVERIFY(story.incident.resumeAt == until);
        QVERIFY(!story.incident.limit);
        story.now = story.now + 3 * day;
        story.must(Role::Leader, "urge"); // what happens meanwhile changes nothing
        story.must(Role::Dispatcher, "resume");
        QCOMPARE(story.incident.limit->dueAt - story.now, whole - 1h);
        QVERIFY(!story.incident.resumeAt);

        story.now = story.now + 30min; // and once more
        story.must(Role::Unit, "requestSuspension");
        story.must(Role::Dispatcher, "approveSuspension");
        story.now = story.now + 1h;
        story.must(Role::Dispatcher, "resume");
        QCOMPARE(story.incident.limit->dueAt - story.now, whole - 90min);
    }

    void extensionBeforeASuspensionIsNotLost()
    {
        Story story = Story::in("handling");
        const Instant due = story.incident.limit->dueAt;
        story.must(Role::Unit, "requestExtension");
        story.must(Role::Dispatcher, "approveExtension", { { "amount", "1" }, { "unit", "calendarDay" } });
        story.must(Role::Unit, "requestSuspension");
        story.must(Role::Dispatcher, "approveSuspension");
        story.now = story.now + 2h;
        story.must(Role::Dispatcher, "resume");
        QVERIFY(story.incident.limit->dueAt == due + day + 2h);
    }

    void clockUrgesMarksAndShowsCardsOnceEach()
    {
        Story story = Story::in("filed"); // 15 min
        const Instant begin = story.now;
        const Instant due = begin + 15min;
        const auto expect = [&](Instant now, std::vector<std::string> done) {
            story.now = now;
            QVERIFY(overdueActions(urban(), story.incident, now - Duration(1)).empty());
            QVERIFY(nextDue(urban(), story.incident, now - Duration(1)) == now);
            QVERIFY(tick(story) == done);
            QVERIFY(tick(story).empty()); // once
        };
        expect(begin + 12min, { "urge limit " + at(due) });
        QVERIFY(!story.incident.isOverdue);
        expect(due, { "markOverdue limit " + at(due) });
        QVERIFY(story.incident.isOverdue);
        QVERIFY(story.incident.supervision == Supervision::Ordinary);
        expect(due + day, { "supervise limit " + at(due) + " yellow" });
        QVERIFY(story.incident.supervision == Supervision::Yellow);
        expect(due + 2 * day, { "supervise limit " + at(due) + " red" });
        QVERIFY(story.incident.supervision == Supervision::Red);
        // the cards must be answered: a slip a working day after it was shown
        QVERIFY(nextDue(urban(), story.incident, story.now) == story.now + day);
        QCOMPARE(story.incident.steps.back().role, std::string("system"));
        QCOMPARE(story.incident.steps.back().fields.at("about"), std::string("limit"));
        QCOMPARE(story.incident.steps.back().fields.at("level"), std::string("red"));

        // the next step begins afresh, under the supervision that the case has
        story.must(Role::Dispatcher, "dispatch");
        QVERIFY(!story.incident.isOverdue);
        story.now = story.now + 2h;
        QVERIFY(has(tick(story), "markOverdue limit " + at(story.now)));
        QVERIFY(story.incident.supervision == Supervision::Red);
    }

    void consoleThatWasOffDoesWhatItWouldHaveDone()
    {
        Story always = Story::in("handling"); // cards 5 and 10 working days late
        const Instant due = always.incident.limit->dueAt;
        Story off = always;
        std::vector<std::string> done;
        for (; always.now < due + 11 * day; always.now = always.now + 10min)
            for (const std::string& mark : tick(always))
                done.push_back(mark);
        off.now = always.now - 10min; // when the other one looked last
        const std::vector<std::string> atOnce = tick(off);
        QVERIFY(atOnce == done);
        QVERIFY(has(done, "supervise limit " + at(due) + " yellow"));
        QVERIFY(has(done, "supervise limit " + at(due) + " red"));
        QVERIFY(off.incident.supervision == always.incident.supervision);
        QCOMPARE(off.incident.steps.size(), always.incident.steps.size());
        for (std::size_t i = 0; i < off.incident.steps.size(); ++i)
            QVERIFY(off.incident.steps[i].mark == always.incident.steps[i].mark);
        QVERIFY(tick(off).empty());
        off.must(Role::Leader, "supervise", { { "level", "none" } }); // lifted: not shown again
        QVERIFY(tick(off).empty());
    }

    // F12
    void sameMomentGivesTheSameEntries()
    {
        Story story = Story::in("handling");
        story.now = story.incident.limit->dueAt + 6 * day;
        const auto one = overdueActions(urban(), story.incident, story.now);
        const auto other = overdueActions(urban(), story.incident, story.now + 1h); // a console that looked later
        QCOMPARE(one.size(), other.size());
        for (std::size_t i = 0; i < one.size(); ++i) {
            QVERIFY(one[i].dueAt == other[i].dueAt);
            QCOMPARE(serialized(one[i].acted), serialized(other[i].acted));
        }
    }

    void extensionAfterTheMarkTakesItAwayUntilTheNewDueTime()
    {
        Story story = Story::in("handling");
        story.must(Role::Unit, "requestExtension");
        story.now = story.incident.limit->dueAt;
        tick(story);
        QVERIFY(story.incident.isOverdue);
        story.must(Role::Dispatcher, "approveExtension", { { "amount", "1" }, { "unit", "workDay" } });
        QVERIFY(!story.incident.isOverdue);
        tick(story); // the new limit is urged at once when most of it has run
        story.now = story.incident.limit->dueAt;
        QVERIFY(has(tick(story), "markOverdue limit " + at(story.now)));
    }

    void undecidedRequestIsUrged()
    {
        const std::vector<std::tuple<const char*, const char*, Role, Duration>> requests {
            { "dispatched", "requestReturn", Role::Unit, 2h }, { "handling", "requestExtension", Role::Unit, day },
            { "handling", "requestSuspension", Role::Unit, day }, { "suspended", "requestVoid", Role::Acceptor, day }
        };
        for (const auto& [state, action, role, within] : requests) {
            Story story = Story::in(state);
            story.incident.limit.reset(); // so that nothing else is due
            story.incident.tasks.clear();
            story.must(role, action);
            const Instant due = story.now + within;
            QVERIFY(overdueActions(urban(), story.incident, due - Duration(1)).empty());
            story.now = due;
            QVERIFY((tick(story) == std::vector<std::string> { "urge request " + at(due) }));
            QVERIFY(tick(story).empty());
        }
    }

    void unansweredInstructionIsUrged()
    {
        Story story = Story::in("suspended");
        const Instant replyBy = story.now + 1h;
        story.must(Role::Leader, "instruct", { { "replyBy", replyBy.toString() } });
        QVERIFY(overdueActions(urban(), story.incident, replyBy - Duration(1)).empty());
        Story answered = story;
        answered.must(Role::Dispatcher, "answerInstruction");
        answered.now = story.now = replyBy;
        QVERIFY(tick(answered).empty());
        QVERIFY((tick(story) == std::vector<std::string> { "urge instruction " + at(replyBy) }));
        QVERIFY(tick(story).empty());
    }

    void suspensionWarnsThreeDaysBeforeAndEndsOnItsDate()
    {
        Story story = Story::in("handling");
        const Duration left = story.incident.limit->dueAt - story.now;
        story.must(Role::Unit, "requestSuspension");
        const Instant until = story.now + 10 * day;
        story.must(Role::Dispatcher, "approveSuspension", { { "until", until.toString() } });
        story.now = until - 3 * day;
        QVERIFY(overdueActions(urban(), story.incident, story.now - Duration(1)).empty());
        QVERIFY((tick(story) == std::vector<std::string> { "urge resume " + at(until) }));
        story.now = until + 1h; // the console was off at the date
        QVERIFY((tick(story) == std::vector<std::string> { "resume resume " + at(until) }));
        QCOMPARE(story.incident.state, std::string("handling"));
        QVERIFY(story.incident.limit->dueAt == until + left);
    }

    void suspensionUntilAConditionEndsByHandOnly()
    {
        Story story = Story::in("handling");
        story.must(Role::Unit, "requestSuspension");
        story.must(Role::Dispatcher, "approveSuspension", { { "until", "" } });
        story.now = story.now + 400 * day;
        QVERIFY(tick(story).empty());
        QVERIFY(!nextDue(urban(), story.incident, story.now));
    }

    void endedCaseHasNoClock()
    {
        for (const char* state : { "closed", "rejected", "merged", "transferred", "voided" }) {
            const Story story = Story::in(state);
            QVERIFY(overdueActions(urban(), story.incident, story.now + 1000 * day).empty());
            QVERIFY(!nextDue(urban(), story.incident, story.now));
        }
    }
};

QTEST_GUILESS_MAIN(ClockTest)
#include "clock_test.moc"
