#include "staff/entries.pb.h"
#include "support/temporary_store.h"

#include <QTest>

#include <sqlite3.h>

using namespace fengsui;
namespace fs = std::filesystem;

namespace {

sqlite3_mem_methods usual;
std::uint64_t asked = 0;
std::uint64_t failing = 0; ///< the number of the allocation that fails; 0: none
bool isForGood = false;

bool fails()
{
    ++asked;
    return failing != 0 && (asked == failing || (isForGood && asked > failing));
}

void* allocate(int size)
{
    return fails() ? nullptr : usual.xMalloc(size);
}

void* enlarge(void* memory, int size)
{
    return fails() ? nullptr : usual.xRealloc(memory, size);
}

// SQLite takes another allocator only while nobody uses it.
void countAllocations()
{
    sqlite3_shutdown();
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual);
    sqlite3_mem_methods counting = usual;
    counting.xMalloc = allocate;
    counting.xRealloc = enlarge;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &counting);
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0); // every allocation is seen
    sqlite3_initialize();
}

Draft note(int number)
{
    entries::ShiftNoted noted;
    noted.set_text("note " + std::to_string(number));
    return { Kind::ShiftNoted, RawId::derived(noted.text()), noted.SerializeAsString(), {} };
}

} // namespace

class MemoryFaultTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { countAllocations(); }

    void whateverAllocationFailsNothingAcknowledgedIsLost_data()
    {
        QTest::addColumn<bool>("forGood");
        QTest::newRow("once") << false;
        QTest::newRow("from then on") << true;
    }

    // F18: memory runs out as a disk does
    void whateverAllocationFailsNothingAcknowledgedIsLost()
    {
        QFETCH(bool, forGood);
        const TemporaryStore fresh;
        const StoreFolder folder { fresh.around() / "played" };
        int refusals = 0;
        std::uint64_t turn = 1;
        for (bool isOver = false; !isOver; turn += 1 + turn / 40) { // the first all, later ones by samples
            fs::remove_all(folder.path);
            fs::copy(fresh.folder().path, folder.path, fs::copy_options::recursive);
            std::vector<std::pair<EntryKey, Digest>> acknowledged;
            asked = 0;
            failing = turn;
            isForGood = forGood;
            try {
                StoreWriter writer(folder);
                for (int i = 0; i < 3; ++i) {
                    try {
                        const Draft draft = note(i);
                        const Receipt receipt = writer.journal().append({ &draft, 1 }, {}, { 1000 });
                        acknowledged.emplace_back(receipt.keys[0], receipt.hashes[0]);
                    } catch (const StoreFailure&) {
                        ++refusals;
                    }
                }
            } catch (const StoreFailure&) {
                ++refusals;
            }
            isOver = asked < turn;
            failing = 0;
            StoreWriter writer(folder); // opens, and goes on
            const Draft draft = note(9);
            writer.journal().append({ &draft, 1 }, {}, { 2000 });
            const SqliteJournalReader reader(writer.connection());
            for (const auto& [key, hash] : acknowledged) {
                const auto entry = reader.entry(key);
                QVERIFY2(entry && entry->hash == hash, qPrintable(QString("allocation %1").arg(turn)));
            }
            const Verification verification = reader.verify({});
            QVERIFY2(verification.isSound(), faultsOf(verification));
        }
        QVERIFY(refusals > 20);
        qInfo("%d refusals up to allocation %llu", refusals, static_cast<unsigned long long>(turn));
    }
};

QTEST_GUILESS_MAIN(MemoryFaultTest)
#include "memory_fault_test.moc"
