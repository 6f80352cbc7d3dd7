#include "sqlite/sqlite_incident_ledger.h"

#include "journal/subject_state.h"
#include "sqlite/entry_table.h"

namespace fengsui {

namespace {

constexpr std::string_view rowColumns
    = "SELECT i.id, i.number, i.workflow, i.state, i.type, i.title, i.address, i.division, i.cell, i.longitude, "
      "i.latitude, i.source, i.reported_at, "
      "i.due_at, i.closed_at, i.lead, i.supervision, i.pending, "
      "i.reports + (SELECT coalesce(sum(m.reports), 0) FROM incident m WHERE m.merged_into = i.id), "
      "i.rework, i.ineffective, i.is_open, i.is_urgent, i.is_overdue, i.is_drill, i.workflow_version, "
      "i.limit_amount, i.limit_unit, i.limit_from, i.limit_run, i.resume_at, i.assistants, i.task_units, i.handlers, "
      "i.taken, i.is_instructed, i.has_caller, i.component FROM incident i ";

std::optional<Instant> instantAt(const Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(Instant { row.integer(column) });
}

template <typename Id>
std::vector<Id> unpacked(std::string_view bytes)
{
    constexpr std::size_t size = 16;
    std::vector<Id> ids;
    for (; bytes.size() >= size; bytes.remove_prefix(size))
        ids.push_back(*Id::fromBytes(bytes.substr(0, size)));
    return ids;
}

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

IncidentRow readRow(const Statement& row)
{
    IncidentRow read;
    read.id = { row.id(0) };
    read.number = row.text(1);
    read.workflow = row.text(2);
    read.state = row.text(3);
    read.type = row.text(4);
    read.title = row.text(5);
    read.address = row.text(6);
    read.division = row.text(7);
    read.cell = row.text(8);
    if (!row.isNull(9))
        read.point = GeoPoint { static_cast<std::int32_t>(row.integer(9)), static_cast<std::int32_t>(row.integer(10)) };
    read.source = row.text(11);
    read.reportedAt = { row.integer(12) };
    read.dueAt = instantAt(row, 13);
    read.closedAt = instantAt(row, 14);
    read.lead = { row.id(15) };
    read.supervision = static_cast<Supervision>(row.integer(16));
    read.pending = static_cast<PendingRequest>(row.integer(17));
    read.reports = static_cast<std::uint32_t>(row.integer(18));
    read.rework = static_cast<std::uint32_t>(row.integer(19));
    read.ineffective = static_cast<std::uint32_t>(row.integer(20));
    read.isOpen = row.integer(21) != 0;
    read.isUrgent = row.integer(22) != 0;
    read.isOverdue = row.integer(23) != 0;
    read.isDrill = row.integer(24) != 0;
    read.workflowVersion = static_cast<std::uint32_t>(row.integer(25));
    read.limitAmount = static_cast<std::uint32_t>(row.integer(26));
    read.limitUnit = row.text(27);
    read.limitFrom = { row.integer(28) };
    read.limitRun = Duration(row.integer(29));
    read.resumeAt = instantAt(row, 30);
    read.assistants = unpacked<TeamId>(row.bytes(31));
    read.taskUnits = unpacked<TeamId>(row.bytes(32));
    read.handlers = unpacked<OperatorId>(row.bytes(33));
    read.taken = wordsOf(row.text(34));
    read.isInstructed = row.integer(35) != 0;
    read.hasCaller = row.integer(36) != 0;
    read.component = row.text(37);
    return read;
}

std::vector<IncidentRow> readRows(Statement& statement)
{
    std::vector<IncidentRow> rows;
    while (statement.step())
        rows.push_back(readRow(statement));
    return rows;
}

// For LIKE … ESCAPE '\'.
std::string escaped(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\')
            out += '\\';
        out += c;
    }
    return out;
}

// The last text that begins with the prefix, for a range on an index.
std::string endOfPrefix(const std::string& prefix)
{
    return prefix + "\xf4\x8f\xbf\xbf";
}

} // namespace

std::optional<Incident> SqliteIncidentLedger::incident(IncidentId id) const
{
    const std::vector<Entry> entries = readEntriesOf(m_connection, id.raw);
    SubjectState state = emptyState({ SubjectKind::Incident, id.raw });
    for (const Entry& entry : entries)
        fold(state, entry);
    auto& incident = std::get<Incident>(state);
    for (const Entry& entry : entries)
        if (isNewer(entry.envelope)) {
            const Stamp stamp = entry.stamp();
            incident.ineffective.push_back(
                { stamp.key, stamp.hash, {}, "newerVersion", stamp.author, stamp.recordedAt });
        }
    return incident.state.empty() ? std::nullopt : std::optional(std::move(incident));
}

bool SqliteIncidentLedger::contains(IncidentId id) const
{
    Statement statement(m_connection, "SELECT 1 FROM incident WHERE id = ?1");
    return statement.bind(1, id).step();
}

std::optional<IncidentRow> SqliteIncidentLedger::row(IncidentId id) const
{
    Statement statement(m_connection, std::string(rowColumns) + "WHERE i.id = ?1");
    return statement.bind(1, id).step() ? std::optional(readRow(statement)) : std::nullopt;
}

