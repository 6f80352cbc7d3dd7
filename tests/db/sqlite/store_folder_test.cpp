#include "sqlite/durable_file.h"
#include "sqlite/schema.h"
#include "support/random_history.h"
#include "support/separate_process.h"
#include "support/temporary_store.h"

#include <QTest>

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace fengsui;
namespace fs = std::filesystem;

namespace {

void fill(StoreWriter& writer, int rounds)
{
    Dice dice("fill");
    RandomHistory history(dice, 20);
    for (int i = 0; i < rounds; ++i)
        writer.journal().append(history.next(writer.ledgers(), { 1000 + i }), {}, { 1000 + i });
}

// An entry that takes somebody's name away empties the log, so that it may be short after any number of rounds.
void fillLog(StoreWriter& writer, std::uintmax_t bytes)
{
    const fs::path log = fs::path(writer.connection().file()) += "-wal";
    do
        fill(writer, 10);
    while (fs::file_size(log) <= bytes);
}

template <typename Action>
std::string failureOf(Action&& action)
{
    try {
        action();
    } catch (const StoreFailure& failure) {
        return failure.what();
    }
    return "no failure";
}

bool says(const std::string& text, const std::string& part)
{
    if (text.find(part) == std::string::npos)
        qWarning("\"%s\" does not say \"%s\"", text.c_str(), part.c_str());
    return text.find(part) != std::string::npos;
}

} // namespace

