#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fengsui {

using Duration = std::chrono::milliseconds;

/// A point of time: milliseconds since 1970-01-01T00:00Z, leap seconds not counted. Says nothing about a zone.
struct Instant {
    std::int64_t milliseconds = 0;

    auto operator<=>(const Instant&) const = default;
    friend Instant operator+(Instant at, Duration by) { return { at.milliseconds + by.count() }; }
    friend Instant operator-(Instant at, Duration by) { return { at.milliseconds - by.count() }; }
    friend Duration operator-(Instant a, Instant b) { return Duration(a.milliseconds - b.milliseconds); }

    /// Reads "2025-11-03T07:05:09Z", with or without fraction, with Z or an offset such as +08:00.
    static std::optional<Instant> parse(std::string_view text);
    /// "2025-11-03T07:05:09.123Z"
    std::string toString() const;
};

/// The rules of local time of one place, by their IANA name ("Asia/Shanghai").
class Zone {
public:
    /// Nothing when the time zone database has no such name.
    static std::optional<Zone> named(std::string_view name);
    static Zone utc();

    std::string name() const;
    /// "2025-11-03 07:05" of the local clock.
    std::string minutes(Instant at) const;
    /// "2025-11-03 07:05:09" of the local clock.
    std::string seconds(Instant at) const;
    /// "20251103"
    std::string day(Instant at) const;
    /// The instant that a local clock calls by these fields. A time that the clock skipped is moved forward by the gap,
    /// of a time that it showed twice the first is taken; nothing when there is no such date.
    std::optional<Instant> instant(int year, int month, int day, int hour, int minute, int second) const;
    /// Reads "2025-11-03 07:05[:09]", also with T or with slashes for dashes.
    std::optional<Instant> parse(std::string_view text) const;

private:
    explicit Zone(const std::chrono::time_zone* zone)
        : m_zone(zone)
    {
    }
    const std::chrono::time_zone* m_zone;
};

/// Who is asked for the time. Rules are handed an instant; only desks and shells ask.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

} // namespace fengsui
