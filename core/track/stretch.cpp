#include "track/stretch.h"

#include "track/thin.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace fengsui {

bool isGap(const TrackPoint& before, const TrackPoint& after)
{
    return after.time - before.time > longestGap && distanceMetres(before.at, after.at) > gapMetres;
}

std::vector<Stretch> stretchesOf(const std::vector<TrackPiece>& pieces, Instant from, Instant to)
{
    std::vector<const TrackPiece*> inOrder;
    for (const TrackPiece& piece : pieces)
        if (piece.isThere())
            inOrder.push_back(&piece);
    std::ranges::stable_sort(inOrder, [](const TrackPiece* a, const TrackPiece* b) {
        return std::pair(a->points.front().time, a->id) < std::pair(b->points.front().time, b->id);
    });
    std::vector<Stretch> whole;
    for (const TrackPiece* piece : inOrder) {
        const auto before = std::ranges::find_if(
            whole, [&](const Stretch& each) { return each.run.back() == piece->points.front(); });
        if (before == whole.end())
            whole.push_back({ piece->points, piece->source, piece->by, piece->at });
        else
            before->run.insert(before->run.end(), piece->points.begin() + 1, piece->points.end());
    }
    std::vector<Stretch> stretches;
    for (Stretch& each : whole) {
        const Instant begin = std::max(from, each.run.front().time), end = std::min(to, each.run.back().time);
        if (begin > end)
            continue;
        TrackRun run { { placeAt(each.run, begin), begin } };
        for (const TrackPoint& point : each.run)
            if (point.time > begin && point.time < end)
                run.push_back(point);
        if (end > begin)
            run.push_back({ placeAt(each.run, end), end });
        each.run = std::move(run);
        stretches.push_back(std::move(each));
    }
    return stretches;
}

std::vector<TrackStop> stopsOf(const TrackRun& run)
{
    std::vector<TrackStop> stops;
    for (std::size_t first = 0; first + 1 < run.size();) {
        std::size_t last = first;
        while (last + 1 < run.size() && distanceMetres(run[first].at, run[last + 1].at) <= stopMetres)
            ++last;
        if (run[last].time - run[first].time < leastStop) {
            ++first;
            continue;
        }
        const Instant begin = run[first].time, end = run[last].time;
        stops.push_back({ placeAt(run, begin + (end - begin) / 2), begin, end });
        first = last + 1;
    }
    return stops;
}

double speedAt(const TrackRun& run, Instant time)
{
    if (run.size() < 2)
        return 0;
    auto after = std::ranges::upper_bound(run, time, {}, &TrackPoint::time);
    if (after == run.begin())
        ++after;
    if (after == run.end())
        --after;
    const TrackPoint& a = *(after - 1);
    const double seconds = double((after->time - a.time).count()) / 1000;
    return seconds > 0 ? distanceMetres(a.at, after->at) / seconds : 0;
}

double metresOf(const TrackRun& run)
{
    double metres = 0;
    for (std::size_t i = 1; i < run.size(); ++i)
        metres += distanceMetres(run[i - 1].at, run[i].at);
    return metres;
}

std::optional<GeoPoint> placeOn(const std::vector<TrackRun>& runs, Instant time)
{
    const TrackRun* before = nullptr; // the one that ended last
    for (const TrackRun& run : runs) {
        if (run.front().time > time)
            continue;
        if (run.back().time >= time)
            return placeAt(run, time);
        if (!before || before->back().time < run.back().time)
            before = &run;
    }
    if (before && time - before->back().time <= longestGap)
        return before->back().at;
    return std::nullopt;
}

} // namespace fengsui
