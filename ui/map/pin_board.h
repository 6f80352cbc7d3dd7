#pragma once

#include "map/map_camera.h"
#include "map/map_pin.h"
#include "map/pin_clusters.h"

#include <QHash>
#include <QObject>

#include <map>
#include <optional>
#include <vector>

namespace fengsui::ui {

/// The pins on the map, the one that is chosen, and the place that is marked. Both views draw from it.
class PinBoard : public QObject {
    Q_OBJECT
    Q_PROPERTY(bool hasChosen READ hasChosen NOTIFY chosenChanged)
    Q_PROPERTY(QGeoCoordinate chosenCoordinate READ chosenCoordinate NOTIFY chosenChanged)
    Q_PROPERTY(QString chosenLabel READ chosenLabel NOTIFY chosenChanged)
public:
    struct Pin {
        MapPin pin;
        WorldPoint at;
    };
    /// Pixels around a pin in which a click means it.
    static constexpr double reach = 14;

    using QObject::QObject;

    /// Takes the place of all pins. What was chosen stays chosen if it is among them.
    void setPins(std::vector<MapPin> pins);
    /// Adds or changes pins by their key, and takes others away; the rest stays as it is.
    void update(std::vector<MapPin> changed, const std::vector<PinKey>& gone = {});
    int count() const { return static_cast<int>(m_pins.size()); }
    const Pin* find(const PinKey& key) const;
    /// Around most pins: the outermost hundredth on each side, which are often mistakes, is left out. Empty without
    /// pins.
    WorldBox box() const;

    /// In the order they are drawn: urgent and overdue ones later, the chosen one last.
    const std::vector<const Pin*>& drawingOrder() const;
    /// Cases that are drawn together while the map is far out: those of a square, when there are several, but never the
    /// chosen one and no team. The squares lie still on the ground, so that panning changes nothing.
    const std::vector<PinCluster>& clusters(double zoom) const;
    /// Whether it is drawn as a part of one.
    bool isClustered(const Pin& pin, double zoom) const;
    const PinCluster* clusterAt(QPointF screen, const MapCamera& camera) const;

    /// Those that are drawn by themselves within reach of a place of the screen, nearest first; of equally near ones
    /// the upper first.
    std::vector<const Pin*> around(QPointF screen, const MapCamera& camera) const;
    /// Those in view, as the keyboard goes through them: the most pressing first, else from north to south.
    std::vector<const Pin*> inView(const MapCamera& camera) const;

    /// Nothing: no pin is chosen. A key without a pin is remembered until its pin comes.
    void choose(std::optional<PinKey> key);
    const std::optional<PinKey>& chosenKey() const { return m_chosen; }
    const Pin* chosen() const { return m_chosen ? find(*m_chosen) : nullptr; }
    bool hasChosen() const { return chosen(); }
    QGeoCoordinate chosenCoordinate() const;
    QString chosenLabel() const;

    /// The place that somebody clicked on or typed in, shown by a cross.
    void markPlace(std::optional<Degrees> at);
    const std::optional<WorldPoint>& markedPlace() const { return m_marked; }

Q_SIGNALS:
    /// Something has to be drawn anew.
    void changed();
    void chosenChanged();

private:
    void put(MapPin&& pin);
    void take(const PinKey& key);
    void announce();

    std::vector<Pin> m_pins;
    QHash<PinKey, std::size_t> m_places;
    mutable std::vector<const Pin*> m_order; // empty: to be made
    struct Gathered {
        std::vector<PinCluster> clusters;
        std::vector<char> isClustered; // by index of the pin
    };
    const Gathered& gathered(double zoom) const;
    mutable std::map<int, Gathered> m_gathered; // by level; what is not here is to be made
    std::optional<PinKey> m_chosen;
    std::optional<WorldPoint> m_marked;
};

} // namespace fengsui::ui
