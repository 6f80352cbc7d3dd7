#pragma once

#include "base/instant.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace fengsui {

/// A stretch of duty: minutes since the midnight that its day begins with, [begin, end). An end beyond 24 × 60 lies in
/// the day after, as that of a night shift does.
struct DutySpan {
    std::uint16_t begin = 0;
    std::uint16_t end = 0;

    bool operator==(const DutySpan&) const = default;
};

/// The stretches of one day in order, none touching another; a day without any is a day of rest.
using DutyHours = std::vector<DutySpan>;

/// The hours of a week, in force from a date on.
struct DutyPlan {
    std::chrono::local_days from;
    std::optional<std::chrono::local_days> to; ///< the last day; none: for good
    std::array<DutyHours, 7> week; ///< Monday first
};

/// Days that are not what their weekday says: a holiday, or the day on which it is made up for (调休).
struct SpecialDays {
    std::chrono::local_days from;
    std::chrono::local_days to; ///< the last day
    DutyHours hours; ///< empty: rest
    std::string english; ///< what people call them
    std::string chinese;
    bool isProvisional = false; ///< no notice has said so yet
};

/// A duty calendar (工作日历) as its file describes it. Of plans that hold for a day the later one counts; the first
/// has no end and counts for the days before it as well. A special day comes before all plans, a later one before an
/// earlier one.
struct CalendarRules {
    std::string id;
    std::uint32_t version = 0;
    std::string english;
    std::string chinese;
    std::vector<DutyPlan> plans;
    std::vector<SpecialDays> days;
    std::string holidayRegion; ///< whose public holidays fill the years that no notice covers; empty: nobody's

    /// Null when the day is an ordinary one.
    const SpecialDays* special(std::chrono::local_days day) const;
    const DutyHours& hours(std::chrono::local_days day) const;
    /// The last day of the last year for which a notice says what is made up for; none when no such year is named.
    std::optional<std::chrono::local_days> knownUntil() const;
};

/// Counts time on a duty calendar in one zone. Every day belongs to the local clock; a change of the clock makes a
/// stretch of duty shorter or longer, as it does for those who work it. Good for the years 1970 to 2399: what would be
/// due later is due at the end of them. May be asked by several threads.
class DutyCalendar {
public:
    /// The first plan must have a week with working time, and special days must leave room for it.
    DutyCalendar(CalendarRules rules, const Zone& zone);
    ~DutyCalendar();
    DutyCalendar(const DutyCalendar&) = delete;
    DutyCalendar& operator=(const DutyCalendar&) = delete;

    const CalendarRules& rules() const { return m_rules; }
    /// "cn-county/3", as it stands in limits.
    std::string rule() const { return m_rules.id + '/' + std::to_string(m_rules.version); }

    bool isWorking(Instant at) const;
    /// Working time in [from, to); none when `to` is not later.
    Duration workingTime(Instant from, Instant to) const;
    /// The first moment by which so much working time has passed since `from`: 工作时. `from` itself for none.
    Instant afterWorkingTime(Instant from, Duration time) const;
    /// The last moment from which so much working time passes until `to`. `to` itself for none; the beginning of 1969
    /// when there is not so much.
    Instant beforeWorkingTime(Instant to, Duration time) const;
    /// The same amount of working time into the day, so many working days later: 工作日. From the beginning of a
    /// working day, or from any time of rest before it, that is the end of the last of these days. On a shorter day it
    /// is no later than that day's end. `from` itself for none.
    Instant afterWorkDays(Instant from, std::uint32_t days) const;
    /// The same local time so many days later: 天. A time that the clock skips is moved forward by the gap, of one that
    /// it shows twice the first is taken.
    Instant afterDays(Instant from, std::uint32_t days) const;

    /// Days of rest among the days from one to the other, both included, each run of one name together: why a due time
    /// lies where it does.
    struct Rest {
        std::chrono::local_days from;
        std::chrono::local_days to;
        const SpecialDays* named = nullptr; ///< null: rest by the week
    };
    std::vector<Rest> rests(Instant from, Instant to) const;
    /// The local day of an instant.
    std::chrono::local_days dayOf(Instant at) const;

private:
    struct Year;
    struct Position;
    static constexpr int firstYear = 1969; // a year around 1970 in every zone
    static constexpr int lastYear = 2400;

    const Year& year(int number) const;
    /// The year that a moment lies in, by the local clock; the first or last one when it lies outside.
    int yearOf(std::int64_t at) const;
    std::unique_ptr<const Year> make(int number) const;
    std::int64_t instantOf(std::chrono::local_days day, std::int64_t minutes) const;
    std::optional<Position> locate(std::int64_t at) const;
    std::int64_t end() const;

    CalendarRules m_rules;
    const std::chrono::time_zone* m_zone;
    mutable std::array<std::atomic<const Year*>, lastYear - firstYear + 1> m_years {};
    mutable std::mutex m_making;
};

} // namespace fengsui
