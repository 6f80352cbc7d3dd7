#pragma once

#include "evaluation/evaluate.h"
#include "grid/grid_directory.h"
#include "journal/ledgers.h"

#include <memory>

namespace fengsui {

/// Whose unit a team belongs to (its own name when it names none) and in which town a division lies: of the grid the
/// division below the top one; without a grid the first nine digits of a code of twelve. The ledgers outlive it.
Grouping groupingOf(const Ledgers&, std::shared_ptr<const GridDirectory> grid);

} // namespace fengsui
