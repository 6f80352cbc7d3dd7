#pragma once

#include "desk/sheet_cells.h"

namespace fengsui::sheets {

/// The classes of a scheme: major ones have two digits, minor ones four.
void addTypes(RuleSheet& sheet, const JsonNode& root);
/// The node of a class; null when the file has none.
const JsonNode* typeNode(const JsonNode& root, const std::string& kind, const std::string& code);
void putTypes(const RuleSheet& sheet, JsonNode& root);

} // namespace fengsui::sheets
