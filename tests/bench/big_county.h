#pragma once

#include "component/component.h"
#include "grid/division.h"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace fengsui::bench {

inline constexpr std::size_t countyComponents = 1'070'000;
inline constexpr std::size_t countyCells = 8'470;

/// The real inventories (street lights of Bristol, hydrants of Tulsa), each put into a square and repeated with flips
/// and offsets over 4 by 4 towns of a county. Hydrants keep their real addresses and numbers; street lights, which have
/// none, get invented Chinese ones of 108 roads and 999 house numbers. Classes beside these two are invented. Throws
/// when there is no folder of real data.
std::vector<Component> bigInventory();

/// The inventory as a CSV file of the columns of bigMapping.
void writeInventory(const std::filesystem::path& file, const std::vector<Component>& all);
extern const char* const bigMapping;

/// 8,470 wobbly cells of 20 corners that tile the county's ground exactly.
GridParts bigGrid();

} // namespace fengsui::bench
