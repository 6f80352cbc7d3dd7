#pragma once

#include "map/component_stock.h"
#include "map/facility_painter.h"
#include "map/map_layers.h"

namespace fengsui {
class TypeCatalogue;
}

namespace fengsui::ui {

/// The layers of what stands in the county: one for each major class that there is, one for each kind of facility.
/// Named in the language of the window; either may be null.
std::vector<MapLayer> thingLayers(const std::shared_ptr<const ComponentStock>& stock,
    const std::shared_ptr<const FacilityBoard>& facilities, const TypeCatalogue& types);
/// The ids of those layers.
QString layerOfMajor(std::size_t major);
QString layerOf(FacilityKind kind);
/// All ids that they can have.
QStringList thingLayerIds();

/// "Street lamp" or "路灯"; the four digits of a class that nobody named.
QString className(const TypeCatalogue& types, std::uint16_t classCode);
/// What is written in the symbol of each of the classes: the first letter of its name.
ComponentStock::Letters lettersOf(const TypeCatalogue& types, const ComponentGround& ground);
/// "Cameras" and so on.
QString nameOf(FacilityKind kind);

} // namespace fengsui::ui