class StoreFolderTest : public QObject {
    Q_OBJECT

private slots:
    // F22: SYNC.md section 0: the bug that this designs out needs a second connection that checkpoints.
    void onlyTheWritersConnectionMayWrite()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        const StoreReader reader(store.folder());
        QCOMPARE(sqlite3_db_readonly(writer.connection().handle(), "main"), 0);
        QCOMPARE(sqlite3_db_readonly(reader.connection().handle(), "main"), 1);
        QVERIFY(reader.connection().isReadOnly() && !writer.connection().isReadOnly());
        Connection second(store.folder().journal(), Connection::Mode::ReadOnly);
        QVERIFY(says(failureOf([&] { second.execute("DELETE FROM entry"); }), "may only be read"));
    }

    // F22
    void readingConnectionCantCheckpoint()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        fillLog(writer, 10'000);
        const fs::path log = fs::path(store.folder().journal()) += "-wal";
        const std::string file = readWhole(store.folder().journal());
        const std::string logged = readWhole(log);
        {
            const StoreReader reader(store.folder());
            QVERIFY(reader.journal().count() > 0);
            for (const int mode : { SQLITE_CHECKPOINT_PASSIVE, SQLITE_CHECKPOINT_FULL, SQLITE_CHECKPOINT_RESTART,
                     SQLITE_CHECKPOINT_TRUNCATE })
                QVERIFY(sqlite3_wal_checkpoint_v2(reader.connection().handle(), nullptr, mode, nullptr, nullptr)
                    != SQLITE_OK);
        }
        QVERIFY(readWhole(store.folder().journal()) == file);
        QVERIFY(readWhole(log) == logged);
    }

    void writerKeepsEveryCommitOnTheDisk()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        QCOMPARE(writer.connection().text("PRAGMA journal_mode"), std::string("wal"));
        QCOMPARE(writer.connection().number("PRAGMA synchronous"), 2); // FULL
        QCOMPARE(writer.connection().number("PRAGMA mmap_size"), 0);
        QCOMPARE(writer.connection().number("PRAGMA wal_autocheckpoint"), 0);
    }

    // F22
    void logIsKeptShort()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        const fs::path log = fs::path(store.folder().journal()) += "-wal";
        for (int i = 0; i < 6; ++i) {
            fill(writer, 300);
            QVERIFY(fs::file_size(log) < 16 * 1024 * 1024);
        }
    }

    // F22
    void logIsEmptiedWhenNobodyWrites()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        const fs::path log = fs::path(store.folder().journal()) += "-wal";
        fillLog(writer, 100'000);
        writer.journal().signHeads({ 1'000'000 }); // there was something to sign
        writer.journal().signHeads({ 1'001'000 });
        QCOMPARE(fs::file_size(log), 0u);
        fill(writer, 1);
        {
            const StoreReader reader(store.folder());
            const Snapshot moment(reader.connection());
            QVERIFY(reader.journal().count() > 0);
            writer.journal().signHeads({ 1'002'000 });
            writer.journal().signHeads({ 1'003'000 });
            QVERIFY(fs::file_size(log) > 0); // a reader still needs it, and nobody waits for it
        }
        writer.journal().signHeads({ 1'004'000 });
        QCOMPARE(fs::file_size(log), 0u);
    }

    void closingLeavesOneFile()
    {
        TemporaryStore store;
        fillAndClose(store);
        QVERIFY(!fs::exists(fs::path(store.folder().journal()) += "-wal"));
        QVERIFY(!fs::exists(fs::path(store.folder().journal()) += "-shm"));
    }

    // F24
    void secondWriterIsRefusedNamingTheFirst()
    {
        TemporaryStore store;
        fillAndClose(store);
        SeparateProcess other([&](SeparateProcess::Line& line) {
            StoreWriter writer(store.folder());
            line.tell("open");
            line.wait(); // until it is killed
            return 0;
        });
        QCOMPARE(other.hear(), std::string("open"));
        const std::string failure = failureOf([&] { StoreWriter writer(store.folder()); });
        QVERIFY(says(failure, "open for writing in another program (process " + std::to_string(other.id()) + ")"));
        QVERIFY(says(failure, store.folder().path.string()));
        const StoreReader reader(store.folder()); // reading is possible meanwhile
        QVERIFY(reader.journal().verify({}).isSound());
        other.kill();
        StoreWriter writer(store.folder()); // the lock went with the process
        fill(writer, 2);
    }

    // F22, F24
    void secondWriterInTheSameProcessIsRefusedToo()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        QVERIFY(says(failureOf([&] { StoreWriter second(store.folder()); }), std::to_string(getpid())));
    }

    void readerSeesWholeCommitsWhileTheWriterWrites()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        const StoreReader reader(store.folder());
        std::uint64_t seen = 0;
        for (int i = 0; i < 30; ++i) {
            fill(writer, 1);
            const std::uint64_t count = reader.journal().count();
            QVERIFY(count > seen);
            QCOMPARE(dumpLedgers(reader.connection()), dumpLedgers(writer.connection()));
            seen = count;
        }
    }

    void folderThatMayOnlyBeReadCanBeRead()
    {
        TemporaryStore store;
        fillAndClose(store);
        const fs::path around = store.around();
        const auto give = [&](uid_t owner, mode_t folders) {
            for (const fs::path& path : { around, store.folder().path })
                QCOMPARE(chmod(path.c_str(), folders), 0);
            for (const auto& file : fs::recursive_directory_iterator(store.folder().path))
                QCOMPARE(chown(file.path().c_str(), owner, owner), 0);
            QCOMPARE(chown(store.folder().path.c_str(), owner, owner), 0);
        };
        constexpr uid_t nobody = 65534;
        const bool isRoot = geteuid() == 0; // who may write everywhere: another one must try it
        give(isRoot ? nobody : geteuid(), 0555);
        chmod(store.folder().lock().c_str(), 0444);
        SeparateProcess other([&](SeparateProcess::Line& line) {
            if (isRoot && (setgid(nobody) != 0 || setuid(nobody) != 0))
                return 1;
            line.tell(failureOf([&] { StoreWriter writer(store.folder()); }));
            const StoreReader reader(store.folder());
            line.tell(reader.journal().verify({}).isSound() && reader.journal().count() > 0 ? "sound" : "not sound");
            return 0;
        });
        const std::string failure = other.hear();
        const std::string reading = other.hear();
        QCOMPARE(other.join(), 0);
        give(geteuid(), 0755);
        QVERIFY(says(failure, "Not saved: "));
        QVERIFY(says(failure, "may only be read"));
        QCOMPARE(reading, std::string("sound"));
    }

    void missingStoreIsSaidToBeMissing()
    {
        const QTemporaryDir directory;
        const StoreFolder folder { fs::path(directory.path().toStdString()) / "none" };
        QVERIFY(says(failureOf([&] { StoreReader reader(folder); }), "There is no store in " + folder.path.string()));
        QVERIFY(says(failureOf([&] { StoreWriter writer(folder); }), "fengsui-clerk init"));
        QVERIFY(!fs::exists(folder.path)); // and nothing is made on the way
    }

    void fileThatIsNoJournalIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray(5000, 'x');
        QTest::newRow("short") << QByteArray("SQLite format 3");
        QTemporaryDir directory;
        const std::string path = directory.path().toStdString() + "/foreign";
        Connection(path, Connection::Mode::ReadWrite).execute("PRAGMA journal_mode=DELETE; CREATE TABLE entry(x)");
        QTest::newRow("another program's database") << QByteArray::fromStdString(readWhole(path));
    }

    void fileThatIsNoJournalIsLeftAlone()
    {
        QFETCH(QByteArray, bytes);
        TemporaryStore store;
        writeDurably(store.folder().journal(), bytes.toStdString());
        QVERIFY(says(failureOf([&] { StoreReader reader(store.folder()); }), "is not a Fengsui journal"));
        QVERIFY(says(failureOf([&] { StoreWriter writer(store.folder()); }), "is not a Fengsui journal"));
        QVERIFY(readWhole(store.folder().journal()) == bytes.toStdString());
    }

    // F9
    void newerJournalIsRefused()
    {
        TemporaryStore store;
        Connection(store.folder().journal(), Connection::Mode::ReadWrite).execute("PRAGMA user_version=99");
        QVERIFY(says(failureOf([&] { StoreReader reader(store.folder()); }), "newer version"));
        QVERIFY(says(failureOf([&] { StoreWriter writer(store.folder()); }), "newer version"));
    }

    void ledgersOfAnotherVersionAreFoldedAnew()
    {
        TemporaryStore store;
        std::string dump;
        {
            StoreWriter writer(store.folder());
            fill(writer, 50);
            dump = dumpLedgers(writer.connection());
            writer.connection().execute("UPDATE ledger_state SET version = 0");
            writer.connection().execute("DROP TABLE team");
            writer.connection().execute("DELETE FROM incident");
        }
        QVERIFY(says(failureOf([&] { StoreReader reader(store.folder()); }), "another version"));
        StoreWriter writer(store.folder());
        QVERIFY(dumpLedgers(writer.connection()) == dump);
        QCOMPARE(writer.connection().number("SELECT version FROM ledger_state"), ledgerVersion);
        const StoreReader reader(store.folder());
        QVERIFY(reader.journal().verify({}).isSound());
    }

    void storeIsMadeOnlyInAnEmptyFolderAndForItsOwnerAlone()
    {
        TemporaryStore store;
        QVERIFY(says(failureOf([&] { createStoreFolder(store.folder()); }), "is not empty"));
        const StoreFolder other { store.around() / "other" };
        fs::create_directory(other.path);
        writeDurably(other.path / "letter", "dear");
        QVERIFY(says(failureOf([&] { createStoreFolder(other); }), "is not empty"));
        QVERIFY(!other.isStore());
        QCOMPARE(fs::status(store.folder().path).permissions(), fs::perms::owner_all);
        QCOMPARE(fs::status(store.folder().key()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    }

    void missingKeyIsNamed()
    {
        TemporaryStore store;
        fs::remove(store.folder().key());
        QVERIFY(says(failureOf([&] { StoreWriter writer(store.folder()); }), store.folder().key().string()));
        const StoreReader reader(store.folder()); // reading needs none
        QCOMPARE(reader.journal().count(), 0u);
    }

private:
    static void fillAndClose(const TemporaryStore& store)
    {
        StoreWriter writer(store.folder());
        fill(writer, 30);
    }
};

QTEST_GUILESS_MAIN(StoreFolderTest)
#include "store_folder_test.moc"
