#pragma once

#include "workflow/workflow.h"

#include <optional>

namespace fengsui::workflow {

/// What the calendar of the workflow makes of a span.
Duration lengthOf(const Workflow& workflow, Span span);
/// A limit of that span, counted from an instant. Its rule is the workflow and version.
Limit limitFrom(const Workflow& workflow, Span span, Instant from);
/// When a limit would have begun to count by its own amount. A unit of another version that isn't known here counts as
/// no time at all.
Instant beginOf(const Workflow& workflow, const Limit& limit);

/// The limit of a case that has just been reported; none when its first state has none.
std::optional<Limit> startLimit(const Workflow& workflow, bool isUrgent, Instant now);
/// The limit of a state that the case comes into now, before the step is folded; none when the state has none.
std::optional<Limit> limitOnEntering(const Workflow& workflow, const Incident& incident, const State& to, Instant now);
/// What was left when the clock was stopped, counted from now. `to` is asked when the past holds no limit.
std::optional<Limit> resumedLimit(const Workflow& workflow, const Incident& incident, const State& to, Instant now);
/// The running limit as it would be in the other class of urgency, counted from the same beginning.
std::optional<Limit> limitOfOtherUrgency(const Workflow& workflow, const Incident& incident, bool isUrgent);

} // namespace fengsui::workflow
