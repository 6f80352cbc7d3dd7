#pragma once

#include "map/web_mercator.h"

class QMenu;

namespace fengsui::ui {

/// Fills a menu with a place in all notations, and in the shifted references of Chinese map services; choosing one
/// copies it.
void addCopies(QMenu& menu, Degrees at);

} // namespace fengsui::ui
