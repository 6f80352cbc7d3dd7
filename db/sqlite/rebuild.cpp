#include "sqlite/rebuild.h"

#include "journal/subject_state.h"
#include "sqlite/entry_table.h"
#include "sqlite/folding_thread.h"
#include "sqlite/generations.h"
#include "sqlite/ledger_sums.h"
#include "sqlite/ledger_writer.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <set>
#include <string>
#include <string_view>
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

    void write(const FoldedRows& rows)
    {
        const std::string_view bytes = rows.bytes;
        std::size_t begin = 0;
        for (const FoldedRows::Subject& each : rows.subjects) {
            m_writer.write(each.key, bytes.substr(begin, each.end - begin), LedgerWriter::Row::New);
            const std::string& streams = *m_streams.insert(each.streams).first;
            m_sums.add(streams, each.digest);
            m_written.emplace(each.key, Written { each.digest, &streams });
            begin = each.end;
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
            m_sums.add(streams.key(), m_writer.write(subject, state, LedgerWriter::Row::Refolded));
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
            bool isMore = true;
            for (bool areAllMade = false; !areAllMade;) {
                RawRows some;
                while (isMore && some.rows.size() < rowsAtOnce)
                    if ((isMore = rows.step()))
                        some.add(rows);
                some.areLast = !isMore;
                const bool isTurnToTell = !some.rows.empty() && (done += some.rows.size()) % tellEach == 0;
                const FoldedRows made = folding.exchange(std::move(some));
                ledgers.write(made);
                areAllMade = made.areLast;
                if (isTurnToTell && progress && !progress(done, total))
                    return false;
            }
        }
        createLedgerIndexes(connection); // once all rows are there: sorting them is cheaper than keeping them sorted
        ledgers.foldApart(generations.apart());
    }
    connection.execute("DELETE FROM ledger_state");
    connection.execute("INSERT INTO ledger_state(version) VALUES(" + std::to_string(ledgerVersion) + ")");
    transaction.commit();
    return true;
}

} // namespace fengsui
