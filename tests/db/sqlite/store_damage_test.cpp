#include "sqlite/durable_file.h"
#include "support/random_history.h"
#include "support/temporary_store.h"

#include <QTest>

#include <algorithm>
#include <fstream>
#include <map>

using namespace fengsui;
namespace fs = std::filesystem;

namespace {

/// What is left of a damaged store.
enum class Fate { Refused, Named, Harmless, Wrong };

struct Whole {
    std::string dump;
    std::vector<Entry> entries;
};

Whole wholeOf(const Connection& connection)
{
    return { dumpLedgers(connection), allEntries(connection) };
}

bool isSame(const std::vector<Entry>& a, const std::vector<Entry>& b)
{
    return std::ranges::equal(a, b, [](const Entry& x, const Entry& y) {
        return x.envelope == y.envelope && x.hash == y.hash && x.body == y.body;
    });
}

/// Opens it as people do, verifies, and looks whether anything that verifying calls sound is not as it was. Then a
/// writer opens it too: it may refuse, but not crash.
Fate outcomeOf(const StoreFolder& folder, const Whole& before)
{
    Fate outcome = Fate::Refused;
    try {
        const StoreReader reader(folder);
        if (!reader.journal().verify({}).isSound())
            outcome = Fate::Named;
        else if (const Whole after = wholeOf(reader.connection());
            after.dump == before.dump && isSame(after.entries, before.entries))
            outcome = Fate::Harmless;
        else
            outcome = Fate::Wrong;
    } catch (const StoreFailure& failure) {
        if (std::string(failure.what()).find("journal.sqlite") == std::string::npos)
            outcome = Fate::Wrong; // a failure names the file
    }
    try {
        StoreWriter writer(folder);
        const Draft draft { Kind::ShiftNoted, RawId::derived("after the damage"), {}, {} };
        writer.journal().append(std::span(&draft, 1), {}, { 9'000'000 });
    } catch (const StoreFailure&) {
    }
    return outcome;
}

} // namespace

class StoreDamageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        Dice dice("StoreDamageTest");
        RandomHistory history(dice, 40);
        {
            StoreWriter writer(m_store.folder());
            // the log may just have been moved into the file: some more, until it holds enough to be torn
            const auto logged = [&] { return fs::file_size(fs::path(m_store.folder().journal()) += "-wal"); };
            for (int i = 0; i < 250 || logged() < 100'000; ++i)
                writer.journal().append(history.next(writer.ledgers(), { 1000 + i }), {}, { 1000 + i });
            // what a power cut leaves: most in the log, the rest in the file
            fs::copy(m_store.folder().path, m_store.around() / "with log", fs::copy_options::recursive);
        }
        const StoreReader reader(m_store.folder());
        QVERIFY(reader.journal().verify({}).isSound());
        m_whole = wholeOf(reader.connection());
        m_file = readWhole(m_store.folder().journal());
        QVERIFY(m_file.size() > 100'000);
    }

    // F21
    void flippedBitIsFoundOrHarmless()
    {
        Dice dice("flippedBitIsFoundOrHarmless");
        std::map<Fate, int> outcomes;
        for (int round = 0; round < 300; ++round) {
            std::string bytes = m_file;
            const std::size_t at = dice.below(bytes.size());
            bytes[at] = static_cast<char>(bytes[at] ^ 1 << dice.below(8));
            const Fate outcome = outcomeOf(damaged(bytes), m_whole);
            QVERIFY2(outcome != Fate::Wrong, qPrintable(QString("byte %1").arg(at)));
            ++outcomes[outcome];
        }
        qInfo("of 300 flipped bits %d were refused, %d named, %d without harm", outcomes[Fate::Refused],
            outcomes[Fate::Named], outcomes[Fate::Harmless]);
        QVERIFY(outcomes[Fate::Named] > 50);
    }

    void flippedBitInTheFirstPagesIsFoundOrHarmless()
    {
        Dice dice("flippedBitInTheFirstPagesIsFoundOrHarmless");
        for (int round = 0; round < 60; ++round) { // header and schema, where everything hangs on every byte
            std::string bytes = m_file;
            const std::size_t at = dice.below(round < 30 ? 100 : 3 * 4096);
            bytes[at] = static_cast<char>(bytes[at] ^ 1 << dice.below(8));
            const Fate outcome = outcomeOf(damaged(bytes), m_whole);
            QVERIFY2(outcome != Fate::Wrong, qPrintable(QString("byte %1").arg(at)));
        }
    }

    // F21
    void lostSectorIsFoundOrHarmless()
    {
        constexpr std::size_t sector = 512;
        Dice dice("lostSectorIsFoundOrHarmless");
        for (int round = 0; round < 80; ++round) {
            std::string bytes = m_file;
            const std::size_t at = dice.below(bytes.size() / sector) * sector;
            bytes.replace(at, sector, round % 2 == 0 ? std::string(sector, '\0') : dice.bytes(sector));
            const Fate outcome = outcomeOf(damaged(bytes), m_whole);
            QVERIFY2(outcome != Fate::Wrong, qPrintable(QString("sector %1").arg(at / sector)));
        }
    }

    // F21
    void zeroedOrForeignPageIsFoundOrHarmless()
    {
        Dice dice("zeroedOrForeignPageIsFoundOrHarmless");
        for (int round = 0; round < 40; ++round) {
            std::string bytes = m_file;
            const std::size_t pages = bytes.size() / 4096;
            const std::size_t to = dice.below(pages), from = dice.below(pages);
            const std::string page = round % 2 == 0 ? std::string(4096, '\0') : m_file.substr(from * 4096, 4096);
            bytes.replace(to * 4096, 4096, page);
            const Fate outcome = outcomeOf(damaged(bytes), m_whole);
            QVERIFY2(outcome != Fate::Wrong, qPrintable(QString("page %1 of %2").arg(to).arg(from)));
        }
    }

    void truncatedFileIsNeverTakenForAWholeOne()
    {
        Dice dice("truncatedFileIsNeverTakenForAWholeOne");
        std::vector<std::size_t> lengths { 0, 1, 15, 16, 99, 100, 511, 512, 4095, 4096, 4097, 8192,
            m_file.size() - 4096, m_file.size() - 1 };
        for (int i = 0; i < 40; ++i)
            lengths.push_back(dice.below(m_file.size()));
        for (const std::size_t length : lengths) {
            const Fate outcome = outcomeOf(damaged(m_file.substr(0, length)), m_whole);
            // SQLite reads what is missing of the last page as zeros: zeros may be missing there, and nothing is lost.
            const bool lacksOnlyZeros
                = length > m_file.size() - 4096 && m_file.find_first_not_of('\0', length) == std::string::npos;
            QVERIFY2(
                outcome == Fate::Refused || outcome == Fate::Named || (lacksOnlyZeros && outcome == Fate::Harmless),
                qPrintable(QString::number(length)));
        }
    }

    // F19
    void tornLogLosesOnlyItsEnd()
    {
        Dice dice("tornLogLosesOnlyItsEnd");
        const StoreFolder crashed { m_store.around() / "with log" };
        const fs::path log = fs::path(crashed.journal()) += "-wal";
        const std::string file = readWhole(crashed.journal());
        const std::string logged = readWhole(log);
        QVERIFY(logged.size() > 50'000);
        std::size_t mostEntries = 0;
        for (int round = 0; round < 40; ++round) {
            std::string bytes = logged;
            if (round == 0)
                ; // as it was
            else if (round % 2 == 0)
                bytes.resize(dice.below(bytes.size()));
            else
                bytes[dice.below(bytes.size())] ^= 4;
            const StoreFolder folder = damaged(file);
            writeDurably(fs::path(folder.journal()) += "-wal", bytes);
            const StoreReader reader(folder);
            const Verification verification = reader.journal().verify({});
            QVERIFY2(verification.isSound(), faultsOf(verification));
            const auto entries = allEntries(reader.connection());
            QVERIFY(entries.size() <= m_whole.entries.size());
            const std::vector<Entry> beginning(m_whole.entries.begin(), m_whole.entries.begin() + entries.size());
            QVERIFY(isSame(entries, beginning));
            mostEntries = std::max(mostEntries, entries.size());
        }
        QCOMPARE(mostEntries, m_whole.entries.size());
    }

    void sharedMemoryOfAnotherStoreDoesNoHarm()
    {
        const StoreFolder crashed { m_store.around() / "with log" };
        const StoreFolder folder = damaged(readWhole(crashed.journal()));
        writeDurably(fs::path(folder.journal()) += "-wal", readWhole(fs::path(crashed.journal()) += "-wal"));
        writeDurably(fs::path(folder.journal()) += "-shm", std::string(32768, 'x'));
        const StoreReader reader(folder);
        QVERIFY(reader.journal().verify({}).isSound());
        QVERIFY(isSame(allEntries(reader.connection()), m_whole.entries));
    }

private:
    StoreFolder damaged(const std::string& bytes)
    {
        const StoreFolder folder { m_store.around() / "damaged" };
        fs::remove_all(folder.path);
        fs::create_directory(folder.path);
        fs::copy(m_store.folder().key(), folder.key());
        std::ofstream(folder.journal(), std::ios::binary) << bytes;
        return folder;
    }

    TemporaryStore m_store;
    Whole m_whole;
    std::string m_file;
};

QTEST_GUILESS_MAIN(StoreDamageTest)
#include "store_damage_test.moc"
