#include "sqlite/sqlite_track_ledger.h"

#include <utility>
#include <vector>

namespace fengsui {

bool SqliteTrackLedger::contains(TrackId id) const
{
    Statement row(m_connection, "SELECT 1 FROM team_track WHERE id = ?1");
    return row.bind(1, id).step();
}

std::vector<TrackPiece> SqliteTrackLedger::pieces(TeamId team, Instant from, Instant to) const
{
    Statement rows(m_connection,
        "SELECT id, source, points, author, at FROM team_track WHERE team = ?1 AND ends >= ?2 AND begins <= ?3 "
        "ORDER BY begins, id");
    rows.bind(1, team).bind(2, from.milliseconds).bind(3, to.milliseconds);
    std::vector<TrackPiece> pieces;
    while (rows.step()) {
        TrackPiece& piece = pieces.emplace_back();
        piece.id = { rows.id(0) };
        piece.team = team;
        piece.source = rows.text(1);
        piece.points = runOfBytes(rows.bytes(2));
        piece.by = { rows.id(3) };
        piece.at = { rows.integer(4) };
    }
    return pieces;
}

} // namespace fengsui
