#pragma once

#include "map/tile_painter.h"
#include "map/web_mercator.h"
#include "road/isochrone.h"

#include <QFont>
#include <QPointF>
#include <QRectF>

#include <array>
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
        std::array<WorldPoint, 4> ends; ///< the farthest up, down, right and left
        WorldBox box;
    };
    /// Where each one's name stands, in pixels of the world: at one of its ends, clear of the others.
    std::vector<QRectF> plates(double pixels) const;

    std::vector<Placed> m_all; ///< the widest first
    WorldBox m_box;
    QFont m_font;
};

} // namespace fengsui::ui
