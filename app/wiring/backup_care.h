#pragma once

#include "desk/store_care.h"
#include "sqlite/store_folder.h"

namespace fengsui {

/// Refuses one that could be guessed.
Outcome fitsAsPassphrase(const std::string& passphrase);

/// See StoreCare::setBackups. Throws StoreFailure, also when the folder holds no store.
Result<std::string> setBackupPlan(const StoreFolder& store, const std::string& folder, bool isNewKey);

/// See Restoring. The store is one of this machine from the first.
Result<Restored> restoreHere(
    const std::string& file, const BackupSecret& secret, const StoreFolder& store, Instant now, const Progress&);

/// Fills in what is about backups. The clock outlives it.
void addBackupCare(StoreCare& care, const StoreFolder& folder, const Clock& clock);

} // namespace fengsui
