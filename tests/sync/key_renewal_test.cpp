#include "peer/entries.pb.h"
#include "peer/key_renewal.h"
#include "sqlite/durable_file.h"
#include "sqlite/key_files.h"
#include "support/desk_station.h"

using namespace fengsui;

namespace {

/// Keys that a console takes, and those of a thief.
struct NewKeys {
    SigningKey key = SigningKey::generate();
    Digest pin = sha256(key.publicKey());
};

SigningKey keyOf(Station& station)
{
    return signingKey(station.console.folder());
}

/// With a desk of its own: a store that was copied was opened anew.
void renew(SyncConsole& console, const Digest& pin, const NewKeys& to)
{
    PeerDesk desk { Facilities { console.journal(), console.writer().ledgers(), console.writer().credentials(),
        console.clock, std::shared_ptr<const WorkflowShelf>(), nullptr, Zone::utc() } };
    QVERIFY(desk.renewKeys(administrator(), pin, signingKey(console.folder()), to.pin, to.key).isOk());
    console.journal().signHeads(console.clock.now());
    console.journal().takeKey(to.key, console.clock.now());
}
void renew(Station& station, const NewKeys& to)
{
    renew(station.console, station.pin, to);
}

PeerBook bookOf(Station& station)
{
    return station.console.writer().ledgers().peers();
}

bool allows(Station& station, const Digest& pin)
{
    return bookOf(station).isAllowed(pin);
}

} // namespace

/// F14: a console takes new keys and stays what it is; whoever has stolen the old ones gains nothing.
class KeyRenewalTest : public QObject {
    Q_OBJECT

private slots:
    // F14
    void itIsTheSameConsoleUnderItsNewKeys()
    {
        Station county, town, third;
        county.enrol(town);
        town.note("before");
        meet(county, town);
        const NewKeys next;
        town.later(10);
        renew(town, next);
        town.note("after");
        QVERIFY(allows(county, town.pin)); // as long as it has not heard
        meet(county, town);
        meet(county, third); // which hears of it by relay only
        for (Station* each : { &county, &town, &third }) {
            QVERIFY(allows(*each, next.pin) && !allows(*each, town.pin));
            const PeerBook book = bookOf(*each);
            QCOMPARE(book.peers.size(), std::size_t(1));
            QCOMPARE(book.peers[0].name, std::string("town"));
            QVERIFY(book.findFormer(town.pin) && book.peers[0].hadKey(keyOf(town).publicKey()));
            QVERIFY(each->shows("before") && each->shows("after"));
            requireSound(*each);
        }
    }

    // F14
    void stolenKeyWritesNothingAfterItWasRenewed()
    {
        Station county, town, third;
        county.enrol(town);
        town.note("before");
        meet(county, town);
        const auto thief = town.console.clone(); // with all its keys
        const NewKeys next;
        town.later(10);
        renew(town, next);
        meet(county, town);
        thief->clock.at = town.console.clock.at + std::chrono::seconds(1);
        thief->journal().renew(thief->clock.now());
        for (const Draft& draft : { Station::noteOf("of the thief"), Station::noteOf("urgent", "emergency") })
            thief->journal().append({ &draft, 1 }, {}, thief->clock.now());
        Meeting(thief->sync(), third.console.sync()).run(); // which has not heard of the new keys
        QVERIFY(third.shows("of the thief"));
        meet(third, county);
        for (Station* each : { &county, &third }) {
            QVERIFY(each->shows("before") && !each->shows("of the thief") && !each->shows("urgent"));
            QVERIFY(allows(*each, next.pin));
            requireSound(*each);
        }
    }

