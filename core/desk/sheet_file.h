#pragma once

#include "base/result.h"
#include "desk/rule_sheet.h"

#include <filesystem>
#include <string>
#include <vector>

namespace fengsui {

/// UTF-8 with the columns as the first line, as spreadsheets read it.
std::string csvOf(const RuleSheet& sheet);
/// A table file with these columns, in any order. Refuses a file that can't be read or lacks a column, by name of it.
Result<RuleSheet> readSheet(const std::vector<std::string>& columns, const std::filesystem::path& file);

} // namespace fengsui
