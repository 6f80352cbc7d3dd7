#pragma once

#include "grid/grid_directory.h"
#include "map/map_areas.h"

#include <memory>

namespace fengsui::ui {

/// What the map shows of a grid: every division and cell with a known outline, under the name of its place (cells:
/// under their name, or the last digits of their code). A division counts as demo geometry when cells in it do. Takes
/// some ten milliseconds a thousand cells, so not in the window's thread.
std::shared_ptr<const MapAreas> areasOf(const GridDirectory& grid);

} // namespace fengsui::ui
