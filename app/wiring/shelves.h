#pragma once

#include "base/result.h"
#include "desk/rule_book.h"
#include "grid/coding_profile.h"
#include "incident/type_catalogue.h"
#include "intake/call_mapping.h"
#include "sqlite/store_folder.h"

#include <memory>
#include <string>
#include <vector>

namespace fengsui {

/// What ships with us, read once at start, and what lies in the store's folder without being in force.
struct Shelves {
    std::shared_ptr<const RuleLibrary> rules;
    std::vector<Refusal> unadopted; ///< rule files of the folder, which have to be adopted first
};

/// Throws StoreFailure when our own files can't be read.
Shelves loadShelves(const StoreFolder&);
/// How columns of call files are understood: a county's own copy in the store's folder wins over what we ship. A broken
/// copy is named among the notices, and ours is used.
std::shared_ptr<const std::vector<CallMapping>> loadMappings(
    const StoreFolder&, const TypeCatalogue&, std::vector<Refusal>& notices);
/// Ours: "cn" or "generic".
Result<CodingProfile> loadProfile(const std::string& id);
/// A file that ships with us, by its path below resources/.
std::string readResource(const std::string& path);

} // namespace fengsui
