#include "dispatch/team_proposals.h"

#include "grid/grid_directory.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fengsui {

namespace {

std::map<TeamId, std::uint32_t> busyness(std::span<const IncidentRow> openCases)
{
    std::map<TeamId, std::uint32_t> count;
    for (const IncidentRow& row : openCases) {
        if (!row.isOpen)
            continue;
        if (!row.lead.isNull())
            ++count[row.lead];
        for (const TeamId assistant : row.assistants)
            ++count[assistant];
    }
    return count;
}

struct Led {
    std::uint32_t ofKind = 0, ofGroup = 0;
};

// A type's group is all but the last two digits of its code.
std::map<TeamId, Led> ledBefore(const IncidentRow& about, std::span<const IncidentRow> lately)
{
    std::map<TeamId, Led> led;
    if (about.type.size() < 2)
        return led;
    const std::string_view group = std::string_view(about.type).substr(0, about.type.size() - 2);
    for (const IncidentRow& row : lately) {
        if (row.id == about.id || row.lead.isNull() || row.type.size() != about.type.size()
            || !row.type.starts_with(group))
            continue;
        Led& count = led[row.lead];
        ++count.ofGroup;
        if (row.type == about.type)
            ++count.ofKind;
    }
    return led;
}

} // namespace

std::vector<std::uint32_t> closedBy(std::span<const Drawing> drawings, const RoadNetwork& network)
{
    std::vector<std::uint32_t> closed;
    for (const Drawing& drawing : drawings) {
        if (!drawing.closesRoad || drawing.isWithdrawn)
            continue;
        const auto pieces = network.piecesAlong(drawing.corners, drawnBesideRoadMetres);
        closed.insert(closed.end(), pieces.begin(), pieces.end());
    }
    std::ranges::sort(closed);
    const auto same = std::ranges::unique(closed);
    closed.erase(same.begin(), same.end());
    return closed;
}

std::optional<GeoPoint> waitingPlace(const Team& team, const GridDirectory* grid)
{
    if (team.point)
        return team.point;
    const Cell* cell = grid ? grid->cell(team.homeCell) : nullptr;
    return cell ? std::optional(cell->label) : std::nullopt;
}

std::vector<Proposal> proposeTeams(
    const IncidentRow& about, std::vector<std::string> skills, const ProposalGround& ground)
{
    const auto busy = busyness(ground.openCases);
    const auto led = ledBefore(about, ground.lately);
    std::vector<Candidate> candidates;
    std::vector<GeoPoint> starts;
    std::vector<std::size_t> whose;
    for (const Team& team : ground.teams) {
        const auto cases = busy.find(team.id);
        const auto before = led.find(team.id);
        const Led experience = before == led.end() ? Led {} : before->second;
        candidates.push_back(
            { team, std::nullopt, cases == busy.end() ? 0 : cases->second, experience.ofKind, experience.ofGroup });
        if (const auto at = waitingPlace(team, ground.grid); at && about.point) {
            starts.push_back(*at);
            whose.push_back(candidates.size() - 1);
        }
    }
    if (about.point && ground.roads) {
        const RoadView view(ground.roads, ground.closed);
        for (const RoadStarts::Near& near : RoadStarts(view, starts).nearest(*about.point, starts.size()))
            candidates[whose[near.start]].travel = near.travel;
    } else if (about.point) {
        for (std::size_t i = 0; i < starts.size(); ++i)
            candidates[whose[i]].travel = OffRoad {}.straight(starts[i], *about.point);
    }
    return recommend({ std::move(skills), about.division, about.cell }, candidates, ground.grid);
}

} // namespace fengsui
