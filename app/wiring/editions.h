#pragma once

#include "desk/editions.h"
#include "journal/ledgers.h"
#include "sqlite/store_folder.h"

#include <vector>

namespace fengsui {

/// The editions in force that a window shows, and whether their files are here. Looks at the disk, opens nothing.
std::vector<EditionHere> editionsOf(const StoreFolder& folder, const Ledgers& ledgers);

} // namespace fengsui
