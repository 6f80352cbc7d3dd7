#pragma once

#include "desk/gazetteer.h"
#include "sqlite/store_folder.h"

namespace fengsui {

/// What the store's editions in force hold. Opens the store for reading only, and for the moment only.
std::unique_ptr<Gazetteer> openGazetteer(const StoreFolder& folder);

} // namespace fengsui
