#pragma once

#include "grid/coding_profile.h"
#include "grid/division.h"

#include <vector>

namespace fengsui {

/// Invents the ground of a county for demonstrations: outlines for its divisions, and three to five grid cells for each
/// division of the lowest level, numbered from north to south in rows and in each row from west to east. Nothing of it
/// is surveyed or copied; the cells are marked as demo geometry. Towns lie around their seats, where those are known,
/// in a county of about 1,400 km² between 103.55° and 104.12° E and 28.77° and 29.25° N (the extent of Muchuan County).
///
/// Cells tile villages, villages towns, and towns the county: neighbours share the very same corners. The same
/// divisions give the same ground. Takes less than a second. Expects one county, its towns, and at least one village in
/// each town.
GridParts demoGeometry(std::vector<Division> divisions, const CodingProfile& profile);

} // namespace fengsui
