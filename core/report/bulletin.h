#pragma once

#include "report/evaluation_sheet.h"

namespace fengsui::report {

/// The bulletin of evaluation (综合评价通报) of a period: what is sent to the units and the leaders.
/// Fields: those of every form, and from, to, asOf, byTitle, lineCount, excludedCount, overdueCount, dueCount, and of
/// all cases together each indicator by its word ("onTimeHandling"). Tables: lines (units, towns, cells), posts
/// (people), scores (ranked, for each formula), overdue (overdue and still open), excluded.
Document bulletin(const Evaluation&, const FormulaShelf&, std::span<const CountedCase> overdue,
    std::span<const ExcludedCase> excluded, const Names&, const Printed&);

} // namespace fengsui::report
