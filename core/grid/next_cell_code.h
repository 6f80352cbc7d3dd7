#pragma once

#include "grid/cell_file.h"
#include "grid/grid_directory.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace fengsui {

/// A code that no cell of the division bears or bore, and the number in it.
struct NextCell {
    std::string code;
    std::uint32_t number = 0;
};

/// The one after the highest of the division, written with as many digits as those; of a division without cells, and
/// when those digits are used up, as the profile writes them. An empty code where none is left.
NextCell nextCell(const GridDirectory& grid, std::string_view division, std::span<const CellWord> words);

} // namespace fengsui
