#include "sqlite/rebuild.h"

#include "journal/subject_state.h"
#include "sqlite/entry_table.h"
#include "sqlite/ledger_sums.h"
#include "sqlite/ledger_writer.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <memory>
#include <set>
#include <tuple>

namespace fengsui {

namespace {

struct Folding {
    SubjectState state;
    HybridTime lastTime;
    EntryKey lastKey;
    StreamSet streams;

    bool isBefore(const Entry& next) const
    {
        return std::pair(lastTime, lastKey) < std::pair(next.place(), next.envelope.key);
    }
};

// Entries lie in the order of arrival, which is nearly always the order of folding. Subjects for which it was not, or
// that came up again after their state had been put away, are folded apart at the end from their own entries.
//
// States are held in two generations: what has not come up while a whole generation of others did is put away. Most
// cases end within days, so that what is in memory stays small and near.
class Rebuilding {
public:
    Rebuilding(Connection& connection, FoldGuard& guard)
        : m_connection(connection)
        , m_guard(guard)
        , m_writer(connection)
    {
    }

    void take(const Entry& entry)
    {
        const SubjectKey subject = SubjectKey::of(entry.envelope);
        if (subject.kind == SubjectKind::Unknown)
            return;
        auto at = m_young.find(subject);
        if (at == m_young.end()) {
            if (m_written.contains(subject) || m_apart.contains(subject)) {
                m_apart.insert(subject);
                return;
            }
            if (m_young.size() >= subjectsInMemory / 2)
                growOld();
            at = bringIn(subject);
        }
        Folding& folding = *at->second;
        if (!folding.isBefore(entry)) {
            m_apart.insert(subject);
            m_young.erase(at);
            return;
        }
        const FoldGuard::Folding guarded(m_guard, entry.hash);
        fold(folding.state, entry);
        folding.lastTime = entry.place();
        folding.lastKey = entry.envelope.key;
        folding.streams.add(entry.envelope.key.stream);
    }

    /// Writes all states held in memory.
    void putAway()
    {
        growOld();
        growOld();
    }

    void foldApart()
    {
        std::vector<SubjectKey> apart(m_apart.begin(), m_apart.end());
        std::ranges::sort(apart);
        for (const SubjectKey& subject : apart) {
            SubjectState state = emptyState(subject);
            StreamSet streams;
            for (const Entry& entry : readEntriesOf(m_connection, subject.id)) {
                if (SubjectKey::of(entry.envelope) != subject)
                    continue;
                const FoldGuard::Folding guarded(m_guard, entry.hash);
                fold(state, entry);
                streams.add(entry.envelope.key.stream);
            }
            if (const auto before = m_written.find(subject); before != m_written.end())
                m_sums.subtract(*before->second.streams, before->second.rows);
            m_sums.add(streams.key(), m_writer.write(subject.id, state, LedgerWriter::Row::Refolded));
        }
        m_sums.write(m_connection);
    }

private:
    /// What a subject that was put away adds to the sums: small, because there are many.
    struct Written {
        Digest rows;
        const std::string* streams;
    };
    // Keys lie close together in these, apart from the large states: most of the time goes into finding a state.
    using Generation = boost::unordered_flat_map<SubjectKey, std::unique_ptr<Folding>, std::hash<SubjectKey>>;

    Generation::iterator bringIn(const SubjectKey& subject)
    {
        std::unique_ptr<Folding> folding;
        if (const auto known = m_old.find(subject); known != m_old.end()) {
            folding = std::move(known->second);
            m_old.erase(known);
        } else {
            folding = std::make_unique<Folding>(Folding { emptyState(subject), {}, {}, {} });
        }
        return m_young.emplace(subject, std::move(folding)).first;
    }

    // Writes the old generation and makes the young one old.
    void growOld()
    {
        std::vector<const Generation::value_type*> sorted;
        sorted.reserve(m_old.size());
        for (const auto& each : m_old)
            sorted.push_back(&each);
        std::ranges::sort(sorted, {}, [](const auto* each) { return each->first; });
        for (const auto* each : sorted) {
            const std::string& streams = *m_streams.insert(each->second->streams.key()).first;
            const Digest rows = m_writer.write(each->first.id, each->second->state, LedgerWriter::Row::New);
            m_sums.add(streams, rows);
            m_written.emplace(each->first, Written { rows, &streams });
        }
        m_old.clear();
        std::swap(m_old, m_young);
    }

    Connection& m_connection;
    FoldGuard& m_guard;
    LedgerWriter m_writer;
    LedgerSums m_sums;
    std::set<std::string> m_streams; ///< the few sets of streams in which subjects lie
    Generation m_young;
    Generation m_old;
    boost::unordered_flat_map<SubjectKey, Written, std::hash<SubjectKey>> m_written;
    boost::unordered_flat_set<SubjectKey, std::hash<SubjectKey>> m_apart;
};

} // namespace

bool rebuildLedgers(Connection& connection, const Progress& progress, FoldGuard& guard)
{
    Transaction transaction(connection);
    dropLedgers(connection);
    createLedgerTables(connection);
    createOpenIndexes(connection);
    {
        Rebuilding rebuilding(connection, guard);
        const auto total = static_cast<std::uint64_t>(connection.number("SELECT coalesce(max(id), 0) FROM entry"));
        // asking each row costs a tenth of it all
        const bool isPlain = connection.number("SELECT (SELECT count(*) FROM cut) + (SELECT count(*) FROM retimed) + "
                                               "(SELECT count(*) FROM crashing)")
            == 0;
        Statement rows(connection,
            std::string("SELECT ") + (isPlain ? "hash, envelope, body, NULL" : placedColumns) + " FROM entry "
                + (isPlain ? std::string() : std::string("WHERE ") + countingEntries) + " ORDER BY id");
        std::uint64_t done = 0;
        while (rows.step()) {
            rebuilding.take(placedEntryOfRow(rows, 0, connection));
            if (++done % 10'000 == 0 && progress && !progress(done, total))
                return false;
        }
        rebuilding.putAway();
        createLedgerIndexes(connection); // once all rows are there: sorting them is cheaper than keeping them sorted
        rebuilding.foldApart();
    }
    connection.execute("DELETE FROM ledger_state");
    connection.execute("INSERT INTO ledger_state(version) VALUES(" + std::to_string(ledgerVersion) + ")");
    transaction.commit();
    return true;
}

} // namespace fengsui
