#include "grid/demo_geometry.h"

#include "grid/demo_mesh.h"
#include "grid/demo_partition.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <optional>

namespace fengsui {
namespace {

using namespace demo;

constexpr std::uint64_t seed = 511129;
constexpr double spacing = 200; // metres between the places that stand for the ground
constexpr double area = 1400e6; // square metres of the county

// The flat plane: metres east and north of the south-west corner, at the scale of the middle latitude.
constexpr GeoPoint southWest { 1035500000, 287700000 };
constexpr double metresPerUnitEast = 0.0097246; // 6371008.8 m · π/180 · 1e-7 · cos 29.01°
constexpr double metresPerUnitNorth = 0.0111195;
constexpr double width = 5700000 * metresPerUnitEast; // to 104.12° E
constexpr double height = 4800000 * metresPerUnitNorth; // to 29.25° N

Spot toPlane(GeoPoint at)
{
    return { (double(at.longitudeE7) - southWest.longitudeE7) * metresPerUnitEast,
        (double(at.latitudeE7) - southWest.latitudeE7) * metresPerUnitNorth };
}
GeoPoint toEarth(Spot at)
{
    return { southWest.longitudeE7 + int(std::lround(at.x / metresPerUnitEast)),
        southWest.latitudeE7 + int(std::lround(at.y / metresPerUnitNorth)) };
}

/// A lattice of places over the whole extent, none of which lies in line with others.
struct Lattice {
    int columns = int(width / spacing) + 1;
    int rows = int(height / spacing) + 1;
    std::vector<Spot> places;

