#pragma once

#include "base/digest.h"

#include <filesystem>
#include <vector>

namespace fengsui::bench {

/// 1.07 million components in the county of the bench, as an edition in the folder: the places of real inventories
/// (street lights, hydrants), repeated with flips and offsets over its towns and dealt out to all major classes, so
/// that every layer has some everywhere. `files` are CSV or .csv.gz with columns LONGITUDE and LATITUDE.
Digest writeManyComponents(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& files);

/// A base map of PNG pictures over the county of the bench, zoom 8 to 14, some 20 KiB each.
void writeBaseMap(const std::filesystem::path& file);

} // namespace fengsui::bench
