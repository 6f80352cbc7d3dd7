#pragma once

#include "grid/cell_edits.h"

#include <vector>

namespace fengsui {

/// What becomes of the neighbours when these edits are made and the borders go along, so that no ground is left over
/// and none stands twice: corners that neighbours share with a drawn cell move with it, the ground that it takes is
/// taken from them, and what it or a withdrawn cell leaves goes to the neighbour with the longest border to it. Only
/// cells of the same division go along, and not those whose border to it was in dispute before, those that are edited
/// themselves, and those of which nothing useful would be left; checkGround tells what then doesn't fit.
/// In the order of their codes; their labels are as before.
std::vector<Cell> followingNeighbours(const GridDirectory& grid, const CellEdits& edits);

} // namespace fengsui
