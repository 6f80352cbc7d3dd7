#pragma once

#include "map/tile_painter.h"
#include "map/web_mercator.h"
#include "road/isochrone.h"

#include <QFont>
#include <QPointF>
#include <QRectF>

#include <vector>

namespace fengsui::ui {

/// "10 min".
QString minutesText(Duration within);

/// Paints what can be reached in so many minutes: a border for each limit, told apart by its dashes, with its minutes
/// at its northernmost place. A ground that is only reckoned by the straight line says "≈".
class ReachPainter : public TilePainter {
public:
    ReachPainter(const std::vector<Isochrone>& rings, QFont font);

    void paint(QPainter& painter, TileKey key, const TileStyle& style) const override;
    bool hasAnything(TileKey key) const override;
    bool isVector() const override { return true; }
    QString characters() const override;
    QImage sample(int pixels, bool isDark) const override;
    std::vector<LegendRow> legend(int level) const override;

    /// Around all of it.
    const WorldBox& box() const { return m_box; }

private:
    struct Placed {
        QString name;
        Qt::PenStyle dashes = Qt::SolidLine;
        std::vector<std::vector<WorldPoint>> lines;
        WorldPoint top;
        WorldBox box;
    };
    QRectF plate(const Placed& placed, double pixels) const; ///< in pixels of the world

    std::vector<Placed> m_all; ///< the widest first
    WorldBox m_box;
    QFont m_font;
};

} // namespace fengsui::ui
