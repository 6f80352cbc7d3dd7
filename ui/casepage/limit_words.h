#pragma once

#include "incident/incident.h"
#include "workflow/step_times.h"

#include <QString>

namespace fengsui::ui {

class Watch;

/// How a due time came about, for who hovers over it: from when it counts, what had run before a hold, by which rules,
/// and the days of rest on the way. Empty for limits of the first version, which don't say.
QString howCounted(const Incident& incident, const Limit& limit, const Watch& watch);

/// "limit 5 working days · used 26 h 10 min · held 3 d 04:00 · extended by 2 working days": what one step was given and
/// has taken. Empty where no clock runs or ran.
QString whatItTook(const workflow::StepTimes& times);

} // namespace fengsui::ui
