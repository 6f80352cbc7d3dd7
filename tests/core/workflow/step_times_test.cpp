#include "core/workflow/story.h"
#include "workflow/step_times.h"

#include <QTest>

using namespace fengsui;
using namespace fengsui::workflow;
using story::Story;
using namespace std::chrono_literals;

namespace {

// The urban loop here counts plain time: a working day is 24 hours.
StepTimes of(const Story& story, const char* phase)
{
    const auto times = stepTimes(story::urban(), story.incident, story.now);
    for (std::size_t i = 0; i < times.size(); ++i)
        if (story::urban().phases[i].id == phase)
            return times[i];
    qFatal("no phase %s", phase);
}

} // namespace

class StepTimesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStepTakesTheTimeThatItRan()
    {
        Story story("patrol");
        story.now = story.now + 5min;
        QCOMPARE(of(story, "collect").used, 5min);
        story.must(Role::Acceptor, "accept");
        story.now = story.now + 7min;
        QCOMPARE(of(story, "collect").used, 5min);
        QCOMPARE(of(story, "establish").used, 7min);
        QCOMPARE(of(story, "collect").given, std::optional(Span { 15, TimeUnit::Minute }));
        story.must(Role::ShiftLeader, "file");
        story.now = story.now + 1min;
        story.must(Role::Dispatcher, "dispatch");
        story.now = story.now + 30min;
        story.must(Role::Unit, "signFor");
        story.now = story.now + 90min;
        QCOMPARE(of(story, "handle").used, 2h); // waiting for the signature is the unit's time too
        QCOMPARE(of(story, "checkAndClose").used, 0ms);
        QVERIFY(!of(story, "checkAndClose").given);
    }

    void aHoldIsNoUse()
    {
        Story story = Story::in("handling");
        story.now = story.now + 10min;
        story.must(Role::Unit, "requestSuspension");
        story.must(Role::Dispatcher, "approveSuspension");
        const Duration before = of(story, "handle").used;
        const auto given = of(story, "handle").given;
        story.now = story.now + 72h;
        QCOMPARE(of(story, "handle").held, 72h);
        QCOMPARE(of(story, "handle").used, before);
        story.must(Role::Dispatcher, "resume");
        story.now = story.now + 20min;
        QCOMPARE(of(story, "handle").held, 72h);
        QCOMPARE(of(story, "handle").used, before + 20min);
        QCOMPARE(of(story, "handle").given, given);
    }

    void extensionsAddUpAndLeaveTheLimitThatWasGiven()
    {
        Story story = Story::in("handling");
        const auto given = of(story, "handle").given;
        QVERIFY(given);
        for (const char* amount : { "2", "3" }) {
            story.must(Role::Unit, "requestExtension", { { "amount", amount }, { "unit", "workDay" } });
            QVERIFY(of(story, "handle").extensions.size() <= 1);
            story.must(Role::Dispatcher, "approveExtension", { { "amount", amount }, { "unit", "workDay" } });
        }
        QCOMPARE(of(story, "handle").extensions, (std::vector<Span> { { 5, TimeUnit::WorkDay } }));
        QCOMPARE(of(story, "handle").given, given);
    }

    void whatWasWrittenWhenAStepEndedCounts()
    {
        Story story = Story::in("handled");
        story.incident.steps.back().used = 3h + 7min;
        const Duration signature = of(story, "handle").used - (3h + 7min);
        QCOMPARE(signature, 0ms);
    }

    void aClosedCaseRunsNoMore()
    {
        Story story = Story::in("closed");
        const auto before = of(story, "checkAndClose").used;
        story.now = story.now + 48h;
        QCOMPARE(of(story, "checkAndClose").used, before);
        QCOMPARE(of(story, "evaluate").used, 0ms);
    }
};

QTEST_APPLESS_MAIN(StepTimesTest)
#include "step_times_test.moc"
