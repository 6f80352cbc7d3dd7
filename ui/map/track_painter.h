#pragma once

#include "map/tile_painter.h"
#include "map/track_set.h"

#include <QFont>
#include <QRectF>

#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace fengsui::ui {

/// Draws one track or its beginning upon a painter: its line with arrows for the way it went. Points of the world fall
/// on `origin` + world · `pixels`; only what is near `view` is drawn.
struct TrackPen {
    QPainter& painter;
    QPointF origin;
    double pixels = 0; ///< that the world is wide
    QRectF view;
    QColor halo;
    bool isDark = false;

    QPointF at(WorldPoint where) const { return origin + QPointF(where.x * pixels, where.y * pixels); }
    /// The points of a line up to this one.
    void drawLine(const TrackSet::Line& line, TrackLook look, std::size_t last) const;
};

/// Minutes between the marks of time at a zoom.
int markMinutes(double zoom);

/// Paints where teams were: lines with arrows, a mark with the time each five minutes or more, as there is room, stops
/// with their times, and the name of the team where its track ends.
class TrackPainter : public TilePainter {
public:
    /// `font` decides how much room texts take.
    TrackPainter(std::shared_ptr<const TrackSet> tracks, QFont font);

    void paint(QPainter& painter, TileKey key, const TileStyle& style) const override;
    bool isVector() const override { return true; }
    QString characters() const override;
    bool hasAnything(TileKey key) const override;
    QImage sample(int pixels, bool isDark) const override;
    std::vector<LegendRow> legend(int level) const override;

    /// A text at its place, in pixels of the world.
    struct Plate {
        QRectF box;
        QString text;
        TrackLook look;
        bool isName = false;
    };
    /// Those that a level has room for; none over another.
    std::vector<Plate> platesAt(int level) const { return *plates(level); }
    static QColor stopColor(bool isDark);

private:
    using Plates = std::vector<Plate>;
    std::shared_ptr<const Plates> plates(int level) const;
    Plates place(int level) const;

    std::shared_ptr<const TrackSet> m_tracks;
    QFont m_font, m_small;
    mutable std::mutex m_mutex; // guards the plates only
    mutable std::map<int, std::shared_ptr<const Plates>> m_plates;
};

} // namespace fengsui::ui
