#include "person/entries.pb.h"
#include "sqlite/durable_file.h"
#include "support/random_history.h"
#include "support/temporary_store.h"
#include "support/watched_disk.h"

#include <QTest>

#include <fstream>
#include <map>
#include <sqlite3.h>

using namespace fengsui;
namespace fs = std::filesystem;

namespace {

struct Operation {
    enum class Kind { Write, Truncate, Sync } kind;
    std::string file;
    std::string bytes;
    std::uint64_t at = 0; ///< or the new size
};

class Recorder final : public DiskWatcher {
public:
    std::vector<Operation> operations;

    int beforeWrite(const std::string& file, std::string_view bytes, std::uint64_t at) override
    {
        operations.push_back({ Operation::Kind::Write, file, std::string(bytes), at });
        return SQLITE_OK;
    }
    int beforeTruncate(const std::string& file, std::uint64_t size) override
    {
        operations.push_back({ Operation::Kind::Truncate, file, {}, size });
        return SQLITE_OK;
    }
    int beforeSync(const std::string& file) override
    {
        operations.push_back({ Operation::Kind::Sync, file, {}, 0 });
        return SQLITE_OK;
    }
};

/// What of the writes that no sync has followed is on the disk when the power goes.
enum class Unsynced { Lost, Kept, Some, Torn };

constexpr std::size_t sector = 512;

using Files = std::map<std::string, std::string>;

void apply(std::string& file, const Operation& operation, Unsynced unsynced, Dice& dice)
{
    const auto at = static_cast<std::size_t>(operation.at);
    if (operation.kind == Operation::Kind::Truncate) {
        file.resize(at);
        return;
    }
    for (std::size_t offset = 0; offset < operation.bytes.size();) {
        // sectors are written whole or not at all, in any order
        const std::size_t part = unsynced == Unsynced::Torn ? sector - (at + offset) % sector : operation.bytes.size();
        const std::string bytes = operation.bytes.substr(offset, part);
        if (unsynced != Unsynced::Torn || dice.chance(50)) {
            if (file.size() < at + offset + bytes.size())
                file.resize(at + offset + bytes.size());
            file.replace(at + offset, bytes.size(), bytes);
        }
        offset += bytes.size();
    }
}

/// The disk after a power cut behind so many operations.
Files afterCut(
    const Files& before, const std::vector<Operation>& operations, std::size_t cut, Unsynced unsynced, Dice& dice)
{
    std::map<std::string, std::size_t> synced; // operations of the file up to here are safe
    for (std::size_t i = 0; i < cut; ++i)
        if (operations[i].kind == Operation::Kind::Sync)
            synced[operations[i].file] = i;
    Files files = before;
    for (std::size_t i = 0; i < cut; ++i) {
        const Operation& operation = operations[i];
        if (operation.kind == Operation::Kind::Sync)
            continue;
        const auto safe = synced.find(operation.file);
        if (safe != synced.end() && i < safe->second)
            apply(files[operation.file], operation, Unsynced::Kept, dice);
        else if (unsynced == Unsynced::Kept || unsynced == Unsynced::Torn
            || (unsynced == Unsynced::Some && dice.chance(50)))
            apply(files[operation.file], operation, unsynced, dice);
    }
    return files;
}

} // namespace

// The power goes at any single operation of a working day. What was synced stays; what was not may stay, be lost, or
// be torn at sectors. kill -9 can't show this: there the system still writes what it was given.
class PowerCutTest : public QObject {
    Q_OBJECT

private slots:
    // F19
    void powerCutAtAnyMomentLosesNothingAcknowledged()
    {
        Dice dice("powerCutAtAnyMomentLosesNothingAcknowledged");
        RandomHistory history(dice, 15);
        TemporaryStore store;
        {
            StoreWriter writer(store.folder());
            for (int i = 0; i < 20; ++i)
                writer.journal().append(history.next(writer.ledgers(), { 1000 + i }), {}, { 1000 + i });
        }
        const Files before { { store.folder().journal().string(), readWhole(store.folder().journal()) } };

        // how many operations had been done when each entry was acknowledged
        std::vector<std::pair<std::size_t, Receipt>> acknowledged;
        Recorder recorder;
        {
            const WatchedDisk disk(recorder);
            StoreWriter writer(store.folder());
            for (int i = 0; i < 45; ++i) {
                auto drafts = history.next(writer.ledgers(), { 2000 + i });
                if (i % 9 == 8) // the log is moved into the file and emptied
                    drafts.push_back({ Kind::PersonErased, RawId::derived("person 1"), {}, {} });
                Receipt receipt = writer.journal().append(drafts, {}, { 2000 + i });
                acknowledged.emplace_back(recorder.operations.size(), std::move(receipt));
            }
        }
        const std::size_t end = acknowledged.back().first;
        QVERIFY(end > 200);

        const StoreFolder cutStore { store.around() / "cut" };
        int cuts = 0;
        for (std::size_t cut = 0; cut <= end; cut += 1 + dice.below(7), ++cuts) { // other places in every run
            const auto unsynced = static_cast<Unsynced>(dice.below(4));
            fs::remove_all(cutStore.path);
            fs::create_directory(cutStore.path);
            fs::copy(store.folder().key(), cutStore.key());
            for (const auto& [file, bytes] : afterCut(before, recorder.operations, cut, unsynced, dice))
                std::ofstream(cutStore.path / fs::path(file).filename(), std::ios::binary) << bytes;

            const QByteArray place = QByteArray("cut ") + QByteArray::number(static_cast<int>(cut)) + " unsynced "
                + QByteArray::number(static_cast<int>(unsynced));
            StoreWriter writer(cutStore);
            const SqliteJournalReader reader(writer.connection());
            const Verification verification = reader.verify({});
            QVERIFY2(verification.isSound(), (place + ": " + faultsOf(verification)).constData());
            for (const auto& [operations, receipt] : acknowledged) {
                if (operations > cut)
                    break;
                for (std::size_t i = 0; i < receipt.keys.size(); ++i) {
                    const auto entry = reader.entry(receipt.keys[i]);
                    QVERIFY2(entry && entry->hash == receipt.hashes[i],
                        (place + " lost " + QByteArray::fromStdString(receipt.keys[i].toString())).constData());
                }
            }
            const Draft next { Kind::ShiftNoted, RawId::derived("next"), {}, {} };
            writer.journal().append(std::span(&next, 1), {}, { 9000 }); // and it goes on
        }
        qInfo("%d cuts", cuts);
    }
};

QTEST_GUILESS_MAIN(PowerCutTest)
#include "power_cut_test.moc"
