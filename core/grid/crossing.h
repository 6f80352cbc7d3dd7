#pragma once

#include "grid/outline.h"

#include <optional>

namespace fengsui {

/// A place where a border crosses or touches itself, of several the first along the border; nothing when it does not.
/// Looks at each ring by itself, so that people can be told which corners to move.
std::optional<GeoPoint> crossingOf(const Outline& outline);

} // namespace fengsui
