#include "sqlite/sqlite_cell_ledger.h"

#include "grid/outline_bytes.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

namespace {

constexpr std::string_view columns
    = "SELECT entry, base, code, division, name, outline, is_withdrawn, reason, author, at FROM cell_word ";

std::vector<CellWord> readAll(Statement& rows)
{
    std::vector<CellWord> words;
    while (rows.step()) {
        CellWord& word = words.emplace_back();
        word.entry = Digest::fromBytes(rows.bytes(0)).value_or(Digest {});
        word.base = Digest::fromBytes(rows.bytes(1)).value_or(Digest {});
        word.cell.code = rows.text(2);
        word.cell.division = rows.text(3);
        word.cell.name = rows.text(4);
        word.isWithdrawn = rows.integer(6) != 0;
        if (!word.isWithdrawn)
            word.cell.outline = outlineFromBytes(rows.bytes(5)).value_or(Outline {});
        word.reason = rows.text(7);
        word.by = { rows.id(8) };
        word.at = { rows.integer(9) };
        if (!word.isWithdrawn && word.cell.outline.empty())
            words.pop_back(); // a damaged row: the check of the store names it
    }
    return words;
}

} // namespace

std::vector<CellWord> SqliteCellLedger::words() const
{
    Statement rows(m_connection, std::string(columns) + "ORDER BY code, at, base");
    return readAll(rows);
}

std::vector<CellWord> SqliteCellLedger::wordsOver(const Digest& base) const
{
    Statement rows(m_connection, std::string(columns) + "WHERE base = ?1 ORDER BY code");
    rows.bindBytes(1, base.view());
    return readAll(rows);
}

std::vector<Digest> SqliteCellLedger::entriesOver(const Digest& base) const
{
    Statement rows(m_connection, "SELECT entry FROM cell_word WHERE base = ?1 ORDER BY entry");
    rows.bindBytes(1, base.view());
    std::vector<Digest> entries;
    while (rows.step())
        if (const auto entry = Digest::fromBytes(rows.bytes(0)))
            entries.push_back(*entry);
    return entries;
}

std::optional<std::string> SqliteCellLedger::codeOf(SubjectId cell) const
{
    Statement row(m_connection, "SELECT code FROM cell_word WHERE subject = ?1 LIMIT 1");
    return row.bind(1, cell).step() ? std::optional(std::string(row.text(0))) : std::nullopt;
}

} // namespace fengsui