    Lattice()
    {
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column)
                places.push_back({ (column + 0.35 * chance(seed, column, row)) * spacing,
                    (row + 0.35 * chance(seed + 1, column, row)) * spacing });
    }
    /// The place nearest to a spot; nothing outside the extent.
    std::optional<std::size_t> near(Spot at) const
    {
        const int column = int(std::lround(at.x / spacing)), row = int(std::lround(at.y / spacing));
        const bool isOn = column >= 0 && column < columns && row >= 0 && row < rows;
        return isOn ? std::optional(std::size_t(row * columns + column)) : std::nullopt;
    }
    template <typename Visit>
    void neighbours(int place, Visit visit) const
    {
        const int column = place % columns, row = place / columns;
        if (column > 0)
            visit(place - 1);
        if (column + 1 < columns)
            visit(place + 1);
        if (row > 0)
            visit(place - columns);
        if (row + 1 < rows)
            visit(place + columns);
    }
};

/// Which places are the county: those nearest to its seats, as many as the area asks for, in one piece.
std::vector<bool> county(const Lattice& lattice, const std::vector<Part>& towns)
{
    std::vector<double> nearness;
    for (const Spot place : lattice.places) {
        const Spot at = bent(seed + 10, bent(seed + 12, place, 9000, 1500), 2600, 320);
        const double inset = std::min({ at.x, at.y, width - at.x, height - at.y }) - 250;
        double sum = inset < 0 ? inset : 0; // the extent bounds it
        for (const Part& town : towns) {
            const double reach = 26e6 * town.share; // square metres
            const double near = 1 / (1 + squaredDistance(at, town.centre) / reach);
            sum += near * near;
        }
        nearness.push_back(sum);
    }
    std::vector<double> sorted = nearness;
    const auto last
        = sorted.begin() + std::min(std::ptrdiff_t(sorted.size()) - 1, std::ptrdiff_t(area / (spacing * spacing)));
    std::ranges::nth_element(sorted, last, std::greater());

    std::vector<bool> isInside(lattice.places.size());
    const auto start = int(std::ranges::max_element(nearness) - nearness.begin());
    std::vector<int> open { start };
    isInside[std::size_t(start)] = true;
    while (!open.empty()) {
        const int place = open.back();
        open.pop_back();
        lattice.neighbours(place, [&](int next) {
            if (!isInside[std::size_t(next)] && nearness[std::size_t(next)] >= *last) {
                isInside[std::size_t(next)] = true;
                open.push_back(next);
            }
        });
    }
    return isInside;
}

std::vector<std::vector<Spot>> sorted(
    const std::vector<Spot>& places, const std::vector<std::size_t>& partOf, std::size_t parts)
{
    std::vector<std::vector<Spot>> out(parts);
    for (std::size_t p = 0; p < places.size(); ++p)
        out[partOf[p]].push_back(places[p]);
    return out;
}

Spot middleOf(const std::vector<Spot>& places)
{
    Spot sum;
    for (const Spot place : places)
        sum = sum + place;
    return sum * (1 / double(places.size()));
}

struct Village {
    std::size_t division;
    std::size_t town; // in the list of towns
};
struct CellSite {
    std::size_t village; // in the list of villages
    Spot at;
};

/// Villages spread over the town; communities are small and lie at its seat.
std::vector<Part> villageParts(const std::vector<Division>& divisions, std::span<const Village> villages,
    const std::vector<Spot>& ground, std::optional<Spot> seat, const CodingProfile& profile)
{
    const auto scattered = scatteredOver(ground, villages.size(), seed + villages.front().division);
    std::vector<Part> parts;
    for (std::size_t i = 0; i < villages.size(); ++i) {
        const auto number = std::int64_t(villages[i].division);
        const auto* kind = profile.kindOf(divisions[villages[i].division].code);
        if (seat && kind && kind->id == "community")
            parts.push_back(
                { *seat + Spot { 700 * chance(seed + 20, number), 700 * chance(seed + 21, number) }, 0.3, 0.8 });
        else
            parts.push_back({ scattered[i], 1 + 0.35 * chance(seed + 22, number), 0 });
    }
    return parts;
}

/// From three to five sites spread over the ground of each village, in the order in which cells are numbered.
void addCells(std::vector<CellSite>& cells, std::size_t village, const std::vector<Spot>& ground)
{
    const std::size_t count = std::min(ground.size(), 3 + scrambled(seed + 30, std::int64_t(village)) % 3);
    std::vector<Part> parts;
    for (const Spot centre : scatteredOver(ground, count, seed + 31 + village))
        parts.push_back({ centre, 1, 0 });
    std::vector<Spot> sites;
    for (const auto& places : sorted(ground, partition(ground, parts), count))
        if (!places.empty())
            sites.push_back(middleOf(places));
    std::ranges::sort(sites, std::greater(), &Spot::y);
    const std::size_t firstRow = sites.size() > 3 ? (sites.size() + 1) / 2 : (sites.size() == 3 ? 1 : sites.size());
    std::sort(sites.begin(), sites.begin() + std::ptrdiff_t(firstRow), [](Spot a, Spot b) { return a.x < b.x; });
    std::sort(sites.begin() + std::ptrdiff_t(firstRow), sites.end(), [](Spot a, Spot b) { return a.x < b.x; });
    for (const Spot site : sites)
        cells.push_back({ village, site });
}

/// Sites around the county, about as far apart as cells are, so that its border is as lively as those inside.
template <typename IsInside>
std::vector<Spot> surroundings(const std::vector<Spot>& inside, IsInside isInside)
{
    constexpr double step = 1100;
    std::vector<Spot> out;
    for (int row = -5; row < int(height / step) + 6; ++row)
        for (int column = -5; column < int(width / step) + 6; ++column) {
            const Spot at { (column + 0.5 * (row & 1) + 0.28 * chance(seed + 40, column, row)) * step,
                (row + 0.28 * chance(seed + 41, column, row)) * step };
            double nearest = std::numeric_limits<double>::max();
            for (const Spot site : inside)
                nearest = std::min(nearest, squaredDistance(at, site));
            if (!isInside(at) && nearest > 600.0 * 600.0)
                out.push_back(at);
        }
    return out;
}

/// The place of the county that is farthest from all seats, well away from its border.
template <typename IsInside>
Spot roomiest(const std::vector<Spot>& places, const std::vector<Part>& towns, IsInside isInside)
{
    constexpr double margin = 3500;
    Spot best;
    double most = 0;
    for (const Spot place : places) {
        if (!isInside(place + Spot { margin, 0 }) || !isInside(place - Spot { margin, 0 })
            || !isInside(place + Spot { 0, margin }) || !isInside(place - Spot { 0, margin }))
            continue;
        double nearest = std::numeric_limits<double>::max();
        for (const Part& town : towns)
            nearest = std::min(nearest, squaredDistance(place, town.centre));
        if (nearest > most) {
            most = nearest;
            best = place;
        }
    }
    return best;
}

} // namespace

