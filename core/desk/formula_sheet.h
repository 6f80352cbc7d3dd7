#pragma once

#include "desk/sheet_cells.h"

namespace fengsui::sheets {

/// The title of a formula and its expression.
Row scoreRow(const JsonNode& root);
void putScore(const RuleSheet& sheet, JsonNode& root);
/// The steps of its tables; the step without a bound is what is given beyond.
void addPoints(RuleSheet& sheet, const JsonNode& root);
void putPoints(const RuleSheet& sheet, JsonNode& root);
/// The step that a row stands for, counted among those of its table; the table where it is what is given beyond.
const JsonNode* pointsNode(const RuleSheet& sheet, std::size_t index, const JsonNode& root);
/// A grade, and from which score on it is given.
Row gradeRow(const JsonNode& grade);
JsonNode gradeNode(const RuleSheet& sheet, const Row& row);

} // namespace fengsui::sheets
