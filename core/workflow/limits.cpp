#include "workflow/limits.h"

#include "workflow/history.h"

namespace fengsui::workflow {

namespace {

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

Limit limitFrom(const Workflow& workflow, Span span, Instant from)
{
    return { span.amount, std::string(toWord(span.unit)), from + lengthOf(workflow, span), workflow.rule() };
}

Instant beginOf(const Workflow& workflow, const Limit& limit)
{
    const auto unit = timeUnitOf(limit.unit);
    return unit ? limit.dueAt - lengthOf(workflow, { limit.amount, *unit }) : limit.dueAt;
}

std::optional<Limit> startLimit(const Workflow& workflow, bool isUrgent, Instant now)
{
    const State& start = *workflow.state(workflow.start);
    return start.limit ? std::optional(limitFrom(workflow, start.limit->of(isUrgent), now)) : std::nullopt;
}

std::optional<Limit> limitOnEntering(const Workflow& workflow, const Incident& incident, const State& to, Instant now)
{
    const auto span = spanOf(workflow, incident, to, incident.isUrgent);
    if (!span)
        return std::nullopt;
    const auto counted
        = !to.limitFrom.empty() && incident.state == to.limitFrom ? lastEntered(incident, to.limitFrom) : std::nullopt;
    return limitFrom(workflow, *span, counted.value_or(now));
}

std::optional<Limit> resumedLimit(const Workflow& workflow, const Incident& incident, const State& to, Instant now)
{
    const std::size_t begin = firstStepInState(incident);
    if (begin > 0) {
        const StepOnFile& stopped = incident.steps[begin - 1];
        if (auto limit = limitBefore(workflow, incident, begin - 1)) {
            limit->dueAt = now + (limit->dueAt - stopped.at);
            limit->rule = workflow.rule();
            return limit;
        }
    }
    return limitOnEntering(workflow, incident, to, now);
}

std::optional<Limit> limitOfOtherUrgency(const Workflow& workflow, const Incident& incident, bool isUrgent)
{
    const State* state = workflow.state(incident.state);
    const auto span = state ? spanOf(workflow, incident, *state, isUrgent) : std::nullopt;
    if (!span || !incident.limit)
        return std::nullopt;
    return limitFrom(workflow, *span, beginOf(workflow, *incident.limit));
}

} // namespace fengsui::workflow
