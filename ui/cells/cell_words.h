#pragma once

#include "grid/check_ground.h"

#include <QString>

namespace fengsui::ui {

/// Name and code, as people know them: "第3网格 (51112910020003)"; of a division its name.
QString titleOf(const GridDirectory& grid, const Cell* changed, const std::string& code);

/// What doesn't fit there, in a sentence. `changed` is the cell as it is drawn, or null.
QString sentence(const GroundFault& fault, const GridDirectory& grid, const Cell* changed);

} // namespace fengsui::ui
