#pragma once

#include "facility/facility.h"
#include "wiring/local_store.h"

#include <vector>

namespace fengsui {

/// The cameras, shelters and so on that are in force; none when there are none, or when they were announced and haven't
/// come yet. Throws StoreFailure when the edition is damaged.
std::vector<Facility> readFacilities(const StoreFolder& folder, const Ledgers& ledgers);

/// Puts these in force in place of those of the same kinds, keeps the other kinds, and announces the edition; its title
/// says where they came from and what was converted. Throws StoreFailure.
Outcome putFacilitiesInForce(LocalWriter& writer, const StoreFolder& folder, const Session& session,
    std::vector<Facility> fresh, const std::string& title);

} // namespace fengsui
