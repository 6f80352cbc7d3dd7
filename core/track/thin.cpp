#include "track/thin.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace fengsui {

namespace {

// Longer ones are thinned in parts, so that a hostile one doesn't cost the square of its length.
constexpr std::size_t longestPart = 20'000;

GeoPoint between(const TrackPoint& a, const TrackPoint& b, Instant time)
{
    const auto whole = b.time.milliseconds - a.time.milliseconds;
    const double share = whole > 0 ? double(time.milliseconds - a.time.milliseconds) / double(whole) : 0;
    const auto mix = [share](std::int32_t x, std::int32_t y) {
        return static_cast<std::int32_t>(std::llround(x + (double(y) - x) * share));
    };
    return { mix(a.at.longitudeE7, b.at.longitudeE7), mix(a.at.latitudeE7, b.at.latitudeE7) };
}

} // namespace

TrackRun thinned(const TrackRun& run, double metres)
{
    return *thinned(run, metres, {});
}

std::optional<TrackRun> thinned(const TrackRun& run, double metres, const std::function<bool()>& goesOn)
{
    if (run.size() < 3 || metres < 0)
        return run;
    std::vector<bool> stays(run.size());
    stays.front() = stays.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> parts;
    for (std::size_t first = 0; first + 1 < run.size(); first += longestPart) {
        const std::size_t last = std::min(first + longestPart, run.size() - 1);
        stays[last] = true;
        parts.emplace_back(first, last);
    }
    while (!parts.empty()) {
        if (goesOn && !goesOn())
            return std::nullopt;
        const auto [first, last] = parts.back();
        parts.pop_back();
        std::size_t farthest = first;
        double most = metres;
        for (std::size_t i = first + 1; i < last; ++i)
            if (const double off = distanceMetres(run[i].at, between(run[first], run[last], run[i].time)); off > most) {
                most = off;
                farthest = i;
            }
        if (farthest == first)
            continue;
        stays[farthest] = true;
        parts.emplace_back(first, farthest);
        parts.emplace_back(farthest, last);
    }
    TrackRun left;
    for (std::size_t i = 0; i < run.size(); ++i)
        if (stays[i])
            left.push_back(run[i]);
    return left;
}

GeoPoint placeAt(const TrackRun& run, Instant time)
{
    const auto next = std::ranges::lower_bound(run, time, {}, &TrackPoint::time);
    if (next == run.end())
        return run.back().at;
    if (next == run.begin() || next->time == time)
        return next->at;
    return between(*std::prev(next), *next, time);
}

} // namespace fengsui
