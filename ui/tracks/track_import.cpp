#include "tracks/track_import.h"

#include "desk/track_desk.h"
#include "geo/read_features.h"
#include "track/thin.h"

#include <set>
#include <utility>

namespace fengsui::ui {

Result<TrackSight> lookAtTracks(
    const std::filesystem::path& file, std::vector<Refusal>& faults, const std::function<bool()>& goesOn)
{
    TrackSight sight;
    const std::u8string name = file.filename().u8string();
    sight.name.assign(name.begin(), name.end());
    Loaded<FeatureFile> read = readFeatureFile(file);
    if (!read.value) {
        faults = std::move(read.faults);
        return faults.back();
    }
    sight.tracks = tracksOf(*read.value, sight.name);
    sight.notes = std::move(read.value->notes);
    sight.notes.insert(sight.notes.end(), sight.tracks.notes.begin(), sight.tracks.notes.end());
    if (sight.tracks.runs.empty()) {
        faults = sight.notes;
        return Refusal { Refusal::Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal", "There is no track in it: no line of places with times."), {}, "FILE" };
    }
    for (const TrackRun& run : sight.tracks.runs) {
        auto thin = thinned(run, TrackDesk::usualMetres, goesOn);
        if (!thin) {
            sight.isWhole = false;
            return sight;
        }
        sight.thin.push_back(*std::move(thin));
    }
    return sight;
}

TrackCount countTracks(const TrackSight& sight, TeamId team, const TrackLedger& ledger)
{
    TrackCount count;
    std::set<TrackId> met;
    for (const TrackRun& run : sight.thin)
        for (const TrackPiece& piece : piecesOf(team, run, sight.name)) {
            ++count.pieces;
            if (!met.insert(piece.id).second || ledger.contains(piece.id))
                ++count.known;
            else
                count.points += piece.points.size();
        }
    return count;
}

} // namespace fengsui::ui
