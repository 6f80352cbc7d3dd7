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
std::optional<Limit> startLimit(const Workflow& workflow, bool isUrgent, Instant now);
/// The limit of a state that the case comes into now, before the step is folded; none when the state has none.
std::optional<Limit> limitOnEntering(const Workflow& workflow, const Incident& incident, const State& to, Instant now);
/// The running limit, due so much later; it counts from now when none is running.
Limit extendedLimit(const Workflow& workflow, const Incident& incident, Span longer, Instant now);
/// What was left when the clock was stopped, counted from now; as late as before when nothing was left. `to` is asked
/// when the past holds no limit.
std::optional<Limit> resumedLimit(const Workflow& workflow, const Incident& incident, const State& to, Instant now);
/// The running limit as it would be in the other class of urgency, counted from the same beginning.
std::optional<Limit> limitOfOtherUrgency(const Workflow& workflow, const Incident& incident, bool isUrgent);
/// When rules.urgeAtPercent of the running limit will have run. There must be one.
Instant urgeAt(const Workflow& workflow, const Incident& incident);

} // namespace fengsui::workflow