    // F14: an administrator's word stands, whether he had heard of the renewal or not
    void revocationWinsOverRenewal_data()
    {
        QTest::addColumn<bool>("hadHeard");
        QTest::newRow("unheard") << false;
        QTest::newRow("heard") << true;
    }
    void revocationWinsOverRenewal()
    {
        QFETCH(bool, hadHeard);
        Station county, town, third;
        county.enrol(town);
        town.note("before");
        meet(county, town);
        const NewKeys next;
        town.later(10);
        renew(town, next);
        if (hadHeard)
            meet(county, town);
        county.later(20);
        QVERIFY(county.desk.revoke(administrator(), hadHeard ? next.pin : town.pin, "stolen").isOk());
        town.later(30);
        town.note("after");
        meet(town, third);
        QVERIFY(third.shows("after"));
        meet(third, county);
        for (Station* each : { &county, &third }) {
            QVERIFY(!allows(*each, next.pin) && !allows(*each, town.pin));
            QVERIFY(each->shows("before") && !each->shows("after"));
            requireSound(*each);
        }
    }

    // F14: what is paired again comes back, and not what a thief renewed
    void pairingAgainBringsBackThePairedKeyAlone()
    {
        Station county, town, third;
        county.enrol(town);
        meet(county, town);
        const auto copy = town.console.clone();
        county.later(10);
        county.revoke(town);
        const NewKeys stolen;
        copy->clock.at = town.console.clock.at + std::chrono::seconds(20);
        renew(*copy, town.pin, stolen);
        const Draft draft = Station::noteOf("of the thief");
        copy->journal().append({ &draft, 1 }, {}, copy->clock.now());
        Meeting(copy->sync(), third.console.sync()).run();
        county.later(30);
        county.enrol(town); // the administrator found it again
        meet(third, county);
        for (Station* each : { &county, &third }) {
            QVERIFY(allows(*each, town.pin) && !allows(*each, stolen.pin));
            QVERIFY(!each->shows("of the thief"));
            requireSound(*each);
        }
    }

    // F14: two renewals of one key; nobody can tell who is the thief, and a person decides
    void contestedKeysAreNotTalkedTo()
    {
        Station county, town, third;
        county.enrol(town);
        town.note("before");
        meet(county, town);
        const auto copy = town.console.clone();
        const NewKeys right, stolen;
        town.later(10);
        renew(town, right);
        town.note("of the town");
        copy->clock.at = town.console.clock.at + std::chrono::seconds(20);
        renew(*copy, town.pin, stolen);
        Meeting(copy->sync(), third.console.sync()).run();
        meet(county, town);
        QVERIFY(allows(county, right.pin) && !allows(county, town.pin));
        meet(county, third);
        for (Station* each : { &county, &third }) {
            QVERIFY(!allows(*each, right.pin) && !allows(*each, stolen.pin) && !allows(*each, town.pin));
            const PeerBook book = bookOf(*each);
            QVERIFY(book.find(town.pin) && book.find(town.pin)->isContested);
            requireSound(*each);
        }
        // the administrator asks the town by telephone, and pairs it under its new key
        county.later(100);
        QVERIFY(county.desk.revoke(administrator(), town.pin, "somebody has its old key").isOk());
        meet(county, third);
        third.later(200);
        QVERIFY(third.desk.enrol(administrator(), right.pin, "town", "511129100", right.key.publicKey()).isOk());
        meet(county, third);
        for (Station* each : { &county, &third })
            QVERIFY(allows(*each, right.pin) && !allows(*each, stolen.pin) && !allows(*each, town.pin));
    }

    // F14: restored from before the renewal, and paired again under its old key
    void renewalIsTakenBackByPairingTheOldKey()
    {
        Station county, town;
        county.enrol(town);
        meet(county, town);
        const NewKeys next;
        town.later(10);
        renew(town, next);
        meet(county, town);
        county.later(20);
        QVERIFY(county.desk.enrol(administrator(), town.pin, "town", "511129100", keyOf(town).publicKey()).isOk());
        QVERIFY(allows(county, town.pin) && !allows(county, next.pin));
        requireSound(county);
    }

