#pragma once

#include "drawing/drawing.h"
#include "map/tile_painter.h"

#include <QFont>
#include <QPolygonF>
#include <QRectF>

#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace fengsui::ui {

/// The colour that such a drawing has on the map; borders and letters are told apart without it.
QColor colourOf(DrawnColour colour, bool isDark);

/// Paints what people drew: areas with a border and a light ground, routes as ways with an arrow at their end, and the
/// names of all of them, none over another.
class DrawingPainter : public TilePainter {
public:
    /// `font` decides how much room a name takes.
    DrawingPainter(const std::vector<Drawing>& drawings, QFont font);

    void paint(QPainter& painter, TileKey key, const TileStyle& style) const override;
    bool isVector() const override { return true; }
    QString characters() const override;
    bool hasAnything(TileKey key) const override;
    QImage sample(int pixels, bool isDark) const override;

    /// Where names stand at a level, in pixels of that level's world; a null box where there was no room.
    std::vector<QRectF> boxesAt(int level) const;

private:
    struct Placed {
        DrawnShape shape = DrawnShape::Area;
        DrawnColour colour = DrawnColour::Red;
        QString name;
        std::vector<WorldPoint> corners;
        WorldPoint middle;
        WorldBox box;
    };
    using Boxes = std::vector<QRectF>;
    std::shared_ptr<const Boxes> namesAt(int level) const;
    Boxes placeNames(int level) const;
    void paintShape(QPainter& painter, const Placed& placed, TileKey key, const TileStyle& style) const;

    std::vector<Placed> m_all;
    QFont m_font;
    mutable std::mutex m_mutex; // guards the names only
    mutable std::map<int, std::shared_ptr<const Boxes>> m_names;
};

} // namespace fengsui::ui
