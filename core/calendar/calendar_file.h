#pragma once

#include "base/json_document.h"
#include "calendar/duty_calendar.h"

#include <string>
#include <string_view>

namespace fengsui {

/// Reads and checks the file of a duty calendar:
///
///     { "calendar": "cn-county", "version": 1, "title": {"en": …, "zh": …}, "note": [ … ],
///       "plans": [ { "from": "2024-01-01", "to": …, "week": { "mon": ["08:30-12:00", "14:00-17:30"], … } } ],
///       "days": [ { "from": "2025-01-28", "to": "2025-02-04", "kind": "rest", "title": … },
///                 { "from": "2025-01-26", "kind": "work", "like": "mon" or "hours": [ … ], "title": … },
///                 { "from": "2027-02-05", "kind": "rest", "provisional": true, "title": … } ],
///       "holidays": { "region": "cn" } }
///
/// A weekday that is not named rests. "holidays" names whose public holidays are days off as well,
/// but for years in which "days" says what is made up for; where it ever says that, they are provisional. The shells
/// know regions by the codes of KHolidays. An end that is
/// not after its begin lies in the next day. `file` is only used in faults, whose first two arguments are the file and
/// the line.
Loaded<CalendarRules> readCalendar(const std::string& file, std::string_view text);

} // namespace fengsui
