#pragma once

#include "map/tile_painter.h"

#include "tile/tile_source.h"

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace fengsui::ui {

/// Paints a base map: the pictures of a tile source, fitted to our levels. Where a picture is missing, a part of one
/// further up stands in.
class BaseMapPainter : public TilePainter {
public:
    explicit BaseMapPainter(std::shared_ptr<const TileSource> source);

    void paint(QPainter& painter, TileKey key, const TileStyle& style) const override;
    bool hasAnything(TileKey key) const override;
    QString attribution() const override;
    QString problem() const override;
    const TileSource& source() const { return *m_source; }
    const WorldBox& box() const { return m_box; }

    /// The zoom whose pictures are shown for a tile: the next one, or rather a finer one in between, so that writing is
    /// seldom enlarged.
    static int sourceZoom(const TileFacts& facts, TileKey key, double scale);

private:
    struct Held {
        QImage image; // null: there is none
        std::list<TileKey>::iterator place;
    };
    QImage picture(TilePlace place) const;
    QImage decoded(const std::string& bytes, TilePlace place) const;
    void paintPicture(QPainter& painter, TileKey key, TilePlace place, bool isDark) const;
    void note(std::optional<Refusal> problem) const;

    std::shared_ptr<const TileSource> m_source;
    WorldBox m_box;
    mutable std::mutex m_mutex; // guards all that follows
    mutable std::unordered_map<TileKey, Held> m_held; // of whole zooms: pictures of the source
    mutable std::list<TileKey> m_used; // the last one in front
    mutable qsizetype m_bytes = 0;
    mutable std::optional<Refusal> m_problem; // of the file
    mutable std::optional<Refusal> m_brokenPicture; // stays: the others are still good
};

} // namespace fengsui::ui
