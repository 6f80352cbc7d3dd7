#include "incident/entries.pb.h"
#include "peer/entries.pb.h"
#include "person/entries.pb.h"
#include "support/desk_station.h"

using namespace fengsui;

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

    // F14: whoever was revoked writes on as another incarnation, or as a copy of itself
    void neitherCopiesNorNewNamesEscape()
    {
        Station county, town, third;
        county.enrol(town);
        town.note("before");
        meet(county, town);
        const auto copy = town.console.clone();
        county.later(10);
        county.revoke(town);
        town.later(20);
        town.note("after");
        town.console.journal().renew(town.console.clock.now());
        town.note("under a new name");
        const Draft draft = Station::noteOf("of the copy");
        copy->journal().append({ &draft, 1 }, {}, town.console.clock.now());
        meet(town, third); // which has not heard of it
        Meeting(copy->sync(), third.console.sync()).run(); // one of the two branches gets another name
        QVERIFY(third.shows("after") && third.shows("of the copy") && third.shows("under a new name"));
        meet(third, county);
        for (Station* each : { &county, &third }) {
            QVERIFY(each->shows("before"));
            QVERIFY(!each->shows("after") && !each->shows("of the copy") && !each->shows("under a new name"));
            requireSound(*each);
        }
        // and it comes back as a whole
        county.later(10);
        county.enrol(town);
        for (const char* text : { "before", "after", "of the copy", "under a new name" })
            QVERIFY(county.shows(text));
        requireSound(county);
    }

    // F14: what others wrote about a case stays, and shows no case without the report, which does not count any more
    void aBranchThatDoesNotCountTakesItsCasesAlong()
    {
        Station county, town, third;
        county.enrol(town);
        meet(county, town);
        meet(county, third);
        const auto copy = town.console.clone();
        const Draft elsewhere = Station::noteOf("of the copy");
        copy->journal().append({ &elsewhere, 1 }, {}, town.console.clock.now());
        entries::IncidentReported reported;
        reported.set_state("reported");
        reported.mutable_report()->set_title("a case of the branch");
        const Draft report { Kind::IncidentReported, RawId::derived("case"), reported.SerializeAsString(), {} };
        const EntryKey first = town.console.journal().append({ &report, 1 }, {}, town.console.clock.now()).keys.front();
        meet(town, third);
        const auto shownCases = [&] { return third.console.connection().number("SELECT count(*) FROM incident"); };
        QCOMPARE(shownCases(), 1);
        const Draft step { Kind::CaseActed, RawId::derived("case"), entries::CaseActed().SerializeAsString(), {} };
        third.console.journal().append({ &step, 1 }, {}, third.console.clock.now());
        Meeting(county.console.sync(), copy->sync()).run(); // the county knows the other branch of that name
        county.later(10);
        county.revoke(town); // up to and with that entry
        Digest kept;
        std::vector<Entry> ofCounty;
        SqliteJournalReader(county.console.connection()).visit([&](const Entry& entry) {
            if (entry.envelope.key == first)
                kept = entry.hash;
            if (entry.envelope.key.incarnation == county.console.journal().incarnation())
                ofCounty.push_back(entry);
            return true;
        });
        QVERIFY(!kept.isNull());
        QVERIFY(third.console.journal().accept(ofCounty).isOk());
        QCOMPARE(shownCases(), 1); // its number is within the cut
        third.console.journal().setAside(first, kept, third.console.clock.now());
        QCOMPARE(shownCases(), 0); // and under another name nothing of it counts
        requireSound(third);
    }

    // F14: of two that revoke each other unheard the county's word stands, however early the other dated its own
    void abackdatedClockWinsNothing()
    {
        Station county, town, third;
        county.enrol(town);
        meet(county, town);
        QVERIFY(town.desk.enrol(administrator(), county.pin, "county", "511129", county.console.journal().publicKey())
                .isOk());
        meet(county, town);
        county.later(1000);
        county.revoke(town);
        town.later(1); // by its clock long before
        town.revoke(county);
        county.later(10);
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

    // F14: among equals both words take effect, and whoever is left pairs the right one again
    void amongEqualsBothAreRevoked()
    {
        Station first, second, third;
        first.enrol(second);
        meet(first, second);
        second.enrol(first);
        meet(first, second);
        first.later(100);
        first.revoke(second);
        second.later(200);
        second.revoke(first);
        meet(first, third);
        meet(second, third);
        PeerBook peers = third.console.writer().ledgers().peers();
        QVERIFY(peers.find(first.pin)->isRevoked && peers.find(second.pin)->isRevoked);
        third.later(300);
        third.enrol(first);
        third.note("of the third");
        meet(first, third);
        for (Station* each : { &first, &third }) {
            peers = each->console.writer().ledgers().peers();
            QVERIFY(!peers.find(first.pin)->isRevoked && peers.find(second.pin)->isRevoked);
            QVERIFY(each->shows("of the third"));
            requireSound(*each);
        }
    }

    // F14: once heard of, a revocation can't be answered
    void whoeverHasHeardCannotRevokeBack()
    {
        Station first, second, third;
        first.enrol(second);
        second.enrol(first);
        meet(first, second);
        first.later(100);
        first.revoke(second);
        Meeting(first.console.sync(), second.console.sync()).run();
        second.later(200);
        entries::PeerRevoked back; // its desk would refuse
        back.set_pin(std::string(first.pin.view()));
        for (const Head& head : second.console.journal().heads())
            if (head.key.incarnation == first.console.journal().incarnation()) {
                auto* cut = back.add_cuts();
                cut->set_incarnation(std::string(head.key.incarnation.view()));
                cut->set_stream(head.key.stream);
                cut->set_number(head.key.number);
            }
        const Draft draft { Kind::PeerRevoked, peersSubject(), back.SerializeAsString(), {} };
        second.console.journal().append({ &draft, 1 }, {}, second.console.clock.now());
        meet(second, third);
        const PeerBook peers = third.console.writer().ledgers().peers();
        QVERIFY(peers.find(second.pin)->isRevoked && !peers.find(first.pin)->isRevoked);
        requireSound(third);
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
