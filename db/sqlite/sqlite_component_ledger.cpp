#include "sqlite/sqlite_component_ledger.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

namespace {

constexpr std::string_view columns
    = "SELECT entry, code, state, note, incident, author, at, recorded_at FROM component_change ";

ComponentChange read(const Statement& row)
{
    ComponentChange change;
    change.entry = Digest::fromBytes(row.bytes(0)).value_or(Digest {});
    change.state = static_cast<ComponentState>(row.integer(2));
    change.note = row.text(3);
    change.incident = { row.id(4) };
    change.by = { row.id(5) };
    change.at = { row.integer(6) };
    change.recordedAt = { row.integer(7) };
    return change;
}

} // namespace

std::vector<ComponentChange> SqliteComponentLedger::changes(ComponentCode code) const
{
    Statement rows(m_connection, std::string(columns) + "WHERE code = ?1 ORDER BY place DESC");
    rows.bind(1, code.number);
    std::vector<ComponentChange> changes;
    while (rows.step())
        changes.push_back(read(rows));
    return changes;
}

std::optional<ComponentChange> SqliteComponentLedger::last(ComponentCode code) const
{
    Statement row(m_connection, std::string(columns) + "WHERE code = ?1 AND is_last = 1");
    return row.bind(1, code.number).step() ? std::optional(read(row)) : std::nullopt;
}

std::vector<NotedComponent> SqliteComponentLedger::faults(std::size_t limit) const
{
    // as written in the index that answers it: the states are Broken and Lost
    Statement rows(
        m_connection, std::string(columns) + "WHERE is_last = 1 AND state IN (1, 2) ORDER BY at DESC, code LIMIT ?1");
    rows.bind(1, static_cast<std::uint64_t>(limit));
    std::vector<NotedComponent> faults;
    while (rows.step())
        faults.push_back({ { static_cast<std::uint64_t>(rows.integer(1)) }, read(rows) });
    return faults;
}

} // namespace fengsui
