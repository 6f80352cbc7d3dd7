#pragma once

#include "base/result.h"
#include "desk/facilities.h"
#include "desk/session.h"
#include "track/track.h"

#include <cstddef>
#include <string>
#include <vector>

namespace fengsui {

/// What became of tracks that were brought.
struct TracksTaken {
    std::size_t pieces = 0; ///< entries written
    std::size_t points = 0; ///< in them
    std::size_t known = 0; ///< pieces that were here already
    Receipt receipt;
};

/// Where tracks of teams are taken in: dispatchers, shift leaders, administrators.
class TrackDesk {
public:
    /// As far as a place may lie beside where the team was.
    static constexpr double usualMetres = 5;

    explicit TrackDesk(const Facilities& facilities);

    /// Thins the runs and files what of them is not known yet, all or nothing. The same runs once more change nothing.
    Result<TracksTaken> takeIn(const Session&, TeamId, const std::vector<TrackRun>& runs, const std::string& source,
        double metres = usualMetres);

private:
    Facilities m_with;
};

} // namespace fengsui
