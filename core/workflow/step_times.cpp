#include "workflow/step_times.h"

#include "calendar/due_time.h"
#include "workflow/history.h"

#include <algorithm>
#include <charconv>

namespace fengsui::workflow {

namespace {

StepTimes* timesOf(const Workflow& workflow, std::string_view state, std::vector<StepTimes>& times)
{
    for (std::size_t i = 0; i < workflow.phases.size(); ++i)
        if (std::ranges::find(workflow.phases[i].states, state) != workflow.phases[i].states.end())
            return &times[i];
    return nullptr;
}

bool isHold(const Workflow& workflow, std::string_view state)
{
    return std::ranges::any_of(
        workflow.actions, [&](const Action& action) { return action.has(Effect::StopClock) && action.to == state; });
}

Duration counted(
    const Workflow& workflow, const Incident& incident, const std::optional<Limit>& limit, Instant from, Instant to)
{
    if (!limit || to <= from)
        return {};
    const DutyCalendar* duty = workflow.calendar.duty.get();
    const auto unit = timeUnitOf(limit->unit).value_or(TimeUnit::Minute);
    return duty ? timeRun(*duty, unit, incident.isUrgent ? Running::RoundTheClock : Running::OnDuty, from, to)
                : to - from;
}

void addExtension(const StepOnFile& step, StepTimes& times)
{
    const auto amount = step.fields.find("amount"), unit = step.fields.find("unit");
    const auto known = unit == step.fields.end() ? std::nullopt : timeUnitOf(unit->second);
    if (amount == step.fields.end() || !known)
        return;
    std::uint32_t more = 0;
    const std::string& text = amount->second;
    if (std::from_chars(text.data(), text.data() + text.size(), more).ec != std::errc())
        return;
    const auto same = std::ranges::find(times.extensions, *known, &Span::unit);
    if (same == times.extensions.end())
        times.extensions.push_back({ more, *known });
    else
        same->amount += more;
}

} // namespace

std::vector<StepTimes> stepTimes(const Workflow& workflow, const Incident& incident, Instant now)
{
    std::vector<StepTimes> times(workflow.phases.size());
    Instant entered = incident.reportedAt;
    const auto give = [&](const std::string& state, const std::optional<Limit>& limit) {
        StepTimes* of = timesOf(workflow, state, times);
        if (const auto unit = of && limit ? timeUnitOf(limit->unit) : std::nullopt)
            of->given = Span { limit->amount, *unit };
    };
    give(workflow.start, limitBefore(workflow, incident, 0));
    const auto addStay
        = [&](const std::string& state, Instant left, Duration written, const std::optional<Limit>& limit) {
              StepTimes* of = timesOf(workflow, state, times);
              if (!of)
                  return;
              if (isHold(workflow, state))
                  of->held += std::max(Duration(), Duration(left - entered));
              else
                  of->used += written > Duration() ? written : counted(workflow, incident, limit, entered, left);
          };
    for (std::size_t i = 0; i < incident.steps.size(); ++i) {
        const StepOnFile& step = incident.steps[i];
        const Action* action = workflow.action(step.action);
        const bool isExtension = action && action->has(Effect::Extend);
        if (StepTimes* of = isExtension ? timesOf(workflow, step.from, times) : nullptr)
            addExtension(step, *of);
        // a clock that was taken up again has the limit that it had
        if (!isExtension && !(action && action->has(Effect::ResumeClock)))
            give(step.to, step.limit);
        if (step.from == step.to)
            continue;
        addStay(step.from, step.doneAt(), step.used, limitBefore(workflow, incident, i));
        entered = step.nextFrom();
    }
    if (incident.isOpen)
        addStay(incident.state, now, {}, incident.limit);
    return times;
}

} // namespace fengsui::workflow
