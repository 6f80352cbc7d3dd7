#pragma once

#include <QStringList>

namespace fengsui::bench {

/// Each in a process of its own, because the backend of Qt Quick is chosen once in a process.
///
/// "--probe-map SCENE BACKEND ZOOM BASEMAP COMPONENTS": a main window of 1920 × 1080 with a map. SCENE is "empty" (a
/// bare Map in a QQuickWidget) or "full" (base map, 9,216 cells, components, 10,000 pins of which 500 move in every
/// frame); BACKEND "machine" (what Qt takes by itself), "software" or "opengl". Pans in a circle and swings the zoom by
/// half a step to both sides for some hundred frames. Prints: milliseconds a frame in the middle and of the 95th in a
/// hundred, KiB resident, milliseconds from the start to a window with everything sharp, and from a jump to sharp at
/// the county, a town and a village.
int probeMap(const QStringList& wishes);

/// "--burn": keeps one core busy until it is killed.
[[noreturn]] int burn();

} // namespace fengsui::bench
