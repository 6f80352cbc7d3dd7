#include "workflow/available.h"

#include "workflow/decide.h"
#include "workflow/history.h"
#include "workflow/tasks.h"

#include <algorithm>
#include <cstdio>

namespace fengsui::workflow {

namespace {

std::string proposal(const Workflow& workflow, const Action& action, const Incident& incident, const std::string& field)
{
    if (action.decides)
        if (const StepOnFile* asked = pendingStep(workflow, incident))
            if (const auto found = asked->fields.find(field); found != asked->fields.end() && field != "reason")
                return found->second;
    if (field == "deadlineClass") {
        const DeadlineClass* proposed = chosenClass(workflow, incident);
        return proposed ? proposed->id : std::string();
    }
    if (!action.has(Effect::Describe))
        return {};
    if (field == "title")
        return incident.title;
    if (field == "type")
        return incident.type ? incident.type->toString() : std::string();
    if (field == "address")
        return incident.place.address;
    if (field == "cell")
        return incident.place.cell;
    if (field == "point" && incident.place.point) {
        char text[40];
        std::snprintf(
            text, sizeof text, "%.7f,%.7f", incident.place.point->longitude(), incident.place.point->latitude());
        return text;
    }
    return {};
}

/// Whom a question for units can only mean: those with a task that the action is about.
std::vector<TeamId> offeredTo(const Wish& wish, const std::string& field)
{
    if (field == "behalfOf")
        return unitsMeant(wish);
    std::vector<TeamId> units;
    if (field == "units" && wish.action.has(Effect::WithdrawTasks))
        for (const Task& task : wish.incident.tasks)
            if (task.isOpen() && std::ranges::find(units, task.unit) == units.end())
                units.push_back(task.unit);
    return units;
}

} // namespace

std::vector<AvailableAction> availableActions(const Workflow& workflow, const Incident& incident, const Actor& actor)
{
    std::vector<AvailableAction> out;
    for (const Action& action : workflow.actions) {
        const auto role = postFor(workflow, action, incident, actor);
        if (!role)
            continue;
        AvailableAction available { action.id, action.title, action.key, *role, action.to, {}, action.prints };
        for (const FieldUse& use : action.fields) {
            FieldOnForm field { *workflow.field(use.field), use.isRequired,
                offeredTo({ workflow, action, incident, actor, *role }, use.field),
                proposal(workflow, action, incident, use.field) };
            if (field.offered.size() == 1)
                field.proposed = field.offered.front().toString();
            available.fields.push_back(std::move(field));
        }
        out.push_back(std::move(available));
    }
    return out;
}

std::vector<BlockedAction> blockedActions(const Workflow& workflow, const Incident& incident, const Actor& actor)
{
    std::vector<BlockedAction> out;
    for (const Action& action : workflow.actions) {
        const bool isOfPost = std::ranges::any_of(action.roles, [&](Role role) { return actor.holds(role); });
        if (!isOfPost || !action.startsIn(incident.state))
            continue;
        if (const auto role = postFor(workflow, action, incident, actor); !role)
            out.push_back({ action.id, action.title, role.refusal() });
    }
    return out;
}

} // namespace fengsui::workflow
