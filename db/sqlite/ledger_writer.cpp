#include "sqlite/ledger_writer.h"

#include "sqlite/facts_row.h"
#include "sqlite/subject_rows.h"

#include <utility>

namespace fengsui {

namespace {

constexpr std::string_view caseColumns
    = "number, workflow, workflow_version, state, type, title, address, division, cell, component, longitude, "
      "latitude, "
      "source, "
      "reported_at, due_at, closed_at, lead, "
      "supervision, pending, reports, rework, ineffective, is_open, is_urgent, is_overdue, is_drill, merged_into, "
      "copies, changed_at, limit_amount, limit_unit, limit_from, limit_run, resume_at, assistants, task_units, "
      "handlers, "
      "taken, is_instructed, has_caller, id";

constexpr int caseColumnCount = 41;

// "?1,?2,…"
std::string parameters(int count)
{
    std::string list;
    for (int i = 1; i <= count; ++i)
        list += (i == 1 ? "?" : ",?") + std::to_string(i);
    return list;
}

std::string insertCaseSql()
{
    return "INSERT INTO incident(" + std::string(caseColumns) + ") VALUES(" + parameters(caseColumnCount) + ')';
}

std::string updateCaseSql()
{
    return "UPDATE incident SET (" + std::string(caseColumns.substr(0, caseColumns.rfind(','))) + ") = ("
        + parameters(caseColumnCount - 1) + ") WHERE id = ?" + std::to_string(caseColumnCount);
}

constexpr char caseTable = 'I';
constexpr char factsTable = 'G';
constexpr char ruleTable = 'R';

std::vector<std::pair<char, std::string>> insertsSql()
{
    return {
        { caseTable, insertCaseSql() },
        { factsTable, insertFactsSql() },
        { 'C', "INSERT OR IGNORE INTO incident_caller(person, incident) VALUES(?1, ?2)" },
        { 'X',
            "INSERT OR REPLACE INTO incident_ineffective(entry, incident, action, reason, author, at) VALUES(?1, ?2, "
            "?3, ?4, ?5, ?6)" },
        { 'E', "INSERT INTO evaluation_exclusion(incident, reason, role, author, at) VALUES(?1, ?2, ?3, ?4, ?5)" },
        { 'A',
            "INSERT OR REPLACE INTO evaluation_appeal(entry, incident, place, reason, unit, author, at, decision, "
            "answer, decided_by) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)" },
        { 'F',
            "INSERT INTO attachment(incident, digest, place, size, name, media, list, person, author, at, console, "
            "is_withdrawn, reason) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)" },
        { 'P',
            "INSERT OR REPLACE INTO person(id, name, phone, address, purpose, keep_until, is_held, is_erased) "
            "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)" },
        { 'T',
            "INSERT OR REPLACE INTO team(id, name, unit, call_sign, skills, home_cell, division, longitude, latitude, "
            "members, status, status_at, incident, note, dissolved_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "
            "?11, ?12, ?13, ?14, ?15)" },
        { 'O',
            "INSERT OR REPLACE INTO operator(id, account, name, roles, team, is_disabled) VALUES(?1, ?2, ?3, ?4, ?5, "
            "?6)" },
        { 'S',
            "INSERT OR REPLACE INTO identity(incarnation, division, name, profile, zone) VALUES(?1, ?2, ?3, ?4, ?5)" },
        { 'D', "INSERT OR REPLACE INTO edition(id, kind, digest, rows, title) VALUES(?1, ?2, ?3, ?4, ?5)" },
        { 'N', "INSERT OR REPLACE INTO shift_note(id, kind, text, author, at) VALUES(?1, ?2, ?3, ?4, ?5)" },
        { 'W',
            "INSERT OR REPLACE INTO drawing(id, shape, colour, name, note, corners, incident, closes_road, author, at, "
            "is_withdrawn, reason) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)" },
        { 'H',
            "INSERT OR REPLACE INTO team_track(id, team, begins, ends, source, points, author, at) VALUES(?1, ?2, ?3, "
            "?4, ?5, ?6, ?7, ?8)" },
        { 'K',
            "INSERT OR REPLACE INTO component_change(entry, subject, code, place, is_last, state, note, incident, "
            "author, at, recorded_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)" },
        { 'L',
            "INSERT OR REPLACE INTO cell_word(subject, base, entry, code, division, name, outline, is_withdrawn, "
            "reason, author, at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)" },
        { ruleTable,
            "INSERT INTO rule_file(entry, kind, id, version, text, author, at, is_overtaken) VALUES(?1, ?2, ?3, ?4, "
            "?5, ?6, ?7, ?8)" },
        { 'Z',
            "INSERT OR REPLACE INTO disagreement(subject, kind, about, other, counts, settled_by) VALUES(?1, ?2, ?3, "
            "?4, ?5, ?6)" },
    };
}

} // namespace

LedgerWriter::LedgerWriter(Connection& connection)
    : m_connection(connection)
    , m_updateCase(connection, updateCaseSql())
    , m_updateFacts(connection, updateFactsSql())
    , m_dropCase(connection, "DELETE FROM incident WHERE id = ?1")
    , m_dropFacts(connection, "DELETE FROM case_facts WHERE id = ?1")
    , m_clearCallers(connection, "DELETE FROM incident_caller WHERE incident = ?1")
    , m_clearIneffective(connection, "DELETE FROM incident_ineffective WHERE incident = ?1")
    , m_clearExclusion(connection, "DELETE FROM evaluation_exclusion WHERE incident = ?1")
    , m_clearAppeals(connection, "DELETE FROM evaluation_appeal WHERE incident = ?1")
    , m_clearAttachments(connection, "DELETE FROM attachment WHERE incident = ?1")
    , m_clearChanges(connection, "DELETE FROM component_change WHERE subject = ?1")
    , m_clearCells(connection, "DELETE FROM cell_word WHERE subject = ?1")
    , m_clearRules(connection, "DELETE FROM rule_file WHERE kind = ?1 AND id = ?2")
    , m_clearDisagreements(connection, "DELETE FROM disagreement WHERE subject = ?1 AND kind = ?2")
{
    for (const auto& [table, sql] : insertsSql())
        m_inserts.at(static_cast<std::size_t>(table - 'A')) = std::make_unique<Statement>(connection, sql);
}

Digest LedgerWriter::write(const SubjectKey& subject, const SubjectState& state, Row row)
{
    putDownRows(m_record, subject.id, state);
    write(subject, m_record.view(), row);
    return digestOfRows(m_record, subject.kind);
}

void LedgerWriter::write(const SubjectKey& subject, std::string_view rows, Row row)
{
    clear(subject, row);
    bool areRulesCleared = false, isCase = false;
    LedgerRows each(rows);
    while (each.next()) {
        isCase = isCase || each.table() == caseTable;
        // a late entry may have taken another's place
        if (each.table() == ruleTable && !std::exchange(areRulesCleared, true))
            m_clearRules.start().bindText(1, each.values()[1].bytes).bindText(2, each.values()[2].bytes).run();
        if (row != Row::New && update(each))
            continue;
        Statement& insert = insertOf(each.table()).start();
        each.bindTo(insert);
        insert.run();
    }
    if (row == Row::Refolded && subject.kind == SubjectKind::Incident && !isCase)
        dropCase(subject.id);
}

void LedgerWriter::dropCase(SubjectId id)
{
    for (Statement* drop : { &m_dropCase, &m_dropFacts })
        drop->start().bind(1, id).run();
}

// A row that stays is changed in its place.
bool LedgerWriter::update(const LedgerRows& row)
{
    if (row.table() != caseTable && row.table() != factsTable)
        return false;
    Statement& statement = (row.table() == caseTable ? m_updateCase : m_updateFacts).start();
    row.bindTo(statement);
    statement.run();
    return m_connection.changes() > 0;
}

// What may be fewer rows than before.
void LedgerWriter::clear(const SubjectKey& subject, Row row)
{
    if (row == Row::New)
        return;
    const auto clearAll = [&](Statement& statement) { statement.start().bind(1, subject.id).run(); };
    if (row == Row::Refolded && subject.kind == SubjectKind::Incident) {
        clearAll(m_clearCallers);
        clearAll(m_clearIneffective);
    }
    if (subject.kind == SubjectKind::Evaluation) {
        clearAll(m_clearExclusion);
        if (row == Row::Refolded)
            clearAll(m_clearAppeals);
    }
    if (subject.kind == SubjectKind::Attachment)
        clearAll(m_clearAttachments);
    if (subject.kind == SubjectKind::Component)
        clearAll(m_clearChanges);
    if (subject.kind == SubjectKind::Cell)
        clearAll(m_clearCells);
    m_clearDisagreements.start().bind(1, subject.id).bind(2, static_cast<int>(subject.kind)).run();
}

} // namespace fengsui
