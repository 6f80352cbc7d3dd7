#include "calendar/span.h"

#include "base/words.h"

namespace fengsui {

namespace {
constexpr std::array<std::string_view, allTimeUnits.size()> unitWords { "minute", "workHour", "workDay",
    "calendarDay" };
}

std::string_view toWord(TimeUnit unit)
{
    return unitWords[static_cast<std::size_t>(unit)];
}

std::optional<TimeUnit> timeUnitOf(std::string_view word)
{
    return fromWord<TimeUnit>(unitWords, word);
}

} // namespace fengsui
