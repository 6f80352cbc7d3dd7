#include "support/power_cut.h"

#include "sqlite/durable_file.h"
#include "sqlite/store_folder.h"
#include "support/random_history.h"
#include "support/watched_disk.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sqlite3.h>

namespace fengsui {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t sector = 512;
constexpr std::size_t page = 4096;
constexpr std::size_t mostOfABatch = 20;
constexpr std::size_t leastEntries = 30;

class Recorder final : public DiskWatcher {
public:
    explicit Recorder(std::vector<DiskOperation>& into)
        : m_operations(into)
    {
    }
    int beforeWrite(const std::string& file, std::string_view bytes, std::uint64_t at) override
    {
        m_operations.push_back({ DiskOperation::Kind::Write, file, std::string(bytes), at });
        return SQLITE_OK;
    }
    int beforeTruncate(const std::string& file, std::uint64_t size) override
    {
        m_operations.push_back({ DiskOperation::Kind::Truncate, file, {}, size });
        return SQLITE_OK;
    }
    int beforeSync(const std::string& file) override
    {
        m_operations.push_back({ DiskOperation::Kind::Sync, file, {}, 0 });
        return SQLITE_OK;
    }

private:
    std::vector<DiskOperation>& m_operations;
};

/// In parts of so many bytes, each of which is written whole or not at all.
void write(std::string& file, const DiskOperation& operation, std::size_t part, unsigned percent, Dice& dice)
{
    const auto at = static_cast<std::size_t>(operation.at);
    for (std::size_t offset = 0; offset < operation.bytes.size();) {
        const std::size_t size = std::min(part - (at + offset) % part, operation.bytes.size() - offset);
        if (dice.chance(percent)) {
            if (file.size() < at + offset + size)
                file.resize(at + offset + size);
            file.replace(at + offset, size, operation.bytes, offset, size);
        }
        offset += size;
    }
}

void apply(std::string& file, const DiskOperation& operation, Unsynced unsynced, bool isLast, Dice& dice)
{
    constexpr unsigned half = 50;
    const bool isByChance = unsynced == Unsynced::Some || unsynced == Unsynced::Reordered;
    if (unsynced == Unsynced::Lost || (unsynced == Unsynced::OnlyLast && !isLast) || (isByChance && dice.chance(half)))
        return;
    if (operation.kind == DiskOperation::Kind::Truncate)
        file.resize(static_cast<std::size_t>(operation.at));
    else if (unsynced == Unsynced::TornSectors || (unsynced == Unsynced::LastTorn && isLast))
        write(file, operation, sector, half, dice);
    else
        write(file, operation, page, unsynced == Unsynced::TornPages ? half : 100, dice);
}

std::vector<std::string> arrivedIn(const Connection& connection)
{
    std::vector<std::string> arrived;
    SqliteJournalReader(connection).visit([&](const Entry& entry) {
        arrived.push_back(entry.envelope.key.toString() + ' ' + entry.hash.toHex());
        return true;
    });
    return arrived;
}

/// A peer's entries, made in memory.
class Author {
public:
    explicit Author(Dice& dice)
        : m_dice(dice)
        , m_history(dice, 10)
    {
        append(opening(m_journal.publicKey(), m_journal.incarnation()));
    }
    std::vector<Entry> next()
    {
        const std::size_t size = 1 + m_dice.below(mostOfABatch);
        while (m_waiting.size() < size)
            for (const Draft& draft : m_history.next(m_ledgers, { ++m_now }))
                append(draft);
        std::vector<Entry> batch(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(size));
        m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(size));
        return batch;
    }

private:
    void append(const Draft& draft)
    {
        const Receipt receipt = m_journal.append(std::span(&draft, 1), {}, { m_now });
        for (const EntryKey& key : receipt.keys)
            m_waiting.push_back(*SqliteJournalReader(m_connection).entry(key));
    }

    Dice& m_dice;
    RandomHistory m_history;
    Connection m_connection { {}, Connection::Mode::Scratch };
    SqliteJournal m_journal { m_connection, SigningKey::generate() };
    SqliteLedgers m_ledgers { m_connection };
    std::vector<Entry> m_waiting;
    std::int64_t m_now = 3000;
};

} // namespace

PowerCuts::PowerCuts(std::uint64_t seed, Workload workload, std::size_t leastOperations, fs::path around)
    : m_dice(seed)
    , m_around(std::move(around))
{
    play(workload, leastOperations);
}

