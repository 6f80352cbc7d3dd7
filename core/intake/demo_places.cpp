#include "intake/demo_county.h"

#include "grid/grid_directory.h"

#include <algorithm>

namespace fengsui {
namespace {

Refusal noCells(const std::string& village)
{
    return { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "The grid has no cells of the village \"%1\"."),
        { village }, "village" };
}

/// A place in the cell that looks as if it had been picked by chance, but is always the same for the same name.
GeoPoint somewhereIn(const Cell& cell, const std::string& name)
{
    constexpr int widest = 40000; // 1e-7 degrees: some 400 m around the label
    for (int attempt = 0; attempt < 20; ++attempt) {
        const RawId chance = RawId::derived(name + '/' + std::to_string(attempt));
        const auto offset
            = [&](std::size_t at) { return (chance.bytes[at] * 256 + chance.bytes[at + 1] - 32768) * widest / 32768; };
        const GeoPoint place { cell.label.longitudeE7 + offset(0), cell.label.latitudeE7 + offset(2) };
        if (covers(cell.outline, place))
            return place;
    }
    return cell.label;
}

/// About 30 m away, in the same cell if any side of it is.
GeoPoint besides(GeoPoint at, const GridDirectory& grid)
{
    const Cell* cell = grid.cellAt(at);
    for (const auto& [east, north] : { std::pair(3000, 500), { -3000, 500 }, { 500, 2700 }, { 500, -2700 } })
        if (const GeoPoint place { at.longitudeE7 + east, at.latitudeE7 + north }; grid.cellAt(place) == cell)
            return place;
    return at;
}

} // namespace

Result<std::vector<IncomingReport>> demoReports(const DemoCounty& county, const GridDirectory& grid, Instant now)
{
    std::vector<IncomingReport> out;
    for (const DemoIncident& incident : county.incidents) {
        IncomingReport report = incident.report;
        report.receivedAt = now - incident.before;
        if (incident.happened)
            report.happenedAt = report.receivedAt - *incident.happened;
        const auto neighbour = std::ranges::find(county.incidents, incident.near, &DemoIncident::key);
        if (neighbour != county.incidents.end()) { // received earlier, so it has its place
            report.place.point = besides(*out.at(std::size_t(neighbour - county.incidents.begin())).place.point, grid);
        } else {
            const auto cells = grid.cellsOf(report.place.division);
            if (cells.empty())
                return noCells(report.place.division);
            report.place.point
                = somewhereIn(*cells[RawId::derived(incident.key).bytes[0] % cells.size()], incident.key);
        }
        if (const Cell* cell = grid.cellAt(*report.place.point)) {
            report.place.cell = cell->code;
            report.place.division = cell->division;
        }
        out.push_back(std::move(report));
    }
    return out;
}

Result<Team> demoTeam(const DemoTeam& demo, const GridDirectory& grid)
{
    const auto cells = grid.cellsOf(demo.team.division);
    if (cells.empty())
        return noCells(demo.team.division);
    const Cell& home = *cells[(demo.cell - 1) % cells.size()];
    Team team = demo.team;
    team.homeCell = home.code;
    team.point = somewhereIn(home, team.callSign);
    return team;
}

} // namespace fengsui
