#include "grid/roll_up.h"

namespace fengsui {

std::map<std::string, std::uint64_t> rolledUp(
    const GridDirectory& grid, const std::map<std::string, std::uint64_t>& counts)
{
    std::map<std::string, std::uint64_t> sums;
    for (const auto& [code, count] : counts) {
        std::string at = code;
        if (const Cell* cell = grid.cell(code)) {
            sums[code] += count;
            at = cell->division;
        } else if (!grid.division(code)) {
            sums[{}] += count;
            continue;
        }
        for (const Division* division = grid.division(at); division; division = grid.division(division->parent))
            sums[division->code] += count;
    }
    return sums;
}

} // namespace fengsui
