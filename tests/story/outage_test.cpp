#include "story/duty_room.h"

using namespace fengsui;
using namespace fengsui::test;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> marksOf(const Incident& incident)
{
    std::vector<std::string> out;
    for (const StepOnFile& step : incident.steps)
        if (step.role == "system")
            out.push_back(step.action + ' ' + step.note + ' ' + step.mark.toString());
    return out;
}

std::vector<Entry> entriesOf(DutyRoom& room)
{
    std::vector<Entry> entries;
    SqliteJournalReader(room.writer().store().connection()).visit([&](const Entry& entry) {
        entries.push_back(entry);
        return true;
    });
    return entries;
}

/// What the other room has and this one lacks, stream by stream.
void meet(DutyRoom& here, DutyRoom& there)
{
    const auto entries = entriesOf(there);
    const auto news = here.writer().journal().accept(entries);
    QVERIFY2(news.isOk(), news ? "" : news.refusal().toString().c_str());
}

} // namespace

/// What the clock does by itself: once, the same everywhere, and also when nobody was there.
class OutageTest : public QObject {
    Q_OBJECT

private slots:
    // A week in which the console is off for two days: afterwards its record is that of one that was always on.
    void aWeekWithTwoDaysOff()
    {
        DutyRoom on, off;
        std::vector<IncidentId> cases;
        for (int day = 0; day < 7; ++day) {
            for (DutyRoom* room : { &on, &off }) {
                const bool isOff = room == &off && (day == 2 || day == 3);
                if (isOff) {
                    room->close();
                    room->clock.at = room->clock.at + 24h;
                    continue;
                }
                if (day == 4 && room == &off) {
                    room->open(); // on start it does what it would have done
                    room->tick();
                }
                room->wait(24h);
            }
            if (day == 0) // the first day's work, with limits that run out in the days to come
                for (DutyRoom* room : { &on, &off }) {
                    const IncidentId lead = room->report("lead", "patrol", false);
                    room->must(lead, "dispatcher", "dispatch", { { "lead", room->word("unit") } });
                    const IncidentId dispute = room->report("dispute", "phone", false);
                    room->must(dispute, "acceptor", "addParty",
                        { { "party", "王大山" }, { "partyRole", "applicant" }, { "consent", "agrees" } });
                    room->must(dispute, "dispatcher", "assign", { { "lead", room->word("unit") } });
                    const IncidentId urban = room->report("urban", "patrol", false);
                    for (const IncidentId& id : { lead, dispute, urban })
                        cases.push_back(id);
                }
        }
        for (std::size_t i = 0; i < 3; ++i) {
            const Incident always = on.incident(cases[i]), late = off.incident(cases[i + 3]);
            QCOMPARE(late.state, always.state);
            QVERIFY(late.supervision == always.supervision && late.isOverdue == always.isOverdue);
            QCOMPARE(late.escalation, always.escalation);
            std::vector<std::string> marks, lateMarks;
            for (const StepOnFile& step : always.steps)
                if (step.role == "system")
                    marks.push_back(step.action + ' ' + step.note);
            for (const StepOnFile& step : late.steps)
                if (step.role == "system")
                    lateMarks.push_back(step.action + ' ' + step.note);
            QVERIFY(!marks.empty());
            QVERIFY2(lateMarks == marks, std::to_string(i).c_str());
        }
        off.tick();
        QCOMPARE(marksOf(off.incident(cases[5])).size(), marksOf(on.incident(cases[2])).size()); // and only once
    }

    // F12: Two consoles know the same cases and are apart: each does what is due. When they meet, it was done once.
    void twoConsolesDontBothDoIt()
    {
        DutyRoom county, town;
        const IncidentId id = county.report("urban", "patrol", false);
        const IncidentId held = county.report("lead", "patrol", false);
        county.must(held, "dispatcher", "dispatch", { { "lead", county.word("unit") } });
        town.clock.at = county.clock.at;
        meet(town, county);
        QCOMPARE(town.state(id), std::string("reported"));
        county.wait(3 * 24h);
        town.wait(3 * 24h, 35min); // at moments of its own
        QVERIFY(marksOf(county.incident(id)) == marksOf(town.incident(id))); // ids derived from what it is about
        const auto before = marksOf(county.incident(id));
        QVERIFY(before.size() >= 3);
        meet(town, county);
        meet(county, town);
        for (const IncidentId& each : { id, held }) {
            const Incident here = county.incident(each), there = town.incident(each);
            QVERIFY(here.ineffective.empty());
            QVERIFY(marksOf(here) == marksOf(there));
        }
        QVERIFY(marksOf(county.incident(id)) == before); // nothing doubled
        county.wait(2 * 24h); // and the one that is on goes on alone
        QVERIFY(marksOf(county.incident(id)).size() > before.size());
    }

    // A mark about a limit that somebody elsewhere had already dealt with is moot, and says so to nobody.
    void marksOfAnEndedLimitAreMoot()
    {
        DutyRoom county, town;
        const IncidentId id = county.report("urban", "patrol", false);
        town.clock.at = county.clock.at;
        meet(town, county);
        county.must(id, "acceptor", "accept"); // in time
        county.must(id, "shiftLeader", "file", { { "filingCondition", "暴露垃圾" } });
        town.wait(30min); // doesn't know of it: the limit of accepting runs out there
        QVERIFY(town.incident(id).isOverdue);
        meet(county, town);
        meet(town, county);
        for (DutyRoom* room : { &county, &town }) {
            QCOMPARE(room->state(id), std::string("filed"));
            QVERIFY(room->incident(id).ineffective.empty());
            QVERIFY(!room->incident(id).isOverdue);
        }
    }
};

QTEST_GUILESS_MAIN(OutageTest)
#include "outage_test.moc"
