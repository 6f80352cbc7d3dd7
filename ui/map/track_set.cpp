#include "map/track_set.h"

#include "track/thin.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {

constexpr std::array thinnings { 0.0, 10.0, 40.0, 160.0, 640.0 }; // metres
constexpr std::size_t longestLeg = 64; // points
constexpr std::int64_t mostMarks = 5000; // of one stretch

// So many marks as there can be room for.
Duration markStep(Instant from, Instant to)
{
    const Duration period = to - from;
    return period <= 48h ? Duration(5min) : period <= 24h * 14 ? Duration(30min) : Duration(6h);
}

QString fromText(const std::string& text)
{
    return QString::fromUtf8(text.data(), std::ssize(text));
}

TrackSet::Line lineOf(const TrackRun& run, double metres)
{
    TrackSet::Line line;
    line.metres = metres;
    line.at.reserve(run.size());
    for (const TrackPoint& point : run) {
        line.at.push_back(worldOf(point.at));
        line.times.push_back(point.time);
        line.lengths.push_back(line.at.size() < 2 ? 0
                                                  : line.lengths.back()
                    + std::hypot(line.at.back().x - line.at[line.at.size() - 2].x,
                        line.at.back().y - line.at[line.at.size() - 2].y));
    }
    for (std::size_t first = 0; first == 0 || first + 1 < line.at.size(); first += longestLeg) {
        TrackSet::Leg leg { {}, first, std::min(first + longestLeg, line.at.size() - 1) };
        for (std::size_t i = leg.first; i <= leg.last; ++i)
            leg.box.take(line.at[i]);
        line.legs.push_back(leg);
    }
    return line;
}

} // namespace

QColor TrackLook::color(bool isDark) const
{
    static constexpr std::array light { 0x8e24aa, 0x00695c, 0xb23c00, 0x1a4fa3, 0xa3004f, 0x4d5b00 };
    static constexpr std::array dark { 0xe3a0ff, 0x6fe0cf, 0xffab7a, 0x8fbfff, 0xff8fbd, 0xd3e06a };
    return QColor::fromRgb(static_cast<QRgb>((isDark ? dark : light)[number % light.size()]));
}

