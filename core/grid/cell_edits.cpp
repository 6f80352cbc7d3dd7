#include "grid/cell_edits.h"

#include "grid/boxes.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace fengsui {

namespace {

using Codes = std::set<std::string, std::less<>>;

/// The ground that some edits concern, cut out of the grid: each piece can be checked by itself.
struct Surroundings {
    Codes changed; ///< cells
    Codes concerned; ///< divisions that have, had or will have one of them
    GridParts parts; ///< before the edits; divisions stand side by side
};

Surroundings around(const GridDirectory& grid, const CellEdits& edits)
{
    Surroundings found;
    std::optional<GeoBox> box;
    for (const Cell& cell : edits.drawn) {
        found.changed.insert(cell.code);
        found.concerned.insert(cell.division);
        if (const auto own = boxOf(cell.outline))
            box = box ? united(*box, *own) : *own;
    }
    found.changed.insert(edits.withdrawn.begin(), edits.withdrawn.end());
    for (const std::string& code : found.changed)
        if (const Cell* before = grid.cell(code))
            found.concerned.insert(before->division);
    Codes divisions = found.concerned;
    for (const Cell& cell : grid.cells()) {
        const auto own = boxOf(cell.outline);
        if (!found.concerned.contains(cell.division) && !(box && own && meet(*box, *own)))
            continue;
        divisions.insert(cell.division);
        found.parts.cells.push_back(cell);
    }
    for (const std::string& code : divisions)
        if (const Division* division = grid.division(code)) {
            found.parts.divisions.push_back(*division);
            found.parts.divisions.back().parent.clear();
        }
    return found;
}

std::vector<GroundFault> checked(GridParts parts, const CodingProfile& profile, double leastSquareMetres)
{
    const auto ground = GridDirectory::build(std::move(parts), profile);
    return ground ? checkGround(*ground, leastSquareMetres) : std::vector<GroundFault> {};
}

} // namespace

CellEdits editsOf(std::span<const CellWord> words)
{
    CellEdits edits;
    for (const CellWord& word : words) {
        if (word.isWithdrawn) {
            edits.withdrawn.push_back(word.cell.code);
            continue;
        }
        Cell& cell = edits.drawn.emplace_back(word.cell);
        cell.label = labelPoint(cell.outline).value_or(cell.outline.front().outer.front());
    }
    return edits;
}

GridParts edited(GridParts parts, const CellEdits& edits)
{
    Codes gone(edits.withdrawn.begin(), edits.withdrawn.end()), divisions;
    for (const Division& division : parts.divisions)
        divisions.insert(division.code);
    for (const Cell& cell : edits.drawn)
        if (divisions.contains(cell.division))
            gone.insert(cell.code);
    std::erase_if(parts.cells, [&](const Cell& cell) { return gone.contains(cell.code); });
    for (const Cell& cell : edits.drawn)
        if (divisions.contains(cell.division))
            parts.cells.push_back(cell);
    return parts;
}

std::vector<GroundFault> faultsOf(const GridDirectory& grid, const CellEdits& edits, double leastSquareMetres)
{
    const Surroundings ground = around(grid, edits);
    const auto before = checked(ground.parts, grid.profile(), leastSquareMetres);
    auto faults = checked(edited(ground.parts, edits), grid.profile(), leastSquareMetres);
    std::erase_if(faults, [&](const GroundFault& fault) {
        if (fault.kind != GroundFault::Kind::Gap)
            return !ground.changed.contains(fault.code) && !ground.changed.contains(fault.other);
        return !ground.concerned.contains(fault.code) || std::ranges::any_of(before, [&](const GroundFault& known) {
            return known.kind == fault.kind && known.code == fault.code && known.at == fault.at
                && known.squareMetres == fault.squareMetres;
        });
    });
    return faults;
}

} // namespace fengsui
