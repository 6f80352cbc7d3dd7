#pragma once

#include "incident/incident.h"

#include <QString>

namespace fengsui::ui {

class Watch;

/// How a due time came about, for who hovers over it: from when it counts, what had run before a hold, by which rules,
/// and the days of rest on the way. Empty for limits of the first version, which don't say.
QString howCounted(const Incident& incident, const Limit& limit, const Watch& watch);

} // namespace fengsui::ui
