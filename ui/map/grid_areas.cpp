#include "map/grid_areas.h"

#include "grid/outline.h"

#include <set>

namespace fengsui::ui {

namespace {

QString textOf(const std::string& text)
{
    return QString::fromUtf8(text.data(), std::ssize(text));
}

Degrees degrees(GeoPoint at)
{
    return { at.longitude(), at.latitude() };
}

std::vector<std::vector<Degrees>> ringsOf(const Outline& outline)
{
    std::vector<std::vector<Degrees>> rings;
    const auto take = [&](const Ring& ring) {
        auto& out = rings.emplace_back();
        out.reserve(ring.size());
        for (const GeoPoint corner : ring)
            out.push_back(degrees(corner));
    };
    for (const Patch& patch : outline) {
        take(patch.outer);
        for (const Ring& hole : patch.holes)
            take(hole);
    }
    return rings;
}

/// The digits that the cell's code adds to its division's; all of it when they don't begin alike.
QString shortName(const Cell& cell)
{
    if (!cell.name.empty())
        return textOf(cell.name);
    return textOf(cell.code.starts_with(cell.division) ? cell.code.substr(cell.division.size()) : cell.code);
}

} // namespace

std::shared_ptr<const MapAreas> areasOf(const GridDirectory& grid)
{
    std::vector<MapArea> areas;
    std::set<std::string> invented; // codes of divisions
    const int cellLevel = static_cast<int>(grid.profile().levels().size()); // below all divisions
    for (const Cell& cell : grid.cells()) {
        areas.push_back({ textOf(cell.code), shortName(cell), cellLevel, ringsOf(cell.outline), degrees(cell.label),
            cell.isDemoGeometry });
        if (cell.isDemoGeometry)
            for (std::string code = cell.division; !code.empty() && invented.insert(code).second;) {
                const Division* division = grid.division(code);
                code = division ? division->parent : std::string();
            }
    }
    for (const Division& division : grid.divisions()) {
        if (division.outline.empty())
            continue;
        const auto label = labelPoint(division.outline);
        areas.push_back(
            { textOf(division.code), textOf(grid.profile().placeName(division.name)), static_cast<int>(division.level),
                ringsOf(division.outline), label ? degrees(*label) : Degrees {}, invented.contains(division.code) });
    }
    return std::make_shared<const MapAreas>(std::move(areas));
}

} // namespace fengsui::ui