GridParts demoGeometry(std::vector<Division> divisions, const CodingProfile& profile)
{
    std::ranges::sort(divisions, {}, &Division::code);
    const std::size_t top = std::ranges::min(divisions, {}, &Division::level).level;
    std::vector<std::size_t> towns; // positions in the list of divisions
    std::vector<Village> villages;
    for (std::size_t i = 0; i < divisions.size(); ++i)
        if (divisions[i].level == top + 1)
            towns.push_back(i);
    for (std::size_t i = 0; i < divisions.size(); ++i)
        for (std::size_t t = 0; divisions[i].level == top + 2 && t < towns.size(); ++t)
            if (divisions[i].parent == divisions[towns[t]].code)
                villages.push_back({ i, t });

    // towns around their seats, larger with more villages
    std::vector<Part> townParts;
    for (std::size_t t = 0; t < towns.size(); ++t) {
        const auto count = double(std::ranges::count(villages, t, &Village::town));
        const Division& town = divisions[towns[t]];
        townParts.push_back({ town.seat ? toPlane(*town.seat) : Spot { width / 2, height / 2 }, 0.25 + count / 13,
            town.seat ? 0.5 : 0.9 });
    }
    const Lattice lattice;
    const std::vector<bool> isInside = county(lattice, townParts);
    std::vector<Spot> ground, bentGround; // borders of towns follow the bends
    for (std::size_t p = 0; p < isInside.size(); ++p)
        if (isInside[p]) {
            ground.push_back(lattice.places[p]);
            bentGround.push_back(bent(seed + 14, lattice.places[p], 5000, 550));
        }
    const auto isOfCounty = [&](Spot at) {
        const auto place = lattice.near(at);
        return place && isInside[*place];
    };
    for (std::size_t t = 0; t < towns.size(); ++t)
        if (!divisions[towns[t]].seat)
            townParts[t].centre = roomiest(ground, townParts, isOfCounty);
    const auto groundOfTown = sorted(ground, partition(bentGround, townParts), towns.size());

    std::vector<CellSite> cells;
    for (std::size_t t = 0; t < towns.size(); ++t) {
        std::vector<Village> here;
        for (const Village& village : villages)
            if (village.town == t)
                here.push_back(village);
        assert(!here.empty());
        const auto& seat = divisions[towns[t]].seat;
        const auto parts = villageParts(
            divisions, here, groundOfTown[t], seat ? std::optional(toPlane(*seat)) : std::nullopt, profile);
        const auto groundOfVillage = sorted(groundOfTown[t], partition(groundOfTown[t], parts), here.size());
        for (std::size_t v = 0; v < here.size(); ++v) {
            const auto at = std::ranges::find(villages, here[v].division, &Village::division);
            addCells(cells, std::size_t(at - villages.begin()), groundOfVillage[v]);
        }
    }

    std::vector<Spot> sites;
    for (const CellSite& cell : cells)
        sites.push_back(cell.at);
    const auto around = surroundings(sites, isOfCounty);
    sites.insert(sites.end(), around.begin(), around.end());
    Mesh mesh(sites);
    mesh.straighten(
        [&](std::size_t a, std::size_t b) {
            if (a >= cells.size() || b >= cells.size())
                return a >= cells.size() && b >= cells.size() ? 0 : 4;
            const std::size_t left = cells[a].village, right = cells[b].village;
            return villages[left].town != villages[right].town ? 3 : left != right ? 2 : 1;
        },
        2);
    mesh.draw(220, [](Spot at) {
        return toEarth(bent(seed + 54, bent(seed + 52, bent(seed + 50, at, 2200, 270), 900, 75), 400, 22));
    });

    const auto regions = [&](auto of) {
        std::vector<int> out(sites.size(), -1);
        for (std::size_t c = 0; c < cells.size(); ++c)
            out[c] = int(of(c));
        return mesh.outlines(out);
    };
    for (auto& [town, outline] : regions([&](std::size_t c) { return villages[cells[c].village].town; }))
        divisions[towns[std::size_t(town)]].outline = outline;
    for (const std::size_t town : towns)
        if (Division& of = divisions[town]; !of.seat || !covers(of.outline, *of.seat))
            of.seat = labelPoint(of.outline);
    for (auto& [village, outline] : regions([&](std::size_t c) { return cells[c].village; }))
        divisions[villages[std::size_t(village)].division].outline = outline;
    for (auto& [county, outline] : regions([](std::size_t) { return 0; }))
        std::ranges::find(divisions, top, &Division::level)->outline = outline;

    GridParts parts { std::move(divisions), {} };
    std::vector<std::uint32_t> numbers(villages.size());
    for (auto& [cell, outline] : regions([](std::size_t c) { return c; })) {
        const std::size_t village = cells[std::size_t(cell)].village;
        const std::string& division = parts.divisions[villages[village].division].code;
        const std::uint32_t number = ++numbers[village];
        const GeoPoint label = *labelPoint(outline);
        parts.cells.push_back(
            { profile.cellCode(division, number), division, profile.numberedCell(number), outline, label, true });
    }
    return parts;
}

} // namespace fengsui
