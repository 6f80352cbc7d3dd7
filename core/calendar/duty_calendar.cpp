#include "calendar/duty_calendar.h"

#include <algorithm>
#include <ranges>

namespace fengsui {

namespace {

using namespace std::chrono;

constexpr std::int64_t perDay = 24 * 3600 * 1000;

sys_time<milliseconds> toSystem(std::int64_t at)
{
    return sys_time<milliseconds>(milliseconds(at));
}

} // namespace

const SpecialDays* CalendarRules::special(local_days day) const
{
    const auto known = std::ranges::find_if(
        days | std::views::reverse, [day](const SpecialDays& one) { return one.from <= day && day <= one.to; });
    return known == days.rend() ? nullptr : &*known;
}

const DutyHours& CalendarRules::hours(local_days day) const
{
    if (const SpecialDays* known = special(day))
        return known->hours;
    const auto plan = std::ranges::find_if(plans | std::views::reverse,
        [day](const DutyPlan& one) { return one.from <= day && (!one.to || day <= *one.to); });
    const DutyPlan& chosen = plan == plans.rend() ? plans.front() : *plan;
    return chosen.week[weekday(day).iso_encoding() - 1];
}

std::optional<local_days> CalendarRules::knownUntil() const
{
    std::optional<year> last;
    for (const SpecialDays& one : days)
        if (!one.hours.empty() && !one.isProvisional)
            last = std::max(last.value_or(year::min()), year_month_day(one.to).year());
    return last ? std::optional(local_days(*last / December / 31)) : std::nullopt;
}

struct DutyCalendar::Year {
    struct Piece {
        std::int64_t begin, end; ///< milliseconds since 1970
        std::int64_t before; ///< worked in the year before it
        std::uint32_t day;

        std::int64_t worked() const { return before + end - begin; }
    };
    struct WorkDay {
        std::uint32_t first, last; ///< pieces
        std::int64_t before; ///< worked in the year before it
        std::int64_t total;
    };

    /// The first piece that ends after a moment of this year, or the end.
    std::size_t pieceAt(std::int64_t at) const
    {
        const auto day = static_cast<std::size_t>(std::max<std::int64_t>(0, at - begin) / perDay);
        std::size_t piece = firstOfDay[std::min(day, firstOfDay.size() - 1)];
        while (piece < pieces.size() && pieces[piece].end <= at)
            ++piece;
        return piece;
    }
    /// The piece in which so much has been worked for the first time; there is one when `goal` is in (0, total].
    const Piece& pieceOf(std::int64_t goal) const
    {
        // pieces are much alike: begin where it would be if they were equal
        auto piece = static_cast<std::size_t>(
            static_cast<double>(pieces.size() - 1) * static_cast<double>(goal) / static_cast<double>(total));
        while (pieces[piece].before >= goal)
            --piece;
        while (pieces[piece].worked() < goal)
            ++piece;
        return pieces[piece];
    }

