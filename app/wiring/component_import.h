#pragma once

#include "base/result.h"
#include "desk/inventory_intake.h"
#include "desk/session.h"
#include "intake/component_mapping.h"
#include "journal/journal.h"
#include "wiring/local_store.h"

#include <filesystem>
#include <string>

namespace fengsui {

/// Reads an inventory (as openInventory() does) into a new edition of the folder that nobody knows of yet. A dry run
/// reads it just the same and leaves nothing behind. Refuses a file that can't be opened or lacks columns, and one of
/// which nothing can be used. `layer` is asked for only where the file has several. Throws StoreFailure.
Result<ComponentImport> readComponents(const StoreFolder& folder, const std::filesystem::path& file,
    const ComponentMapping& mapping, bool isDryRun, const ComponentComplaint& complain, const Progress& goesOn,
    const std::string& layer = {});

/// Announces it: from then on it is the inventory in force, in place of the one before.
Outcome putComponentsInForce(
    LocalWriter& writer, const Session& session, const ComponentImport& import, const std::string& title);

/// The same for a window, which knows no formats and no editions.
InventoryIntake inventoryIntake(const StoreFolder& folder);

} // namespace fengsui
