#include "sqlite/ledger_tables.h"

#include "base/hex.h"
#include "sqlite/facts_row.h"

#include <array>

namespace fengsui {

namespace {

const std::array tables {
    LedgerTable { "incident",
        "CREATE TABLE incident(id BLOB NOT NULL, number TEXT NOT NULL, workflow TEXT NOT NULL, workflow_version "
        "INTEGER NOT NULL, state TEXT NOT NULL, "
        "type TEXT NOT NULL, title TEXT NOT NULL, address TEXT NOT NULL, division TEXT NOT NULL, cell TEXT NOT NULL, "
        "component TEXT NOT NULL, longitude INTEGER, latitude INTEGER, "
        "source TEXT NOT NULL, reported_at INTEGER NOT NULL, due_at INTEGER, closed_at INTEGER, lead BLOB, supervision "
        "INTEGER NOT NULL, "
        "pending INTEGER NOT NULL, reports INTEGER NOT NULL, rework INTEGER NOT NULL, ineffective INTEGER NOT NULL, "
        "is_open INTEGER NOT NULL, "
        "is_urgent INTEGER NOT NULL, is_overdue INTEGER NOT NULL, is_drill INTEGER NOT NULL, merged_into BLOB, copies "
        "INTEGER NOT NULL, changed_at INTEGER NOT NULL, "
        // what work lists are made of
        "limit_amount INTEGER NOT NULL, limit_unit TEXT NOT NULL, limit_from INTEGER NOT NULL, limit_run INTEGER NOT "
        "NULL, resume_at INTEGER, assistants BLOB NOT NULL, task_units BLOB NOT NULL, handlers BLOB NOT NULL, taken "
        "TEXT NOT NULL, is_instructed INTEGER NOT NULL, has_caller INTEGER NOT NULL)",
        "id" },
    LedgerTable { "incident_caller",
        "CREATE TABLE incident_caller(person BLOB NOT NULL, incident BLOB NOT NULL, PRIMARY KEY(person, incident)) "
        "WITHOUT ROWID",
        "person, incident" },
    LedgerTable { "incident_ineffective",
        "CREATE TABLE incident_ineffective(entry BLOB PRIMARY KEY, incident BLOB NOT NULL, action TEXT NOT NULL, "
        "reason TEXT NOT NULL, "
        "author BLOB NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID",
        "entry" },
    LedgerTable { "person",
        "CREATE TABLE person(id BLOB PRIMARY KEY, name TEXT NOT NULL, phone TEXT NOT NULL, address TEXT NOT NULL, "
        "purpose TEXT NOT NULL, "
        "keep_until INTEGER, is_held INTEGER NOT NULL, is_erased INTEGER NOT NULL) WITHOUT ROWID",
        "id", true },
    LedgerTable { "team",
        "CREATE TABLE team(id BLOB PRIMARY KEY, name TEXT NOT NULL, unit TEXT NOT NULL, call_sign TEXT NOT NULL, "
        "skills TEXT NOT NULL, home_cell TEXT NOT NULL, "
        "division TEXT NOT NULL, longitude INTEGER, latitude INTEGER, members INTEGER NOT NULL, status INTEGER NOT "
        "NULL, status_at INTEGER NOT NULL, "
        "incident BLOB, note TEXT NOT NULL, dissolved_at INTEGER) WITHOUT ROWID",
        "id" },
    LedgerTable { "operator",
        "CREATE TABLE operator(id BLOB PRIMARY KEY, account TEXT NOT NULL, name TEXT NOT NULL, roles TEXT NOT NULL, "
        "team BLOB, is_disabled INTEGER NOT NULL) WITHOUT ROWID",
        "id" },
    LedgerTable { "identity",
        "CREATE TABLE identity(incarnation BLOB PRIMARY KEY, division TEXT NOT NULL, name TEXT NOT NULL, profile TEXT "
        "NOT NULL, zone TEXT NOT NULL) WITHOUT ROWID",
        "incarnation" },
    LedgerTable { "edition",
        "CREATE TABLE edition(id BLOB PRIMARY KEY, kind TEXT NOT NULL, digest TEXT NOT NULL, rows INTEGER NOT NULL, "
        "title TEXT NOT NULL) WITHOUT ROWID",
        "id" },
    LedgerTable { "shift_note",
        "CREATE TABLE shift_note(id BLOB PRIMARY KEY, kind TEXT NOT NULL, text TEXT NOT NULL, author BLOB NOT NULL, at "
        "INTEGER NOT NULL) WITHOUT ROWID",
        "id" },
    LedgerTable { "rule_file",
        "CREATE TABLE rule_file(entry BLOB PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT "
        "NULL, text TEXT NOT NULL, author BLOB NOT NULL, at INTEGER NOT NULL, is_overtaken INTEGER NOT NULL) WITHOUT "
        "ROWID",
        "entry" },
    LedgerTable { "case_facts", createFactsSql(), "id" },
    LedgerTable { "evaluation_exclusion",
        "CREATE TABLE evaluation_exclusion(incident BLOB PRIMARY KEY, reason TEXT NOT NULL, role TEXT NOT NULL, author "
        "BLOB NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID",
        "incident" },
    LedgerTable { "disagreement",
        "CREATE TABLE disagreement(subject BLOB NOT NULL, kind INTEGER NOT NULL, about TEXT NOT NULL, other BLOB NOT "
        "NULL, counts BLOB NOT NULL, settled_by BLOB, PRIMARY KEY(subject, kind, about, other, counts)) WITHOUT ROWID",
        "subject, kind, about, other, counts" },
    LedgerTable { "evaluation_appeal",
        "CREATE TABLE evaluation_appeal(entry BLOB PRIMARY KEY, incident BLOB NOT NULL, place INTEGER NOT NULL, reason "
        "TEXT NOT NULL, unit BLOB, author BLOB NOT NULL, at INTEGER NOT NULL, decision INTEGER NOT NULL, answer TEXT "
        "NOT NULL, decided_by BLOB) WITHOUT ROWID",
        "entry" },
    LedgerTable { "attachment",
        "CREATE TABLE attachment(incident BLOB NOT NULL, digest BLOB NOT NULL, place INTEGER NOT NULL, size INTEGER "
        "NOT NULL, name TEXT NOT NULL, media TEXT NOT NULL, list BLOB NOT NULL, person BLOB, author BLOB, at INTEGER "
        "NOT NULL, console BLOB, is_withdrawn INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY(incident, digest)) "
        "WITHOUT ROWID",
        "incident, digest" },
    LedgerTable { "drawing",
        "CREATE TABLE drawing(id BLOB PRIMARY KEY, shape TEXT NOT NULL, colour TEXT NOT NULL, name TEXT NOT NULL, note "
        "TEXT NOT NULL, corners BLOB NOT NULL, incident BLOB, closes_road INTEGER NOT NULL, author BLOB, at INTEGER "
        "NOT "
        "NULL, is_withdrawn INTEGER NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID",
        "id" },
    LedgerTable { "team_track",
        "CREATE TABLE team_track(id BLOB PRIMARY KEY, team BLOB NOT NULL, begins INTEGER NOT NULL, ends INTEGER NOT "
        "NULL, source TEXT NOT NULL, points BLOB NOT NULL, author BLOB, at INTEGER NOT NULL) WITHOUT ROWID",
        "id" },
    LedgerTable { "component_change",
        "CREATE TABLE component_change(entry BLOB PRIMARY KEY, subject BLOB NOT NULL, code INTEGER NOT NULL, place "
        "INTEGER NOT NULL, is_last INTEGER NOT NULL, state INTEGER NOT NULL, note TEXT NOT NULL, incident BLOB, author "
        "BLOB, at INTEGER NOT NULL, recorded_at INTEGER NOT NULL) WITHOUT ROWID",
        "entry" },
    LedgerTable { "cell_word",
        "CREATE TABLE cell_word(subject BLOB NOT NULL, base BLOB NOT NULL, entry BLOB NOT NULL, code TEXT NOT NULL, "
        "division TEXT NOT NULL, name TEXT NOT NULL, outline BLOB NOT NULL, is_withdrawn INTEGER NOT NULL, reason TEXT "
        "NOT NULL, author BLOB, at INTEGER NOT NULL, PRIMARY KEY(subject, base)) WITHOUT ROWID",
        "subject, base" },
    // Digests of all rows above, added up by the streams in which their subjects' entries lie: see LedgerSums.
    LedgerTable {
        "ledger_sum", "CREATE TABLE ledger_sum(streams TEXT PRIMARY KEY, sum BLOB NOT NULL) WITHOUT ROWID", "streams" },
};

constexpr std::array openIndexes {
    "CREATE INDEX incident_open ON incident(reported_at) WHERE is_open = 1",
    "CREATE INDEX incident_open_type ON incident(type, reported_at) WHERE is_open = 1",
    "CREATE INDEX incident_open_due ON incident(due_at) WHERE is_open = 1 AND due_at IS NOT NULL",
    "CREATE INDEX incident_merged ON incident(merged_into) WHERE merged_into IS NOT NULL",
};

constexpr std::array indexes {
    "CREATE UNIQUE INDEX incident_id ON incident(id)",
    "CREATE INDEX incident_number ON incident(number)",
    "CREATE INDEX incident_reported ON incident(reported_at)",
    "CREATE INDEX incident_component ON incident(component) WHERE component <> ''",
    "CREATE INDEX incident_caller_of ON incident_caller(incident)",
    "CREATE INDEX incident_ineffective_of ON incident_ineffective(incident)",
    "CREATE INDEX person_phone ON person(phone) WHERE phone <> ''",
    "CREATE INDEX operator_account ON operator(account)",
    "CREATE INDEX rule_file_of ON rule_file(kind, id, version)",
    "CREATE UNIQUE INDEX case_facts_id ON case_facts(id)",
    "CREATE INDEX disagreement_open ON disagreement(subject) WHERE settled_by IS NULL",
    "CREATE INDEX evaluation_appeal_of ON evaluation_appeal(incident)",
    "CREATE INDEX team_track_of ON team_track(team, ends, begins)",
    "CREATE INDEX component_change_of ON component_change(code, place)",
    "CREATE INDEX component_change_subject ON component_change(subject)",
    "CREATE INDEX component_fault ON component_change(at, code) WHERE is_last = 1 AND state IN (1, 2)",
    "CREATE INDEX cell_word_base ON cell_word(base, code)",
    "CREATE INDEX attachment_digest ON attachment(digest)",
    "CREATE INDEX attachment_person ON attachment(person, digest) WHERE person IS NOT NULL",
};

// While it lives, freed pages are left as they are until the next rows take their place. Overwriting all of a large
// table first would write it twice.
class QuickDeletion {
public:
    explicit QuickDeletion(Connection& connection)
        : m_connection(connection)
    {
        m_connection.execute("PRAGMA secure_delete=FAST");
    }
    QuickDeletion(const QuickDeletion&) = delete;
    QuickDeletion& operator=(const QuickDeletion&) = delete;
    ~QuickDeletion()
    {
        try {
            m_connection.execute("PRAGMA secure_delete=ON");
        } catch (const std::exception&) {
            // setting it touches no disk: what fails then is the connection, and everything after
        }
    }

private:
    Connection& m_connection;
};

} // namespace

std::span<const LedgerTable> ledgerTables()
{
    return tables;
}

void createLedgerTables(Connection& connection)
{
    for (const LedgerTable& table : tables)
        connection.execute(table.create);
}

void createOpenIndexes(Connection& connection)
{
    for (const char* index : openIndexes)
        connection.execute(index);
}

void createLedgerIndexes(Connection& connection)
{
    for (const char* index : indexes)
        connection.execute(index);
}

void dropLedgers(Connection& connection)
{
    for (const LedgerTable& table : tables) {
        const std::string drop = std::string("DROP TABLE IF EXISTS ") + table.name;
        if (table.isPersonal) {
            connection.execute(drop);
        } else {
            const QuickDeletion quick(connection);
            connection.execute(drop);
        }
    }
}

std::string dumpLedgers(const Connection& connection)
{
    std::string dump;
    for (const LedgerTable& table : tables) {
        dump += std::string("# ") + table.name + '\n';
        Statement rows(connection, std::string("SELECT * FROM ") + table.name + " ORDER BY " + table.key);
        while (rows.step()) {
            for (int column = 0; column < rows.columns(); ++column)
                dump += (column == 0 ? "" : "|") + (rows.isNull(column) ? std::string("-") : toHex(rows.bytes(column)));
            dump += '\n';
        }
    }
    return dump;
}

} // namespace fengsui
