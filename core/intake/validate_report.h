#pragma once

#include "base/result.h"
#include "incident/report.h"

namespace fengsui {

/// Whether a report can open a case (DOMAIN section 3, – → reported): a source; a place, as an address, a point, a
/// division or a component; a type, a title or a text that say what it is; times that can be right: not before 1970,
/// and not more than a day after `now`, because clocks of other systems are off and zones get mixed up. The refusal
/// names the field: "source", "address", "title", "receivedAt" or "happenedAt".
Outcome validateReport(const IncomingReport& report, Instant now);

} // namespace fengsui