void PowerCuts::play(Workload workload, std::size_t leastOperations)
{
    const StoreFolder store { m_around / "played" };
    fs::remove_all(store.path);
    createStoreFolder(store);
    RandomHistory history(m_dice, 15);
    {
        StoreWriter writer(store);
        const Draft first = opening(writer.journal().publicKey(), writer.journal().incarnation());
        writer.journal().append(std::span(&first, 1), {}, { 999 });
        for (int i = 0; i < 20; ++i)
            writer.journal().append(history.next(writer.ledgers(), { 1000 + i }), {}, { 1000 + i });
        m_acknowledged.emplace_back(0, arrivedIn(writer.connection()).size());
    }
    m_before = { { store.journal().string(), readWhole(store.journal()) } };
    Author peer(m_dice);
    Recorder recorder(m_operations);
    const WatchedDisk disk(recorder);
    StoreWriter writer(store);
    // Upkeep is many operations: without a least of entries it could be nearly all that is cut.
    for (std::int64_t i = 0; m_operations.size() < leastOperations || m_arrived.size() <= leastEntries; ++i) {
        const Instant now { 2000 + 300 * i };
        auto drafts = history.next(writer.ledgers(), now);
        if (workload == Workload::Day && i % 9 == 8)
            drafts.push_back({ Kind::PersonErased, RawId::derived("person 1"), {}, {} });
        writer.journal().append(drafts, {}, now);
        if (workload == Workload::Peer && i % 3 != 0 && !writer.journal().accept(peer.next()))
            std::abort(); // a batch that follows is always taken
        if (workload == Workload::Upkeep && i % 4 == 3)
            writer.journal().signHeads(now);
        if (workload == Workload::Upkeep && i % 10 == 9)
            writer.journal().rebuild({});
        if (workload == Workload::Upkeep && i % 13 == 12)
            writer.journal().renew(now);
        m_arrived = arrivedIn(writer.connection());
        m_acknowledged.emplace_back(m_operations.size(), m_arrived.size());
    }
}

std::map<std::string, std::string> PowerCuts::afterCut(std::size_t cut, Unsynced unsynced)
{
    std::map<std::string, std::size_t> synced; // operations of the file before this one are safe
    for (std::size_t i = 0; i < cut; ++i)
        if (m_operations[i].kind == DiskOperation::Kind::Sync)
            synced[m_operations[i].file] = i;
    std::map<std::string, std::string> files = m_before;
    std::vector<std::size_t> unsafe;
    for (std::size_t i = 0; i < cut; ++i) {
        const DiskOperation& operation = m_operations[i];
        if (operation.kind == DiskOperation::Kind::Sync)
            continue;
        if (const auto safe = synced.find(operation.file); safe != synced.end() && i < safe->second)
            apply(files[operation.file], operation, Unsynced::Kept, false, m_dice);
        else
            unsafe.push_back(i);
    }
    const std::size_t last = unsafe.empty() ? 0 : unsafe.back();
    if (unsynced == Unsynced::Reordered)
        std::ranges::shuffle(unsafe, m_dice.generator());
    for (const std::size_t i : unsafe)
        apply(files[m_operations[i].file], m_operations[i], unsynced, i == last, m_dice);
    return files;
}

std::string PowerCuts::whatIsWrong(std::size_t cut, Unsynced unsynced)
{
    const StoreFolder store { m_around / "cut" };
    fs::remove_all(store.path);
    fs::create_directory(store.path);
    fs::copy(StoreFolder { m_around / "played" }.key(), store.key());
    for (const auto& [file, bytes] : afterCut(cut, unsynced))
        std::ofstream(store.path / fs::path(file).filename(), std::ios::binary) << bytes;
    std::size_t safe = 0;
    for (const auto& [operations, entries] : m_acknowledged)
        if (operations <= cut)
            safe = entries;
    try {
        StoreWriter writer(store);
        const SqliteJournalReader reader(writer.connection());
        const Verification verification = reader.verify({});
        if (!verification.isSound())
            return verification.faults.front().where + ": " + verification.faults.front().text;
        const std::vector<std::string> found = arrivedIn(writer.connection());
        if (found.size() < safe)
            return "acknowledged entries are lost: " + std::to_string(found.size()) + " of " + std::to_string(safe);
        if (found.size() > m_arrived.size() || !std::ranges::equal(found, std::span(m_arrived).first(found.size())))
            return "what is there is not the beginning of what was written";
        const Draft next { Kind::ShiftNoted, RawId::derived("next"), {}, {} };
        const Receipt receipt = writer.journal().append(std::span(&next, 1), {}, { 9'000'000 });
        const std::string key = receipt.keys.front().toString() + ' ';
        for (const std::string& before : std::span(m_arrived).first(safe))
            if (before.starts_with(key))
                return "a number is used twice: " + key;
    } catch (const StoreFailure& failure) {
        return failure.what();
    }
    return {};
}

} // namespace fengsui
