#pragma once

#include "drawing/drawing.h"

#include <optional>
#include <vector>

namespace fengsui {

/// The questions others may ask of what was drawn on the map.
class DrawingLedger {
public:
    virtual ~DrawingLedger() = default;
    virtual std::optional<Drawing> drawing(DrawingId) const = 0;
    /// Those that are shown, by name (bytes of UTF-8). What was withdrawn is asked for by its id.
    virtual std::vector<Drawing> drawings() const = 0;
};

} // namespace fengsui
