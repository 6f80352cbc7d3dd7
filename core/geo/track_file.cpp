#include "geo/track_file.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace fengsui {

namespace {

constexpr std::int64_t earliest = 315'532'800'000, latest = 4'102'444'800'000; // 1980, 2100

const char* whyLeftOut(const WayPoint& point, const TrackRun& run, std::size_t taken)
{
    if (!point.time)
        return QT_TRANSLATE_NOOP("Refusal", "%1, track %2, point %3: it has no time that can be read.");
    if (point.at == GeoPoint {})
        return QT_TRANSLATE_NOOP("Refusal", "%1, track %2, point %3: it lies at 0,0, as of a receiver without a fix.");
    if (point.time->milliseconds < earliest || point.time->milliseconds >= latest)
        return QT_TRANSLATE_NOOP("Refusal", "%1, track %2, point %3: no track is of that year.");
    if (!run.empty() && *point.time <= run.back().time)
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
                const char* why = whyLeftOut(way[i], run, tracks.points);
                if (!why) {
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
        for (const TrackPoint& point : run)
            way.push_back({ point.at, std::nullopt, point.time });
    }
    return file;
}

} // namespace fengsui
