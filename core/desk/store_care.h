#pragma once

#include "base/result.h"
#include "journal/journal.h"

#include <functional>
#include <string>
#include <vector>

namespace fengsui {

/// Something that people must know of a store.
struct CareNotice {
    Refusal what;
    const char* context = "Refusal"; ///< where its words are translated
};

/// What keeps a store safe besides writing to it. Each opens what it needs for itself, may take long, and is for a
/// thread that may wait.
struct StoreCare {
    /// Puts all of the store into one file, locked by the passphrase. Refuses; throws StoreFailure.
    std::function<Outcome(const std::string& file, const std::string& passphrase, const Progress&)> backUp;
    /// To be called about every minute: makes the backup that is due, checks the record once a week, keeps an eye on
    /// the disk. Answers what people must know, in the same words as long as it lasts. Ends early when the progress
    /// says to stop.
    std::function<std::vector<CareNotice>(const Progress&)> lookAfter;
};

} // namespace fengsui
