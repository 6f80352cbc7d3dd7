#include "workflow/limits.h"

#include "calendar/due_time.h"
#include "workflow/history.h"

namespace fengsui::workflow {

namespace {

Running runningOf(bool isUrgent)
{
    return isUrgent ? Running::RoundTheClock : Running::OnDuty;
}

Instant dueAt(const Workflow& workflow, Span span, Instant from, bool isUrgent)
{
    return workflow.calendar.duty ? dueAfter(*workflow.calendar.duty, from, span, runningOf(isUrgent))
                                  : from + lengthOf(workflow, span);
}

Limit limitFrom(const Workflow& workflow, Span span, Instant from, bool isUrgent)
{
    return { span.amount, std::string(toWord(span.unit)), dueAt(workflow, span, from, isUrgent), workflow.rule(), from,
        Duration() };
}

// A unit of another version that isn't known here is one of plain time.
TimeUnit unitOf(const Limit& limit)
{
    return timeUnitOf(limit.unit).value_or(TimeUnit::Minute);
}

// When the limit began to count, or would have if it had never been held. Entries of the first version don't say: then
// it is as long as its amount.
Instant beginOf(const Workflow& workflow, const Limit& limit)
{
    if (limit.from.milliseconds != 0)
        return limit.from - limit.run;
    return timeUnitOf(limit.unit) ? limit.dueAt - lengthOf(workflow, { limit.amount, unitOf(limit) }) : limit.dueAt;
}

std::optional<Span> spanOf(const Workflow& workflow, const Incident& incident, const State& state, bool isUrgent)
{
    if (state.hasLimitByClass)
        return chosenClass(workflow, incident).limit.of(isUrgent);
    return state.limit ? std::optional(state.limit->of(isUrgent)) : std::nullopt;
}

} // namespace

Duration lengthOf(const Workflow& workflow, Span span)
{
    return std::chrono::minutes(
        std::int64_t { span.amount } * workflow.calendar.minutes[static_cast<std::size_t>(span.unit)]);
}

Instant dueAt(const Workflow& workflow, Span span, Instant from)
{
    return dueAt(workflow, span, from, false);
}

std::optional<Limit> startLimit(const Workflow& workflow, bool isUrgent, Instant now)
{
    const State& start = *workflow.state(workflow.start);
    return start.limit ? std::optional(limitFrom(workflow, start.limit->of(isUrgent), now, isUrgent)) : std::nullopt;
}

std::optional<Limit> limitOnEntering(const Workflow& workflow, const Incident& incident, const State& to, Instant now)
{
    const auto span = spanOf(workflow, incident, to, incident.isUrgent);
    if (!span)
        return std::nullopt;
    const auto counted
        = !to.limitFrom.empty() && incident.state == to.limitFrom ? lastEntered(incident, to.limitFrom) : std::nullopt;
    return limitFrom(workflow, *span, counted.value_or(now), incident.isUrgent);
}

Limit extendedLimit(const Workflow& workflow, const Incident& incident, Span longer, Instant now)
{
    if (!incident.limit)
        return limitFrom(workflow, longer, now, incident.isUrgent);
    Limit limit = limitFrom(workflow, longer, incident.limit->dueAt, incident.isUrgent);
    limit.from = beginOf(workflow, *incident.limit) + incident.limit->run;
    limit.run = incident.limit->run;
    return limit;
}

std::optional<Limit> resumedLimit(const Workflow& workflow, const Incident& incident, const State& to, Instant now)
{
    const std::size_t begin = firstStepInState(incident);
    if (begin == 0)
        return limitOnEntering(workflow, incident, to, now);
    const StepOnFile& stopped = incident.steps[begin - 1];
    auto limit = limitBefore(workflow, incident, begin - 1);
    if (!limit)
        return limitOnEntering(workflow, incident, to, now);
    const Running running = runningOf(incident.isUrgent);
    const Instant from = beginOf(workflow, *limit) + limit->run;
    if (const DutyCalendar* duty = workflow.calendar.duty.get()) {
        limit->run += timeRun(*duty, unitOf(*limit), running, from, stopped.at);
        limit->dueAt = dueAfterHold(*duty, unitOf(*limit), running, limit->dueAt, stopped.at, now);
    } else {
        limit->run += stopped.at - from;
        limit->dueAt = now + (limit->dueAt - stopped.at);
    }
    limit->from = now;
    limit->rule = workflow.rule();
    return limit;
}

std::optional<Limit> limitOfOtherUrgency(const Workflow& workflow, const Incident& incident, bool isUrgent)
{
    const State* state = workflow.state(incident.state);
    const auto span = state ? spanOf(workflow, incident, *state, isUrgent) : std::nullopt;
    if (!span || !incident.limit)
        return std::nullopt;
    return limitFrom(workflow, *span, beginOf(workflow, *incident.limit), isUrgent);
}

Instant urgeAt(const Workflow& workflow, const Incident& incident)
{
    const Limit& limit = *incident.limit;
    const Instant from = beginOf(workflow, limit) + limit.run;
    const auto percent = static_cast<std::int64_t>(workflow.rules.urgeAtPercent);
    const DutyCalendar* duty = workflow.calendar.duty.get();
    const Running running = runningOf(incident.isUrgent);
    const Duration whole
        = limit.run + (duty ? timeRun(*duty, unitOf(limit), running, from, limit.dueAt) : limit.dueAt - from);
    const Duration missing = std::max(Duration(), whole * percent / 100 - limit.run);
    return duty ? afterRunning(*duty, unitOf(limit), running, from, missing) : from + missing;
}

} // namespace fengsui::workflow
