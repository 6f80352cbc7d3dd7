#include "geo/track_file.h"

#include "track/stretch.h"
#include "track/thin.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace fengsui {

namespace {

constexpr std::int64_t earliest = 315'532'800'000, latest = 4'102'444'800'000; // 1980, 2100
constexpr std::int64_t mostInBetween = 1000; // points that a way gets for one that has none for a long time

const char* whyLeftOut(const WayPoint& point, std::optional<Instant> before, std::size_t taken)
{
    if (!point.time)
        return QT_TRANSLATE_NOOP("Refusal", "%1, track %2, point %3: it has no time that can be read.");
    if (point.at == GeoPoint {})
        return QT_TRANSLATE_NOOP("Refusal", "%1, track %2, point %3: it lies at 0,0, as of a receiver without a fix.");
    if (point.time->milliseconds < earliest || point.time->milliseconds >= latest)
        return QT_TRANSLATE_NOOP("Refusal", "%1, track %2, point %3: no track is of that year.");
    if (before && *point.time <= *before)
        return QT_TRANSLATE_NOOP("Refusal", "%1, track %2, point %3: its time is not after that of the point before.");
    if (taken >= mostTrackFilePoints)
        return QT_TRANSLATE_NOOP("Refusal", "%1, track %2, point %3: the file has too many points; split it.");
    return nullptr;
}

} // namespace

TrackFile tracksOf(const FeatureFile& read, const std::string& file)
{
    TrackFile tracks;
    std::size_t number = 0;
    for (const Feature& feature : read.features)
        for (const Way& way : feature.shape.ways) {
            ++number;
            TrackRun run;
            for (std::size_t i = 0; i < way.size(); ++i) {
                const char* why
                    = whyLeftOut(way[i], run.empty() ? std::nullopt : std::optional(run.back().time), tracks.points);
                if (!why) {
                    if (!run.empty() && isGap(run.back(), { way[i].at, *way[i].time })) {
                        tracks.runs.push_back(std::exchange(run, {}));
                        ++tracks.gaps;
                    }
                    run.push_back({ way[i].at, *way[i].time });
                    ++tracks.points;
                    continue;
                }
                ++tracks.leftOut;
                if (tracks.notes.size() < mostFaults)
                    tracks.notes.push_back({ Refusal::Reason::BadValue, why,
                        { file, std::to_string(number), std::to_string(i + 1) }, "trkpt" });
            }
            if (!run.empty())
                tracks.runs.push_back(std::move(run));
        }
    return tracks;
}

FeatureFile trackLayer(const std::vector<TrackRun>& runs, const std::string& name)
{
    FeatureFile file { name, {}, {} };
    if (runs.empty())
        return file;
    Feature& feature = file.features.emplace_back();
    feature.name = name;
    for (const TrackRun& run : runs) {
        Way& way = feature.shape.ways.emplace_back();
        for (const TrackPoint& point : run) {
            if (!way.empty() && isGap({ way.back().at, *way.back().time }, point)) {
                const Instant begin = *way.back().time; // from here it went straight and evenly
                const Duration step = std::max<Duration>(longestGap / 3, (point.time - begin) / mostInBetween);
                for (Instant time = begin + step; time < point.time; time = time + step)
                    way.push_back({ placeAt(run, time), std::nullopt, time });
            }
            way.push_back({ point.at, std::nullopt, point.time });
        }
    }
    return file;
}

} // namespace fengsui
