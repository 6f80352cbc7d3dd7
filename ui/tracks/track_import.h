#pragma once

#include "base/result.h"
#include "geo/track_file.h"
#include "journal/ledgers.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace fengsui::ui {

/// What a file of tracks comes to before anything of it is filed.
struct TrackSight {
    std::string name; ///< of the file
    std::vector<Refusal> notes; ///< of the reader, of the points that are left out
    TrackFile tracks;
    std::vector<TrackRun> thin; ///< the runs as they would be filed
    bool isWhole = true; ///< false when it was given up
};

/// Reads and thins; nothing is written. Without a track in it the file is refused, and so is one that can't be read:
/// the faults are then in `faults`, and the last of them is the answer.
Result<TrackSight> lookAtTracks(
    const std::filesystem::path& file, std::vector<Refusal>& faults, const std::function<bool()>& goesOn);

/// How many entries these become for a team, and how many of them are known already.
struct TrackCount {
    std::size_t pieces = 0;
    std::size_t known = 0;
    std::size_t points = 0;
};
TrackCount countTracks(const TrackSight& sight, TeamId team, const TrackLedger& ledger);

} // namespace fengsui::ui
