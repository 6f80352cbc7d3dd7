#include "sync/clock_rules.h"

#include "desk/peer_desk.h"
#include "peer/entries.pb.h"
#include "staff/entries.pb.h"
#include "support/sync_meeting.h"

#include <QTest>

using namespace fengsui;
using namespace std::chrono;
using sync::ClockVerdict;

namespace {

const Instant noon { 1'700'000'000'000 };

/// A console whose clock the test sets.
struct Station {
    SyncConsole console;

    explicit Station(Instant at = noon) { console.clock.at = at; }
    void note(const std::string& text)
    {
        entries::ShiftNoted noted;
        noted.set_kind("note");
        noted.set_text(text);
        write(Kind::ShiftNoted, RawId::derived(text), noted.SerializeAsString());
    }
    void enrolOperator(const std::string& name)
    {
        entries::OperatorEnrolled enrolled;
        enrolled.set_account("li");
        enrolled.set_name(name);
        write(Kind::OperatorEnrolled, RawId::derived("li"), enrolled.SerializeAsString());
    }
    void write(Kind kind, SubjectId subject, const std::string& body)
    {
        const Draft draft { kind, subject, body, {} };
        console.journal().append({ &draft, 1 }, {}, console.clock.now());
    }
    void later(Duration time) { console.clock.at = console.clock.at + time; }
    bool shows(const std::string& text)
    {
        Statement row(console.connection(), "SELECT 1 FROM shift_note WHERE text = ?1");
        return row.bindText(1, text).step();
    }
    std::string operatorName() { return console.writer().ledgers().staff().byId({ RawId::derived("li") })->name; }
    HybridTime lastTime() { return allEntries(console.connection()).back().envelope.time; }
    IncarnationId incarnation() { return console.journal().incarnation(); }
    PeerDesk desk()
    {
        return PeerDesk(Facilities { console.journal(), console.writer().ledgers(), console.writer().credentials(),
            console.clock, std::shared_ptr<const WorkflowShelf>(), nullptr, Zone::utc() });
    }
};

Session administrator()
{
    return { OperatorId::derived("administrator"), "admin", "admin", { Role::Administrator }, {} };
}

void meet(Station& a, Station& b)
{
    Meeting meeting(a.console.sync(), b.console.sync());
    meeting.run();
    meeting.pass(sync::Conversation::heartbeat); // one of them may have written a suspicion down since they compared
    meeting.run();
    QVERIFY(meeting.a.standing().isLevel && meeting.a.standing().ledgersAgree == true);
}

void requireSound(Station& station)
{
    const Verification verification = verified(station.console.connection());
    QVERIFY2(verification.isSound(), faultsOf(verification));
    const std::string before = station.console.dump();
    QVERIFY(station.console.journal().rebuild({}));
    QVERIFY(station.console.dump() == before);
}

} // namespace

/// F1: a clock that is years off wins nothing, drives nobody else's, and loses nothing.
class ClockTest : public QObject {
    Q_OBJECT

private slots:
    // F1
    void whatAClockAheadWroteIsHeldOnEveryConsole()
    {
        Station county, town, fast(noon + days(3650));
        town.note("of the town");
        meet(county, town); // now the county knows a clock that agrees with its own
        county.enrolOperator("named in time");
        fast.note("from the future");
        fast.enrolOperator("named by a clock ahead");
        meet(county, fast);
        for (Station* each : { &county, &fast }) {
            QVERIFY(!each->shows("from the future"));
            QCOMPARE(each->operatorName(), std::string("named in time"));
            requireSound(*each);
        }
        county.later(minutes(1));
        county.note("of the county");
        QVERIFY(county.lastTime() < HybridTime::of(noon + hours(24))); // nobody's time was driven ahead
        meet(county, town);
        QVERIFY(!town.shows("from the future"));
        meet(town, fast);
        QCOMPARE(town.console.dump(), county.console.dump());
        QVERIFY(std::ranges::includes(town.console.facts(), fast.console.facts())); // kept and passed on
        // the store opens as it was
        county.console.close();
        county.console.open();
        county.note("after opening");
        QVERIFY(county.lastTime() < HybridTime::of(noon + hours(24)));
    }

    // F1
    void acorrectionPutsItWhereItBelongs()
    {
        Station county, town, fast(noon + days(3650));
        town.note("of the town");
        meet(county, town);
        fast.enrolOperator("first, by a clock ahead");
        fast.note("from the future");
        meet(county, fast);
        QVERIFY(!county.shows("from the future"));
        county.later(hours(1));
        county.enrolOperator("second");
        const Outcome refused = county.desk().correctClock(Session::system(), fast.incarnation(), days(3650));
        QVERIFY(!refused.isOk()); // administrators only
        QVERIFY(county.desk().correctClock(administrator(), fast.incarnation(), days(3650)).isOk());
        QVERIFY(county.shows("from the future"));
        QCOMPARE(county.operatorName(), std::string("second")); // what was written an hour later holds
        requireSound(county);
        meet(county, fast);
        meet(county, town);
        for (Station* each : { &town, &fast }) {
            QVERIFY(each->shows("from the future"));
            QCOMPARE(each->operatorName(), std::string("second"));
            QCOMPARE(each->console.dump(), county.console.dump());
            requireSound(*each);
        }
    }

