#include "calendar/due_time.h"

namespace fengsui {

namespace {

bool countsWork(TimeUnit unit, Running running)
{
    return running == Running::OnDuty && (unit == TimeUnit::WorkHour || unit == TimeUnit::WorkDay);
}

} // namespace

Instant dueAfter(const DutyCalendar& calendar, Instant from, Span limit, Running running)
{
    const std::int64_t amount = limit.amount;
    switch (limit.unit) {
    case TimeUnit::Minute:
        return from + std::chrono::minutes(amount);
    case TimeUnit::WorkHour:
        return running == Running::OnDuty ? calendar.afterWorkingTime(from, std::chrono::hours(amount))
                                          : from + std::chrono::hours(amount);
    case TimeUnit::WorkDay:
        return running == Running::OnDuty ? calendar.afterWorkDays(from, limit.amount)
                                          : calendar.afterDays(from, limit.amount);
    case TimeUnit::CalendarDay:
        return calendar.afterDays(from, limit.amount);
    }
    return from;
}

Instant dueAfterHold(
    const DutyCalendar& calendar, TimeUnit unit, Running running, Instant due, Instant heldFrom, Instant heldTo)
{
    if (heldTo <= heldFrom)
        return due;
    if (!countsWork(unit, running))
        return heldTo + (due - heldFrom);
    return due > heldFrom ? calendar.afterWorkingTime(heldTo, calendar.workingTime(heldFrom, due))
                          : calendar.beforeWorkingTime(heldTo, calendar.workingTime(due, heldFrom));
}

Duration timeRun(const DutyCalendar& calendar, TimeUnit unit, Running running, Instant from, Instant to)
{
    return countsWork(unit, running) ? calendar.workingTime(from, to) : to - from;
}

Instant afterRunning(const DutyCalendar& calendar, TimeUnit unit, Running running, Instant from, Duration time)
{
    return countsWork(unit, running) ? calendar.afterWorkingTime(from, time) : from + time;
}

} // namespace fengsui
