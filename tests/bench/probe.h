#pragma once

#include <filesystem>

namespace fengsui::bench {

/// In a process of its own: opens a window, prints "MILLISECONDS KIB" (from its start until it can be used, and
/// resident memory then) and ends. Without a store an empty main window with an empty map.
int probeWindow(const std::filesystem::path& store);

} // namespace fengsui::bench
