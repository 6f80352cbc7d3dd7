#include "backup/salvage.h"

#include "journal/catalogue.h"
#include "sqlite/entry_table.h"
#include "sqlite/schema.h"

#include <map>
#include <optional>
#include <system_error>

namespace fengsui {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t batchSize = 500;
constexpr std::int64_t longestLeap = 4096;

/// Goes through the rows in the order of arrival, and around those that can't be read.
class Rows {
public:
    explicit Rows(const Connection& damaged)
        : m_damaged(damaged)
    {
    }
    /// Nothing at the end. An entry without a digest could not be read.
    std::optional<Entry> next()
    {
        for (;;) {
            try {
                if (!m_rows) {
                    m_rows.emplace(m_damaged, "SELECT id, hash, envelope, body FROM entry WHERE id > ?1 ORDER BY id");
                    m_rows->bind(1, m_last);
                }
                if (!m_rows->step())
                    return std::nullopt;
                // A damaged page may give rows again; whoever follows them back never comes to the end.
                const std::int64_t id = m_rows->integer(0);
                if (id <= m_last) {
                    ++unread;
                    continue;
                }
                m_last = id;
                Entry entry = entryOfRow(*m_rows, 1, m_damaged);
                m_leap = 1;
                m_hasLeapt = false;
                return entry;
            } catch (const StoreFailure&) {
                // the next row, or, where whole pages can't be read, some way behind
                m_rows.reset();
                if (m_hasLeapt) {
                    m_last += m_leap;
                    m_leap *= 2;
                }
                m_hasLeapt = true;
                if (m_leap > longestLeap)
                    return std::nullopt;
                ++unread;
            }
        }
    }
    std::uint64_t unread = 0; ///< at least

private:
    const Connection& m_damaged;
    std::optional<Statement> m_rows;
    std::int64_t m_last = 0;
    std::int64_t m_leap = 1;
    bool m_hasLeapt = false;
};

bool isSound(const Entry& entry)
{
    const KindInfo* info = find(entry.envelope.kind);
    return sha256(entry.envelope.encode()) == entry.hash
        && (entry.body ? sha256(*entry.body) == entry.envelope.bodyHash : info && info->holdsPerson);
}

class Salvage {
public:
    Salvage(const Connection& damaged, StoreWriter& into)
        : m_damaged(damaged)
        , m_into(into)
    {
        for (const Lane& lane : readLanes(into.connection()))
            m_ends[{ lane.incarnation, lane.stream }] = { lane.number, lane.hash };
    }
    Salvaged run()
    {
        Rows rows(m_damaged);
        while (auto entry = rows.next())
            take(*std::move(entry));
        flush();
        m_salvaged.damaged += rows.unread;
        takeCredentials();
        return m_salvaged;
    }

private:
    void take(Entry entry)
    {
        const EntryKey& key = entry.envelope.key;
        auto& [number, hash] = m_ends[{ key.incarnation, key.stream }];
        if (!isSound(entry)) {
            ++m_salvaged.damaged;
        } else if (key.number > number + 1 || (key.number == number + 1 && entry.envelope.previous != hash)) {
            ++m_salvaged.waiting;
        } else if (key.number == number + 1) {
            number = key.number;
            hash = entry.hash;
            m_batch.push_back(std::move(entry));
            if (m_batch.size() >= batchSize)
                flush();
        }
    }
    void flush()
    {
        if (m_into.journal().accept(m_batch))
            m_salvaged.taken += m_batch.size();
        else
            m_salvaged.damaged += m_batch.size(); // each was looked at: only a journal that changed meanwhile refuses
        m_batch.clear();
    }
    // Nobody could sign in without; a damaged one is only a password to set anew.
    void takeCredentials()
    {
        try {
            Statement rows(m_damaged, "SELECT operator, verifier, must_change FROM credential");
            Transaction transaction(m_into.connection());
            Statement insert(m_into.connection(),
                "INSERT OR IGNORE INTO credential(operator, verifier, failures, wait_until, must_change) VALUES(?1, "
                "?2, 0, NULL, ?3)");
            while (rows.step())
                insert.start().bindBytes(1, rows.bytes(0)).bindText(2, rows.text(1)).bind(3, rows.integer(2)).run();
            transaction.commit();
        } catch (const StoreFailure&) {
        }
    }

    const Connection& m_damaged;
    StoreWriter& m_into;
    std::map<std::pair<IncarnationId, StreamName>, std::pair<std::uint64_t, Digest>> m_ends;
    std::vector<Entry> m_batch;
    Salvaged m_salvaged;
};

// Under the same keys, because to its peers it is the same console.
void makeBeside(const StoreFolder& damaged, const StoreFolder& into)
{
    fs::create_directories(into.path);
    fs::permissions(into.path, fs::perms::owner_all);
    for (const auto key :
        { &StoreFolder::key, &StoreFolder::wireKey, &StoreFolder::formerKey, &StoreFolder::formerWireKey })
        if (fs::exists((damaged.*key)()))
            fs::copy_file((damaged.*key)(), (into.*key)());
    createStoreFolder(into);
    for (const auto& each : fs::directory_iterator(damaged.path)) {
        const std::string name = each.path().filename().string();
        if (each.is_directory() && !name.starts_with("backup-"))
            fs::copy(each.path(), into.path / name, fs::copy_options::recursive | fs::copy_options::skip_existing);
    }
    if (fs::exists(damaged.config()))
        fs::copy_file(damaged.config(), into.config(), fs::copy_options::overwrite_existing);
}

Salvaged takenFrom(const fs::path& journal, StoreWriter& into)
{
    std::unique_ptr<const Connection> from;
    try {
        from = std::make_unique<const Connection>(journal, Connection::Mode::ReadOnly);
    } catch (const StoreFailure&) {
        return { 0, 0, 1 }; // not even its beginning can be read: all comes from the peers
    }
    return Salvage(*from, into).run();
}

} // namespace

Salvaged salvage(const StoreFolder& damaged, const StoreFolder& into, Instant now)
{
    try {
        const WriterLock nobodyElse(damaged);
        if (!into.isStore())
            makeBeside(damaged, into);
        StoreWriter writer(into);
        const Salvaged salvaged = takenFrom(damaged.journal(), writer);
        const auto heads = writer.journal().heads();
        const bool isAnnounced = std::ranges::any_of(
            heads, [&](const Head& head) { return head.key.incarnation == writer.journal().incarnation(); });
        if (!isAnnounced)
            writer.journal().renew(now);
        return salvaged;
    } catch (const std::system_error& failure) {
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "%1 can't be made: %2."), { into.path.string(), failure.what() });
    }
}

} // namespace fengsui
