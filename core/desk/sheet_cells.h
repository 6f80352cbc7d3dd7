#pragma once

#include "base/json_document.h"
#include "desk/rule_sheet.h"

#include <string>
#include <string_view>
#include <vector>

/// What the tables of all rule files are made with: cells out of nodes, and nodes out of cells.
namespace fengsui::sheets {

using Row = std::vector<std::string>;

/// A member as it stands in a cell; empty when there is none.
std::string textAt(const JsonNode& object, std::string_view name);
/// The words of a list with spaces between; empty for null.
std::string joined(const JsonNode* list);
/// A list of the words that a cell holds.
JsonNode listOf(const std::string& text);
/// A value takes its place in an object under its own name.
void put(JsonNode& object, const std::string& name, JsonNode value);
JsonNode titleOf(const std::string& english, const std::string& chinese, const char* nameOfChinese);
/// The members of a list; none when there is no such list.
const std::vector<JsonNode>& childrenOf(const JsonNode& root, std::string_view name);
/// The cell of a column; empty in a table without it.
std::string cell(const RuleSheet& sheet, const Row& row, std::string_view column);

} // namespace fengsui::sheets