QPen TrackLook::pen(bool isDark, double width) const
{
    static const std::array<QList<qreal>, 5> dashes { { {}, { 4, 2 }, { 1, 2 }, { 5, 2, 1, 2 },
        { 8, 2, 1, 2, 1, 2 } } };
    QPen pen(color(isDark), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (const auto& pattern = dashes[number % dashes.size()]; !pattern.isEmpty())
        pen.setDashPattern(pattern);
    return pen;
}

const TrackSet::Line& TrackSet::Track::lineAt(double metresPerPixel) const
{
    const Line* line = &lines.front();
    for (const Line& each : lines)
        if (!each.at.empty() && each.metres <= metresPerPixel)
            line = &each;
    return *line;
}

std::optional<TrackSet> TrackSet::of(const std::vector<TeamStretches>& teams, const Zone& zone, Instant from,
    Instant to, const std::function<bool()>& goesOn)
{
    TrackSet set;
    const Duration step = markStep(from, to);
    for (const TeamStretches& team : teams) {
        if (team.stretches.empty())
            continue;
        const TrackLook look { set.m_teams.size() };
        set.m_teams.push_back({ team.team, team.name, look });
        std::string day;
        for (const Stretch& stretch : team.stretches) {
            if (goesOn && !goesOn())
                return std::nullopt;
            Track& track = set.m_tracks.emplace_back();
            track.team = team.team;
            track.name = team.name;
            track.look = look;
            track.stretch = stretch;
            const TrackRun& run = stretch.run;
            set.m_points += run.size();
            const TrackRun* finer = &run;
            TrackRun coarse;
            for (std::size_t i = 0; i < thinnings.size(); ++i) {
                if (i > 0) {
                    if (finer->size() < 3)
                        break; // nothing more can be left out
                    auto thin = thinned(*finer, thinnings[i], goesOn);
                    if (!thin)
                        return std::nullopt;
                    coarse = *std::move(thin);
                    finer = &coarse;
                }
                track.lines[i] = lineOf(*finer, thinnings[i]);
            }
            for (const WorldPoint at : track.lines.front().at)
                track.box.take(at);
            for (const TrackStop& stop : stopsOf(run))
                track.stops.push_back({ worldOf(stop.at),
                    fromText(zone.minutes(stop.from).substr(11) + "–" + zone.minutes(stop.to).substr(11)), stop });
            const auto isStop = [&](Instant time) {
                return std::ranges::any_of(
                    track.stops, [&](const Stop& each) { return each.stop.from <= time && time <= each.stop.to; });
            };
            // Marks begin at local midnight, so that they are of full hours there.
            const Instant begin = run.front().time;
            const Instant midnight = zone.parse(zone.minutes(begin).substr(0, 11) + "00:00").value_or(begin);
            Duration apart = step;
            while ((run.back().time - begin) / apart > mostMarks)
                apart *= 4;
            std::size_t next = 0;
            for (Instant time = midnight + apart * ((begin - midnight + apart - 1ms) / apart); time < run.back().time;
                time = time + apart) {
                while (run[next].time < time)
                    ++next;
                if (isStop(time))
                    continue;
                const std::string text = zone.minutes(time);
                const int minute = std::stoi(text.substr(11, 2)) * 60 + std::stoi(text.substr(14, 2));
                const bool isNewDay = to - from > 24h && text.substr(0, 10) != day;
                day = text.substr(0, 10);
                const TrackRun around { run[next == 0 ? 0 : next - 1], run[next] };
                track.marks.push_back(
                    { worldOf(placeAt(around, time)), fromText(text.substr(isNewDay ? 5 : 11)), minute });
            }
            set.m_box.take({ track.box.left, track.box.top });
            set.m_box.take({ track.box.right, track.box.bottom });
        }
        set.m_tracks.back().isLast = true;
    }
    return set;
}

std::optional<TrackSet::Spot> TrackSet::nearest(WorldPoint at, double reach) const
{
    std::optional<Spot> best;
    double least = reach;
    const WorldBox point { at.x, at.y, at.x, at.y };
    for (const Track& track : m_tracks) {
        if (!track.box.touches(point.grownBy(least)))
            continue;
        const Line& line = track.lines.front();
        const TrackRun& run = track.stretch.run;
        for (const Leg& leg : line.legs) {
            if (!leg.box.touches(point.grownBy(least)))
                continue;
            for (std::size_t i = leg.first; i < std::max(leg.last, leg.first + 1); ++i) {
                const std::size_t after = std::min(i + 1, line.at.size() - 1);
                const WorldPoint a = line.at[i], b = line.at[after];
                const double x = b.x - a.x, y = b.y - a.y, square = x * x + y * y;
                const double share
                    = square > 0 ? std::clamp(((at.x - a.x) * x + (at.y - a.y) * y) / square, 0.0, 1.0) : 0;
                const WorldPoint foot { a.x + x * share, a.y + y * share };
                const double far = std::hypot(at.x - foot.x, at.y - foot.y);
                if (far > least)
                    continue;
                least = far;
                const Duration whole = run[after].time - run[i].time;
                const Instant time = run[i].time + Duration(std::llround(share * double(whole.count())));
                best = Spot { &track, foot, time, speedAt(run, time), nullptr };
            }
        }
        // A stop is a place, and not the wobbling of the receiver meanwhile.
        for (const Stop& stop : track.stops)
            if (const double far = std::hypot(at.x - stop.at.x, at.y - stop.at.y);
                far <= std::min(least * 1.5, reach)) {
                least = std::min(far, least);
                best = Spot { &track, stop.at, stop.stop.from, 0, &stop };
            }
    }
    if (best && !best->stop)
        for (const Stop& stop : best->track->stops)
            if (stop.stop.from <= best->time && best->time <= stop.stop.to)
                best->stop = &stop;
    return best;
}

} // namespace fengsui::ui
