#pragma once

#include "map/map_areas.h"
#include "map/map_layers.h"

namespace fengsui::ui {

/// The layers that a map has without any file: areas in their colours, borders, lines of longitude and latitude, names.
/// Named in the language of the window.
std::vector<MapLayer> areaLayers(const std::shared_ptr<const MapAreas>& areas, const QFont& font);

} // namespace fengsui::ui
