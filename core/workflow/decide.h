#pragma once

#include "base/result.h"
#include "workflow/actor.h"
#include "workflow/workflow.h"

namespace fengsui::entries {
class CaseActed;
}

namespace fengsui::workflow {

/// Turns a wish into the entry that records it, or says why not. Asks in this order: the post, the state, what is
/// pending, what the case and the actor alone answer, the form, and last what the form means in its surroundings. The
/// entry holds all that follows from it, the limit included, so that folding needs no workflow file.
///
/// In the entry a lead team of 16 zero bytes means that the case has no team any more. `fields` holds the answers that
/// have no place of their own in the entry.
Result<entries::CaseActed> decide(const Workflow& workflow, const Incident& incident, const Actor& actor,
    const ActionRequest& request, const Surroundings& around, Instant now);

/// Writes where a step leads to, with what folding and evaluation have to know of that state.
void writeState(entries::CaseActed& acted, const State& to);

/// The post in which the actor may take the action now, as far as no form is needed to know it: why the action is not
/// offered, if it isn't.
Result<Role> postFor(const Workflow& workflow, const Action& action, const Incident& incident, const Actor& actor,
    std::optional<Role> as = {});

} // namespace fengsui::workflow
