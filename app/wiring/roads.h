#pragma once

#include "road/road_network.h"
#include "wiring/local_store.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace fengsui {

struct RoadImport {
    std::size_t pieces = 0;
    std::size_t turnBans = 0;
    std::size_t shortcuts = 0; ///< and arcs of the prepared network
    double kilometres = 0;
    std::uint64_t bytes = 0; ///< of the edition
};

/// Takes the roads of an OpenStreetMap extract: reads, prepares, writes them as an edition of the store and announces
/// that, so that other consoles fetch it like the grid. With a box only roads that touch it. Refuses what is no
/// extract. Throws StoreFailure.
Result<RoadImport> importRoads(LocalWriter& writer, const StoreFolder& folder, const Session& session,
    const std::filesystem::path& file, const std::optional<GeoBox>& within);

/// The roads in force; null when there are none, or when they were announced and haven't come yet. Throws StoreFailure
/// when the edition is damaged.
std::shared_ptr<const RoadNetwork> readRoads(const StoreFolder& folder, const Ledgers& ledgers);

/// Around all divisions, cells and seats, and twenty kilometres more; nothing without a grid.
std::optional<GeoBox> roadBox(const GridDirectory* grid);

} // namespace fengsui
