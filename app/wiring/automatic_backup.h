#pragma once

#include "backup/backup.h"
#include "backup/backup_plan.h"

#include <optional>
#include <vector>

namespace fengsui {

/// The backups that a machine makes by itself, in the folder of its plan.
struct BackupShelf {
    std::filesystem::path folder;
    std::vector<Instant> made; ///< of this store, as the files' names say, oldest first
    bool isDue = false; ///< the next look makes one
};

/// Nothing when there is no plan. Throws StoreFailure.
std::optional<BackupShelf> lookAtBackups(const StoreFolder&, Instant now);

/// Makes a backup if one is due, and takes away those that newer ones supersede. Nothing when none is due. Reads the
/// store by a connection of its own: for a thread that may wait. Refuses when the folder is not there (a disk that was
/// taken out) and as makeBackup does; throws StoreFailure.
Result<std::optional<BackupMade>> backUpIfDue(const StoreFolder&, const Clock&, const Progress&);
/// The same, due or not.
Result<std::optional<BackupMade>> backUpNow(const StoreFolder&, const Clock&, const Progress&);

} // namespace fengsui
