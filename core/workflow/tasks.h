#pragma once

#include "base/result.h"
#include "workflow/guards.h"

#include <optional>
#include <vector>

namespace fengsui::entries {
class CaseActed;
}

namespace fengsui::workflow {

/// The tasks that the action is about, as far as the case and the actor tell: those of the actor's own unit; on behalf
/// of others those of all units, but for somebody of a unit only those passed on from its own.
std::vector<const Task*> tasksWithin(const Wish& wish);
/// Whether a unit may answer a task: signed for, or about to be by the answer itself when that is written down for it.
bool isToAnswer(const Task& task, const Action& action);
/// The oldest task of the unit among them which waits for what the action does; or null.
const Task* taskFor(const Wish& wish, TeamId unit);
/// Units with such a task, and nothing open below it where that matters: whom the action may be about.
std::vector<TeamId> unitsMeant(const Wish& wish);
/// The unit on whose behalf the form speaks: the one it names, or the lead where it names none.
TeamId spokenFor(const FullWish& wish);

/// Writes what an action does to the tasks of the case: gives them to units, has them signed for, answered, handed back
/// or withdrawn. Ids are derived from the case, the unit and the time, so that the rule stays a pure function.
std::optional<Refusal> writeTasks(const FullWish& wish, entries::CaseActed& acted);

} // namespace fengsui::workflow
