#pragma once

#include "grid/grid_directory.h"

#include <cstdint>
#include <map>
#include <string>

namespace fengsui {

/// What was counted at codes of cells and divisions, each count taken up through all divisions above: a division's
/// number is its own and that of everything in it. Codes that the grid doesn't know stand under the empty code.
std::map<std::string, std::uint64_t> rolledUp(
    const GridDirectory& grid, const std::map<std::string, std::uint64_t>& counts);

} // namespace fengsui
