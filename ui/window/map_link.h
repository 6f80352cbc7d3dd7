#pragma once

#include "base/id.h"

#include <QObject>
#include <QTimer>

#include <unordered_set>

namespace fengsui::ui {

class MapPane;
class Watch;

/// Keeps the map true to the watch: the county's areas, pins of open cases and teams as they change.
class MapLink : public QObject {
    Q_OBJECT
public:
    MapLink(Watch& watch, MapPane& map, QObject* parent = nullptr);

    void selectCase(IncidentId id);
    void selectTeam(TeamId id);
    /// While held, somebody else's pins are on the map; then all of now come back.
    void hold(bool isHeld);

private:
    void putAreas();
    void putAllPins();
    void putCases(const std::vector<IncidentId>& ids);

    Watch& m_watch;
    MapPane& m_map;
    bool m_isHeld = false;
    QTimer m_all; ///< gathers many changes into one drawing
};

} // namespace fengsui::ui
