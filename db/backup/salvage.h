#pragma once

#include "sqlite/store_folder.h"

#include <cstdint>

namespace fengsui {

struct Salvaged {
    std::uint64_t taken = 0; ///< entries that are in the new store now and were not before
    std::uint64_t waiting = 0; ///< that are sound, but stand behind one that is missing: a peer may have it
    std::uint64_t damaged = 0; ///< that are not what their digest says, or could not be read
};

/// Takes over into a store what is sound of a damaged one, which is only read. The store is made under the same keys,
/// with the files beside the journal, when it is not there yet; its entries count under their old names, and it writes
/// under a new one. What was damaged comes back from any peer by an ordinary sync; after that a second salvage takes
/// what stood behind it. Throws StoreFailure.
Salvaged salvage(const StoreFolder& damaged, const StoreFolder& into, Instant now);

} // namespace fengsui
