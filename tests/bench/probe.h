#pragma once

#include <filesystem>

namespace fengsui::bench {

/// Each in a process of its own: opens a window, prints "MILLISECONDS KIB" (from its start until it can be used, and
/// resident memory then) and ends.
int probeWindow(const std::filesystem::path& store);

/// Who draws the empty window's map.
enum class EmptyMap {
    OfMachine, ///< Qt's choice for this machine: OpenGL, with a graphics card or without
    OfOurs, ///< the one that the console chooses here
};
/// A main window with nothing in it but an empty Map.
int probeEmptyWindow(EmptyMap map);

} // namespace fengsui::bench
