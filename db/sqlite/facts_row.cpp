#include "sqlite/facts_row.h"

namespace fengsui {

namespace {

struct DeedColumn {
    const char* name;
    Deed CaseFacts::* deed;
};
constexpr std::array deeds {
    DeedColumn { "accept", &CaseFacts::accept },
    DeedColumn { "verify", &CaseFacts::verify },
    DeedColumn { "file", &CaseFacts::file },
    DeedColumn { "dispatch", &CaseFacts::dispatch },
    DeedColumn { "sign", &CaseFacts::sign },
    DeedColumn { "handle", &CaseFacts::handle },
    DeedColumn { "check", &CaseFacts::check },
    DeedColumn { "visit", &CaseFacts::visit },
    DeedColumn { "close", &CaseFacts::close },
};
constexpr std::array<const char*, CaseFacts::phaseCount> phases { "accept", "verify", "file", "dispatch", "handle",
    "check" };
constexpr int deedColumns = static_cast<int>(deeds.size()) * 3;
constexpr int firstColumns = 9, lastColumns = 7;
constexpr int columnCount = firstColumns + deedColumns + static_cast<int>(phases.size()) + lastColumns;

constexpr std::int64_t markDrill = 1, markSuspended = 2, markMisdirected = 4, markTurnedDown = 8, markHasCaller = 16;

std::string columns(const char* id, const char* text, const char* number, const char* orNull, const char* idOrNull)
{
    std::string list = std::string("id") + id;
    const auto add = [&list](const std::string& name, const char* type) { list += ", " + name + type; };
    add("lead", idOrNull);
    for (const char* name : { "division", "cell", "source", "workflow", "type" })
        add(name, text);
    add("reported_at", number);
    add("reported_by", idOrNull);
    for (const DeedColumn& deed : deeds) {
        add(std::string(deed.name) + "_at", orNull);
        add(std::string(deed.name) + "_due", orNull);
        add(std::string(deed.name) + "_by", idOrNull);
    }
    for (const char* phase : phases)
        add(std::string("took_") + phase, number);
    for (const char* name : { "contacted", "solved", "satisfaction", "extensions", "reworks", "end_state", "marks" })
        add(name, number);
    return list;
}

std::string columnNames()
{
    return columns("", "", "", "", "");
}

// "?2, ?3" … to the last column.
std::string places(int first)
{
    std::string list;
    for (int i = first; i <= columnCount; ++i)
        list += (i == first ? "?" : ", ?") + std::to_string(i);
    return list;
}

void bindInstant(Statement& statement, int index, const std::optional<Instant>& at)
{
    if (at)
        statement.bind(index, at->milliseconds);
    else
        statement.bindNull(index);
}

void bindId(Statement& statement, int index, const RawId& id)
{
    if (id.isNull())
        statement.bindNull(index);
    else
        statement.bind(index, id);
}

std::optional<Instant> instantAt(const Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(Instant { row.integer(column) });
}

} // namespace

std::string createFactsSql()
{
    return "CREATE TABLE case_facts("
        + columns(" BLOB NOT NULL", " TEXT NOT NULL", " INTEGER NOT NULL", " INTEGER", " BLOB") + ")";
}

std::string insertFactsSql()
{
    return "INSERT INTO case_facts(" + columnNames() + ") VALUES(" + places(1) + ")";
}

std::string updateFactsSql()
{
    const std::string names = columnNames();
    return "UPDATE case_facts SET (" + names.substr(names.find(',') + 2) + ") = (" + places(2) + ") WHERE id = ?1";
}

std::string selectFactsSql()
{
    return "SELECT " + columnNames() + " FROM case_facts ";
}

void bindFacts(Statement& statement, const CaseFacts& facts)
{
    statement.bind(1, facts.id);
    bindId(statement, 2, facts.lead.raw);
    statement.bindText(3, facts.division)
        .bindText(4, facts.cell)
        .bindText(5, facts.source)
        .bindText(6, facts.workflow)
        .bindText(7, facts.type)
        .bind(8, facts.reportedAt.milliseconds);
    bindId(statement, 9, facts.reportedBy.raw);
    int column = firstColumns;
    for (const DeedColumn& each : deeds) {
        const Deed& deed = facts.*each.deed;
        bindInstant(statement, ++column, deed.at);
        bindInstant(statement, ++column, deed.due);
        bindId(statement, ++column, deed.by.raw);
    }
    for (const Duration took : facts.took)
        statement.bind(++column, std::int64_t(took.count()));
    statement.bind(++column, static_cast<int>(facts.contacted));
    statement.bind(++column, static_cast<int>(facts.solved));
    statement.bind(++column, static_cast<int>(facts.satisfaction));
    statement.bind(++column, facts.extensions);
    statement.bind(++column, facts.reworks);
    statement.bind(++column, static_cast<int>(facts.end));
    const std::int64_t marks = (facts.isDrill ? markDrill : 0) | (facts.isSuspended ? markSuspended : 0)
        | (facts.isMisdirected ? markMisdirected : 0) | (facts.isTurnedDown ? markTurnedDown : 0)
        | (facts.hasCaller ? markHasCaller : 0);
    statement.bind(++column, marks);
}

void readFacts(const Statement& row, CaseFacts& facts)
{
    facts.id = { row.id(0) };
    facts.lead = { row.id(1) };
    facts.division = row.text(2);
    facts.cell = row.text(3);
    facts.source = row.text(4);
    facts.workflow = row.text(5);
    facts.type = row.text(6);
    facts.reportedAt = { row.integer(7) };
    facts.reportedBy = { row.id(8) };
    int column = firstColumns;
    for (const DeedColumn& each : deeds) {
        facts.*each.deed = { instantAt(row, column), instantAt(row, column + 1), { row.id(column + 2) } };
        column += 3;
    }
    for (Duration& took : facts.took)
        took = Duration(row.integer(column++));
    facts.contacted = static_cast<CaseFacts::Answer>(row.integer(column++));
    facts.solved = static_cast<CaseFacts::Answer>(row.integer(column++));
    facts.satisfaction = static_cast<CaseFacts::Satisfaction>(row.integer(column++));
    facts.extensions = static_cast<std::uint32_t>(row.integer(column++));
    facts.reworks = static_cast<std::uint32_t>(row.integer(column++));
    facts.end = static_cast<CaseFacts::End>(row.integer(column++));
    const std::int64_t marks = row.integer(column);
    facts.isDrill = (marks & markDrill) != 0;
    facts.isSuspended = (marks & markSuspended) != 0;
    facts.isMisdirected = (marks & markMisdirected) != 0;
    facts.isTurnedDown = (marks & markTurnedDown) != 0;
    facts.hasCaller = (marks & markHasCaller) != 0;
}

} // namespace fengsui
