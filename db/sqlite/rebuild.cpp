#include "sqlite/rebuild.h"

#include "journal/subject_state.h"
#include "sqlite/entry_table.h"
#include "sqlite/folding_thread.h"
#include "sqlite/generations.h"
#include "sqlite/ledger_sums.h"
#include "sqlite/ledger_writer.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <deque>
#include <iterator>
#include <limits>
#include <set>
#include <utility>

namespace fengsui {

namespace {

/// Writes states into the ledgers, and their sums.
class LedgersAnew {
public:
    LedgersAnew(Connection& connection, FoldGuard& guard)
        : m_connection(connection)
        , m_guard(guard)
        , m_writer(connection)
    {
    }

    void queue(PutAway states)
    {
        m_queue.insert(m_queue.end(), std::make_move_iterator(states.begin()), std::make_move_iterator(states.end()));
    }

    /// A whole generation is put away at once: written in parts it keeps no reader waiting.
    void writeQueued(std::size_t most)
    {
        for (; !m_queue.empty() && most > 0; --most, m_queue.pop_front()) {
            const auto& [subject, folding] = m_queue.front();
            const std::string& streams = *m_streams.insert(folding->streams.key()).first;
            const Digest rows = m_writer.write(subject.id, folding->state, LedgerWriter::Row::New);
            m_sums.add(streams, rows);
            m_written.emplace(subject, Written { rows, &streams });
        }
    }

    void foldApart(const std::vector<SubjectKey>& subjects)
    {
        for (const SubjectKey& subject : subjects) {
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

    Connection& m_connection;
    FoldGuard& m_guard;
    LedgerWriter m_writer;
    LedgerSums m_sums;
    std::deque<PutAway::value_type> m_queue;
    std::set<std::string> m_streams; ///< the few sets of streams in which subjects lie
    boost::unordered_flat_map<SubjectKey, Written, std::hash<SubjectKey>> m_written;
};

constexpr std::size_t rowsAtOnce = 1000;
constexpr std::size_t tellEach = 10'000;

} // namespace

bool rebuildLedgers(Connection& connection, const Progress& progress, FoldGuard& guard)
{
    Transaction transaction(connection);
    dropLedgers(connection);
    createLedgerTables(connection);
    createOpenIndexes(connection);
    {
        const auto total = static_cast<std::uint64_t>(connection.number("SELECT coalesce(max(id), 0) FROM entry"));
        // asking each row costs a tenth of it all
        const bool isPlain = connection.number("SELECT (SELECT count(*) FROM cut) + (SELECT count(*) FROM retimed) + "
                                               "(SELECT count(*) FROM crashing)")
            == 0;
        Statement rows(connection,
            std::string("SELECT ") + (isPlain ? "hash, envelope, body, NULL" : placedColumns) + " FROM entry "
                + (isPlain ? std::string() : std::string("WHERE ") + countingEntries) + " ORDER BY id");
        Generations generations(guard);
        LedgersAnew ledgers(connection, guard);
        {
            FoldingThread folding(generations, connection);
            std::uint64_t done = 0;
            for (bool isMore = true; isMore;) {
                RawRows some;
                while (some.rows.size() < rowsAtOnce && (isMore = rows.step()))
                    some.add(rows);
                const bool isTurnToTell = !some.rows.empty() && (done += some.rows.size()) % tellEach == 0;
                ledgers.queue(folding.exchange(std::move(some)));
                ledgers.writeQueued(rowsAtOnce);
                if (isTurnToTell && progress && !progress(done, total))
                    return false;
            }
            ledgers.queue(folding.await());
        }
        generations.putAllAway();
        ledgers.queue(generations.takePutAway());
        ledgers.writeQueued(std::numeric_limits<std::size_t>::max());
        createLedgerIndexes(connection); // once all rows are there: sorting them is cheaper than keeping them sorted
        ledgers.foldApart(generations.apart());
    }
    connection.execute("DELETE FROM ledger_state");
    connection.execute("INSERT INTO ledger_state(version) VALUES(" + std::to_string(ledgerVersion) + ")");
    transaction.commit();
    return true;
}

} // namespace fengsui
