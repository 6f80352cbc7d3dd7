#pragma once

#include "map/map_layers.h"
#include "map/map_pin.h"

#include <QRectF>
#include <QSizeF>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

class QPainter;

namespace fengsui::ui {

/// What is to stand on a printed page of the map. A value: it may be painted on any thread, while the map goes on.
struct MapSheet {
    enum class Paper { A4, A3 };
    Paper paper = Paper::A4;
    bool isLandscape = false;
    int scale = 10'000; ///< one millimetre on the paper is so many on the ground, at the middle of the page
    WorldPoint centre;
    QString title;
    std::vector<MapLayer> layers; ///< lowest first
    std::vector<MapPin> pins; ///< lowest first
    std::optional<WorldPoint> marked; ///< shown by a cross
    QFont font;
    bool hasGrid = true; ///< lines of longitude and latitude over the map; their numbers stand at the frame anyway
    bool isDrill = false;
    QString remark; ///< what is to be known of the map as a whole; may be empty
    QString origin; ///< who printed it and when
    QString code; ///< what the QR code says; empty: none

    /// What somebody looks at between two papers: 500, 1,000, 2,000 … 1,000,000.
    static const std::vector<int>& usualScales();
    static constexpr int largestScale = 200;
    static constexpr int smallestScale = 5'000'000;
};

/// Lays a page of the map out and paints it. Lengths are millimetres on the paper from its upper left corner.
class MapSheetPage {
public:
    static constexpr double unitsPerMillimetre = 1200 / 25.4;

    explicit MapSheetPage(MapSheet sheet);

    const MapSheet& sheet() const { return m_sheet; }
    QSizeF paper() const { return m_paper; }
    /// Of the map itself.
    const QRectF& frame() const { return m_frame; }
    QPointF onPaper(WorldPoint at) const;
    WorldPoint onGround(QPointF at) const;
    /// Of the tiles that are painted: one whose letters and lines come out about as large as on the screen.
    int level() const { return m_level; }

    /// The words of the legend, in its order.
    QStringList legend() const;

    /// The painter's unit is 1/1200 inch and its origin the paper's upper left corner. Layers that are vectors are
    /// painted as such; pictures come out with so many dots an inch. Takes as long as the layers take; `goOn` is told
    /// how many of how many pieces are done and may say no. False when it did.
    using GoOn = std::function<bool(int done, int total)>;
    bool paint(QPainter& painter, int dotsPerInch, const GoOn& goOn = {}) const;
    /// Every character that paint() writes outside of the map, and the fonts: for the text layer of a PDF.
    QString characters() const;
    std::vector<QFont> fonts() const;

private:
    struct Entry {
        QString words;
        std::function<void(QPainter&)> symbol; ///< around (0, 0), within 5 mm
    };
    struct Tiles {
        int left, top, right, bottom; ///< the last ones included
        int count() const { return (right - left + 1) * (bottom - top + 1); }
    };
    Tiles tiles() const;
    QRectF placeOf(TileKey key) const;
    QFont font(double millimetres, bool isBold = false) const;
    QString attribution() const;
    QString scaleWords() const;
    void gatherLegend();
    void gatherPins();
    void layOut();
    bool paintLayers(QPainter&, int dotsPerInch, const GoOn&) const;
    bool paintVectors(QPainter&, const MapLayer&, const std::function<bool()>& goOn) const;
    bool paintPicture(QPainter&, const MapLayer&, int dotsPerInch, const std::function<bool()>& goOn) const;
    void paintGrid(QPainter&) const;
    void paintPins(QPainter&) const;
    void paintFrame(QPainter&) const;
    void paintHead(QPainter&) const;
    void paintFoot(QPainter&) const;
    void paintScaleBar(QPainter&, QPointF at) const;
    static void paintNorth(QPainter&, QPointF at);
    void paintWatermark(QPainter&) const;
    void write(
        QPainter&, const QRectF& box, int flags, const QString& words, double millimetres, bool isBold = false) const;

    MapSheet m_sheet;
    QSizeF m_paper;
    QRectF m_frame;
    QRectF m_foot;
    QSizeF m_perWorld; ///< millimetres that the world is wide and high
    int m_level = 0;
    std::vector<Entry> m_entries;
    int m_legendColumns = 1;
};

} // namespace fengsui::ui
