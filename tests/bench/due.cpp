#include "bench/bench.h"
#include "wiring/shelves.h"

#include "calendar/due_time.h"

#include <random>
#include <stdexcept>

namespace fengsui::bench {

namespace {

struct Matter {
    Instant from;
    Span limit;
    Instant heldFrom;
    Instant heldTo;
};

constexpr int years = 10;
constexpr int matters = 200'000;

// The holidays that ship, repeated for ten years, and limits of all four units that begin anywhere among them.
CalendarRules tenYears(CalendarRules rules)
{
    const std::vector<SpecialDays> shipped = rules.days;
    for (int year = 1; year < years; ++year)
        for (SpecialDays day : shipped) {
            day.from += std::chrono::days(364 * year); // whole weeks, so that weekdays keep
            day.to += std::chrono::days(364 * year);
            rules.days.push_back(day);
        }
    return rules;
}

std::vector<Matter> randomMatters()
{
    std::mt19937_64 chance(20251103);
    const auto below = [&chance](std::int64_t bound) { return static_cast<std::int64_t>(chance() % bound); };
    const std::int64_t begin = 1'735'689'600'000; // 2025-01-01T00:00Z
    const std::int64_t day = 24 * 3600 * 1000;
    std::vector<Matter> all;
    for (int i = 0; i < matters; ++i) {
        Matter one;
        one.from = { begin + below(years * 364 * day) };
        one.limit = { static_cast<std::uint32_t>(1 + below(20)), allTimeUnits[static_cast<std::size_t>(below(4))] };
        one.heldFrom = one.from + Duration(below(2 * day));
        one.heldTo = one.heldFrom + Duration(below(10 * day));
        all.push_back(one);
    }
    return all;
}

} // namespace

Figure due()
{
    const Workplace place;
    const Shelves shelves = loadShelves({ place.path() });
    const DutyCalendar calendar(tenYears(shelves.rules->shipped().calendars.at("cn")), *Zone::named("Asia/Shanghai"));
    const std::vector<Matter> all = randomMatters();
    constexpr std::array<std::int64_t, 4> minutes { 1, 60, 24 * 60, 24 * 60 };
    std::int64_t sum = 0;
    const auto counted = [&] {
        for (const Matter& one : all) {
            const Instant end = dueAfter(calendar, one.from, one.limit, Running::OnDuty);
            sum += dueAfterHold(calendar, one.limit.unit, Running::OnDuty, end, one.heldFrom, one.heldTo).milliseconds;
        }
    };
    const auto added = [&] {
        for (const Matter& one : all) {
            const Instant end
                = one.from + std::chrono::minutes(one.limit.amount * minutes[static_cast<std::size_t>(one.limit.unit)]);
            sum += (end > one.heldFrom ? end + (one.heldTo - one.heldFrom) : end).milliseconds;
        }
    };
    counted(); // the years are worked out once
    std::vector<double> ours, plain;
    for (int round = 0; round < rounds; ++round) {
        ours.push_back(matters / seconds(counted));
        plain.push_back(matters / seconds(added));
    }
    if (sum == 0)
        throw std::runtime_error("nothing was counted");
    return { "due", median(ours), "limits/s", median(plain), median(ours) / median(plain), 0.05 };
}

} // namespace fengsui::bench
