#pragma once

#include "dispatch/recommend.h"
#include "drawing/drawing.h"
#include "incident/incident_ledger.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace fengsui {

/// As far as a hand draws beside a road.
inline constexpr double drawnBesideRoadMetres = 20;

/// The pieces of road that are closed by what people drew (Drawing::closesRoad), each once, in their order.
std::vector<std::uint32_t> closedBy(std::span<const Drawing> drawings, const RoadNetwork& network);

/// What a proposal of teams is worked out from.
struct ProposalGround {
    std::span<const Team> teams;
    std::span<const IncidentRow> openCases; ///< how busy each team is
    const GridDirectory* grid = nullptr; ///< may be null
    std::shared_ptr<const RoadNetwork> roads; ///< null: the straight line × detour
    std::vector<std::uint32_t> closed; ///< pieces that can't be driven
    std::span<const IncidentRow> lately {}; ///< cases from which it is seen who handles what, closed ones too
};

/// So many of the newest cases say who handles what.
inline constexpr std::size_t casesThatTeach = 5000;

/// Where a team waits, or else its home cell; nothing when neither is known.
std::optional<GeoPoint> waitingPlace(const Team& team, const GridDirectory* grid);

/// All teams that could be sent to a case, the best first, each with its reasons (see recommend()).
std::vector<Proposal> proposeTeams(
    const IncidentRow& about, std::vector<std::string> skills, const ProposalGround& ground);

} // namespace fengsui
