#pragma once

#include "component/component.h"
#include "map/thing_symbol.h"
#include "map/tile_painter.h"

#include <vector>

namespace fengsui::ui {

/// Where something is broken or lost.
struct FaultSpot {
    GeoPoint at;
    std::size_t major = 0; ///< place in majorClasses
};

/// Paints what people noted as broken or lost, over the components as the inventory has them: larger than those,
/// barred, and to be seen far out as well.
class FaultPainter : public TilePainter {
public:
    explicit FaultPainter(const std::vector<FaultSpot>& spots);

    void paint(QPainter& painter, TileKey key, const TileStyle& style) const override;
    bool hasAnything(TileKey key) const override;
    QImage sample(int pixels, bool isDark) const override;
    /// Logical pixels that one is wide at a zoom.
    static double sizeAt(double zoom);

private:
    struct Placed {
        WorldPoint at;
        std::size_t major;
    };
    std::vector<Placed> m_all;
    ThingSheet m_sheet;
};

} // namespace fengsui::ui
