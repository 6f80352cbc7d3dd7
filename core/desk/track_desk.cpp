#include "desk/track_desk.h"

#include "desk/permission.h"
#include "track/entries.pb.h"
#include "track/thin.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace fengsui {

namespace {

using Reason = Refusal::Reason;

constexpr std::size_t longestSource = 255; // bytes
constexpr std::size_t mostPieces = 2000; // of one file

} // namespace

TrackDesk::TrackDesk(const Facilities& facilities)
    : m_with(facilities)
{
}

Result<TracksTaken> TrackDesk::takeIn(
    const Session& session, TeamId team, const std::vector<TrackRun>& runs, const std::string& source, double metres)
{
    if (const auto refusal
        = refusalUnless(session, { Role::Dispatcher, Role::ShiftLeader, Role::Administrator, Role::System }))
        return *refusal;
    if (!m_with.ledgers.teams().team(team))
        return Refusal { Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such team."), {}, "team" };
    if (source.size() > longestSource)
        return Refusal { Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The name is too long."), {}, "source" };
    if (runs.empty())
        return Refusal { Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal", "There is no track in it: no line of places with times."), {}, "FILE" };
    TracksTaken taken;
    std::vector<Draft> drafts;
    std::set<TrackId> met;
    for (const TrackRun& run : runs)
        for (const TrackPiece& piece : piecesOf(team, thinned(run, metres), source)) {
            if (!met.insert(piece.id).second || m_with.ledgers.tracks().contains(piece.id)) {
                ++taken.known;
                continue;
            }
            drafts.push_back({ Kind::TeamTracked, piece.id.raw, toEntry(piece).SerializeAsString(), {} });
            taken.points += piece.points.size();
        }
    if (drafts.size() > mostPieces)
        return Refusal { Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "It is in more than 2000 pieces; split the file, or join its tracks."), {},
            "FILE" };
    taken.pieces = drafts.size();
    if (!drafts.empty())
        taken.receipt = m_with.journal.append(drafts, session.id, m_with.clock.now());
    return taken;
}

} // namespace fengsui
