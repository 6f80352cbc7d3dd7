#include "sqlite/durable_file.h"
#include "support/sync_meeting.h"

#include <QTest>

using namespace fengsui;
namespace fs = std::filesystem;

// Total loss of a console's disk is an operation like any other: the keys are kept in a safe place, the store is made
// anew under them, and the peers give back what they have.
class LostDiskTest : public QObject {
    Q_OBJECT

private slots:
    // F6, F24: same key, empty journal
    void peersGiveBackWhatTheLostDiskHeld()
    {
        Dice dice("peersGiveBackWhatTheLostDiskHeld");
        RandomHistory history(dice, 25);
        SyncConsole county;
        SyncConsole town;
        county.play(dice, history, 40);
        town.play(dice, history, 60);
        QVERIFY(meet(county, town));
        const IncarnationId old = town.journal().incarnation();
        const std::string seed = town.journal().publicKey();
        const auto facts = town.facts();

        // the disk is lost, the keys are not
        town.close();
        const std::string key = readWhole(town.folder().key());
        fs::remove_all(town.folder().path);
        writeDurably(town.folder().key(), key);
        createStoreFolder(town.folder());
        town.open();
        QCOMPARE(town.journal().publicKey(), seed);
        QVERIFY(town.journal().incarnation() != old);
        const Draft draft = opening(town.journal().publicKey(), town.journal().incarnation());
        town.journal().append({ &draft, 1 }, {}, town.clock.now());
        town.play(dice, history, 5); // people go on at once

        QVERIFY(meet(county, town));
        QCOMPARE(town.dump(), county.dump());
        const auto now = town.facts();
        QVERIFY(std::ranges::includes(now, facts)); // its own old entries too, once each
        QCOMPARE(town.facts(), county.facts());
        const auto own = town.journal().incarnationsOf(town.journal().publicKey());
        QCOMPARE(own.size(), 2u); // under the old name, and it goes on under the new one
        const Verification verification = verified(town.connection());
        QVERIFY2(verification.isSound(), faultsOf(verification));
    }

    // F6: what no peer had is gone, and that is all
    void onlyWhatNobodyElseHadIsLost()
    {
        Dice dice("onlyWhatNobodyElseHadIsLost");
        RandomHistory history(dice, 25);
        SyncConsole county;
        SyncConsole town;
        town.play(dice, history, 30);
        QVERIFY(meet(county, town));
        const auto known = county.facts();
        town.play(dice, history, 10); // never sent
        town.close();
        const std::string key = readWhole(town.folder().key());
        fs::remove_all(town.folder().path);
        writeDurably(town.folder().key(), key);
        createStoreFolder(town.folder());
        town.open();
        QVERIFY(meet(county, town));
        QCOMPARE(town.facts(), known);
        QCOMPARE(town.dump(), county.dump());
    }

private:
    static bool meet(SyncConsole& one, SyncConsole& other)
    {
        Meeting meeting(one.sync(), other.sync());
        meeting.run();
        return meeting.a.standing().isLevel && meeting.b.standing().isLevel;
    }
};

QTEST_GUILESS_MAIN(LostDiskTest)
#include "lost_disk_test.moc"
