#include "places/reach_link.h"

#include "dispatch/team_proposals.h"
#include "map/map_layers.h"
#include "map/map_pane.h"
#include "map/reach_painter.h"
#include "places/gazetteer_room.h"
#include "watch/watch.h"

#include <QShortcut>

#include <array>
#include <chrono>
#include <memory>
#include <utility>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {

constexpr std::array<Duration, 3> limits { 5min, 10min, 15min };

struct Brought {
    std::vector<Isochrone> rings;
    bool hasRoads = false;
};

} // namespace

ReachLink::ReachLink(Watch& watch, MapPane& map, GazetteerRoom& room, QObject* parent)
    : QObject(parent)
    , m_watch(watch)
    , m_map(map)
    , m_room(room)
    , m_escape(new QShortcut(Qt::Key_Escape, &map))
{
    m_escape->setContext(Qt::WidgetWithChildrenShortcut);
    m_escape->setEnabled(false);
    connect(m_escape, &QShortcut::activated, this, &ReachLink::clear);
    connect(&watch, &Watch::wordsChanged, this, &ReachLink::putLayer);
}

ReachLink::~ReachLink()
{
    if (m_run)
        m_run->request_stop();
}

void ReachLink::show(const QString& words, GeoPoint from, const std::vector<Drawing>& drawn)
{
    clear();
    m_words = words;
    m_run.emplace();
    m_escape->setEnabled(true);
    Q_EMIT said(tr("Working out what can be reached from %1; Esc gives it up.").arg(words), false);
    m_room.ask(
        this,
        [from, drawn, stop = m_run->get_token()](Gazetteer& gazetteer) -> Result<Brought> {
            if (!gazetteer.roads && gazetteer.openRoads)
                gazetteer.roads = gazetteer.openRoads();
            Brought brought { {}, gazetteer.roads != nullptr };
            const auto roads = gazetteer.roads
                ? gazetteer.roads
                : std::make_shared<const RoadNetwork>(RoadGraph {}, Contraction::of(RoadGraph {}));
            brought.rings = isochrones(RoadView(roads, closedBy(drawn, *roads)), from, limits, {}, stop);
            return brought;
        },
        [this, stop = m_run->get_token()](const Answer<Brought>& brought) {
            if (stop.stop_requested())
                return; // another question, or none any more
            m_run.reset();
            if (!brought) {
                m_escape->setEnabled(false);
                return void(Q_EMIT said(brought.problem(), true));
            }
            m_rings = brought->rings;
            putLayer();
            if (!m_rings.empty())
                m_map.goTo(ReachPainter(m_rings, m_map.font()).box());
            if (!brought->hasRoads)
                Q_EMIT said(tr("No roads are known here, so circles are shown: the straight line × 1.3 at 30 km/h. "
                               "Roads are taken in with \"fengsui-clerk roads import\"."),
                    true);
            else if (!m_rings.empty() && !m_rings.front().isByRoad)
                Q_EMIT said(
                    tr("No road is near %1, so circles are shown: the straight line × 1.3 at 30 km/h.").arg(m_words),
                    true);
            else
                Q_EMIT said(
                    tr("What can be reached by road from %1 is on the map; Esc takes it away.").arg(m_words), false);
            Q_EMIT shown();
        });
}

void ReachLink::putLayer()
{
    if (m_rings.empty())
        return m_map.layers().takeAway(layer());
    m_map.layers().put({ layer(), tr("Reached in minutes"), std::make_shared<const ReachPainter>(m_rings, m_map.font()),
        LayerRank::drawings - 1 });
    m_map.layers().setShown(layer(), true);
}

void ReachLink::clear()
{
    if (m_run)
        m_run->request_stop();
    m_run.reset();
    m_rings.clear();
    m_escape->setEnabled(false);
    putLayer();
}

} // namespace fengsui::ui
