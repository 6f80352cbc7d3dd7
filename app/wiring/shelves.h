#pragma once

#include "base/result.h"
#include "calendar/duty_calendar.h"
#include "evaluation/formula_file.h"
#include "grid/coding_profile.h"
#include "incident/type_catalogue.h"
#include "intake/call_mapping.h"
#include "sqlite/store_folder.h"
#include "workflow/shelf.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace fengsui {

/// What a county may edit, read once at start: its own copy in the store's folder wins over what we ship. A broken copy
/// is named and ours is used.
struct Shelves {
    std::shared_ptr<const WorkflowShelf> workflows; ///< not yet on a duty calendar: that is counted in a store's zone
    std::map<std::string, CalendarRules> calendars; ///< by id
    std::shared_ptr<const TypeCatalogue> types;
    std::shared_ptr<const std::vector<CallMapping>> mappings;
    std::shared_ptr<const FormulaShelf> formulas;
    std::vector<Refusal> notices; ///< what is wrong with copies that were not used
};

/// Throws StoreFailure when even our own files can't be read.
Shelves loadShelves(const StoreFolder&);
/// Ours: "cn" or "generic".
Result<CodingProfile> loadProfile(const std::string& id);
/// A file that ships with us, by its path below resources/.
std::string readResource(const std::string& path);

} // namespace fengsui
