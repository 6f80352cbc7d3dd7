#pragma once

#include "component/component_ledger.h"

#include <QObject>

#include <cstddef>
#include <optional>
#include <vector>

namespace fengsui::ui {

class GazetteerRoom;
class MapPane;
class Watch;

/// Something broken or lost, with what the inventory knows of it.
struct Fault {
    NotedComponent noted;
    std::optional<Component> component; ///< nothing where the inventory doesn't have it
};

/// Keeps what is broken or lost as the ledger has it, and shows it as a layer of the map.
class FaultLink : public QObject {
    Q_OBJECT
public:
    /// Watch, map and room outlive it.
    FaultLink(Watch& watch, MapPane& map, GazetteerRoom& room, QObject* parent);

    /// Since latest first; never more than so many.
    const std::vector<Fault>& faults() const { return m_faults; }
    static constexpr std::size_t most = 20'000;
    static QString layer() { return QStringLiteral("faults"); }

Q_SIGNALS:
    void changed();
    void said(const QString& sentence, bool isProblem);

private:
    void read();
    void findThem(std::vector<NotedComponent> noted);
    void putLayer();

    Watch& m_watch;
    MapPane& m_map;
    GazetteerRoom& m_room;
    std::vector<Fault> m_faults;
    quint64 m_reading = 0; ///< only the answer to the last question counts
};

} // namespace fengsui::ui
