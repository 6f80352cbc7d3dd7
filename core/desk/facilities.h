#pragma once

#include "attachment/blob_keeper.h"
#include "base/instant.h"
#include "grid/grid_directory.h"
#include "journal/journal.h"
#include "journal/ledgers.h"
#include "workflow/shelf.h"

#include <cstddef>
#include <memory>
#include <utility>

namespace fengsui {

class RuleLibrary;

/// The divisions and cells that all desks of a store work with. Copies share them, so that another edition counts for
/// all of them from the next command on. On the writer's thread; what was found there is good until the end of the
/// command.
class GridInForce {
public:
    GridInForce(std::nullptr_t = nullptr)
        : GridInForce(std::shared_ptr<const GridDirectory>())
    {
    }
    GridInForce(std::shared_ptr<const GridDirectory> grid)
        : m_grid(std::make_shared<std::shared_ptr<const GridDirectory>>(std::move(grid)))
    {
    }
    explicit operator bool() const { return *m_grid != nullptr; }
    const GridDirectory* operator->() const { return m_grid->get(); }
    const std::shared_ptr<const GridDirectory>& now() const { return *m_grid; }
    void replace(std::shared_ptr<const GridDirectory> grid) { *m_grid = std::move(grid); }

private:
    std::shared_ptr<std::shared_ptr<const GridDirectory>> m_grid;
};

/// What every desk works with. The references outlive the desks.
struct Facilities {
    Journal& journal;
    const Ledgers& ledgers; ///< through the writer's connection: sees its own commits at once
    CredentialStore& credentials;
    const Clock& clock;
    ShelfInForce workflows;
    GridInForce grid; ///< none when there is no edition of it
    Zone zone; ///< local time of the county
    std::string console = "01"; ///< this console's part of case numbers
    std::shared_ptr<const RuleLibrary> ruleLibrary = nullptr; ///< what is in force besides a county's own rules
    BlobKeeper* blobs = nullptr; ///< null: no files are kept
};

} // namespace fengsui
