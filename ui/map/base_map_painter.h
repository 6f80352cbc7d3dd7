#pragma once

#include "map/picture_shelf.h"
#include "map/tile_painter.h"

#include <memory>
#include <optional>

namespace fengsui::ui {

/// Paints a base map: the pictures of a tile source, fitted to our levels. Where a picture is missing, a part of one
/// further up stands in. In the dark a map of its own is shown where there is one; one made for daylight is dimmed.
class BaseMapPainter : public TilePainter {
public:
    explicit BaseMapPainter(
        std::shared_ptr<const TileSource> source, std::shared_ptr<const TileSource> night = nullptr);

    void paint(QPainter& painter, TileKey key, const TileStyle& style) const override;
    bool hasAnything(TileKey key) const override;
    QString attribution() const override;
    QString problem() const override;
    const TileSource& source() const { return m_day.source(); }
    const WorldBox& box() const { return m_box; }

    /// The zoom whose pictures are shown for a tile: the next one, or rather a finer one in between, so that writing is
    /// seldom enlarged.
    static int sourceZoom(const TileFacts& facts, TileKey key, double scale);

private:
    void paintPicture(QPainter& painter, TileKey key, TilePlace place, bool isDark) const;

    PictureShelf m_day;
    std::optional<PictureShelf> m_night;
    WorldBox m_box;
};

} // namespace fengsui::ui
