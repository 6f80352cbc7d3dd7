#include "desk/conflict_reading.h"
#include "story/duty_room.h"
#include "support/sync_meeting.h"
#include "team/entries.pb.h"

using namespace fengsui;
using test::DutyRoom;

namespace {

SqliteSyncStore syncOf(DutyRoom& room)
{
    return { room.writer().store().connection(), room.writer().store().journal(), room.clock };
}

void meet(DutyRoom& a, DutyRoom& b)
{
    SqliteSyncStore left = syncOf(a), right = syncOf(b);
    Meeting meeting(left, right);
    meeting.run();
    QVERIFY(meeting.a.standing().isLevel && meeting.a.standing().ledgersAgree == true);
}

std::vector<Conflict> open(DutyRoom& room)
{
    return conflicts(room.writer().ledgers(), SqliteJournalReader(room.writer().store().connection()));
}

std::vector<Conflict> all(DutyRoom& room, SubjectId subject)
{
    return conflictsOf(room.writer().ledgers(), SqliteJournalReader(room.writer().store().connection()), subject);
}

bool operator==(const ConflictSide& a, const ConflictSide& b)
{
    return a.entry == b.entry && a.by == b.by && a.console == b.console && a.at == b.at && a.what == b.what
        && a.detail == b.detail;
}

/// Two rooms that show the same list, in the same order.
bool agree(DutyRoom& a, DutyRoom& b)
{
    return std::ranges::equal(open(a), open(b), [](const Conflict& one, const Conflict& other) {
        return one.subject == other.subject && one.about == other.about && one.name == other.name
            && one.counts == other.counts && one.other == other.other;
    });
}

} // namespace

/// Two duty rooms that work apart on the same matters and meet again.
class ConflictTest : public QObject {
    Q_OBJECT

private slots:
    // F2: of two dispatches one holds for now, and both are shown until somebody who sees both goes on
    void twoDispatches()
    {
        DutyRoom county, town(report::Language::English);
        const IncidentId id = filed(county);
        meet(county, town);
        const TeamId here = county.team("unit"), there = town.team("unit");
        county.must(id, "dispatcher", "dispatch", { { "lead", here.toString() } });
        town.clock.at = county.clock.at + std::chrono::minutes(5);
        town.must(id, "dispatcher", "dispatch", { { "lead", there.toString() } });
        town.must(id, "unit", "signFor");
        QVERIFY(open(county).empty() && open(town).empty()); // neither knows
        meet(county, town);

        QCOMPARE(county.incident(id).lead, here);
        const auto list = open(county);
        QCOMPARE(list.size(), 2u);
        for (const Conflict& conflict : list) {
            QCOMPARE(conflict.about, std::string("step"));
            QVERIFY(conflict.name.starts_with(county.incident(id).number));
            QCOMPARE(conflict.counts.what, std::string("dispatch"));
            QCOMPARE(conflict.counts.console, std::string("沐川"));
            QCOMPARE(conflict.other.console, std::string("Muchuan"));
            QCOMPARE(conflict.other.by,
                town.session("dispatcher").id == conflict.other.by ? town.session("dispatcher").id
                                                                   : town.session("unit").id);
        }
        QVERIFY(std::ranges::any_of(list, [&](const Conflict& conflict) {
            return conflict.other.what == "dispatch" && conflict.other.at == town.clock.at - std::chrono::minutes(1);
        }));
        QVERIFY(agree(county, town));

        // what may be done now stands in the workflow; whoever does it has decided, on both sides
        const auto actions = county.office().cases.availableActions(county.session("dispatcher"), county.incident(id));
        QVERIFY(!actions.empty());
        county.clock.at = town.clock.at + std::chrono::minutes(1);
        county.must(id, "unit", "signFor");
        QVERIFY(open(county).empty());
        const auto settled = all(county, id.raw);
        QCOMPARE(settled.size(), 2u);
        QCOMPARE(settled.front().settledBy->what, std::string("signFor"));
        meet(county, town);
        QVERIFY(open(town).empty());
        QCOMPARE(all(town, id.raw).size(), 2u);
    }

    // what the other console does without having seen both settles nothing
    void whoeverSawOnlyOneSideSettlesNothing()
    {
        DutyRoom county, town;
        const IncidentId id = filed(county);
        meet(county, town);
        county.must(id, "dispatcher", "dispatch", { { "lead", county.word("unit") } });
        county.must(id, "unit", "signFor");
        town.clock.at = county.clock.at + std::chrono::minutes(5);
        town.must(id, "acceptor", "requestVoid", { { "reason", "同一件事" } });
        county.clock.at = town.clock.at + std::chrono::minutes(5);
        county.must(
            id, "unit", "requestExtension", { { "reason", "等配件" }, { "amount", "1" }, { "unit", "workDay" } });
        meet(county, town);
        QCOMPARE(open(county).size(), 1u);
        QCOMPARE(open(county).front().other.what, std::string("requestVoid"));
        QCOMPARE(county.incident(id).state, std::string("handling"));
        QVERIFY(agree(county, town));
    }

