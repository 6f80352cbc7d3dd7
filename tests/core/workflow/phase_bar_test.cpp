#include "workflow/phase_bar.h"

#include "core/workflow/story.h"

#include <QTest>

using namespace fengsui;
using namespace fengsui::workflow;
using namespace fengsui::workflow::story;

namespace {

/// One letter a phase: . waiting, r running, d done, s skipped.
std::string drawn(const Story& story)
{
    std::string out;
    for (const PhaseStep& step : phaseBar(urban(), story.incident))
        out += ".rds"[static_cast<std::size_t>(step.status)];
    return out;
}

} // namespace

class PhaseBarTest : public QObject {
    Q_OBJECT

private slots:
    void barFollowsTheState_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QByteArray>("bar");
        const auto row
            = [](const char* state, const char* bar) { QTest::newRow(state) << QByteArray(state) << QByteArray(bar); };
        row("reported", "r......");
        row("verifying", "r......");
        row("accepted", "dr.....");
        row("filed", "ddr....");
        row("dispatched", "dddr...");
        row("handling", "dddr...");
        row("suspended", "dddr...");
        row("handled", "dddddr.");
        row("closed", "ddddddr");
        row("rejected", "sssssss");
        row("merged", "sssssss");
    }
    void barFollowsTheState()
    {
        QFETCH(QByteArray, state);
        QFETCH(QByteArray, bar);
        QCOMPARE(drawn(Story::in(state.toStdString())), bar.toStdString());
    }

    void brokenOffCaseKeepsWhatWasDone()
    {
        Story story = Story::in("handling");
        story.must(Role::Unit, "requestVoid");
        story.must(Role::ShiftLeader, "void");
        QCOMPARE(drawn(story), std::string("dddssss"));
    }

    void reworkAndReopeningGoBack()
    {
        Story story = Story::in("handled");
        story.must(Role::ShiftLeader, "rework");
        QCOMPARE(drawn(story), std::string("dddr..."));
        story = Story::in("closed");
        story.must(Role::ShiftLeader, "reopen");
        QCOMPARE(drawn(story), std::string("ddr...."));
    }

    void eachStepSaysWhoWhenAndByWhichLimit()
    {
        Story story("patrol");
        const Instant reported = story.now;
        story.now = story.now + std::chrono::minutes(10);
        story.must(Role::Acceptor, "accept");
        const Instant accepted = story.now;
        story.now = story.now + std::chrono::minutes(20); // 5 too late
        story.must(Role::ShiftLeader, "file");
        const auto bar = phaseBar(urban(), story.incident);
        QCOMPARE(bar.size(), 7u);
        QCOMPARE(bar[0].title.chinese, std::string("信息收集"));
        QVERIFY(bar[0].by == actor(Role::Acceptor).id);
        QVERIFY(bar[0].at == accepted);
        QVERIFY(bar[0].limit->dueAt == reported + std::chrono::minutes(15));
        QVERIFY(!bar[0].isLate);
        QVERIFY(bar[1].by == actor(Role::ShiftLeader).id);
        QVERIFY(bar[1].at == story.now);
        QVERIFY(bar[1].limit->dueAt == accepted + std::chrono::minutes(15));
        QVERIFY(bar[1].isLate);
        QVERIFY(bar[2].by.isNull());
        QVERIFY(bar[2].limit == story.incident.limit);
        QVERIFY(!bar[3].limit && !bar[3].at);
        story.incident.isOverdue = true;
        QVERIFY(phaseBar(urban(), story.incident)[2].isLate);
    }
};

QTEST_GUILESS_MAIN(PhaseBarTest)
#include "phase_bar_test.moc"
