#pragma once

#include "drawing/drawing.h"

#include <QString>

namespace fengsui::ui {

/// "Area", "Route", "Label".
QString nameOf(DrawnShape shape);
/// "red" and so on.
QString nameOf(DrawnColour colour);
/// Its name, or what it is where it has none.
QString titleOf(const Drawing& drawing);

} // namespace fengsui::ui
