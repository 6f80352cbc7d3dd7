#pragma once

#include "base/result.h"
#include "component/component.h"
#include "intake/component_mapping.h"
#include "intake/propose_mapping.h"
#include "journal/journal.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
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

/// What an inventory looks like from outside.
struct InventorySight {
    std::vector<std::string> layers; ///< of which one has to be chosen; empty where there is no choice
    std::string layer; ///< the one that was looked at
    std::vector<ColumnSample> columns;
    std::map<std::string, std::string> fieldOf; ///< what the columns are proposed for
    bool bringsPlaces = false; ///< shapes; otherwise two columns have the coordinates
    bool saysSystem = false; ///< the file itself says what its coordinates are
    char delimiter = ','; ///< of a table
};

/// A row as a mapping reads it.
struct InventoryRow {
    std::size_t number = 0;
    std::optional<Component> component;
    std::optional<Refusal> why; ///< it can't be used
};

/// How a window takes an inventory of components in, whatever the format of its file. All of it looks at the disk, so
/// it belongs on another thread, and throws StoreFailure.
struct InventoryIntake {
    /// The layer may be empty: then the first. The system ("EPSG:4547") is for files of a plane that don't say theirs.
    std::function<Result<InventorySight>(const std::string& file, const std::string& layer, const std::string& system)>
        look;
    /// The first rows.
    std::function<Result<std::vector<InventoryRow>>(
        const std::string& file, const std::string& layer, const ComponentMapping&, std::size_t most)>
        preview;
    /// All of it, into an edition that nobody knows of yet; a dry run leaves nothing.
    std::function<Result<ComponentImport>(const std::string& file, const std::string& layer, const ComponentMapping&,
        bool isDryRun, const ComponentComplaint&, const Progress& goesOn)>
        read;
};

} // namespace fengsui