    // F2: of two descriptions the later is shown, the other is not lost, and whoever amends again settles it
    void editAgainstEdit()
    {
        DutyRoom county, town;
        const IncidentId id = filed(county);
        meet(county, town);
        county.must(id, "acceptor", "amend", { { "title", "河街 12 号" } });
        town.clock.at = county.clock.at + std::chrono::minutes(5);
        town.must(id, "acceptor", "amend", { { "title", "河街 21 号" } });
        meet(county, town);
        QCOMPARE(county.incident(id).title, std::string("河街 21 号"));
        QCOMPARE(open(county).size(), 1u);
        QCOMPARE(open(county).front().about, std::string("title"));
        QCOMPARE(open(county).front().counts.detail, std::string("河街 21 号"));
        QCOMPARE(open(county).front().other.detail, std::string("河街 12 号"));
        QVERIFY(agree(county, town));
        county.clock.at = town.clock.at;
        county.must(id, "acceptor", "amend", { { "title", "河街 12 号院" } });
        QVERIFY(open(county).empty());
        meet(county, town);
        QVERIFY(open(town).empty());
        QCOMPARE(all(town, id.raw).size(), 1u);
        QVERIFY(all(town, id.raw).front().settledBy.has_value());
        // saying the same apart is no disagreement
        county.must(id, "acceptor", "amend", { { "title", "河街院" } });
        town.clock.at = county.clock.at;
        town.must(id, "acceptor", "amend", { { "title", "河街院" } });
        meet(county, town);
        QVERIFY(open(county).empty());
    }

    // F2: records of teams, persons and operators too
    void recordsThatWereChangedApart()
    {
        DutyRoom county, town;
        meet(county, town);
        const Team team = *county.writer().ledgers().teams().team(county.team("unit"));
        form(county, team, "first name");
        town.clock.at = county.clock.at + std::chrono::minutes(1);
        form(town, team, "second name");
        meet(county, town);
        QCOMPARE(open(county).size(), 1u);
        QCOMPARE(open(county).front().kind, SubjectKind::Team);
        QCOMPARE(open(county).front().counts.detail, std::string("second name"));
        QVERIFY(agree(county, town));
        county.clock.at = town.clock.at + std::chrono::minutes(1);
        form(county, team, "third name");
        meet(county, town);
        QVERIFY(open(town).empty());
    }

    // F9: what a newer version wrote of a case is kept, passed on and shown; until it is here too the case is left
    // alone
    void whatIsNewerIsLeftAlone()
    {
        DutyRoom county, town;
        const IncidentId id = filed(county);
        meet(county, town);
        const Draft newer { static_cast<Kind>(9999), id.raw, "of a newer console", {} };
        town.writer().journal().append({ &newer, 1 }, {}, town.clock.now());
        meet(town, county);
        const auto kept = SqliteJournalReader(county.writer().store().connection()).entriesOf(id.raw);
        QVERIFY(std::ranges::any_of(kept, [](const Entry& entry) { return entry.body == "of a newer console"; }));
        const auto& marks = county.incident(id).ineffective;
        QCOMPARE(marks.size(), 1u);
        QCOMPARE(marks.front().reason, std::string("newerVersion"));
        const Refusal refusal = county.refused(id, "dispatcher", "dispatch", { { "lead", county.word("unit") } });
        QVERIFY(refusal.text.find("newer version") != std::string::npos);
        QVERIFY(county.office().cases.availableActions(county.session("dispatcher"), county.incident(id)).empty());
        county.wait(std::chrono::hours(24 * 30), std::chrono::hours(24)); // the clock leaves it alone too
        QCOMPARE(county.incident(id).state, std::string("filed"));
        const IncidentId other = filed(county); // the others go on
        county.must(other, "dispatcher", "dispatch", { { "lead", county.word("unit") } });
    }

    // F12: each console notices by itself that a case is overdue, and it is overdue once
    void everyConsoleRaisesTheSameAlarm()
    {
        DutyRoom county, town;
        const IncidentId id = filed(county);
        meet(county, town);
        const Instant later = county.clock.at + std::chrono::hours(24 * 30);
        for (DutyRoom* room : { &county, &town }) {
            room->clock.at = later;
            room->tick();
            QVERIFY(room->did(id, "markOverdue"));
        }
        const auto marks = [&](DutyRoom& room) {
            const Incident incident = room.incident(id);
            return std::ranges::count(incident.steps, std::string("markOverdue"), &StepOnFile::action);
        };
        const auto alone = marks(county);
        meet(county, town);
        QCOMPARE(marks(county), alone);
        QCOMPARE(marks(town), alone);
        QVERIFY(county.incident(id).ineffective.empty() && open(county).empty());
    }

    // the list is what the entries say: folding them anew gives it again
    void theListIsFolded()
    {
        DutyRoom county, town;
        const IncidentId id = filed(county);
        meet(county, town);
        county.must(id, "acceptor", "amend", { { "title", "甲" } });
        town.must(id, "acceptor", "amend", { { "title", "乙" } });
        county.must(id, "dispatcher", "dispatch", { { "lead", county.word("unit") } });
        town.must(id, "dispatcher", "dispatch", { { "lead", town.word("unit") } });
        meet(county, town);
        const std::string before = dumpLedgers(county.writer().store().connection());
        QVERIFY(open(county).size() >= 2);
        QVERIFY(county.writer().journal().rebuild({}));
        QVERIFY(dumpLedgers(county.writer().store().connection()) == before);
        const Verification verification = verified(county.writer().store().connection());
        QVERIFY2(verification.isSound(), faultsOf(verification));
    }

private:
    static IncidentId filed(DutyRoom& room)
    {
        const IncidentId id = room.report("urban", "phone");
        room.must(id, "acceptor", "sendToVerify");
        room.must(id, "patroller", "confirm", { { "photo", std::string(64, 'a') } });
        room.must(id, "shiftLeader", "file", { { "filingCondition", "塌陷" }, { "deadlineClass", "days2" } });
        return id;
    }
    static void form(DutyRoom& room, const Team& team, const std::string& name)
    {
        entries::TeamFormed formed;
        formed.set_name(name);
        const Draft draft { Kind::TeamFormed, team.id.raw, formed.SerializeAsString(), {} };
        room.writer().journal().append({ &draft, 1 }, {}, room.clock.now());
    }
};

QTEST_GUILESS_MAIN(ConflictTest)
#include "conflict_test.moc"
