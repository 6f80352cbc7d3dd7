#pragma once

#include "drawing/drawing.h"
#include "road/isochrone.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

class QShortcut;

namespace fengsui::ui {

class GazetteerRoom;
class MapPane;
class Watch;

/// Shows on the map what can be reached from a place in five, ten and fifteen minutes, worked out on the room's thread.
/// Esc takes it away, and while it is still worked out gives it up.
class ReachLink : public QObject {
    Q_OBJECT
public:
    /// All outlive it.
    ReachLink(Watch& watch, MapPane& map, GazetteerRoom& room, QObject* parent);
    ~ReachLink() override;

    /// `words` says what is at the place. Roads that are closed by what was drawn are not driven.
    void show(const QString& words, GeoPoint from, const std::vector<Drawing>& drawn);
    void clear();
    bool isWorking() const { return m_run.has_value(); }
    /// What is shown, the shortest first; empty while nothing is.
    const std::vector<Isochrone>& rings() const { return m_rings; }
    static QString layer() { return QStringLiteral("reach"); }

Q_SIGNALS:
    void shown();
    void said(const QString& sentence, bool isProblem);

private:
    void putLayer();

    Watch& m_watch;
    MapPane& m_map;
    GazetteerRoom& m_room;
    QShortcut* m_escape;
    std::optional<std::stop_source> m_run;
    std::vector<Isochrone> m_rings;
    QString m_words; ///< of the place
};

} // namespace fengsui::ui
