#include "sqlite/sqlite_journal_reader.h"

#include "sqlite/chain_check.h"
#include "sqlite/entry_table.h"
#include "sqlite/ledger_check.h"

namespace fengsui {

// Piece by piece: as long as something is being read the log of the writer can't be emptied, and a visitor may take
// his time.
void SqliteJournalReader::visit(const std::function<bool(const Entry&)>& visitor) const
{
    constexpr std::size_t piece = 1000;
    std::int64_t last = 0;
    for (std::vector<Entry> entries(piece); entries.size() == piece;) {
        entries.clear();
        {
            Statement rows(
                m_connection, "SELECT id, hash, envelope, body FROM entry WHERE id > ?1 ORDER BY id LIMIT ?2");
            rows.bind(1, last).bind(2, std::uint64_t(piece));
            for (; rows.step(); last = rows.integer(0))
                entries.push_back(entryOfRow(rows, 1, m_connection));
        }
        for (const Entry& entry : entries)
            if (!visitor(entry))
                return;
    }
}

std::vector<Entry> SqliteJournalReader::entriesOf(SubjectId subject) const
{
    return readEntriesOf(m_connection, subject);
}

std::optional<Entry> SqliteJournalReader::entry(const EntryKey& key) const
{
    Statement row(m_connection,
        "SELECT e.hash, e.envelope, e.body FROM entry e JOIN lane l ON l.id = e.lane WHERE l.incarnation = ?1 AND "
        "l.stream = ?2 AND e.number = ?3");
    row.bind(1, key.incarnation).bindText(2, key.stream).bind(3, key.number);
    return row.step() ? std::optional(entryOfRow(row, 0, m_connection)) : std::nullopt;
}

std::uint64_t SqliteJournalReader::count() const
{
    Statement row(m_connection, "SELECT coalesce(sum(number), 0) FROM lane");
    return row.step() ? static_cast<std::uint64_t>(row.integer(0)) : 0;
}

IncarnationId SqliteJournalReader::incarnation() const
{
    return ownIncarnation(m_connection);
}

std::vector<Head> SqliteJournalReader::heads() const
{
    return readHeads(m_connection);
}

Verification SqliteJournalReader::verify(const Progress& progress) const
{
    Verification verification;
    // A damaged page may stop any of these; what the others find is still told.
    const auto attempt = [&](const std::string& where, const auto& check) {
        try {
            return check();
        } catch (const StoreFailure& failure) {
            addFault(verification, where, QT_TRANSLATE_NOOP("Failure", "Reading stops here: %1"), { failure.what() });
            return true;
        }
    };
    std::optional<Snapshot> moment;
    attempt("database", [&] {
        moment.emplace(m_connection);
        checkPages(verification);
        return true;
    });
    std::uint64_t total = 0;
    const Progress chainProgress
        = [&](std::uint64_t done, std::uint64_t) { return !progress || progress(done, total); };
    const Progress ledgerProgress
        = [&](std::uint64_t done, std::uint64_t) { return !progress || progress(total / 2 + done, total); };
    const bool goesOn = attempt("entries", [&] {
        total = 2 * count();
        ChainCheck chain(m_connection, verification);
        for (const Lane& lane : readLanes(m_connection)) {
            const EntryKey start { lane.incarnation, lane.stream, 0 };
            if (!attempt(start.toString(), [&] { return chain.check(lane, 1, chainProgress, total); }))
                return false;
        }
        checkCrashing(verification);
        chain.checkStrays();
        chain.checkWitnesses();
        return true;
    });
    if (goesOn)
        attempt("ledgers", [&] { return checkLedgers(m_connection, verification, ledgerProgress); });
    return verification;
}

void SqliteJournalReader::checkCrashing(Verification& verification) const
{
    Statement rows(m_connection,
        "SELECT e.hash, e.envelope, e.body FROM crashing c JOIN entry e ON e.hash = c.hash ORDER BY e.id");
    while (rows.step())
        addFault(verification, entryOfRow(rows, 0, m_connection).envelope.key.toString(),
            QT_TRANSLATE_NOOP("Failure",
                "Folding this entry made the program crash twice. It is kept and passed on, but shows nowhere. Install "
                "a newer version, then run \"fengsui-clerk journal rebuild\"."),
            {});
}

void SqliteJournalReader::checkPages(Verification& verification) const
{
    Statement rows(m_connection, "PRAGMA integrity_check(100)");
    while (rows.step())
        if (rows.text(0) != "ok")
            addFault(verification, "database", QT_TRANSLATE_NOOP("Failure", "The file's pages are damaged: %1"),
                { std::string(rows.text(0)) });
}

} // namespace fengsui
