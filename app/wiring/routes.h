#pragma once

#include "desk/exchange.h"
#include "sqlite/store_folder.h"

namespace fengsui {

/// The routes of this store, from a file of its folder that no peer gets and no ledger holds; none when there is no
/// file. Refuses a damaged one.
Result<Routes> readRoutes(const StoreFolder&);

/// Refuses what is no address; throws StoreFailure.
Outcome writeRoutes(const StoreFolder&, const Routes&);

} // namespace fengsui
