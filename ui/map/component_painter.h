#pragma once

#include "map/component_stock.h"
#include "map/tile_painter.h"

namespace fengsui::ui {

/// Paints the components of one major class: far out one symbol for each small square, the larger the more there are
/// (each class has its corner of the square, so that none hides another); nearer every single one; near by with the
/// letter of its class.
class ComponentPainter : public TilePainter {
public:
    /// `major` is a place in majorClasses.
    ComponentPainter(std::shared_ptr<const ComponentStock> stock, std::size_t major);

    void paint(QPainter& painter, TileKey key, const TileStyle& style) const override;
    QString problem() const override { return m_stock->problem(); }
    QImage sample(int pixels, bool isDark) const override;

    /// From this zoom on each component is painted, and a click finds it.
    static constexpr double eachFrom = 13;
    /// Logical pixels that one is wide there.
    static double sizeAt(double zoom);

private:
    void paintCounts(QPainter& painter, TileKey key, const TileStyle& style) const;
    void paintEach(QPainter& painter, TileKey key, const TileStyle& style) const;

    std::shared_ptr<const ComponentStock> m_stock;
    std::size_t m_major;
};

} // namespace fengsui::ui
