#include "desk/evaluation_reading.h"

namespace fengsui {

namespace {

constexpr std::size_t townLevel = 1, townDigits = 9, villageDigits = 12;

std::string townOf(const GridDirectory* grid, const std::string& code)
{
    const Division* division = grid ? grid->division(code) : nullptr;
    while (division && division->level > townLevel && !division->parent.empty())
        division = grid->division(division->parent);
    if (division)
        return division->code;
    const bool isVillage = code.size() == villageDigits && code.find_first_not_of("0123456789") == std::string::npos;
    return isVillage ? code.substr(0, townDigits) : code;
}

} // namespace

Grouping groupingOf(const Ledgers& ledgers, std::shared_ptr<const GridDirectory> grid)
{
    std::unordered_map<TeamId, std::string> units;
    for (const Team& team : ledgers.teams().teams())
        units.emplace(team.id, team.unit.empty() ? team.name : team.unit);
    return { [units = std::move(units)](TeamId id) {
                const auto found = units.find(id);
                return found == units.end() ? id.toString().substr(0, 8) : found->second;
            },
        [grid = std::move(grid)](const std::string& code) { return townOf(grid.get(), code); } };
}

} // namespace fengsui
