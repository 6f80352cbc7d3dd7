#pragma once

#include "workflow/workflow.h"

#include <optional>

namespace fengsui::workflow {

/// What a span is nominally worth, to compare two of them or to look back: days of 24 hours.
Duration lengthOf(const Workflow& workflow, Span span);
/// The end of a span that begins at an instant, by the calendar of the workflow.
Instant dueAt(const Workflow& workflow, Span span, Instant from);

/// The limit of a case that has just been reported; none when its first state has none. Limits of urgent cases run
/// round the clock. The rule of each names the workflow and the calendar.
std::optional<Limit> startLimit(
    const Workflow& workflow, const std::optional<CaseType>& type, bool isUrgent, Instant now);
/// The limit of a state that the case comes into now, or of its present state counted anew, before the step is folded;
/// none when the state has none. The closest of the state's own for some types and filing conditions, else that of the
/// deadline class or of the level, else the general one.
std::optional<Limit> limitOnEntering(const Workflow& workflow, const Incident& incident, const State& to, Instant now);
/// The running limit, due so much later; it counts from now when none is running.
Limit extendedLimit(const Workflow& workflow, const Incident& incident, Span longer, Instant now);
/// What was left when the clock was stopped, counted from now; as late as before when nothing was left. `to` is asked
/// when the past holds no limit.
std::optional<Limit> resumedLimit(const Workflow& workflow, const Incident& incident, const State& to, Instant now);
/// The running limit as it would be in the other class of urgency, counted from the same beginning.
std::optional<Limit> limitOfOtherUrgency(const Workflow& workflow, const Incident& incident, bool isUrgent);
/// The limit of a task that is given now: as asked, else that of the case's deadline class, else a working day.
Limit limitOfTask(const Workflow& workflow, const Incident& incident, std::optional<Span> asked, Instant now);
/// How long the present state has taken so far: time on duty; round the clock for urgent cases and without a calendar.
Duration usedInState(const Workflow& workflow, const Incident& incident, Instant now);
/// When rules.urgeAtPercent of the running limit will have run. There must be one.
Instant urgeAt(const Workflow& workflow, const Incident& incident);

} // namespace fengsui::workflow
