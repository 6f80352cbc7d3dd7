#pragma once

#include "calendar/duty_calendar.h"
#include "calendar/span.h"

namespace fengsui {

/// Which clock a limit runs by: that of the duty calendar, or, when a case is urgent, one that never stops
/// (紧急工作时).
enum class Running : std::uint8_t { OnDuty, RoundTheClock };

/// The due time of a limit that begins now. Minutes always run on; working hours and working days run on duty, and
/// round the clock as hours and days; days are those of the local clock.
Instant dueAfter(const DutyCalendar& calendar, Instant from, Span limit, Running running);
/// The due time when the clock stood still from one moment to another (挂账): what was left then is left afterwards, in
/// working time for working hours and days, else in time. When it had run out before, it is as late afterwards.
Instant dueAfterHold(
    const DutyCalendar& calendar, TimeUnit unit, Running running, Instant due, Instant heldFrom, Instant heldTo);
/// How long the clock of a limit in that unit has run from one moment to another, which is not earlier: working time
/// for working hours and days on duty, else time.
Duration timeRun(const DutyCalendar& calendar, TimeUnit unit, Running running, Instant from, Instant to);
/// The first moment by which it has run so long.
Instant afterRunning(const DutyCalendar& calendar, TimeUnit unit, Running running, Instant from, Duration time);

} // namespace fengsui
