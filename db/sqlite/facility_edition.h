#pragma once

#include "facility/facility.h"
#include "sqlite/edition_file.h"

namespace fengsui {

/// Writes facilities of all kinds, in order of kind and code. Throws StoreFailure.
EditionFile writeFacilityEdition(
    const std::filesystem::path& folder, std::vector<Facility> facilities, const std::string& title);

/// In order of kind and code. Throws StoreFailure.
std::vector<Facility> readFacilityEdition(const std::filesystem::path& folder, const Digest& digest);

} // namespace fengsui
