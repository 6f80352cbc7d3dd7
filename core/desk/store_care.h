#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "journal/journal.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace fengsui {

/// Something that people must know of a store.
struct CareNotice {
    Refusal what;
    const char* context = "Refusal"; ///< where its words are translated
};

/// A backup that was made and opened again for a trial.
struct BackupDone {
    std::uint64_t entries = 0;
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
};

/// How it stands with the backups that the machine makes by itself.
struct BackupStanding {
    std::string folder;
    bool isFolderThere = false; ///< not while its disk is taken out
    std::vector<Instant> made; ///< oldest first
    bool isDue = false; ///< the next look makes one
};

/// What opens a backup: its passphrase, or the recovery key as a person typed it.
struct BackupSecret {
    enum class Kind : std::uint8_t { Passphrase, RecoveryKey } kind = Kind::Passphrase;
    std::string text;
};

/// A store that was made of a backup.
struct Restored {
    std::string name; ///< of the console
    std::string division;
    Instant madeAt; ///< the backup
    std::uint64_t entries = 0;
    std::string incarnation; ///< under which it writes from now on
};

/// Makes a store of a backup in a new or empty folder; it writes as a new incarnation. Refuses what is no backup, a
/// wrong secret, a torn file and a folder that holds something; throws StoreFailure. Takes long.
using Restoring = std::function<Result<Restored>(
    const std::string& file, const BackupSecret&, const std::string& folder, const Progress&)>;

/// What keeps a store safe besides writing to it. Each opens what it needs for itself, may take long, and is for a
/// thread that may wait. All may throw StoreFailure.
struct StoreCare {
    /// Puts all of the store into one file, locked by the passphrase, and tries it by a restore. Refuses.
    std::function<Result<BackupDone>(const std::string& file, const std::string& passphrase, const Progress&)> backUp;
    /// Nothing when the machine makes none by itself.
    std::function<std::optional<BackupStanding>()> backups;
    /// From now on the machine makes them into that folder. Gives a recovery key for paper when there was none or a
    /// new one is wished; it is kept nowhere. Refuses a folder that is not there.
    std::function<Result<std::string>(const std::string& folder, bool isNewKey)> setBackups;
    /// The machine makes none any more; those made stay.
    std::function<void()> stopBackups;
    /// Makes one as the machine would, due or not. Refuses.
    std::function<Result<BackupDone>(const Progress&)> backUpByPlan;
    Restoring restore;
    /// To be called about every minute: makes the backup that is due, checks the record once a week, keeps an eye on
    /// the disk. Answers what people must know, in the same words as long as it lasts. Ends early when the progress
    /// says to stop.
    std::function<std::vector<CareNotice>(const Progress&)> lookAfter;
};

} // namespace fengsui
