#pragma once

#include "road/road_network.h"
#include "sqlite/edition_file.h"

#include <memory>

namespace fengsui {

/// Writes the roads with what was prepared of them. Throws StoreFailure.
EditionFile writeRoadEdition(const std::filesystem::path& folder, const RoadGraph& graph,
    const Contraction& contraction, const std::string& title);

/// The roads of that edition, ready to be asked. Throws StoreFailure, also for bytes that are no sound network.
std::shared_ptr<const RoadNetwork> readRoadEdition(const std::filesystem::path& folder, const Digest& digest);

} // namespace fengsui