    std::int64_t begin = 0;
    std::int64_t end = 0; ///< the beginning of the next year
    std::int64_t total = 0;
    std::optional<std::int64_t> offset; ///< of local time, when it is the same all through the year
    std::vector<Piece> pieces;
    std::vector<WorkDay> days;
    std::vector<std::uint32_t> firstOfDay; ///< piece to begin with, by days of 24 hours since the beginning
};

/// The piece that a moment lies in, or the next one.
struct DutyCalendar::Position {
    int year;
    const Year::Piece* piece;
    std::int64_t worked; ///< in the year, up to the moment
};

DutyCalendar::DutyCalendar(CalendarRules rules, const Zone& zone)
    : m_rules(std::move(rules))
    , m_zone(locate_zone(zone.name()))
{
}

DutyCalendar::~DutyCalendar()
{
    for (const auto& year : m_years)
        delete year.load(std::memory_order_relaxed);
}

// Each year is worked out once, by the first who asks.
const DutyCalendar::Year& DutyCalendar::year(int number) const
{
    std::atomic<const Year*>& place = m_years[static_cast<std::size_t>(number - firstYear)];
    if (const Year* made = place.load(std::memory_order_acquire))
        return *made;
    const std::lock_guard guard(m_making);
    if (!place.load(std::memory_order_relaxed))
        place.store(make(number).release(), std::memory_order_release);
    return *place.load(std::memory_order_relaxed);
}

std::int64_t DutyCalendar::instantOf(local_days day, std::int64_t minute) const
{
    const local_time<milliseconds> local = day + minutes(minute);
    // In a gap, and when unique, the offset before the change applies, and of two times the first: always info.first.
    const local_info info = m_zone->get_info(local);
    return local.time_since_epoch().count() - duration_cast<milliseconds>(info.first.offset).count();
}

std::unique_ptr<const DutyCalendar::Year> DutyCalendar::make(int number) const
{
    auto made = std::make_unique<Year>();
    const auto begin = local_days(std::chrono::year(number) / January / 1);
    const auto end = local_days(std::chrono::year(number + 1) / January / 1);
    made->begin = instantOf(begin, 0);
    made->end = instantOf(end, 0);
    std::int64_t busyUntil = made->begin;
    // A night shift of the day before reaches into the first day: what it takes is not counted again.
    for (const DutySpan span : m_rules.hours(begin - days(1)))
        busyUntil = std::max(busyUntil, instantOf(begin - days(1), span.end));
    for (local_days day = begin; day < end; day += days(1)) {
        Year::WorkDay work { static_cast<std::uint32_t>(made->pieces.size()), 0, made->total, 0 };
        for (const DutySpan span : m_rules.hours(day)) {
            const std::int64_t from = std::max(busyUntil, instantOf(day, span.begin));
            const std::int64_t to = instantOf(day, span.end);
            if (to <= from)
                continue;
            made->pieces.push_back({ from, to, made->total, static_cast<std::uint32_t>(made->days.size()) });
            made->total += to - from;
            busyUntil = to;
        }
        work.last = static_cast<std::uint32_t>(made->pieces.size());
        work.total = made->total - work.before;
        if (work.total > 0)
            made->days.push_back(work);
    }
    // an hour that the clock skips or repeats is never more than a piece away
    for (std::int64_t at = made->begin; at < made->begin + 367 * perDay; at += perDay)
        made->firstOfDay.push_back(static_cast<std::uint32_t>(
            std::ranges::upper_bound(made->pieces, at, {}, &Year::Piece::end) - made->pieces.begin()));
    const sys_info first = m_zone->get_info(floor<seconds>(toSystem(made->begin)));
    if (first.end > sys_time<seconds>(seconds(made->begin / 1000 + 367 * perDay / 1000)))
        made->offset = duration_cast<milliseconds>(first.offset).count();
    return made;
}

std::int64_t DutyCalendar::end() const
{
    return year(lastYear).begin;
}

int DutyCalendar::yearOf(std::int64_t at) const
{
    constexpr std::int64_t average = 31'556'952'000; // milliseconds of 365.2425 days
    int number = static_cast<int>(std::clamp<std::int64_t>(1970 + at / average, firstYear + 1, lastYear - 1));
    while (number > firstYear && at < year(number).begin)
        --number;
    while (number < lastYear && at >= year(number).end)
        ++number;
    return number;
}

// Nothing beyond the last year.
std::optional<DutyCalendar::Position> DutyCalendar::locate(std::int64_t at) const
{
    int number = yearOf(at);
    // the night shift of the last day of a year reaches into the next one
    if (number > firstYear && at - year(number).begin < perDay) {
        const Year& before = year(number - 1);
        if (!before.pieces.empty() && before.pieces.back().end > at)
            --number;
    }
    for (; number < lastYear; ++number) {
        const Year& one = year(number);
        if (const std::size_t place = one.pieceAt(at); place < one.pieces.size()) {
            const Year::Piece& piece = one.pieces[place];
            return Position { number, &piece, piece.before + std::max<std::int64_t>(0, at - piece.begin) };
        }
    }
    return std::nullopt;
}

bool DutyCalendar::isWorking(Instant at) const
{
    const auto place = locate(at.milliseconds);
    return place && place->piece->begin <= at.milliseconds;
}

Duration DutyCalendar::workingTime(Instant from, Instant to) const
{
    if (to <= from)
        return {};
    const auto begin = locate(from.milliseconds);
    if (!begin)
        return {};
    const auto finish = locate(std::min(to.milliseconds, end() - 1));
    std::int64_t worked = -begin->worked;
    const int last = finish ? finish->year : lastYear;
    for (int number = begin->year; number < last; ++number)
        worked += year(number).total;
    return Duration(worked + (finish ? finish->worked : 0));
}

Instant DutyCalendar::afterWorkingTime(Instant from, Duration time) const
{
    if (time <= Duration::zero())
        return from;
    const auto place = locate(from.milliseconds);
    if (!place)
        return { end() };
    std::int64_t goal = place->worked + time.count();
    for (int number = place->year; number < lastYear; ++number) {
        const Year& one = year(number);
        if (goal <= one.total) {
            const Year::Piece& piece = one.pieceOf(goal);
            return { piece.begin + goal - piece.before };
        }
        goal -= one.total;
    }
    return { end() };
}

Instant DutyCalendar::beforeWorkingTime(Instant to, Duration time) const
{
    if (time <= Duration::zero())
        return to;
    const auto place = locate(std::min(to.milliseconds, end() - 1));
    int number = place ? place->year : lastYear - 1;
    std::int64_t goal = (place ? place->worked : year(number).total) - time.count();
    while (goal < 0 && number > firstYear)
        goal += year(--number).total;
    const Year& one = year(number);
    // the last piece that has not more before it than the goal
    const auto after = std::ranges::upper_bound(one.pieces, goal, {}, &Year::Piece::before);
    if (goal < 0 || after == one.pieces.begin())
        return { year(firstYear).begin };
    const Year::Piece& piece = *std::prev(after);
    return { piece.begin + goal - piece.before };
}

Instant DutyCalendar::afterWorkDays(Instant from, std::uint32_t count) const
{
    if (count == 0)
        return from;
    const auto place = locate(from.milliseconds);
    if (!place)
        return { end() };
    const std::int64_t into = place->worked - year(place->year).days[place->piece->day].before;
    std::size_t index = place->piece->day + count - (into == 0 ? 1 : 0);
    for (int number = place->year; number < lastYear; ++number) {
        const Year& one = year(number);
        if (index >= one.days.size()) {
            index -= one.days.size();
            continue;
        }
        const Year::WorkDay& day = one.days[index];
        const std::int64_t goal = day.before + (into == 0 ? day.total : std::min(into, day.total));
        const auto piece = std::find_if(one.pieces.begin() + day.first, one.pieces.begin() + day.last,
            [goal](const Year::Piece& p) { return p.worked() >= goal; });
        return { piece->begin + goal - piece->before };
    }
    return { end() };
}

local_days DutyCalendar::dayOf(Instant at) const
{
    return floor<days>(m_zone->to_local(toSystem(at.milliseconds)));
}

Instant DutyCalendar::afterDays(Instant from, std::uint32_t count) const
{
    const std::int64_t plain = from.milliseconds + count * perDay;
    const auto offset = year(yearOf(from.milliseconds)).offset;
    if (offset && plain < end() && year(yearOf(plain)).offset == offset)
        return { plain }; // where the clock is never changed
    const auto local = m_zone->to_local(toSystem(from.milliseconds));
    const local_days day = floor<days>(local);
    const auto inDay = local - day;
    const auto later = local_time<milliseconds>(day + days(count)) + inDay;
    const local_info info = m_zone->get_info(later);
    return { later.time_since_epoch().count() - duration_cast<milliseconds>(info.first.offset).count() };
}

std::vector<DutyCalendar::Rest> DutyCalendar::rests(Instant from, Instant to) const
{
    std::vector<Rest> found;
    const local_days last = dayOf(to);
    for (local_days day = dayOf(from); day <= last; day += days(1)) {
        if (!m_rules.hours(day).empty())
            continue;
        const SpecialDays* named = m_rules.special(day);
        if (!found.empty() && found.back().to == day - days(1) && found.back().named == named)
            found.back().to = day;
        else
            found.push_back({ day, day, named });
    }
    return found;
}

} // namespace fengsui
