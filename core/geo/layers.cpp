#include "geo/layers.h"

#include "grid/grid_directory.h"

#include <algorithm>
#include <utility>

namespace fengsui {

namespace {

void say(Feature& feature, const char* key, std::string value)
{
    if (!value.empty())
        feature.words.emplace_back(key, std::move(value));
}

Feature at(GeoPoint point, std::string name)
{
    Feature feature;
    feature.name = std::move(name);
    feature.shape.points.push_back({ point, {}, {} });
    return feature;
}

std::optional<GeoPoint> placeOf(const Team& team, const GridDirectory* grid)
{
    if (team.point)
        return team.point;
    const Cell* cell = grid ? grid->cell(team.homeCell) : nullptr;
    return cell ? std::optional(cell->label) : std::nullopt;
}

} // namespace

FeatureFile caseLayer(std::span<const IncidentRow> cases, const std::string& title)
{
    FeatureFile file { title, {}, {} };
    for (const IncidentRow& row : cases) {
        if (!row.point)
            continue;
        Feature& feature = file.features.emplace_back(at(*row.point, row.title));
        say(feature, "number", row.number);
        say(feature, "workflow", row.workflow);
        say(feature, "state", row.state);
        say(feature, "type", row.type);
        say(feature, "source", row.source);
        say(feature, "address", row.address);
        say(feature, "division", row.division);
        say(feature, "cell", row.cell);
        say(feature, "component", row.component);
        say(feature, "reportedAt", row.reportedAt.toString());
        say(feature, "dueAt", row.dueAt ? row.dueAt->toString() : "");
        say(feature, "closedAt", row.closedAt ? row.closedAt->toString() : "");
        say(feature, "drill", row.isDrill ? "true" : "");
    }
    return file;
}

FeatureFile teamLayer(std::span<const Team> teams, const GridDirectory* grid, const std::string& title)
{
    FeatureFile file { title, {}, {} };
    for (const Team& team : teams) {
        const auto place = placeOf(team, grid);
        if (team.isDissolved() || !place)
            continue;
        Feature& feature = file.features.emplace_back(at(*place, team.name));
        std::string skills;
        for (const std::string& skill : team.skills)
            skills += (skills.empty() ? "" : ",") + skill;
        say(feature, "callSign", team.callSign);
        say(feature, "responsibleUnit", team.unit);
        say(feature, "skills", skills);
        say(feature, "division", team.division);
        say(feature, "cell", team.homeCell);
        say(feature, "members", std::to_string(team.members));
        say(feature, "status", std::string(toWord(team.status.status)));
        say(feature, "statusAt", team.status.at.toString());
    }
    return file;
}

FeatureFile gridLayer(const GridDirectory& grid, const std::string& title)
{
    FeatureFile file { title, {}, {} };
    std::vector<const Division*> divisions;
    for (const Division& division : grid.divisions())
        divisions.push_back(&division);
    std::ranges::stable_sort(divisions, {}, &Division::level);
    for (const Division* division : divisions) {
        Feature& feature = file.features.emplace_back();
        feature.name = division->name;
        say(feature, "code", division->code);
        say(feature, "level", grid.profile().levels()[division->level].id);
        say(feature, "parent", division->parent);
        feature.shape.areas = division->outline;
        if (feature.shape.areas.empty() && division->seat)
            feature.shape.points.push_back({ *division->seat, {}, {} });
    }
    for (const Cell& cell : grid.cells()) {
        Feature& feature = file.features.emplace_back();
        feature.name = cell.name;
        say(feature, "code", cell.code);
        say(feature, "level", "cell");
        say(feature, "parent", cell.division);
        say(feature, "demo", cell.isDemoGeometry ? "true" : "");
        feature.shape.areas = cell.outline;
    }
    return file;
}

FeatureFile drawingLayer(std::span<const Drawing> drawings, const std::string& title)
{
    FeatureFile file { title, {}, {} };
    for (const Drawing& drawing : drawings) {
        if (!drawing.isDrawn() || drawing.isWithdrawn)
            continue;
        Feature& feature = file.features.emplace_back();
        feature.name = drawing.name;
        feature.note = drawing.note;
        say(feature, "drawing", std::string(toWord(drawing.shape)));
        say(feature, "colour", std::string(toWord(drawing.colour)));
        say(feature, "drawnAt", drawing.at.toString());
        feature.shape.areas = drawing.outline();
        if (drawing.shape == DrawnShape::Route) {
            Way& way = feature.shape.ways.emplace_back();
            for (const GeoPoint corner : drawing.corners)
                way.push_back({ corner, {}, {} });
        } else if (feature.shape.areas.empty()) {
            feature.shape.points.push_back({ drawing.corners.front(), {}, {} });
        }
    }
    return file;
}

std::vector<Drawing> drawingsOf(const FeatureFile& file)
{
    std::vector<Drawing> drawings;
    for (const Feature& feature : file.features) {
        const auto add = [&](DrawnShape shape, std::vector<GeoPoint> corners) {
            Drawing drawing;
            drawing.shape = shape;
            drawing.colour = drawnColourOf(feature.word("colour")).value_or(DrawnColour::Red);
            drawing.name = feature.name;
            drawing.note = feature.note;
            drawing.corners = std::move(corners);
            drawings.push_back(std::move(drawing));
        };
        for (const Patch& patch : feature.shape.areas)
            add(DrawnShape::Area, patch.outer);
        for (const Way& way : feature.shape.ways) {
            std::vector<GeoPoint> corners;
            for (const WayPoint& point : way)
                corners.push_back(point.at);
            add(DrawnShape::Route, std::move(corners));
        }
        for (const WayPoint& point : feature.shape.points)
            if (!feature.name.empty())
                add(DrawnShape::Label, { point.at });
    }
    return drawings;
}

} // namespace fengsui
