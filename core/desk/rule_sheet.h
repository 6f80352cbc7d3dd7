#pragma once

#include "base/json_document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fengsui {

/// The parts of rule files that people edit as tables.
enum class SheetKind : std::uint8_t {
    Weeks, ///< of a calendar: a plan a row, with the stretches of each weekday
    SpecialDays, ///< of a calendar
    Limits, ///< of a workflow: states and deadline classes
    Types, ///< of a scheme: major classes have two digits, minor ones four
    Scoring, ///< of a formula: its title and the expression, one row
    Points, ///< of a formula: the steps of its tables; the step without a bound is what is given beyond
    Grades, ///< of a formula: from which score on
};

struct RuleSheet {
    std::vector<std::string> columns; ///< identifiers, the first line of a CSV file
    std::vector<std::vector<std::string>> rows; ///< as many cells as columns

    bool operator==(const RuleSheet&) const = default;
};

/// The columns of a kind, in their order.
std::vector<std::string> columnsOf(SheetKind kind);
/// How many columns from the left only name the row; such rows are neither added nor taken away.
std::size_t fixedColumnsOf(SheetKind kind);

RuleSheet sheetOf(SheetKind kind, const JsonNode& root);
/// Puts what stands in the table into the file. Anything that people may write is put as it stands: what is wrong with
/// it is said by the reader of the file.
void putSheet(SheetKind kind, const RuleSheet& sheet, JsonNode& root);
/// The row that stands at a line of the written file; nothing when none does.
std::optional<std::size_t> rowAtLine(SheetKind kind, const RuleSheet& sheet, const JsonNode& root, std::size_t line);

/// The next version of a rule file, with these tables in the place of its own. The text must be a sound one.
std::string nextVersion(std::string_view text, const std::vector<std::pair<SheetKind, RuleSheet>>& sheets);

} // namespace fengsui
