#include "sqlite/rebuild.h"

#include "journal/subject_state.h"
#include "sqlite/entry_table.h"
#include "sqlite/ledger_writer.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace fengsui {

namespace {

struct Folding {
    SubjectState state;
    HybridTime lastTime;
    EntryKey lastKey;
};

// Entries lie in the order of arrival, which is nearly always the order of folding. Subjects for which it was not, or
// that came up again after their state had been put away, are folded apart at the end from their own entries.
class Rebuilding {
public:
    explicit Rebuilding(Connection& connection)
        : m_connection(connection)
        , m_writer(connection)
    {
    }

    void take(const Entry& entry)
    {
        const SubjectKey subject = SubjectKey::of(entry.envelope);
        if (subject.kind == SubjectKind::Unknown || m_apart.contains(subject))
            return;
        auto at = m_states.find(subject);
        if (at == m_states.end()) {
            if (m_written.contains(subject)) {
                m_apart.insert(subject);
                return;
            }
            if (m_states.size() >= subjectsInMemory)
                putAway();
            at = m_states.emplace(subject, Folding { emptyState(subject), {}, {} }).first;
        } else if (std::pair(entry.envelope.time, entry.envelope.key)
            < std::pair(at->second.lastTime, at->second.lastKey)) {
            m_apart.insert(subject);
            m_states.erase(at);
            return;
        }
        fold(at->second.state, entry);
        at->second.lastTime = entry.envelope.time;
        at->second.lastKey = entry.envelope.key;
    }

    /// Writes all states held in memory.
    void putAway()
    {
        std::vector<const decltype(m_states)::value_type*> sorted;
        sorted.reserve(m_states.size());
        for (const auto& each : m_states)
            sorted.push_back(&each);
        std::ranges::sort(sorted, {}, [](const auto* each) { return each->first; });
        for (const auto* each : sorted) {
            m_writer.write(each->first.id, each->second.state, LedgerWriter::Row::New);
            m_written.insert(each->first);
        }
        m_states.clear();
    }

    void foldApart()
    {
        std::vector<SubjectKey> apart(m_apart.begin(), m_apart.end());
        std::ranges::sort(apart);
        for (const SubjectKey& subject : apart) {
            SubjectState state = emptyState(subject);
            for (const Entry& entry : readEntriesOf(m_connection, subject.id))
                fold(state, entry);
            m_writer.write(subject.id, state, LedgerWriter::Row::Refolded);
        }
    }

private:
    Connection& m_connection;
    LedgerWriter m_writer;
    std::unordered_map<SubjectKey, Folding> m_states;
    std::unordered_set<SubjectKey> m_written;
    std::unordered_set<SubjectKey> m_apart;
};

} // namespace

bool rebuildLedgers(Connection& connection, const Progress& progress)
{
    Transaction transaction(connection);
    dropLedgers(connection);
    createLedgerTables(connection);
    {
        Rebuilding rebuilding(connection);
        const auto total = static_cast<std::uint64_t>(connection.number("SELECT coalesce(max(id), 0) FROM entry"));
        Statement rows(connection, "SELECT hash, envelope, body FROM entry ORDER BY id");
        std::uint64_t done = 0;
        while (rows.step()) {
            rebuilding.take(entryOfRow(rows, 0, connection));
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
