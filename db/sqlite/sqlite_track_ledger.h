#pragma once

#include "sqlite/connection.h"
#include "track/track_ledger.h"

#include <vector>

namespace fengsui {

class SqliteTrackLedger final : public TrackLedger {
public:
    explicit SqliteTrackLedger(const Connection& connection)
        : m_connection(connection)
    {
    }
    bool contains(TrackId) const override;
    std::vector<TrackPiece> pieces(TeamId, Instant from, Instant to) const override;

private:
    const Connection& m_connection;
};

} // namespace fengsui
