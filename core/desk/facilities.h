#pragma once

#include "attachment/blob_keeper.h"
#include "base/instant.h"
#include "grid/grid_directory.h"
#include "journal/journal.h"
#include "journal/ledgers.h"
#include "workflow/shelf.h"

#include <memory>

namespace fengsui {

class RuleLibrary;

/// What every desk works with. The references outlive the desks.
struct Facilities {
    Journal& journal;
    const Ledgers& ledgers; ///< through the writer's connection: sees its own commits at once
    CredentialStore& credentials;
    const Clock& clock;
    ShelfInForce workflows;
    std::shared_ptr<const GridDirectory>
        grid; ///< the edition in force when the store was opened; null when there is none
    Zone zone; ///< local time of the county
    std::string console = "01"; ///< this console's part of case numbers
    std::shared_ptr<const RuleLibrary> library = nullptr; ///< what is in force besides a county's own rules
    BlobKeeper* blobs = nullptr; ///< null: no files are kept
};

} // namespace fengsui