    // F14: nobody renews a key that he does not hold
    void bothKeysMustSign()
    {
        const NewKeys old, next, foreign;
        const auto whole = renewalOf(old.pin, old.key, next.pin, next.key, {});
        QVERIFY(readRenewal(whole));
        auto altered = whole;
        altered.set_by_old(renewalOf(foreign.pin, foreign.key, next.pin, next.key, {}).by_old());
        QVERIFY(!readRenewal(altered));
        altered = whole;
        altered.set_by_new(whole.by_old());
        QVERIFY(!readRenewal(altered));
        altered = whole;
        altered.set_new_pin(std::string(foreign.pin.view()));
        QVERIFY(!readRenewal(altered));
        altered = whole;
        altered.add_lasts()->set_number(7);
        QVERIFY(!readRenewal(altered));
        QVERIFY(!readRenewal(renewalOf(old.pin, old.key, old.pin, next.key, {})));
        QVERIFY(!readRenewal(renewalOf(old.pin, old.key, next.pin, old.key, {})));
    }

    // F14: another's renewal, copied into one's own journal, is nothing
    void onlyTheOldKeysOwnJournalSaysIt()
    {
        Station county, town;
        county.enrol(town);
        meet(county, town);
        const NewKeys next;
        const auto renewed = renewalOf(town.pin, keyOf(town), next.pin, next.key, {});
        const Draft draft { Kind::KeyRenewed, peersSubject(), renewed.SerializeAsString(), {} };
        county.console.journal().append({ &draft, 1 }, {}, county.console.clock.now());
        QVERIFY(allows(county, town.pin) && !allows(county, next.pin));
    }

    void theStoreGoesOnUnderItsNewKeyWhereverThePowerFailed()
    {
        Station town;
        const SigningKey old = keyOf(town);
        const NewKeys next;
        const StoreFolder folder = town.console.folder();
        writeDurably(folder.wireKey(), "old wire");
        // before anything was said
        putNextKeys(folder, next.key, "new wire");
        town.console.close();
        town.console.open();
        QCOMPARE(signingKey(folder).publicKey(), old.publicKey());
        QVERIFY(!std::filesystem::exists(folder.nextKey()) && !std::filesystem::exists(folder.nextWireKey()));
        // after the entry
        putNextKeys(folder, next.key, "new wire");
        PeerDesk desk { Facilities { town.console.journal(), town.console.writer().ledgers(),
            town.console.writer().credentials(), town.console.clock, std::shared_ptr<const WorkflowShelf>(), nullptr,
            Zone::utc() } };
        QVERIFY(desk.renewKeys(administrator(), town.pin, old, next.pin, next.key).isOk());
        const IncarnationId before = town.console.journal().incarnation();
        town.console.close();
        town.console.open();
        QCOMPARE(signingKey(folder).publicKey(), next.key.publicKey());
        QCOMPARE(readWhole(folder.wireKey()), std::string("new wire"));
        QCOMPARE(readWhole(folder.formerWireKey()), std::string("old wire"));
        QCOMPARE(formerSigningKey(folder)->publicKey(), old.publicKey());
        QVERIFY(town.console.journal().incarnation() != before);
        QCOMPARE(town.console.journal().publicKey(), next.key.publicKey());
        const Verification verification = verified(town.console.connection());
        QVERIFY2(verification.isSound(), faultsOf(verification));
        // and with the signing key exchanged, the wire's not yet
        std::filesystem::rename(folder.wireKey(), folder.nextWireKey());
        std::filesystem::rename(folder.formerWireKey(), folder.wireKey());
        town.console.close();
        town.console.open();
        QCOMPARE(readWhole(folder.wireKey()), std::string("new wire"));
        QCOMPARE(readWhole(folder.formerWireKey()), std::string("old wire"));
        // the old ones are destroyed when nobody waits for whoever knows them alone
        dropFormerKeys(folder, town.console.connection(), town.console.clock.now() + formerKeysFor - Duration(1));
        QVERIFY(formerSigningKey(folder));
        dropFormerKeys(folder, town.console.connection(), town.console.clock.now() + formerKeysFor);
        QVERIFY(!formerSigningKey(folder) && !std::filesystem::exists(folder.formerWireKey()));
    }
};

QTEST_GUILESS_MAIN(KeyRenewalTest)
#include "key_renewal_test.moc"