    // F1: an accusation by a console whose own clock is behind comes to nothing
    void aclockBehindAccusesNobody()
    {
        Station county, town, slow(noon - days(3650));
        town.note("of the town");
        county.note("of the county");
        meet(county, town);
        meet(slow, county);
        QVERIFY(slow.shows("of the county") && slow.shows("of the town"));
        QVERIFY(slow.console.writer().ledgers().clocks().suspects().empty());
        // nor does a forged one: the bound must leave a day above the accuser's own time
        entries::ClockSuspected forged;
        forged.set_incarnation(std::string(town.incarnation().view()));
        forged.set_from(0);
        county.write(Kind::ClockSuspected, clocksSubject(), forged.SerializeAsString());
        QVERIFY(county.console.writer().ledgers().clocks().suspects().empty());
        QVERIFY(county.shows("of the town"));
    }

    // F1
    void whoIsOff_data()
    {
        QTest::addColumn<int>("latestOwn"); // hours from noon
        QTest::addColumn<int>("arriving");
        QTest::addColumn<QList<int>>("others");
        QTest::addColumn<ClockVerdict>("verdict");
        QTest::newRow("within a day") << -1 << 23 << QList<int> {} << ClockVerdict::InTime;
        QTest::newRow("another agrees with us") << -1 << 48 << QList<int> { -2 } << ClockVerdict::TheirsAhead;
        QTest::newRow("long silence of the others says nothing")
            << -1 << 48 << QList<int> { -2000 } << ClockVerdict::Unclear;
        QTest::newRow("two alone") << -1 << 48 << QList<int> {} << ClockVerdict::Unclear;
        QTest::newRow("ours went back") << 48 << 50 << QList<int> { -1 } << ClockVerdict::OursBehind;
        QTest::newRow("all others are ahead") << -1 << 48 << QList<int> { 47, 49 } << ClockVerdict::OursBehind;
        QTest::newRow("most others are ahead") << -1 << 48 << QList<int> { 0, 47, 49 } << ClockVerdict::OursBehind;
    }
    void whoIsOff()
    {
        QFETCH(int, latestOwn);
        QFETCH(int, arriving);
        QFETCH(QList<int>, others);
        QFETCH(ClockVerdict, verdict);
        sync::ClockEvidence evidence { noon, noon + hours(latestOwn), HybridTime::of(noon + hours(arriving)), {} };
        for (const int other : others)
            evidence.latestOfOthers.push_back(noon + hours(other));
        QCOMPARE(sync::judgeArrival(evidence), verdict);
    }

    // F1: a person is told of more than two minutes between two consoles
    void offsetsAreTold()
    {
        QVERIFY(!sync::clockNotice("town", minutes(2)) && !sync::clockNotice("town", -minutes(2)));
        QCOMPARE(sync::clockNotice("town", seconds(121))->arguments, (std::vector<std::string> { "town", "2 min" }));
        QVERIFY(sync::clockNotice("town", days(3))->text != sync::clockNotice("town", -days(3))->text);
        QCOMPARE(sync::clockNotice("town", -days(3))->arguments.back(), std::string("3 d"));
    }

    // F1: after a jump of the wall clock a person says whether it is right
    void jumpsAreConfirmed()
    {
        sync::ClockWatch watch(noon, seconds(0));
        QVERIFY(!watch.look(noon + seconds(60), seconds(60)));
        QVERIFY(!watch.look(noon + seconds(120) + minutes(4), seconds(120)));
        QVERIFY(watch.look(noon + seconds(180) + hours(2), seconds(180)) == Duration(hours(2)));
        QVERIFY(watch.look(noon + seconds(240) + hours(2), seconds(240)).has_value()); // until somebody confirms
        watch.confirm();
        QVERIFY(!watch.look(noon + seconds(300) + hours(2), seconds(300)));
        QVERIFY(watch.look(noon - days(1), seconds(360)).has_value());
        // set forward and back again: it is right
        sync::ClockWatch mended(noon, seconds(0));
        QVERIFY(mended.look(noon + hours(3), seconds(1)).has_value());
        QVERIFY(!mended.look(noon + seconds(2), seconds(2)));
    }
};

QTEST_GUILESS_MAIN(ClockTest)
#include "clock_test.moc"
