#pragma once

#include "base/result.h"
#include "workflow/actor.h"
#include "workflow/workflow.h"

#include <string>
#include <vector>

namespace fengsui::workflow {

/// A field as the window draws it.
struct FieldOnForm {
    Field field;
    bool isRequired = false;
    std::vector<TeamId> offered; ///< the units to choose among; empty: any
    std::string proposed; ///< the word to begin with, from the case or from the request that is decided; or empty
};

struct AvailableAction {
    std::string id;
    Title title;
    char key = 0; ///< suggested letter A to Z or figure, its own among all actions of the state
    Role role = Role::System; ///< the post in which it would be taken
    std::string to; ///< state after it, or empty when the state stays
    std::vector<FieldOnForm> fields;
    std::vector<std::string> prints;
};

/// Exactly the actions that this actor may take now, in the order of the file. decide() accepts each of them with the
/// right answers, and refuses every other.
std::vector<AvailableAction> availableActions(const Workflow& workflow, const Incident& incident, const Actor& actor);

struct BlockedAction {
    std::string id;
    Title title;
    Refusal why;
};
/// Actions of the actor's post and of the present state that something else stands in the way of, to be shown greyed.
std::vector<BlockedAction> blockedActions(const Workflow& workflow, const Incident& incident, const Actor& actor);

} // namespace fengsui::workflow
