#pragma once

#include "desk/sheet_cells.h"

namespace fengsui::sheets {

/// A plan: from, to, and the stretches of each weekday.
Row weekRow(const JsonNode& plan);
JsonNode weekNode(const RuleSheet& sheet, const Row& row);
/// A special day: its hours, or the weekday that it is like.
Row dayRow(const JsonNode& day);
JsonNode dayNode(const RuleSheet& sheet, const Row& row);

} // namespace fengsui::sheets
