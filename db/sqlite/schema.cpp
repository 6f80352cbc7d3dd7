#include "sqlite/schema.h"

#include "journal/journal.h"
#include "sqlite/ledger_tables.h"

#include <array>

namespace fengsui {

namespace {

struct Step {
    const char* what;
    const char* sql;
};

// user_version counts the steps done. A step is never edited; a further one follows it.
constexpr std::array steps {
    Step { "entries, lanes and what this console alone knows", R"(
        CREATE TABLE lane(
            id INTEGER PRIMARY KEY,
            incarnation BLOB NOT NULL,
            stream TEXT NOT NULL,
            number INTEGER NOT NULL,       -- of the last entry
            hash BLOB NOT NULL,            -- of the last entry
            time INTEGER NOT NULL,         -- highest hybrid time in the lane
            signed_number INTEGER,         -- the last signed head
            signed_hash BLOB,
            signature BLOB,
            UNIQUE(incarnation, stream));
        CREATE TABLE entry(
            id INTEGER PRIMARY KEY,        -- order of arrival
            lane INTEGER NOT NULL,
            number INTEGER NOT NULL,
            subject BLOB NOT NULL,
            kind INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL,
            hash BLOB NOT NULL,
            envelope BLOB NOT NULL,        -- the bytes that the hash is over
            body BLOB);                    -- NULL when erased
        CREATE UNIQUE INDEX entry_key ON entry(lane, number);
        CREATE INDEX entry_subject ON entry(subject);
        CREATE INDEX entry_recorded ON entry(recorded_at);
        CREATE TABLE ledger_state(version INTEGER NOT NULL);
        CREATE TABLE incarnation(id BLOB PRIMARY KEY, public_key BLOB NOT NULL, is_own INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE credential(
            operator BLOB PRIMARY KEY,
            verifier TEXT NOT NULL,
            failures INTEGER NOT NULL,
            wait_until INTEGER,
            must_change INTEGER NOT NULL) WITHOUT ROWID;
        PRAGMA application_id=1179866441;  -- "FSUI"
    )" },
    Step { "what syncing found out", R"(
        CREATE TABLE set_aside(            -- entries of a branch that lost its name, as they were; bodies live on renamed
            hash BLOB PRIMARY KEY,
            incarnation BLOB NOT NULL,
            stream TEXT NOT NULL,
            number INTEGER NOT NULL,
            envelope BLOB NOT NULL,
            kept BLOB NOT NULL,            -- the entry that kept the name of the branch's first
            renamed BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE witness(              -- signed heads that contradict what is here
            incarnation BLOB NOT NULL,
            stream TEXT NOT NULL,
            number INTEGER NOT NULL,
            hash BLOB NOT NULL,
            signature BLOB NOT NULL,
            PRIMARY KEY(incarnation, stream, number)) WITHOUT ROWID;
        CREATE TABLE cut(                  -- of revoked consoles: entries beyond this number don't count
            lane INTEGER PRIMARY KEY,
            number INTEGER NOT NULL);
        CREATE TABLE peer_status(          -- how the last conversation went, for people
            pin BLOB PRIMARY KEY,
            heard_at INTEGER NOT NULL,
            waiting_out INTEGER NOT NULL,
            waiting_in INTEGER NOT NULL,
            clock_offset INTEGER NOT NULL,
            ledgers_agree INTEGER,
            trouble TEXT NOT NULL,
            held BLOB NOT NULL) WITHOUT ROWID; -- a Have of what it held
    )" },
    Step { "how it goes with servers that carry entries", R"(
        CREATE TABLE carrier_status(
            address TEXT PRIMARY KEY,
            heard_at INTEGER NOT NULL,
            waiting_out INTEGER NOT NULL,
            waiting_in INTEGER NOT NULL,
            trouble TEXT NOT NULL) WITHOUT ROWID;
    )" },
    Step { "by which way a peer was heard", R"(
        ALTER TABLE peer_status ADD COLUMN way INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE peer_status ADD COLUMN address TEXT NOT NULL DEFAULT '';
    )" },
    Step { "clocks that ran ahead", R"(
        CREATE TABLE retimed(              -- entries written by a clock that was off
            entry INTEGER PRIMARY KEY,
            time INTEGER);                 -- their place in the order of folding; NULL while they are held
    )" },
    Step { "entries that are not folded", R"(
        CREATE TABLE crashing(             -- folding them made the program crash; see FoldGuard
            hash BLOB PRIMARY KEY) WITHOUT ROWID;
    )" },
    Step { "whose entries came without their bodies", R"(
        CREATE TABLE bodiless(             -- persons erased elsewhere, while the entry that says so has not come
            subject BLOB PRIMARY KEY) WITHOUT ROWID;
    )" },
};

constexpr std::int64_t applicationId = 1179866441;

std::size_t stepsDone(Connection& connection)
{
    const std::int64_t done = connection.number("PRAGMA user_version");
    if (done < 0 || done > static_cast<std::int64_t>(steps.size()))
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "%1 was written by a newer version of Fengsui. Install that version on this machine."),
            { connection.file().string() });
    return static_cast<std::size_t>(done);
}

} // namespace

void migrate(Connection& connection)
{
    const std::size_t done = stepsDone(connection);
    for (std::size_t i = done; i < steps.size(); ++i) {
        Transaction transaction(connection);
        connection.execute(steps[i].sql);
        connection.execute("PRAGMA user_version=" + std::to_string(i + 1));
        transaction.commit();
    }
}

void requireJournal(Connection& connection)
{
    if (connection.number("PRAGMA application_id") != applicationId || stepsDone(connection) == 0)
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "%1 is not a Fengsui journal, or its beginning is damaged. Restore the last backup."),
            { connection.file().string() });
}

void requireReadable(Connection& connection)
{
    requireJournal(connection);
    if (stepsDone(connection) != steps.size()
        || connection.number("SELECT coalesce(max(version), 0) FROM ledger_state") != ledgerVersion)
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "%1 was last written by another version of Fengsui. Open it for writing once; then it "
                               "can be read."),
            { connection.file().string() });
}

} // namespace fengsui
