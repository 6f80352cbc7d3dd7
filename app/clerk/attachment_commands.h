#pragma once

#include "journal/ledgers.h"
#include "sqlite/store_folder.h"

#include <cstdint>
#include <string>

namespace fengsui {

/// Files that entries name and that are not here.
struct FilesAwaited {
    std::uint64_t files = 0;
    std::uint64_t bytes = 0; ///< that have not come yet
};
FilesAwaited filesAwaited(const Ledgers& ledgers, const StoreFolder& folder);

/// "812 B", "3.4 MiB"
std::string sizeText(std::uint64_t bytes);

} // namespace fengsui
