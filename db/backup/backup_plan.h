#pragma once

#include "sqlite/store_folder.h"

#include <filesystem>
#include <optional>
#include <string>

namespace fengsui {

/// What this machine backs up by itself: a setting of the store's own, which no other console is told.
struct BackupPlan {
    std::filesystem::path folder; ///< on another disk, one hopes
    std::string publicKey; ///< of the recovery key; its secret half is not on this machine
};

/// Nothing when none is set. Throws StoreFailure when the store's settings can't be read.
std::optional<BackupPlan> readBackupPlan(const StoreFolder&);
/// Replaces it; nothing: the machine makes none. Throws StoreFailure.
void writeBackupPlan(const StoreFolder&, const std::optional<BackupPlan>&);

} // namespace fengsui
