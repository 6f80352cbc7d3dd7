#include "backup/backup.h"
#include "backup/backup_plan.h"
#include "backup/restore.h"
#include "sqlite/durable_file.h"
#include "support/random_history.h"
#include "support/temporary_store.h"

#include <QTest>

#include <fstream>
#include <sys/file.h>
#include <unistd.h>

#include <fcntl.h>

using namespace fengsui;
namespace fs = std::filesystem;

namespace {

const std::string passphrase = "four words of a song";

std::vector<std::string> namesIn(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& each : fs::directory_iterator(folder))
        names.push_back(each.path().filename().string());
    std::ranges::sort(names);
    return names;
}

} // namespace

class BackupTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_store = std::make_unique<TemporaryStore>();
        Dice dice("backup");
        RandomHistory history(dice, 20);
        StoreWriter writer(m_store->folder());
        const Draft first = opening(writer.journal().publicKey(), writer.journal().incarnation());
        writer.journal().append(std::span(&first, 1), {}, { 999 });
        for (int i = 0; i < 60; ++i)
            writer.journal().append(history.next(writer.ledgers(), { 1000 + i }), {}, { 1000 + i });
        writeDurably(m_store->folder().editions() / "abc.sqlite", "an edition");
        writeDurably(m_store->folder().blobs() / "ab" / "cdef", std::string(700'000, 'p'));
        writeDurably(m_store->folder().workflows() / "own.json", "{}");
        writeDurably(m_store->folder().wireKey(), "wire");
    }

    // F3, F25: the restored store has everything, and writes under another name
    void restoredStoreHasEverythingAndAnotherName()
    {
        const BackupMade made = backedUp();
        QVERIFY(made.entries > 60);
        const StoreFolder restored { m_store->around() / "restored" };
        const auto about = restoreBackup(file(), byPassphrase(passphrase), restored, { 9000 }, {});
        QVERIFY2(about.isOk(), about ? "" : about.refusal().toString().c_str());
        QCOMPARE(about->entries, made.entries);
        QCOMPARE(readWhole(restored.editions() / "abc.sqlite"), std::string("an edition"));
        QCOMPARE(readWhole(restored.blobs() / "ab" / "cdef"), std::string(700'000, 'p'));
        QCOMPARE(readWhole(restored.workflows() / "own.json"), std::string("{}"));
        QCOMPARE(readWhole(restored.key()), readWhole(m_store->folder().key()));
        QCOMPARE(fs::status(restored.key()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
        QCOMPARE(fs::status(restored.path).permissions(), fs::perms::owner_all);

        StoreWriter writer(restored);
        const StoreReader before(m_store->folder());
        QVERIFY(writer.journal().incarnation() != before.journal().incarnation());
        QVERIFY2(verified(writer.connection()).isSound(), faultsOf(verified(writer.connection())));
        const auto old = allEntries(before.connection());
        const auto now = allEntries(writer.connection());
        QCOMPARE(now.size(), old.size() + 1); // who it is now
        QVERIFY(std::ranges::equal(old, std::span(now).first(old.size()), {}, &Entry::hash, &Entry::hash));
        const Draft draft { Kind::ShiftNoted, RawId::derived("note"), {}, {} };
        const Receipt receipt = writer.journal().append(std::span(&draft, 1), {}, { 9001 });
        QCOMPARE(receipt.keys.front().incarnation, writer.journal().incarnation());
    }

    // F23: by SQLite's own means, from a reading connection
    void backupIsOfOneMomentWhileOthersWrite()
    {
        StoreWriter writer(m_store->folder()); // holds the lock all the time
        const std::uint64_t before = SqliteJournalReader(writer.connection()).count();
        int written = 0;
        const auto writeMeanwhile = [&](std::uint64_t, std::uint64_t) {
            const Draft draft { Kind::ShiftNoted, RawId::derived(std::to_string(++written)), {}, {} };
            writer.journal().append(std::span(&draft, 1), {}, { 5000 + written });
            return true;
        };
        const auto made
            = makeBackup(m_store->folder(), file(), StreamLock::byPassphrase(passphrase), { 6000 }, writeMeanwhile);
        QVERIFY(made.isOk());
        QVERIFY(written > 1); // before the first page was copied, and later
        QCOMPARE(made->entries, before);
        const StoreFolder restored { m_store->around() / "restored" };
        QVERIFY(restoreBackup(file(), byPassphrase(passphrase), restored, { 9000 }, {}).isOk());
        // the lock still holds: nothing of ours closed the file behind SQLite's back
        bool isRefused = false;
        try {
            const StoreWriter second(m_store->folder());
        } catch (const StoreFailure&) {
            isRefused = true;
        }
        QVERIFY(isRefused);
        QVERIFY(verified(writer.connection()).isSound());
    }

    void nothingCanBeReadInTheBackup()
    {
        backedUp();
        const std::string bytes = readWhole(file());
        for (const char* clear : { "SQLite format", "an edition", "Caller", "pppppppp" })
            QCOMPARE(bytes.find(clear), std::string::npos);
        const std::vector<std::string> left = namesIn(m_store->folder().path);
        QVERIFY(std::ranges::find(left, "backup-work") == left.end());
    }

    void wrongSecretsAreRefusedByTheirReasons()
    {
        backedUp();
        const RecoveryKey key = RecoveryKey::generate();
        const fs::path own = m_store->around() / "own.backup";
        QVERIFY(makeBackup(m_store->folder(), own, StreamLock::forKey(key.publicKey), { 6000 }, {}).isOk());
        const auto whyNot = [&](const fs::path& from, const Unlocking& unlocking) {
            const auto refused = restoreBackup(from, unlocking, { m_store->around() / "none" }, { 9000 }, {});
            return refused ? std::string("restored") : refused.refusal().toString();
        };
        QVERIFY(says(whyNot(file(), byPassphrase("another")), "passphrase is not the one"));
        QVERIFY(says(whyNot(own, byRecoveryKey(RecoveryKey::generate())), "recovery key is not the one"));
        QVERIFY(says(whyNot(own, byPassphrase(passphrase)), "opened by the recovery key"));
        QVERIFY(says(whyNot(file(), byRecoveryKey(key)), "opened by a passphrase"));
        QVERIFY(!fs::exists(m_store->around() / "none"));
        const auto typed = RecoveryKey::parse(key.toPaper()); // as a person types it from the paper
        QVERIFY(typed);
        QCOMPARE(whyNot(own, byRecoveryKey(*typed)), std::string("restored"));
    }

    void tornOrAlteredBackupIsRefusedAndNothingIsLeft()
    {
        const RecoveryKey key = RecoveryKey::generate(); // quicker than a passphrase
        QVERIFY(makeBackup(m_store->folder(), file(), StreamLock::forKey(key.publicKey), { 6000 }, {}).isOk());
        const std::string whole = readWhole(file());
        const fs::path damaged = m_store->around() / "damaged.backup";
        const std::vector<std::string> before = namesIn(m_store->around());
        Dice dice("tornOrAlteredBackupIsRefusedAndNothingIsLeft");
        const auto refuses = [&](const std::string& bytes) {
            std::ofstream(damaged, std::ios::binary) << bytes;
            const bool isRefused
                = !restoreBackup(damaged, byRecoveryKey(key), { m_store->around() / "none" }, { 9000 }, {});
            fs::remove(damaged);
            return isRefused && namesIn(m_store->around()) == before;
        };
        for (const std::size_t length : { std::size_t(0), std::size_t(1), std::size_t(100), StreamUnlock::headerSize,
                 StreamUnlock::headerSize + 3, whole.size() - 1, whole.size() - 22, whole.size() / 2 })
            QVERIFY2(refuses(whole.substr(0, length)), qPrintable(QString::number(length)));
        QVERIFY(refuses(whole + 'x'));
        for (int round = 0; round < 60; ++round) {
            std::string bytes = whole;
            const std::size_t at = round < 20 ? dice.below(400) : dice.below(bytes.size());
            bytes[at] = static_cast<char>(bytes[at] ^ 1 << dice.below(8));
            QVERIFY2(refuses(bytes), qPrintable(QString("byte %1").arg(at)));
        }
        QVERIFY(refuses(readWhole(m_store->folder().journal()))); // a foreign file
    }

    // F25
    void neverOverALiveStore()
    {
        backedUp();
        const std::string journal = readWhole(m_store->folder().journal());
        const auto refused = restoreBackup(file(), byPassphrase(passphrase), m_store->folder(), { 9000 }, {});
        QVERIFY(!refused && says(refused.refusal().toString(), "never restored over"));
        QCOMPARE(readWhole(m_store->folder().journal()), journal);
        const fs::path other = m_store->around() / "other";
        fs::create_directory(other);
        writeDurably(other / "journal.sqlite-wal", "of another life");
        QVERIFY(!restoreBackup(file(), byPassphrase(passphrase), { other }, { 9000 }, {}));
        fs::remove(other / "journal.sqlite-wal");
        QVERIFY(restoreBackup(file(), byPassphrase(passphrase), { other }, { 9000 }, {}).isOk()); // empty will do
    }

    void stoppedBackupLeavesNothing()
    {
        const std::vector<std::string> before = namesIn(m_store->around());
        for (const int at : { 0, 1 }) {
            int calls = 0;
            const auto stopped
                = makeBackup(m_store->folder(), file(), StreamLock::forKey(RecoveryKey::generate().publicKey), { 6000 },
                    [&](std::uint64_t, std::uint64_t) { return calls++ < at; });
            QVERIFY(!stopped && says(stopped.refusal().toString(), "Stopped"));
            QCOMPARE(namesIn(m_store->around()), before);
        }
    }

    void existingFileAndASecondBackupAreRefused()
    {
        backedUp();
        const auto again = makeBackup(m_store->folder(), file(), key(), { 6000 }, {});
        QVERIFY(!again && says(again.refusal().toString(), "already a file"));
        const int other = open(m_store->folder().backupLock().c_str(), O_RDWR);
        QVERIFY(other >= 0 && flock(other, LOCK_EX | LOCK_NB) == 0);
        const auto meanwhile = makeBackup(m_store->folder(), m_store->around() / "b", key(), { 6000 }, {});
        QVERIFY(!meanwhile && says(meanwhile.refusal().toString(), "being made"));
        close(other);
    }

    // F19: the whole is checked before each backup
    void damagedStoreIsNotBackedUp()
    {
        {
            StoreWriter writer(m_store->folder());
            writer.connection().execute("UPDATE entry SET body = x'00' WHERE id = 7");
        }
        QString failure;
        try {
            (void)makeBackup(m_store->folder(), file(), key(), { 6000 }, {});
        } catch (const StoreFailure& thrown) {
            failure = thrown.what();
        }
        QVERIFY2(failure.contains("is damaged"), qPrintable(failure));
        QVERIFY(!fs::exists(file()));
    }

    void planIsKeptInTheSettings()
    {
        QVERIFY(!readBackupPlan(m_store->folder()));
        writeBackupPlan(m_store->folder(), BackupPlan { "/media/备份", std::string(32, 'k') });
        const auto plan = readBackupPlan(m_store->folder());
        QVERIFY(plan);
        QCOMPARE(plan->folder, fs::path("/media/备份"));
        QCOMPARE(plan->publicKey, std::string(32, 'k'));
        writeBackupPlan(m_store->folder(), std::nullopt);
        QVERIFY(!readBackupPlan(m_store->folder()));
        writeDurably(m_store->folder().config(), "{ no json");
        bool isNamed = false;
        try {
            readBackupPlan(m_store->folder());
        } catch (const StoreFailure& thrown) {
            isNamed = says(thrown.what(), "config.json");
        }
        QVERIFY(isNamed);
    }

private:
    static bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
    static StreamLock key() { return StreamLock::forKey(RecoveryKey::generate().publicKey); }
    fs::path file() const { return m_store->around() / "store.backup"; }
    BackupMade backedUp() const
    {
        return makeBackup(m_store->folder(), file(), StreamLock::byPassphrase(passphrase), { 6000 }, {}).value();
    }

    std::unique_ptr<TemporaryStore> m_store;
};

QTEST_GUILESS_MAIN(BackupTest)
#include "backup_test.moc"
