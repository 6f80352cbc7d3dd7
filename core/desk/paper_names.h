#pragma once

#include "grid/grid_directory.h"
#include "incident/type_catalogue.h"
#include "journal/journal.h"
#include "journal/ledgers.h"
#include "report/names.h"
#include "workflow/shelf.h"

#include <memory>
#include <string>

namespace fengsui {

/// Where the words of a paper come from. What is referred to must outlive the names and papers made from it.
struct PaperSources {
    const Ledgers& ledgers;
    const JournalReader& journal;
    std::shared_ptr<const WorkflowShelf> workflows;
    std::shared_ptr<const TypeCatalogue> types;
    std::shared_ptr<const GridDirectory> grid; ///< or null
    Zone zone = Zone::utc();
    report::Language language = report::Language::Chinese;
};

/// For papers about one case they are those of the workflow version that it goes by.
report::Names namesFor(const PaperSources&, const Incident* about = nullptr);
/// Printed now by that operator, with the heads of this console's own streams as the paper's witness.
report::Printed printedNow(const PaperSources&, const std::string& by, std::uint32_t copy, Instant now);

} // namespace fengsui
