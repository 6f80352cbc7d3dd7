#pragma once

#include "map/tile_key.h"
#include "map/tile_style.h"

#include <QString>

#include <functional>
#include <vector>

class QPainter;

namespace fengsui::ui {

/// A line of a printed page's legend.
struct LegendRow {
    QString words;
    std::function<void(QPainter&)> paint; ///< its symbol by day, within -1 to 1 in both directions
};

/// Paints one layer of the map, tile by tile: a base map, borders, names, components, heat. All layers of a tile are
/// composed into one opaque picture, so what a layer leaves free shows those below.
///
/// Never changed once it is handed over: threads of low priority use it without a lock of ours, and it outlives the
/// window's wish for it by as long as a tile takes. A layer that shows something else now is another painter.
class TilePainter {
public:
    static constexpr double side = 256; ///< logical pixels

    TilePainter() = default;
    virtual ~TilePainter() = default;
    TilePainter(const TilePainter&) = delete;
    TilePainter& operator=(const TilePainter&) = delete;

    /// Called by any number of threads at once, never by the window's. (0, 0) is the tile's north-west corner and
    /// (256, 256) its south-east one; style.scale device pixels lie in one of these. The painter comes fresh (no pen,
    /// brush or hint of another layer) and need not be restored. Levels are quarters of a zoom (tile_key.h). What
    /// throws here is a layer that paints nothing.
    virtual void paint(QPainter& painter, TileKey key, const TileStyle& style) const = 0;
    /// Whether it has anything there at all; to be answered quickly, a tile is otherwise painted in vain.
    virtual bool hasAnything(TileKey) const { return true; }
    /// Whether it draws lines, areas and letters and nothing else, and so comes out sharp on paper at any size. What is
    /// set pixel by pixel is printed as a picture.
    virtual bool isVector() const { return false; }
    /// Every character that it may write: what is printed is to be found and copied.
    virtual QString characters() const { return {}; }
    /// Whose data it is, as it must be shown beside the map; may be empty.
    virtual QString attribution() const { return {}; }
    /// What its symbol looks like, for the list of layers and for legends; null where it has none. Any thread.
    virtual QImage sample(int /*pixels*/, bool /*isDark*/) const { return {}; }
    /// What its lines and colours mean at that level, where its name and sample don't say it.
    virtual std::vector<LegendRow> legend(int /*level*/) const { return {}; }
    /// Empty while all is well; otherwise why it can't paint (any more), in the language of the window. Any thread.
    virtual QString problem() const { return {}; }
};

} // namespace fengsui::ui