std::optional<IncidentId> SqliteIncidentLedger::byNumber(const std::string& number) const
{
    Statement statement(m_connection, "SELECT id FROM incident WHERE number = ?1 ORDER BY reported_at LIMIT 1");
    return statement.bindText(1, number).step() ? std::optional(IncidentId { statement.id(0) }) : std::nullopt;
}

std::vector<IncidentRow> SqliteIncidentLedger::rows(const IncidentQuery& query) const
{
    std::string sql(rowColumns);
    sql += "WHERE 1 = 1";
    if (query.isOpen)
        sql += *query.isOpen ? " AND i.is_open = 1" : " AND i.is_open = 0";
    if (!query.state.empty())
        sql += " AND i.state = ?1";
    if (!query.division.empty())
        sql += " AND i.division >= ?2 AND i.division < ?3";
    if (!query.text.empty())
        sql += " AND (i.number LIKE ?4 ESCAPE '\\' OR i.title LIKE ?4 ESCAPE '\\' OR i.address LIKE ?4 ESCAPE '\\')";
    if (!query.component.empty())
        sql += " AND i.component = ?8 AND i.component <> ''"; // as the index has it
    if (query.from)
        sql += " AND i.reported_at >= ?5";
    if (query.to)
        sql += " AND i.reported_at < ?6";
    sql += " ORDER BY i.reported_at DESC, i.id LIMIT ?7";

    Statement statement(m_connection, sql);
    const std::string divisionEnd = endOfPrefix(query.division);
    const std::string pattern = '%' + escaped(query.text) + '%';
    if (!query.state.empty())
        statement.bindText(1, query.state);
    if (!query.division.empty())
        statement.bindText(2, query.division).bindText(3, divisionEnd);
    if (!query.text.empty())
        statement.bindText(4, pattern);
    if (query.from)
        statement.bind(5, query.from->milliseconds);
    if (query.to)
        statement.bind(6, query.to->milliseconds);
    if (!query.component.empty())
        statement.bindText(8, query.component);
    statement.bind(7, static_cast<std::uint64_t>(query.limit));
    return readRows(statement);
}

std::vector<IncidentRow> SqliteIncidentLedger::nearby(const NearbyQuery& query) const
{
    Statement byType(m_connection,
        std::string(rowColumns)
            + "WHERE i.is_open = 1 AND i.type = ?1 AND i.reported_at >= ?2 ORDER BY i.reported_at DESC, i.id LIMIT "
              "500");
    std::vector<IncidentRow> rows;
    if (!query.type.empty()) {
        byType.bindText(1, query.type).bind(2, query.since.milliseconds);
        rows = readRows(byType);
    }
    if (!query.phone.empty()) {
        Statement byCaller(m_connection,
            std::string(rowColumns)
                + "WHERE i.is_open = 1 AND i.reported_at >= ?2 AND i.id IN "
                  "(SELECT c.incident FROM person p JOIN incident_caller c ON c.person = p.id WHERE p.phone = ?1) "
                  "ORDER BY i.reported_at DESC, i.id LIMIT 100");
        byCaller.bindText(1, query.phone).bind(2, query.callerSince.milliseconds);
        for (IncidentRow& row : readRows(byCaller))
            if (std::ranges::find(rows, row.id, &IncidentRow::id) == rows.end())
                rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<std::pair<IncidentId, Instant>> SqliteIncidentLedger::openChanges() const
{
    Statement statement(m_connection, "SELECT id, changed_at FROM incident WHERE is_open = 1 ORDER BY reported_at, id");
    std::vector<std::pair<IncidentId, Instant>> changes;
    while (statement.step())
        changes.emplace_back(IncidentId { statement.id(0) }, Instant { statement.integer(1) });
    return changes;
}

std::vector<std::pair<std::string, std::uint64_t>> SqliteIncidentLedger::countByState() const
{
    Statement statement(m_connection, "SELECT state, count(*) FROM incident GROUP BY state ORDER BY state");
    std::vector<std::pair<std::string, std::uint64_t>> counts;
    while (statement.step())
        counts.emplace_back(statement.text(0), static_cast<std::uint64_t>(statement.integer(1)));
    return counts;
}

std::uint64_t SqliteIncidentLedger::lastNumbered(const std::string& prefix) const
{
    Statement statement(m_connection,
        "SELECT coalesce(max(CAST(substr(number, ?3) AS INTEGER)), 0) FROM incident WHERE number >= ?1 AND number < "
        "?2");
    const std::string end = endOfPrefix(prefix);
    statement.bindText(1, prefix).bindText(2, end).bind(3, static_cast<std::uint64_t>(prefix.size() + 1));
    return statement.step() ? static_cast<std::uint64_t>(statement.integer(0)) : 0;
}

std::vector<IncidentId> SqliteIncidentLedger::mergedInto(IncidentId id) const
{
    Statement statement(m_connection, "SELECT id FROM incident WHERE merged_into = ?1 ORDER BY id");
    statement.bind(1, id);
    std::vector<IncidentId> ids;
    while (statement.step())
        ids.push_back({ statement.id(0) });
    return ids;
}

} // namespace fengsui
