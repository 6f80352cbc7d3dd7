#pragma once

#include "facility/facility.h"
#include "map/thing_symbol.h"
#include "map/tile_painter.h"

#include <memory>
#include <vector>

namespace fengsui::ui {

/// Facilities as all layers of them share them, projected once.
class FacilityBoard {
public:
    explicit FacilityBoard(std::shared_ptr<const std::vector<Facility>> facilities);

    struct Placed {
        const Facility* facility;
        WorldPoint at; ///< where its symbol stands: its place, or the middle of its course
        std::vector<WorldPoint> course; ///< of a stretch or ground; empty for a place
        WorldBox box;
    };
    const std::vector<Placed>& all() const { return m_all; }
    bool has(FacilityKind kind) const;
    const ThingSheet& sheet() const { return m_sheet; }

private:
    std::shared_ptr<const std::vector<Facility>> m_facilities;
    std::vector<Placed> m_all;
    ThingSheet m_sheet;
};

/// Paints the facilities of one kind: small far out, near by with their names, and the courses of what somebody is in
/// charge of.
class FacilityPainter : public TilePainter {
public:
    FacilityPainter(std::shared_ptr<const FacilityBoard> board, FacilityKind kind);

    void paint(QPainter& painter, TileKey key, const TileStyle& style) const override;
    QImage sample(int pixels, bool isDark) const override;
    /// Logical pixels that a symbol is wide at a zoom.
    static double sizeAt(double zoom);

private:
    void paintCourse(QPainter& painter, const FacilityBoard::Placed& placed, TileKey key) const;
    void paintName(QPainter& painter, const FacilityBoard::Placed& placed, QPointF at, const TileStyle& style) const;

    std::shared_ptr<const FacilityBoard> m_board;
    FacilityKind m_kind;
};

} // namespace fengsui::ui
