#include "backup/generations.h"

#include <algorithm>
#include <set>
#include <string>

namespace fengsui {

namespace {

using namespace std::chrono_literals;

constexpr Duration leastBetween = 1h;
constexpr Duration mayBeAhead = 5min;
constexpr Duration allKept = 48h;
constexpr Duration dailyKept = 14 * 24h;
constexpr Duration monthlyKept = 366 * 24h;
constexpr std::size_t monthDigits = 6; // of "20251103"

} // namespace

bool isBackupDue(const std::vector<Instant>& made, std::optional<Instant> handover, Instant now, const Zone& zone)
{
    std::optional<Instant> last;
    for (const Instant at : made)
        if (at <= now + mayBeAhead)
            last = std::max(last.value_or(at), at);
    if (!last || zone.day(*last) < zone.day(now))
        return true;
    return handover && *handover > *last && now - *last >= leastBetween;
}

std::vector<Instant> supersededBackups(std::vector<Instant> made, Instant now, const Zone& zone)
{
    std::ranges::sort(made, std::greater());
    std::set<std::string> days;
    std::set<std::string> months;
    std::vector<Instant> superseded;
    for (const Instant at : made) {
        const std::string day = zone.day(at);
        const bool isLastOfDay = days.insert(day).second;
        const bool isLastOfMonth = months.insert(day.substr(0, monthDigits)).second;
        const Duration age = now - at;
        const bool isKept = at == made.front() || age <= allKept || (isLastOfDay && age <= dailyKept)
            || (isLastOfMonth && age <= monthlyKept);
        if (!isKept)
            superseded.push_back(at);
    }
    return superseded;
}

} // namespace fengsui
