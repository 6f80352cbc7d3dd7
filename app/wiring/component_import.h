#pragma once

#include "base/result.h"
#include "desk/session.h"
#include "intake/component_mapping.h"
#include "journal/journal.h"
#include "wiring/local_store.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace fengsui {

struct ComponentProblem {
    std::size_t line = 0; ///< or row, where there are no lines
    Refusal why; ///< its field is the column
};

/// An inventory that was read; what it comes to.
struct ComponentImport {
    std::uint64_t rows = 0;
    std::uint64_t taken = 0;
    std::uint64_t refused = 0; ///< rows; the next two are parts of it
    std::uint64_t repeatedCodes = 0;
    std::uint64_t atZero = 0; ///< places at 0,0
    std::uint64_t repeatedNumbers = 0; ///< components that were taken whose owner's number others have too
    std::vector<std::string> someRepeated; ///< a few of those numbers
    std::string digest; ///< of the edition; empty in a dry run
    std::uint64_t bytes = 0;
    bool isCancelled = false; ///< then nothing was changed
    std::optional<Refusal> brokenBy; ///< the file can't be read beyond this; then nothing was changed
};

using ComponentComplaint = std::function<void(const ComponentProblem&)>;

/// Reads an inventory (as openInventory() does) into a new edition of the folder that nobody knows of yet. A dry run
/// reads it just the same and leaves nothing behind. Refuses a file that can't be opened or lacks columns, and one of
/// which nothing can be used. `layer` is asked for only where the file has several. Throws StoreFailure.
Result<ComponentImport> readComponents(const StoreFolder& folder, const std::filesystem::path& file,
    const ComponentMapping& mapping, bool isDryRun, const ComponentComplaint& complain, const Progress& goesOn,
    const std::string& layer = {});

/// Announces it: from then on it is the inventory in force, in place of the one before.
Outcome putComponentsInForce(
    LocalWriter& writer, const Session& session, const ComponentImport& import, const std::string& title);

} // namespace fengsui
