#include "desk/peer_desk.h"
#include "person/entries.pb.h"
#include "staff/entries.pb.h"
#include "support/sync_meeting.h"

#include <QTest>

using namespace fengsui;

namespace {

Session administrator()
{
    return { OperatorId::derived("administrator"), "admin", "admin", { Role::Administrator }, {} };
}

/// A console with its key on the wire and the desk for peers.
struct Station {
    SyncConsole console;
    Digest pin = sha256(console.journal().incarnation().toString());
    PeerDesk desk { Facilities { console.journal(), console.writer().ledgers(), console.writer().credentials(),
        console.clock, std::shared_ptr<const WorkflowShelf>(), nullptr, Zone::utc() } };

    void enrol(Station& other)
    {
        QVERIFY(
            desk.enrol(administrator(), other.pin, "town", "511129100", other.console.journal().publicKey()).isOk());
    }
    void revoke(Station& other) { QVERIFY(desk.revoke(administrator(), other.pin, "stolen").isOk()); }
    void later(int seconds) { console.clock.at = console.clock.at + std::chrono::seconds(seconds); }
    void note(const std::string& text, const StreamName& stream = "county")
    {
        entries::ShiftNoted noted;
        noted.set_kind("note");
        noted.set_text(text);
        const Draft draft { Kind::ShiftNoted, RawId::derived(text), noted.SerializeAsString(), {}, stream };
        console.journal().append({ &draft, 1 }, {}, console.clock.now());
    }
    /// Whether the note counts here.
    bool shows(const std::string& text)
    {
        Statement row(console.connection(), "SELECT 1 FROM shift_note WHERE text = ?1");
        return row.bindText(1, text).step();
    }
    std::uint64_t entries()
    {
        std::uint64_t count = 0;
        for (const sync::End& end : console.sync().vector())
            count += end.last.number;
        return count;
    }
};

void meet(Station& a, Station& b)
{
    Meeting meeting(a.console.sync(), b.console.sync());
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

/// F14: what a revoked console writes beyond its cut is kept and passed on, and counts nowhere.
class RevocationTest : public QObject {
    Q_OBJECT

private slots:
    // F14
    void whatIsBeyondTheCutDoesNotCount()
    {
        Station county, town, third;
        county.enrol(town);
        town.note("before");
        meet(county, town);
        meet(county, third);
        county.later(10);
        county.revoke(town);
        town.later(20);
        town.note("after");
        town.note("after, urgent", "emergency"); // a stream that the cut does not name
        meet(town, third); // which has not heard of it
        QVERIFY(third.shows("after"));
        meet(third, county);
        for (Station* each : { &county, &third }) {
            QVERIFY(each->shows("before") && !each->shows("after") && !each->shows("after, urgent"));
            requireSound(*each);
        }
        QCOMPARE(county.entries(), third.entries()); // kept all the same
        QVERIFY(std::ranges::includes(county.console.facts(), town.console.facts()));
        // the revoked one agrees, as soon as it hears of it
        meet(town, third);
        QVERIFY(!town.shows("after"));
        requireSound(town);
    }

    // F14
    void entriesThatComeAfterTheRevocationDoNotCountEither()
    {
        Station county, town, third;
        county.enrol(town);
        meet(county, town);
        county.later(10);
        county.revoke(town);
        meet(county, third);
        town.later(20);
        town.note("after");
        meet(town, third);
        QVERIFY(!third.shows("after") && !town.shows("after"));
        town.note("and again"); // its own desk goes on, and nobody counts it
        meet(town, third);
        QVERIFY(!third.shows("and again"));
        requireSound(third);
        // the store opens as it was
        third.console.close();
        third.console.open();
        QVERIFY(!third.shows("and again"));
    }

    void whoeverIsPairedAgainCountsAgain()
    {
        Station county, town;
        county.enrol(town);
        meet(county, town);
        county.later(10);
        county.revoke(town);
        town.later(20);
        town.note("after");
        meet(county, town);
        QVERIFY(!county.shows("after"));
        county.later(30);
        county.enrol(town);
        QVERIFY(county.shows("after"));
        meet(county, town);
        QVERIFY(town.shows("after"));
        requireSound(county);
    }

    // F14: of two that revoke each other the first is heard, on every console
    void whoeverWasRevokedFirstCannotRevokeBack()
    {
        Station county, town, third;
        county.enrol(town);
        meet(county, town);
        town.enrol(county);
        meet(county, town);
        county.later(100);
        county.revoke(town);
        town.later(200);
        town.revoke(county);
        county.later(300);
        county.note("of the county");
        meet(town, third);
        QVERIFY(third.console.writer().ledgers().peers().find(county.pin)->isRevoked); // as far as it has heard
        meet(county, third);
        meet(town, third);
        for (Station* each : { &county, &town, &third }) {
            const PeerBook peers = each->console.writer().ledgers().peers();
            QVERIFY(peers.find(town.pin)->isRevoked && !peers.find(county.pin)->isRevoked);
            QVERIFY(each->shows("of the county"));
            requireSound(*each);
        }
    }

    // what can't be undone counts: a body that was destroyed somewhere can't be folded there any more
    void personsErasedBeyondTheCutStayErased()
    {
        Station county, town;
        county.enrol(town);
        entries::PersonRecorded recorded;
        recorded.set_name("张三");
        const SubjectId person = RawId::derived("person");
        const Draft known { Kind::PersonRecorded, person, recorded.SerializeAsString(), {} };
        county.console.journal().append({ &known, 1 }, {}, county.console.clock.now());
        meet(county, town);
        county.later(10);
        county.revoke(town);
        town.later(20);
        const Draft erased { Kind::PersonErased, person, {}, {} };
        town.console.journal().append({ &erased, 1 }, {}, town.console.clock.now());
        meet(county, town);
        for (Station* each : { &county, &town }) {
            QVERIFY(each->console.writer().ledgers().persons().person({ person })->isErased);
            requireSound(*each);
        }
    }
};

QTEST_GUILESS_MAIN(RevocationTest)
#include "revocation_test.moc"
