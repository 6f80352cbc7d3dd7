#pragma once

#include "drawing/drawing.h"

#include <QObject>

#include <vector>

namespace fengsui::ui {

class MapPane;
class Watch;

/// Keeps what is drawn as the ledger has it, and shows it as a layer of the map.
class DrawingLink : public QObject {
    Q_OBJECT
public:
    /// Watch and map outlive it.
    DrawingLink(Watch& watch, MapPane& map, QObject* parent);

    /// By name, without those that were withdrawn.
    const std::vector<Drawing>& drawings() const { return m_drawings; }
    static QString layer() { return QStringLiteral("drawings"); }

Q_SIGNALS:
    void changed();

private:
    void read();
    void putLayer();

    Watch& m_watch;
    MapPane& m_map;
    std::vector<Drawing> m_drawings;
};

} // namespace fengsui::ui
