#include "workflow/overdue.h"

#include "story.h"
#include "workflow/shelf.h"

#include "core/calendar/test_calendars.h"

#include <QTest>

using namespace fengsui;
using namespace fengsui::workflow;
using namespace fengsui::workflow::story;
using namespace std::chrono_literals;

namespace {

// The urban loop on the calendar tests/data/calendar/county.json: 08:30-12:00 and 14:00-17:30, Monday to Friday.
const Workflow& onDuty()
{
    static const WorkflowShelf shelf = [] {
        WorkflowShelf plain;
        plain.put(urban());
        return plain.on(testCalendar("county", "Asia/Shanghai"));
    }();
    return *shelf.find("urban");
}

Instant local(const char* text)
{
    return Zone::named("Asia/Shanghai")->parse(text).value();
}

std::string shown(Instant at)
{
    return Zone::named("Asia/Shanghai")->minutes(at);
}

Incident caseIn(const char* state, Limit limit, bool isUrgent = false)
{
    Incident incident = Story::in(state).incident;
    incident.limit = std::move(limit);
    incident.isUrgent = isUrgent;
    return incident;
}

} // namespace

class DutyLimitsTest : public QObject {
    Q_OBJECT

private slots:
    void aWorkflowAsksForTheCalendarOfItsStore()
    {
        QVERIFY(!urban().calendar.duty);
        QVERIFY(onDuty().calendar.duty);
        QCOMPARE(onDuty().rule(), std::string("urban/1 county/3"));
    }

    void limitsSkipNightsAndWeekendsUnlessTheyAreUrgent()
    {
        const State& verifying = *onDuty().state("verifying"); // 2 workHour, urgent 30 minute
        Incident incident = Story::in("reported").incident;
        const Instant friday = local("2025-11-07 17:00");
        const auto limit = limitOnEntering(onDuty(), incident, verifying, friday);
        QCOMPARE(shown(limit->dueAt), std::string("2025-11-10 10:00"));
        QCOMPARE(limit->rule, std::string("urban/1 county/3"));
        QVERIFY(limit->from == friday);
        incident.isUrgent = true;
        QCOMPARE(shown(limitOnEntering(onDuty(), incident, verifying, friday)->dueAt), std::string("2025-11-07 17:30"));
    }

    void urgingComesWhenFourFifthsOfTheWorkingTimeHaveRun()
    {
        const Instant friday = local("2025-11-07 16:30");
        const Incident incident
            = caseIn("handling", { 5, "workHour", local("2025-11-10 14:30"), "urban/1 county/3", friday });
        QCOMPARE(shown(urgeAt(onDuty(), incident)), std::string("2025-11-10 11:30"));
        QVERIFY(overdueActions(onDuty(), incident, local("2025-11-10 11:29")).empty()); // 66 h of the clock later
        const auto due = overdueActions(onDuty(), incident, local("2025-11-10 11:30"));
        QCOMPARE(due.size(), 1U);
        QCOMPARE(due.front().acted.action(), std::string("urge"));
    }

    void cardsAreShownAfterDaysOfWork()
    {
        const State& state = *onDuty().state("handling"); // late by 5 and 10 workDay
        QVERIFY(state.late);
        const Instant due = local("2025-01-24 16:00"); // Friday before the Spring Festival
        Incident incident = caseIn("handling", { 1, "workDay", due, "urban/1 county/3", local("2025-01-23 16:00") });
        incident.isOverdue = true;
        incident.supervision = Supervision::Ordinary;
        // Sun 26, Mon 27, then Wed 5, Thu 6, Fri 7; and Sat 8, Mon 10 to Thu 13
        const auto cards = [&](const char* at) {
            auto marks = overdueActions(onDuty(), incident, local(at));
            std::erase_if(marks, [](const DueAction& mark) { return mark.acted.supervision().empty(); });
            return marks;
        };
        QVERIFY(cards("2025-02-07 15:59").empty());
        QCOMPARE(cards("2025-02-07 16:00").size(), 1U);
        QCOMPARE(cards("2025-02-07 16:00").front().acted.supervision(), std::string("yellow"));
        QVERIFY(nextDue(onDuty(), incident, local("2025-02-07 16:00")) == local("2025-02-13 16:00"));
    }

    void anExtensionIsCountedFromTheDueTime()
    {
        const Instant begin = local("2025-11-06 10:00");
        const Incident incident
            = caseIn("handling", { 1, "workDay", local("2025-11-07 10:00"), "urban/1 county/3", begin });
        const Limit longer = extendedLimit(onDuty(), incident, { 2, TimeUnit::WorkDay }, local("2025-11-06 15:00"));
        QCOMPARE(shown(longer.dueAt), std::string("2025-11-11 10:00"));
        QVERIFY(longer.from == begin);
        Incident extended = incident;
        extended.limit = longer;
        // of 21 h of work 16.8: 5.5 h on Thursday, 7 h on Friday, 4.3 h on Monday
        QCOMPARE(shown(urgeAt(onDuty(), extended)), std::string("2025-11-10 14:48"));
    }

    void whatWasLeftAtAHoldIsLeftAfterwards()
    {
        Story story = Story::in("handling");
        const Limit limit { 4, "workHour", local("2025-11-03 15:00"), "urban/1 county/3", local("2025-11-03 09:00") };
        story.incident.steps.back().limit = limit;
        story.incident.limit = limit;
        story.now = local("2025-11-03 10:00");
        story.must(Role::Unit, "requestSuspension");
        story.must(Role::Dispatcher, "approveSuspension");
        Incident incident = story.incident;
        const auto resumed = resumedLimit(onDuty(), incident, *onDuty().state("handling"), local("2025-11-05 10:00"));
        QCOMPARE(shown(resumed->dueAt), std::string("2025-11-05 15:00"));
        QVERIFY(resumed->run == Duration(1h));
        incident.limit = resumed;
        // 3.2 h of 4 h: 1 h before the hold, 2 h to noon, 12 min
        QCOMPARE(shown(urgeAt(onDuty(), incident)), std::string("2025-11-05 14:12"));
    }

    void theOtherUrgencyCountsFromTheSameBeginning()
    {
        const Instant friday = local("2025-11-07 17:00");
        Incident incident = Story::in("verifying").incident;
        incident.limit = limitOnEntering(onDuty(), incident, *onDuty().state("verifying"), friday);
        const auto urgent = limitOfOtherUrgency(onDuty(), incident, true);
        QCOMPARE(shown(urgent->dueAt), std::string("2025-11-07 17:30"));
        incident.limit = urgent;
        incident.isUrgent = true;
        QCOMPARE(shown(limitOfOtherUrgency(onDuty(), incident, false)->dueAt), std::string("2025-11-10 10:00"));
    }
};

QTEST_GUILESS_MAIN(DutyLimitsTest)
#include "duty_limits_test.moc"
