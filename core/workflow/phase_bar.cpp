#include "workflow/phase_bar.h"

#include "workflow/history.h"

#include <algorithm>

namespace fengsui::workflow {

namespace {

std::optional<std::size_t> phaseOf(const Workflow& workflow, std::string_view state)
{
    for (std::size_t i = 0; i < workflow.phases.size(); ++i)
        if (std::ranges::find(workflow.phases[i].states, state) != workflow.phases[i].states.end())
            return i;
    return std::nullopt;
}

void fillDone(const Workflow& workflow, const Incident& incident, const Phase& phase, PhaseStep& bar)
{
    bar.status = PhaseStatus::Skipped;
    for (std::size_t i = incident.steps.size(); i > 0; --i) {
        const StepOnFile& step = incident.steps[i - 1];
        if (std::ranges::find(phase.doneBy, step.action) == phase.doneBy.end())
            continue;
        bar.status = PhaseStatus::Done;
        bar.by = step.by;
        bar.at = step.doneAt();
        bar.limit = limitBefore(workflow, incident, i - 1);
        bar.isLate = bar.limit && step.doneAt() > bar.limit->dueAt;
        return;
    }
}

} // namespace

std::vector<PhaseStep> phaseBar(const Workflow& workflow, const Incident& incident)
{
    const auto running = phaseOf(workflow, incident.state);
    // A case that ended outside of all phases broke off in that of the state which it came from.
    const std::size_t begun = firstStepInState(incident);
    const auto broken = running || begun == 0 ? std::nullopt : phaseOf(workflow, incident.steps[begun - 1].from);
    const std::size_t reached = running.value_or(broken.value_or(0));
    std::vector<PhaseStep> out;
    for (std::size_t i = 0; i < workflow.phases.size(); ++i) {
        const Phase& phase = workflow.phases[i];
        PhaseStep bar { phase.id, phase.title, phase.post, PhaseStatus::Waiting, {}, {}, {}, false };
        if (running == i) {
            bar.status = PhaseStatus::Running;
            bar.limit = incident.limit;
            bar.isLate = incident.isOverdue;
        } else if (i < reached) {
            fillDone(workflow, incident, phase, bar);
        } else if (!running) {
            bar.status = PhaseStatus::Skipped;
        }
        out.push_back(std::move(bar));
    }
    return out;
}

} // namespace fengsui::workflow
