#pragma once

#include "desk/sheet_cells.h"

namespace fengsui::sheets {

/// The limits of deadline classes, levels and states; those that a state has for certain matters after its own.
void addLimits(RuleSheet& sheet, const JsonNode& root);
/// The node that a row of limits is about; null when the file has none.
const JsonNode* limitNode(const JsonNode& root, const std::string& kind, const std::string& id);
void putLimit(const RuleSheet& sheet, const Row& row, JsonNode& root);

} // namespace fengsui::sheets
