#include "sqlite/ledger_check.h"

#include "base/hex.h"
#include "journal/subject_state.h"
#include "sqlite/chain_check.h"
#include "sqlite/ledger_sums.h"
#include "sqlite/ledger_writer.h"

#include <algorithm>
#include <set>

namespace fengsui {

namespace {

constexpr std::size_t subjectsAtATime = 1000;

/// Takes subject after subject; what they come to stands in a scratch database until it has been compared.
class LedgerCheck {
public:
    LedgerCheck(const Connection& store, Verification& verification)
        : m_store(store)
        , m_verification(verification)
        , m_scratch({}, Connection::Mode::Scratch)
    {
        m_scratch.execute("BEGIN");
        createLedgerTables(m_scratch);
        m_writer = std::make_unique<LedgerWriter>(m_scratch);
    }

    /// All entries that bear one id.
    void take(std::vector<Entry>& entries)
    {
        std::ranges::sort(entries, [](const Entry& a, const Entry& b) { return a < b; });
        std::set<SubjectKey> subjects;
        for (const Entry& entry : entries)
            if (const SubjectKey key = SubjectKey::of(entry.envelope); key.kind != SubjectKind::Unknown)
                subjects.insert(key);
        for (const SubjectKey& key : subjects) {
            SubjectState state = emptyState(key);
            StreamSet streams;
            for (const Entry& entry : entries) {
                if (SubjectKey::of(entry.envelope) != key)
                    continue;
                fold(state, entry);
                streams.add(entry.envelope.key.stream);
            }
            m_sums.add(streams.key(), m_writer->write(key, state, LedgerWriter::Row::New));
        }
        if (++m_waiting >= subjectsAtATime)
            compare();
    }

    void finish()
    {
        compare();
        LedgerSums told;
        told.read(m_store);
        if (!(told == m_sums))
            addFault(m_verification, "ledger ledger_sum",
                QT_TRANSLATE_NOOP("Failure",
                    "The sum of the ledgers, by which consoles compare them, is not what the entries come to. Run "
                    "\"fengsui-clerk journal rebuild\"."));
        const auto tables = ledgerTables();
        for (std::size_t i = 0; i < tables.size(); ++i) {
            if (tables[i].name == std::string_view("ledger_sum"))
                continue; // of no subject
            Statement count(m_store, std::string("SELECT count(*) FROM ") + tables[i].name);
            count.step();
            if (count.integer(0) != m_rows[i])
                addFault(m_verification, std::string("ledger ") + tables[i].name,
                    QT_TRANSLATE_NOOP("Failure",
                        "The ledger has %1 rows, but the entries come to %2. Run \"fengsui-clerk journal rebuild\"."),
                    { std::to_string(count.integer(0)), std::to_string(m_rows[i]) });
        }
    }

private:
    void compare()
    {
        const auto tables = ledgerTables();
        m_rows.resize(tables.size());
        for (std::size_t i = 0; i < tables.size(); ++i) {
            Statement rows(m_scratch, std::string("SELECT * FROM ") + tables[i].name);
            std::optional<Statement> same;
            while (rows.step()) {
                if (!same)
                    same.emplace(m_store, sameRowSql(tables[i], rows));
                same->start();
                for (int column = 0; column < rows.columns(); ++column)
                    same->bindColumn(column + 1, rows, column);
                if (!same->step())
                    addFault(m_verification, std::string("ledger ") + tables[i].name + ' ' + toHex(rows.bytes(0)),
                        QT_TRANSLATE_NOOP("Failure",
                            "The ledger does not say what the entries say. Run \"fengsui-clerk journal rebuild\"."));
                same->start();
                ++m_rows[i];
            }
            m_scratch.execute(std::string("DELETE FROM ") + tables[i].name);
        }
        m_waiting = 0;
    }

    static std::string sameRowSql(const LedgerTable& table, const Statement& rows)
    {
        std::string sql = std::string("SELECT 1 FROM ") + table.name + " WHERE ";
        for (int column = 0; column < rows.columns(); ++column)
            sql += (column == 0 ? "" : " AND ") + rows.name(column) + " IS ?" + std::to_string(column + 1);
        return sql;
    }

    const Connection& m_store;
    Verification& m_verification;
    Connection m_scratch;
    std::unique_ptr<LedgerWriter> m_writer;
    LedgerSums m_sums;
    std::vector<std::int64_t> m_rows; ///< compared so far, by table
    std::size_t m_waiting = 0;
};

} // namespace

bool checkLedgers(const Connection& connection, Verification& verification, const Progress& progress)
{
    LedgerCheck check(connection, verification);
    Statement count(connection, "SELECT count(*) FROM entry");
    const auto total = count.step() ? static_cast<std::uint64_t>(count.integer(0)) : 0;
    // by the index: sorting the rows themselves would write bodies into temporary files
    Statement rows(connection,
        std::string("SELECT subject, ") + placedColumns + " FROM entry INDEXED BY entry_subject WHERE "
            + countingEntries + " ORDER BY subject");
    std::vector<Entry> entries;
    SubjectId subject;
    std::uint64_t done = 0;
    while (rows.step()) {
        if (const SubjectId next = rows.id(0); next != subject) {
            check.take(entries);
            entries.clear();
            subject = next;
        }
        entries.push_back(placedEntryOfRow(rows, 1, connection));
        if (++done % 10'000 == 0 && progress && !progress(done, total))
            return false;
    }
    check.take(entries);
    check.finish();
    return true;
}

} // namespace fengsui
