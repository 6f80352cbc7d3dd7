#pragma once

#include "desk/gazetteer.h"
#include "map/component_stock.h"
#include "map/facility_painter.h"
#include "map/web_mercator.h"
#include "places/thing.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace fengsui::ui {

class GazetteerRoom;
class MapPane;
class ThingCard;
class Watch;

/// Brings what stands in the county onto the map: a layer for each class and kind, and the card that names what
/// somebody clicked on.
class ThingLink : public QObject {
    Q_OBJECT
public:
    /// Watch, map and room outlive it.
    ThingLink(Watch& watch, MapPane& map, GazetteerRoom& room, QObject* parent = nullptr);

    /// Shows what stands there, of the layers that are shown; if nothing does, says that the place is free.
    void look(double longitude, double latitude);
    /// Others who may have something at a place, as a track; of each the nearest.
    using Source = std::function<std::optional<Thing>(Degrees)>;
    void addSource(Source source) { m_sources.push_back(std::move(source)); }
    /// Shows the card of one thing that was found otherwise.
    void tell(const Component& component);
    void tell(const Facility& facility);
    /// What it names is of now, and something else is shown.
    void putAway();
    const ThingCard& card() const { return *m_card; }
    /// True once all layers are on the map.
    bool isThere() const { return m_isThere; }
    /// The components that the map shows; null where there are none.
    const std::shared_ptr<const ComponentStock>& stock() const { return m_stock; }

Q_SIGNALS:
    void placeFree(double longitude, double latitude);
    void reportWanted(const fengsui::ui::Thing& thing);
    void historyWanted(const fengsui::Component& component);
    /// For the operator: that something has not come yet, or can't be read.
    void said(const QString& sentence, bool isProblem);

private:
    void bring();
    void putLayers();
    /// Of components what people noted of them is asked first; then `then` has them as things.
    void dress(std::vector<Component> components, std::function<void(std::vector<Thing>)> then);
    bool isDark() const;
    std::vector<const Facility*> facilitiesAt(WorldPoint at) const;

    Watch& m_watch;
    MapPane& m_map;
    GazetteerRoom& m_room;
    ThingCard* m_card;
    std::shared_ptr<const ComponentStock> m_stock;
    std::shared_ptr<const FacilityBoard> m_board;
    bool m_isThere = false;
    std::vector<Source> m_sources;
    quint64 m_look = 0; ///< only the answer to the last question is shown
};

} // namespace fengsui::ui
