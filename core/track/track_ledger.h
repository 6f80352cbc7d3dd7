#pragma once

#include "track/track.h"

#include <vector>

namespace fengsui {

/// The questions others may ask of where teams were.
class TrackLedger {
public:
    virtual ~TrackLedger() = default;
    virtual bool contains(TrackId) const = 0;
    /// Those of a team that touch the period, by the time of their beginning.
    virtual std::vector<TrackPiece> pieces(TeamId, Instant from, Instant to) const = 0;
};

} // namespace fengsui
