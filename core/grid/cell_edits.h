#pragma once

#include "grid/cell_file.h"
#include "grid/check_ground.h"
#include "grid/division.h"
#include "grid/grid_directory.h"

#include <span>
#include <string>
#include <vector>

namespace fengsui {

/// What is to become of some cells.
struct CellEdits {
    std::vector<Cell> drawn; ///< new ones, or in the place of those that bear the code
    std::vector<std::string> withdrawn; ///< codes
};

CellEdits editsOf(std::span<const CellWord> words);

/// The parts with the edits put over them. A cell whose division isn't among the parts is left out.
GridParts edited(GridParts parts, const CellEdits& edits);

/// Where the ground would not fit together any more, or still doesn't, when these edits were made: the cells that are
/// drawn against their neighbours and their division, and gaps that come up in the divisions concerned. What was the
/// same before is not told again, except of the drawn cells themselves. The largest first.
std::vector<GroundFault> faultsOf(const GridDirectory& grid, const CellEdits& edits, double leastSquareMetres);

} // namespace fengsui
