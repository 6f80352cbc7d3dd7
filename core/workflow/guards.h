#pragma once

#include "base/result.h"
#include "workflow/actor.h"
#include "workflow/form.h"
#include "workflow/workflow.h"

#include <optional>

namespace fengsui::workflow {

/// Who wants to do what with which case.
struct Wish {
    const Workflow& workflow;
    const Action& action;
    const Incident& incident;
    const Actor& actor;
    Role role;
};

/// The same with the form filled in and everything looked up.
struct FullWish : Wish {
    const Form& form;
    const Surroundings& around;
    Instant now;
};

/// Why a guard that the case and the actor alone answer says no; nothing when it lets pass, or isn't of that sort.
std::optional<Refusal> refusalOfStanding(Guard guard, const Wish& wish);
/// Why a guard over the form says no; nothing when it lets pass, or isn't of that sort.
std::optional<Refusal> refusalOfForm(Guard guard, const FullWish& wish);

} // namespace fengsui::workflow
