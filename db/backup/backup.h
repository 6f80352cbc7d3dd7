#pragma once

#include "base/stream_lock.h"
#include "sqlite/store_folder.h"

#include <filesystem>

namespace fengsui {

struct BackupMade {
    std::uint64_t entries = 0;
    std::uint64_t files = 0;
    std::uint64_t bytes = 0; ///< of the backup
};

/// Puts everything that a console needs into one locked file: the journal as it is at one moment, while a window may go
/// on writing, the keys, the settings, and the files beside the journal. Before the file has its name it is opened
/// again, unpacked and verified as a whole, like at a restore. Refuses when there is such a file already, when another
/// backup is being made, or when the progress said to stop; throws StoreFailure when the machine fails or the store is
/// damaged. In every one of these cases nothing is left behind.
Result<BackupMade> makeBackup(
    const StoreFolder& store, const std::filesystem::path& file, StreamLock lock, Instant now, const Progress&);

} // namespace fengsui
