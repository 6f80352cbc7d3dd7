#include "backup/salvage.h"
#include "sqlite/durable_file.h"
#include "support/sync_meeting.h"

#include <QTest>

#include <fstream>

using namespace fengsui;
namespace fs = std::filesystem;

// A damaged store is not written to any more: what is sound of it goes into a new one, and peers give back the rest.
class SalvageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        Dice dice("salvage");
        RandomHistory history(dice, 25);
        m_county = std::make_unique<SyncConsole>();
        SyncConsole town;
        m_county->play(dice, history, 30);
        town.play(dice, history, 120);
        QVERIFY(meet(*m_county, town.sync()));
        m_old = town.journal().incarnation();
        town.close();
        m_whole = { m_around.path().toStdString() + "/whole" };
        fs::copy(town.folder().path, m_whole.path, fs::copy_options::recursive);
        m_file = readWhole(m_whole.journal());
    }

    // F21: whatever was damaged, with a peer it ends as it was, byte by byte
    void damagedStoreIsWholeAgainWithAPeer()
    {
        Dice dice("damagedStoreIsWholeAgainWithAPeer");
        std::uint64_t salvagedAlone = 0;
        for (int round = 0; round < 60; ++round) {
            const StoreFolder damaged = withJournal(damagedBy(round, dice));
            const StoreFolder into { m_around.path().toStdString() + "/into" };
            fs::remove_all(into.path);
            salvagedAlone += salvage(damaged, into, { 2'000'000 }).taken;
            {
                HandClock clock;
                StoreWriter writer(into);
                SqliteSyncStore sync(writer.connection(), writer.journal(), clock);
                QVERIFY(meet(*m_county, sync));
                const Verification verification = verified(writer.connection());
                QVERIFY2(verification.isSound(), faultsOf(verification));
                QCOMPARE(dumpLedgers(writer.connection()), m_county->dump());
                QVERIFY(writer.journal().incarnation() != m_old);
            }
            QCOMPARE(salvage(damaged, into, { 2'000'000 }).taken, 0u); // nothing was left behind
        }
        QVERIFY(salvagedAlone > 60 * 60);
    }

    // F21: what nobody else has, and stands behind a damaged entry, is not lost either
    void entriesBehindADamagedOneComeWithTheSecondSalvage()
    {
        const StoreFolder town = withJournal(m_file);
        std::vector<Digest> own;
        {
            StoreWriter writer(town); // works on, and the peer never hears of it
            for (int i = 0; i < 5; ++i) {
                const Draft draft { Kind::ShiftNoted, RawId::derived(std::to_string(i)), {}, {} };
                own.push_back(writer.journal().append({ &draft, 1 }, {}, { 1'500'000 + i }).hashes[0]);
            }
            writer.connection().execute("UPDATE entry SET envelope = x'00' WHERE id = (SELECT e.id FROM entry e JOIN "
                                        "lane l ON l.id = e.lane JOIN incarnation i ON i.id = l.incarnation WHERE "
                                        "i.is_own = 1 AND l.stream = 'county' AND e.number = 3)");
        }
        const StoreFolder into { m_around.path().toStdString() + "/behind" };
        const Salvaged first = salvage(town, into, { 2'000'000 });
        QVERIFY(first.taken > 0 && first.waiting >= 5);
        QVERIFY(first.damaged >= 1);
        HandClock clock;
        const auto sync = [&] {
            StoreWriter writer(into);
            SqliteSyncStore store(writer.connection(), writer.journal(), clock);
            return meet(*m_county, store);
        };
        QVERIFY(sync());
        QCOMPARE(salvage(town, into, { 2'000'001 }).taken, 5u);
        QVERIFY(sync());
        std::vector<Digest> known;
        for (const Entry& entry : allEntries(m_county->connection()))
            known.push_back(entry.hash);
        for (const Digest& hash : own)
            QVERIFY(std::ranges::find(known, hash) != known.end());
    }

private:
    static bool meet(SyncConsole& one, sync::Store& other)
    {
        Meeting meeting(one.sync(), other);
        meeting.run();
        return meeting.a.standing().isLevel && meeting.b.standing().isLevel;
    }
    std::string damagedBy(int round, Dice& dice) const
    {
        constexpr std::size_t page = 4096;
        std::string bytes = m_file;
        const std::size_t at = dice.below(bytes.size());
        switch (round % 4) {
        case 0:
            bytes[at] = static_cast<char>(bytes[at] ^ 1 << dice.below(8));
            break;
        case 1:
            bytes.replace(at / 512 * 512, 512, std::string(512, '\0'));
            break;
        case 2:
            bytes.replace(at / page * page, page, dice.bytes(page));
            break;
        default:
            bytes.resize(at);
        }
        return bytes;
    }
    StoreFolder withJournal(const std::string& bytes) const
    {
        const StoreFolder folder { m_around.path().toStdString() + "/damaged" };
        fs::remove_all(folder.path);
        fs::copy(m_whole.path, folder.path, fs::copy_options::recursive);
        std::ofstream(folder.journal(), std::ios::binary) << bytes;
        return folder;
    }

    QTemporaryDir m_around;
    std::unique_ptr<SyncConsole> m_county;
    StoreFolder m_whole;
    IncarnationId m_old;
    std::string m_file;
};

QTEST_GUILESS_MAIN(SalvageTest)
#include "salvage_test.moc"
