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

/// Why a guard says no whatever the form holds; nothing when it lets pass, or when only the form can answer it. What is
/// refused here is not offered to the actor at all.
std::optional<Refusal> refusalOfStanding(Guard guard, const Wish& wish);
/// Why the unit's task can't be answered yet: what it passed on from it is open.
std::optional<Refusal> refusalOfOrders(const Wish& wish, TeamId unit);
/// Why a guard says no to this form; nothing when it lets pass, or when it doesn't look at the form.
std::optional<Refusal> refusalOfForm(Guard guard, const FullWish& wish);
/// Why a condition of the file says no. Without a form only those are asked that don't need one, with a form only the
/// others.
std::optional<Refusal> refusalOfCondition(const std::string& id, const Wish& wish, const Form* form);

} // namespace fengsui::workflow
