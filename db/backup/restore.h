#pragma once

#include "backup/about_backup.h"
#include "backup/archive.h"
#include "sqlite/store_folder.h"

#include <filesystem>

namespace fengsui {

/// Unpacks a backup into a folder that is there and empty, synced when it matters; refuses as readArchive does.
enum class Unpacking { Synced, ToLookAt };
Result<AboutBackup> unpackBackup(
    const std::filesystem::path& file, const Unlocking& unlocking, const std::filesystem::path& to, Unpacking how);

/// Makes a store of a backup, in a folder that is new or empty: never over one that lives, whose log would mix with the
/// restored file. Everything is verified first; from then on the store writes as a new incarnation, because entries of
/// the old one that came after the backup may live on at its peers. The folder has its name only when all is done;
/// otherwise nothing is left. Refuses and throws as makeBackup does.
Result<AboutBackup> restoreBackup(const std::filesystem::path& file, const Unlocking& unlocking,
    const StoreFolder& store, Instant now, const Progress&);

/// Throws StoreFailure that names the first place, unless all is sound. False when the progress said to stop.
bool requireSound(const JournalReader&, const std::filesystem::path& file, const Progress&);

/// What people are told when the progress said to stop.
Refusal stopped();

} // namespace fengsui
