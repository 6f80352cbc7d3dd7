#pragma once

#include "base/instant.h"
#include "journal/journal.h"
#include "journal/ledgers.h"

#include <memory>

namespace fengsui {

class GridDirectory;
class WorkflowShelf;

/// What every desk works with. The references outlive the desks.
struct Facilities {
    Journal& journal;
    const Ledgers& ledgers; ///< through the writer's connection: sees its own commits at once
    CredentialStore& credentials;
    const Clock& clock;
    const WorkflowShelf& workflows;
    std::shared_ptr<const GridDirectory> grid; ///< the edition in force when the store was opened
    Zone zone; ///< local time of the county
};

} // namespace fengsui
