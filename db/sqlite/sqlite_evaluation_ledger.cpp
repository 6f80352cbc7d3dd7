#include "sqlite/sqlite_evaluation_ledger.h"

#include "sqlite/facts_row.h"

#include <unordered_set>

namespace fengsui {

namespace {

CaseName nameAt(const Statement& row, int column)
{
    return { { row.id(column) }, std::string(row.text(column + 1)), std::string(row.text(column + 2)) };
}

Exclusion exclusionAt(const Statement& row, int column)
{
    return { std::string(row.text(column)), std::string(row.text(column + 1)), { row.id(column + 2) },
        { row.integer(column + 3) } };
}

constexpr std::string_view appealColumns
    = "a.entry, a.reason, a.unit, a.author, a.at, a.decision, a.answer, a.decided_by";

Appeal appealAt(const Statement& row, int column)
{
    Appeal appeal;
    appeal.entry = Digest::fromBytes(row.bytes(column)).value_or(Digest {});
    appeal.reason = row.text(column + 1);
    appeal.unit = { row.id(column + 2) };
    appeal.by = { row.id(column + 3) };
    appeal.at = { row.integer(column + 4) };
    appeal.decision = static_cast<Appeal::Decision>(row.integer(column + 5));
    appeal.answer = row.text(column + 6);
    appeal.decidedBy = { row.id(column + 7) };
    return appeal;
}

} // namespace

void SqliteEvaluationLedger::visit(const Period& period, const std::function<void(const CaseFacts&)>& visitor) const
{
    const Snapshot snapshot(m_connection);
    std::unordered_set<RawId> excluded;
    Statement exclusions(m_connection, "SELECT incident FROM evaluation_exclusion");
    while (exclusions.step())
        excluded.insert(exclusions.id(0));
    Statement rows(m_connection, selectFactsSql() + "WHERE reported_at < ?1");
    rows.bind(1, period.to.milliseconds);
    CaseFacts facts;
    while (rows.step()) {
        readFacts(rows, facts);
        facts.isExcluded = !excluded.empty() && excluded.contains(facts.id.raw);
        visitor(facts);
    }
}

std::optional<CaseFacts> SqliteEvaluationLedger::facts(IncidentId id) const
{
    Statement row(m_connection, selectFactsSql() + "WHERE id = ?1");
    if (!row.bind(1, id).step())
        return std::nullopt;
    CaseFacts facts;
    readFacts(row, facts);
    Statement exclusion(m_connection, "SELECT 1 FROM evaluation_exclusion WHERE incident = ?1");
    facts.isExcluded = exclusion.bind(1, id).step();
    return facts;
}

CaseName SqliteEvaluationLedger::name(IncidentId id) const
{
    Statement row(m_connection, "SELECT id, number, title FROM incident WHERE id = ?1");
    return row.bind(1, id).step() ? nameAt(row, 0) : CaseName { id, {}, {} };
}

EvaluationFile SqliteEvaluationLedger::file(IncidentId id) const
{
    EvaluationFile file;
    file.incident = id;
    Statement exclusion(m_connection, "SELECT reason, role, author, at FROM evaluation_exclusion WHERE incident = ?1");
    if (exclusion.bind(1, id).step())
        file.exclusion = exclusionAt(exclusion, 0);
    Statement appeals(m_connection,
        "SELECT " + std::string(appealColumns) + " FROM evaluation_appeal a WHERE a.incident = ?1 ORDER BY a.place");
    appeals.bind(1, id);
    while (appeals.step())
        file.appeals.push_back(appealAt(appeals, 0));
    return file;
}

std::vector<ExcludedCase> SqliteEvaluationLedger::excluded() const
{
    Statement rows(m_connection,
        "SELECT e.incident, coalesce(i.number, ''), coalesce(i.title, ''), i.lead, e.reason, e.role, e.author, e.at "
        "FROM evaluation_exclusion e LEFT JOIN incident i ON i.id = e.incident ORDER BY i.number, e.incident");
    std::vector<ExcludedCase> cases;
    while (rows.step())
        cases.push_back({ nameAt(rows, 0), { rows.id(3) }, exclusionAt(rows, 4) });
    return cases;
}

std::vector<AppealedCase> SqliteEvaluationLedger::openAppeals() const
{
    Statement rows(m_connection,
        "SELECT a.incident, coalesce(i.number, ''), coalesce(i.title, ''), " + std::string(appealColumns)
            + " FROM evaluation_appeal a LEFT JOIN incident i ON i.id = a.incident WHERE a.decision = 0 "
              "ORDER BY a.at, a.entry");
    std::vector<AppealedCase> cases;
    while (rows.step())
        cases.push_back({ nameAt(rows, 0), appealAt(rows, 3) });
    return cases;
}

} // namespace fengsui
