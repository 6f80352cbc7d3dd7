#include "workflow/limits.h"

#include "calendar/due_time.h"
#include "workflow/history.h"

#include <algorithm>

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

const LimitRule* ruleOf(const Workflow& workflow, const Incident& incident, const State& state)
{
    const std::string filingCase = latestAnswer(incident, "filingCase");
    const LimitRule* best = nullptr;
    int closest = 0;
    for (const MatchedLimit& limit : state.limits)
        for (const LimitMatch& match : limit.matches)
            if (const int fit = match.fit(incident.type, filingCase); fit > closest) {
                closest = fit;
                best = &limit.limit;
            }
    if (best)
        return best;
    if (state.hasLimitByClass) {
        const DeadlineClass* chosen = chosenClass(workflow, incident);
        return chosen ? &chosen->limit : nullptr;
    }
    if (state.hasLimitByLevel) {
        const std::size_t level = std::min<std::size_t>(incident.escalation, workflow.levels.size() - 1);
        return workflow.levels[level].limit ? &*workflow.levels[level].limit : nullptr;
    }
    return state.limit ? &*state.limit : nullptr;
}

std::optional<Span> spanOf(const Workflow& workflow, const Incident& incident, const State& state, bool isUrgent)
{
    const LimitRule* rule = ruleOf(workflow, incident, state);
    return rule ? std::optional(rule->of(isUrgent)) : std::nullopt;
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

std::optional<Limit> startLimit(
    const Workflow& workflow, const std::optional<CaseType>& type, bool isUrgent, Instant now)
{
    Incident incident;
    incident.type = type;
    const auto span = spanOf(workflow, incident, *workflow.state(workflow.start), isUrgent);
    return span ? std::optional(limitFrom(workflow, *span, now, isUrgent)) : std::nullopt;
}

std::optional<Limit> limitOnEntering(const Workflow& workflow, const Incident& incident, const State& to, Instant now)
{
    if (to.keepsLimit && incident.limit && to.id != incident.state)
        return incident.limit;
    const auto span = spanOf(workflow, incident, to, incident.isUrgent);
    if (!span)
        return std::nullopt;
    if (to.id == incident.state)
        return limitFrom(workflow, *span, now, incident.isUrgent);
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

Limit limitOfTask(const Workflow& workflow, const Incident& incident, std::optional<Span> asked, Instant now)
{
    const DeadlineClass* chosen = chosenClass(workflow, incident);
    const Span span = asked ? *asked : chosen ? chosen->limit.of(incident.isUrgent) : Span { 1, TimeUnit::WorkDay };
    return limitFrom(workflow, span, now, incident.isUrgent);
}

Duration usedInState(const Workflow& workflow, const Incident& incident, Instant now)
{
    const std::size_t begin = firstStepInState(incident);
    const Instant from = begin == 0 ? incident.reportedAt : incident.steps[begin - 1].nextFrom();
    if (now <= from)
        return Duration();
    const DutyCalendar* duty = workflow.calendar.duty.get();
    return duty ? timeRun(*duty, TimeUnit::WorkHour, runningOf(incident.isUrgent), from, now) : now - from;
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
