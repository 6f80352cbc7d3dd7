#pragma once

#include "map/map_areas.h"

#include <memory>

/// An invented county around 103.9° E, 28.96° N: 16 towns of 16 villages of 9 cells, whose borders wobble and meet
/// exactly. With more cells along a village's side than 3 there are more of them: 6 make 9,216.
enum class Names { Written, Left };
std::shared_ptr<const fengsui::ui::MapAreas> wobblyCounty(Names names = Names::Written, int cellsAlong = 3);

/// One square town, 0.1° wide, without a name: its centre has the colour of the first tint.
fengsui::ui::MapArea squareTown(fengsui::ui::Degrees middle);
