#include "grid/next_cell_code.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <format>
#include <optional>
#include <system_error>
#include <utility>

namespace fengsui {

namespace {

std::optional<std::uint32_t> numberOf(std::string_view code, std::string_view division)
{
    if (!code.starts_with(division))
        return std::nullopt;
    const std::string_view digits = code.substr(division.size());
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && end == digits.data() + digits.size() ? std::optional(number) : std::nullopt;
}

} // namespace

NextCell nextCell(const GridDirectory& grid, std::string_view division, std::span<const CellWord> words)
{
    std::uint32_t highest = 0;
    std::size_t digits = 0;
    const auto take = [&](std::string_view code) {
        const auto number = numberOf(code, division);
        if (!number)
            return;
        highest = std::max(highest, *number);
        digits = std::max(digits, code.size() - division.size());
    };
    for (const Cell* cell : grid.cellsOf(division))
        take(cell->code);
    for (const CellWord& word : words) {
        const auto its = grid.profile().divisionOfCell(word.cell.code);
        if (its && *its == division)
            take(word.cell.code);
    }
    NextCell next { {}, highest + 1 };
    const auto belongs = [&](const std::string& code) {
        const auto its = grid.profile().divisionOfCell(code);
        return its && (its->empty() || *its == division) && !grid.cell(code);
    };
    if (digits > 0)
        if (std::string code = std::format("{}{:0{}}", division, next.number, digits); belongs(code)) {
            next.code = std::move(code);
            return next;
        }
    if (std::string code = grid.profile().cellCode(division, next.number); belongs(code))
        next.code = std::move(code);
    return next;
}

} // namespace fengsui
