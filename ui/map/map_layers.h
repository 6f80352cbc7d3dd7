#pragma once

#include "map/tile_painter.h"

#include <QObject>

#include <memory>
#include <vector>

class QSettings;

namespace fengsui::ui {

/// One layer as the list of layers has it.
struct MapLayer {
    QString id; ///< the same at every start: what people set is kept under it
    QString name; ///< what people read
    std::shared_ptr<const TilePainter> painter;
    int rank = 0; ///< where it lies until somebody moves it; see LayerRank
    bool isShown = true;
    double opacity = 1;
};

/// Usual places from below.
namespace LayerRank {
inline constexpr int ground = 0; ///< areas in their colours
inline constexpr int baseMap = 100;
inline constexpr int shades = 200; ///< heat, choropleth: give them an opacity
inline constexpr int borders = 300;
inline constexpr int components = 400;
inline constexpr int graticule = 500;
inline constexpr int names = 600;
inline constexpr int facilities = 700; ///< few, and to be seen at once
inline constexpr int drawings = 800; ///< what people drew over all of it
} // namespace LayerRank

/// The layers of the map from below, and what people set about them.
class MapLayers : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Adds a layer, or gives the one with this id another painter and name. Order, opacity and visibility that
    /// somebody set stay.
    void put(MapLayer layer);
    /// The same layers have something else to show.
    void paintAnew() { Q_EMIT changed(); }
    void takeAway(const QString& id);
    /// Lowest first.
    const std::vector<MapLayer>& all() const { return m_layers; }
    const MapLayer* find(const QString& id) const;

    void setShown(const QString& id, bool isShown);
    /// 0 to 1; others are taken to the nearer end.
    void setOpacity(const QString& id, double opacity);
    /// One place up or down; nothing at the end.
    enum class Direction { Up, Down };
    void move(const QString& id, Direction direction);

    /// What people set, also about layers that are not there just now.
    void restore(QSettings& settings);
    void keep(QSettings& settings) const;

Q_SIGNALS:
    void changed();
    /// Somebody set something: time to keep it.
    void wishChanged();

private:
    struct Wish {
        QString id;
        bool isShown = true;
        double opacity = 1;
        int place = -1; ///< -1: where its rank puts it
    };
    MapLayer* at(const QString& id);
    Wish& wish(const QString& id);
    const Wish* wished(const QString& id) const;
    void order();

    std::vector<MapLayer> m_layers;
    std::vector<Wish> m_wishes;
};

} // namespace fengsui::ui
