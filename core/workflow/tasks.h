#pragma once

#include "base/result.h"
#include "workflow/guards.h"

#include <optional>

namespace fengsui::entries {
class CaseActed;
}

namespace fengsui::workflow {

/// Writes what an action does to the tasks of the case: gives them to units, has them signed for, answered, handed back
/// or withdrawn. Ids are derived from the case, the unit and the time, so that the rule stays a pure function.
std::optional<Refusal> writeTasks(const FullWish& wish, entries::CaseActed& acted);

} // namespace fengsui::workflow
