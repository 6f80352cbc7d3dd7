#include "track/track.h"

#include "track/entries.pb.h"
#include "track/stretch.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fengsui {

namespace {

constexpr std::int64_t farthestEast = 1'800'000'000, farthestNorth = 900'000'000;
constexpr std::int64_t latest = 253'402'300'799'999; // the end of the year 9999

entries::TeamTracked stepsOf(const TrackRun& run)
{
    entries::TeamTracked tracked;
    if (run.empty())
        return tracked;
    tracked.set_begin(run.front().time.milliseconds);
    TrackPoint before { {}, run.front().time };
    for (const TrackPoint& point : run) {
        tracked.add_steps(std::int64_t(point.at.longitudeE7) - before.at.longitudeE7);
        tracked.add_steps(std::int64_t(point.at.latitudeE7) - before.at.latitudeE7);
        tracked.add_steps(point.time.milliseconds - before.time.milliseconds);
        before = point;
    }
    return tracked;
}

TrackRun runOf(const entries::TeamTracked& tracked)
{
    TrackRun run;
    std::int64_t longitude = 0, latitude = 0, time = tracked.begin();
    if (time < -latest || time > latest)
        return run;
    const auto isWithin = [](std::int64_t number, std::int64_t bound) { return number >= -bound && number <= bound; };
    for (int i = 0; i + 2 < tracked.steps_size() && run.size() < mostTrackPoints; i += 3) {
        const std::int64_t east = tracked.steps(i), north = tracked.steps(i + 1), later = tracked.steps(i + 2);
        // None of these sums leaves 64 bits.
        if (!isWithin(east, 2 * farthestEast) || !isWithin(north, 2 * farthestNorth) || later < (run.empty() ? 0 : 1)
            || later > latest || !isWithin(longitude + east, farthestEast) || !isWithin(latitude + north, farthestNorth)
            || time + later > latest)
            break;
        longitude += east;
        latitude += north;
        time += later;
        run.push_back({ { static_cast<std::int32_t>(longitude), static_cast<std::int32_t>(latitude) }, { time } });
    }
    return run;
}

} // namespace

std::string bytesOfRun(const TrackRun& run)
{
    return stepsOf(run).SerializeAsString();
}

TrackRun runOfBytes(std::string_view bytes)
{
    entries::TeamTracked tracked;
    return tracked.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) ? runOf(tracked) : TrackRun {};
}

std::vector<TrackPiece> piecesOf(TeamId team, const TrackRun& run, const std::string& source)
{
    std::vector<TrackPiece> pieces;
    for (std::size_t first = 0; first < run.size(); first += mostTrackPoints - 1) {
        if (first > 0 && first + 1 == run.size())
            break; // the piece before ends with it
        TrackPiece& piece = pieces.emplace_back();
        piece.team = team;
        piece.source = source;
        piece.points.assign(run.begin() + static_cast<std::ptrdiff_t>(first),
            run.begin() + static_cast<std::ptrdiff_t>(std::min(run.size(), first + mostTrackPoints)));
        piece.id = { RawId::derived("track " + std::string(team.view()) + bytesOfRun(piece.points)) };
    }
    return pieces;
}

std::vector<TrackRun> runsOf(const std::vector<TrackPiece>& pieces, Instant from, Instant to)
{
    std::vector<TrackRun> runs;
    for (Stretch& each : stretchesOf(pieces, from, to))
        runs.push_back(std::move(each.run));
    return runs;
}

void fold(TrackPiece& piece, const Stamp& stamp, const entries::TeamTracked& tracked)
{
    const auto team = TeamId::fromBytes(tracked.team());
    if (piece.isThere() || !team)
        return;
    piece.points = runOf(tracked);
    if (piece.points.empty())
        return;
    piece.team = *team;
    piece.source = tracked.source();
    piece.by = stamp.author;
    piece.at = stamp.recordedAt;
}

entries::TeamTracked toEntry(const TrackPiece& piece)
{
    entries::TeamTracked tracked = stepsOf(piece.points);
    tracked.set_team(std::string(piece.team.view()));
    tracked.set_source(piece.source);
    return tracked;
}

} // namespace fengsui
