#include "workflow/history.h"

#include "workflow/limits.h"

#include <algorithm>
#include <ranges>

namespace fengsui::workflow {

std::size_t firstStepInState(const Incident& incident)
{
    for (std::size_t i = incident.steps.size(); i > 0; --i)
        if (incident.steps[i - 1].from != incident.steps[i - 1].to)
            return i;
    return 0;
}

std::string answerInState(const Incident& incident, std::string_view field)
{
    for (std::size_t i = incident.steps.size(); i > firstStepInState(incident); --i) {
        const auto& fields = incident.steps[i - 1].fields;
        if (const auto found = fields.find(std::string(field)); found != fields.end())
            return found->second;
    }
    return {};
}

std::string latestAnswer(const Incident& incident, std::string_view field)
{
    for (const StepOnFile& step : incident.steps | std::views::reverse)
        if (const auto found = step.fields.find(std::string(field)); found != step.fields.end())
            return found->second;
    return {};
}

std::size_t firstStepSinceOpened(const Workflow& workflow, const Incident& incident)
{
    for (std::size_t i = incident.steps.size(); i > 0; --i) {
        const State* from = workflow.state(incident.steps[i - 1].from);
        if (from && from->isEnd())
            return i - 1;
    }
    return 0;
}

std::optional<Instant> lastEntered(const Incident& incident, std::string_view state)
{
    for (const StepOnFile& step : incident.steps | std::views::reverse)
        if (step.to == state && step.from != state)
            return step.at;
    return std::nullopt;
}

Instant orderedAt(const Incident& incident)
{
    for (const StepOnFile& step : incident.steps | std::views::reverse)
        if (step.lead || step.from != step.to)
            return step.nextFrom();
    return incident.reportedAt;
}

std::optional<Limit> limitBefore(const Workflow& workflow, const Incident& incident, std::size_t step)
{
    for (std::size_t i = step; i > 0; --i) {
        const StepOnFile& earlier = incident.steps[i - 1];
        if (earlier.limit || earlier.from != earlier.to)
            return earlier.limit;
    }
    return startLimit(workflow, incident.type, incident.isUrgent, incident.reportedAt);
}

const DeadlineClass* chosenClass(const Workflow& workflow, const Incident& incident)
{
    for (const StepOnFile& step : incident.steps | std::views::reverse)
        if (const auto found = step.fields.find("deadlineClass"); found != step.fields.end())
            if (const DeadlineClass* chosen = workflow.deadlineClass(found->second))
                return chosen;
    return workflow.proposedClass(incident.type, latestAnswer(incident, "filingCase"));
}

std::size_t extensionsGranted(const Workflow& workflow, const Incident& incident)
{
    std::size_t count = 0;
    for (const StepOnFile& step : incident.steps | std::views::reverse) {
        const State* from = workflow.state(step.from);
        if (from && from->isEnd())
            break;
        const Action* action = workflow.action(step.action);
        count += action && action->has(Effect::Extend) ? 1 : 0;
    }
    return count;
}

const StepOnFile* pendingStep(const Workflow& workflow, const Incident& incident)
{
    if (incident.pending == PendingRequest::None)
        return nullptr;
    for (const StepOnFile& step : incident.steps | std::views::reverse)
        if (const Action* action = workflow.action(step.action); action && action->asks == incident.pending)
            return &step;
    return nullptr;
}

const StepOnFile* openInstruction(const Incident& incident)
{
    for (const StepOnFile& step : incident.steps | std::views::reverse) {
        if (step.fields.contains("answer"))
            return nullptr;
        if (step.fields.contains("replyBy"))
            return &step;
    }
    return nullptr;
}

bool hasCaller(const Incident& incident)
{
    return std::ranges::any_of(incident.reports, [](const ReportOnFile& report) { return !report.caller.isNull(); });
}

} // namespace fengsui::workflow
