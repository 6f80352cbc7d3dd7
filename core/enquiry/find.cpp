#include "enquiry/find.h"

#include "grid/grid_directory.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace fengsui {

namespace {

constexpr std::size_t casesAtOnce = 2000;

// All cases, the newest first, so many at a time. Those of one millisecond may stand in two parts, and are told once.
template <typename Visitor>
bool visit(const IncidentLedger& cases, bool isOpen, Visitor visitor)
{
    IncidentQuery query;
    query.isOpen = isOpen;
    query.limit = casesAtOnce;
    std::set<IncidentId> told; // of the instant at which the last part ended
    std::optional<Instant> rim;
    for (;;) {
        const std::vector<IncidentRow> rows = cases.rows(query);
        bool isNew = false;
        for (const IncidentRow& row : rows) {
            if (rim == row.reportedAt && told.contains(row.id))
                continue;
            isNew = true;
            if (!visitor(row))
                return false;
        }
        if (rows.size() < query.limit)
            return true;
        if (!isNew) {
            query.limit *= 2; // more than a whole part at one instant
            continue;
        }
        if (rim != rows.back().reportedAt)
            told.clear();
        rim = rows.back().reportedAt;
        for (const IncidentRow& row : rows)
            if (row.reportedAt == *rim)
                told.insert(row.id);
        query.to = Instant { rim->milliseconds + 1 };
    }
}

} // namespace

std::uint64_t Found::componentCount() const
{
    return std::accumulate(classes.begin(), classes.end(), std::uint64_t(0),
        [](std::uint64_t sum, const ClassCount& each) { return sum + each.components; });
}

std::uint64_t Found::count() const
{
    return openCases.size() + closedCount + teams.size() + facilities.size() + componentCount();
}

bool findCases(
    const IncidentLedger& cases, const AskedGround& ground, const Listed& most, const GoesOn& goesOn, Found& into)
{
    std::uint64_t total = 0, done = 0;
    for (const auto& [state, count] : cases.countByState())
        total += count;
    const auto isInside = [&](const IncidentRow& row) { return row.point && ground.holds(*row.point); };
    const auto isToGoOn = [&] { return ++done % 256 != 0 || !goesOn || goesOn(done, total); };
    return visit(cases, true, [&](const IncidentRow& row) {
        if (isInside(row))
            into.openCases.push_back(row);
        return isToGoOn();
    }) && visit(cases, false, [&](const IncidentRow& row) {
        if (isInside(row) && ++into.closedCount <= most.closedCases)
            into.closedCases.push_back(row);
        return isToGoOn();
    });
}

void findTeams(std::span<const Team> teams, const GridDirectory* grid, const AskedGround& ground, Found& into)
{
    for (const Team& team : teams) {
        const Cell* cell = grid && !team.point ? grid->cell(team.homeCell) : nullptr;
        const auto at = cell ? std::optional(cell->label) : team.point;
        if (!team.isDissolved() && at && ground.holds(*at))
            into.teams.push_back({ team, *at });
    }
    std::ranges::stable_sort(into.teams, {}, [](const FoundTeam& each) { return std::string_view(each.team.name); });
}

void findFacilities(const std::vector<Facility>& facilities, const AskedGround& ground, Found& into)
{
    for (const Facility& facility : facilities)
        if (ground.meets(facility))
            into.facilities.push_back(facility);
    std::ranges::stable_sort(
        into.facilities, {}, [](const Facility& each) { return std::tuple(each.kind, std::string_view(each.code)); });
}

bool findComponents(const ComponentDirectory& components, const AskedGround& ground, const Listed& most,
    const GoesOn& goesOn, Found& into)
{
    if (!ground.metres()) {
        auto inside = components.inside(ground.outline(), most.componentsOfClass, most.components, goesOn);
        if (!inside)
            return false;
        into.classes = std::move(inside->classes);
        into.components = std::move(inside->components);
        return true;
    }
    std::map<std::uint16_t, std::uint64_t> counts;
    for (auto& [component, metres] : components.nearest(ground.middle(), most.components, {}))
        if (metres <= *ground.metres()) {
            ++counts[component.code.classCode()];
            into.components.push_back(std::move(component));
        }
    for (const auto& [classCode, count] : counts)
        into.classes.push_back({ classCode, count });
    return true;
}

} // namespace fengsui
