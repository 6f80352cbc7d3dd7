#pragma once

#include "evaluation/formula_file.h"
#include "report/names.h"
#include "report/sheet.h"

#include <span>
#include <vector>

namespace fengsui::report {

/// What people call a line: the unit, the town, the cell, or the post with the person.
std::string lineName(By by, const std::string& key, const Names&);

/// The indicators that lists and papers show first; spreadsheets have all that count anything.
std::span<const Indicator> leadingIndicators(By by);

/// One row a line: name, score and grade by each formula that fits, and each indicator as a rate with its numerator and
/// denominator; the last row is all cases together.
Sheet evaluationSheet(const Evaluation&, const FormulaShelf&, const Names&);

/// The cases behind a figure with the times that matter.
Sheet caseSheet(std::span<const CountedCase>, Indicator, const Names&);

/// What is left out, and why.
Sheet excludedSheet(std::span<const ExcludedCase>, const Names&);

} // namespace fengsui::report
