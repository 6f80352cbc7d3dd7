#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace fengsui {

/// The units of a limit: 分钟 工作时 工作日 天. Words: "minute", "workHour", "workDay", "calendarDay".
enum class TimeUnit : std::uint8_t { Minute, WorkHour, WorkDay, CalendarDay };
inline constexpr std::array allTimeUnits { TimeUnit::Minute, TimeUnit::WorkHour, TimeUnit::WorkDay,
    TimeUnit::CalendarDay };
std::string_view toWord(TimeUnit unit);
std::optional<TimeUnit> timeUnitOf(std::string_view word);

/// A length of time as people say it: "2 working days".
struct Span {
    std::uint32_t amount = 0;
    TimeUnit unit = TimeUnit::Minute;

    bool operator==(const Span&) const = default;
};

} // namespace fengsui
