#include "base/instant.h"

#include <format>
#include <stdexcept>

namespace fengsui {

namespace {

using namespace std::chrono;

sys_time<milliseconds> toSystem(Instant at)
{
    return sys_time<milliseconds>(milliseconds(at.milliseconds));
}

// Reads exactly `count` digits and moves on; -1 when there are not that many.
int digits(std::string_view& text, std::size_t count)
{
    if (text.size() < count)
        return -1;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, std::string_view anyOf)
{
    if (text.empty() || anyOf.find(text.front()) == std::string_view::npos)
        return false;
    text.remove_prefix(1);
    return true;
}

struct Fields {
    int year = -1, month = -1, day = -1, hour = 0, minute = 0, second = 0, milli = 0;
};

std::optional<Fields> readFields(std::string_view& text)
{
    Fields f;
    f.year = digits(text, 4);
    if (f.year < 0 || !take(text, "-/"))
        return std::nullopt;
    f.month = digits(text, 2);
    if (f.month < 0 || !take(text, "-/"))
        return std::nullopt;
    f.day = digits(text, 2);
    if (f.day < 0 || !take(text, "T "))
        return std::nullopt;
    f.hour = digits(text, 2);
    if (f.hour < 0 || !take(text, ":"))
        return std::nullopt;
    f.minute = digits(text, 2);
    if (take(text, ":"))
        f.second = digits(text, 2);
    if (f.minute < 0 || f.second < 0)
        return std::nullopt;
    if (take(text, ".")) {
        int scale = 100;
        while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
            f.milli += (text.front() - '0') * scale;
            scale /= 10;
            text.remove_prefix(1);
        }
    }
    return f;
}

std::optional<local_time<milliseconds>> toLocal(const Fields& f)
{
    const year_month_day date { year(f.year), month(static_cast<unsigned>(f.month)),
        day(static_cast<unsigned>(f.day)) };
    if (!date.ok() || f.hour > 23 || f.minute > 59 || f.second > 59)
        return std::nullopt;
    return local_days(date) + hours(f.hour) + minutes(f.minute) + seconds(f.second) + milliseconds(f.milli);
}

} // namespace

std::optional<Instant> Instant::parse(std::string_view text)
{
    const auto fields = readFields(text);
    if (!fields)
        return std::nullopt;
    const auto local = toLocal(*fields);
    if (!local)
        return std::nullopt;
    auto at = local->time_since_epoch();
    if (take(text, "Zz"))
        return text.empty() ? std::optional(Instant { at.count() }) : std::nullopt;
    const int sign = take(text, "+") ? 1 : take(text, "-") ? -1 : 0;
    const int offsetHours = digits(text, 2);
    take(text, ":");
    const int offsetMinutes = digits(text, 2);
    if (sign == 0 || offsetHours < 0 || offsetMinutes < 0 || !text.empty())
        return std::nullopt;
    at -= sign * (hours(offsetHours) + minutes(offsetMinutes));
    return Instant { at.count() };
}

std::string Instant::toString() const
{
    return std::format("{:%FT%T}Z", toSystem(*this));
}

std::optional<Zone> Zone::named(std::string_view name)
{
    try {
        return Zone(locate_zone(name));
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

Zone Zone::utc()
{
    return Zone(locate_zone("UTC"));
}

std::string Zone::name() const
{
    return std::string(m_zone->name());
}

std::string Zone::minutes(Instant at) const
{
    return std::format("{:%F %H:%M}", floor<std::chrono::minutes>(m_zone->to_local(toSystem(at))));
}

std::string Zone::seconds(Instant at) const
{
    return std::format("{:%F %T}", floor<std::chrono::seconds>(m_zone->to_local(toSystem(at))));
}

std::string Zone::day(Instant at) const
{
    // asked for every call of an import, where chrono's own formatting costs more than the rest of the number
    const year_month_day date { floor<days>(m_zone->to_local(toSystem(at))) };
    return std::format("{:04}{:02}{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()));
}

std::optional<Instant> Zone::instant(int year, int month, int day, int hour, int minute, int second) const
{
    const auto local = toLocal({ year, month, day, hour, minute, second, 0 });
    if (!local)
        return std::nullopt;
    const local_info info = m_zone->get_info(*local);
    // In a gap (and when unique) the offset before the change applies, and of two the first: always info.first.
    return Instant { (local->time_since_epoch() - duration_cast<milliseconds>(info.first.offset)).count() };
}

std::optional<Instant> Zone::parse(std::string_view text) const
{
    const auto f = readFields(text);
    if (!f || !text.empty())
        return std::nullopt;
    return instant(f->year, f->month, f->day, f->hour, f->minute, f->second);
}

Instant SystemClock::now() const
{
    return { duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count() };
}

} // namespace fengsui
