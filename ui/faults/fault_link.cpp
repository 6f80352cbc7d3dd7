#include "faults/fault_link.h"

#include "component/component_counts.h"
#include "map/fault_painter.h"
#include "map/map_layers.h"
#include "map/map_pane.h"
#include "places/gazetteer_room.h"
#include "watch/watch.h"

#include <memory>
#include <utility>

namespace fengsui::ui {

FaultLink::FaultLink(Watch& watch, MapPane& map, GazetteerRoom& room, QObject* parent)
    : QObject(parent)
    , m_watch(watch)
    , m_map(map)
    , m_room(room)
{
    connect(&watch.backstage(), &Backstage::newsCame, this, [this](const News& news) {
        if (news.components)
            read();
    });
    connect(&room, &GazetteerRoom::renewed, this, &FaultLink::read); // another inventory has them elsewhere
    connect(&watch, &Watch::loaded, this, &FaultLink::read);
    connect(&watch, &Watch::wordsChanged, this, &FaultLink::putLayer);
    read();
}

void FaultLink::read()
{
    const quint64 reading = ++m_reading;
    m_watch.backstage().ask(
        this,
        [](ReadingStore& store) -> Result<std::vector<NotedComponent>> {
            return store.ledgers().components().faults(most);
        },
        [this, reading](const Answer<std::vector<NotedComponent>>& noted) {
            if (noted && reading == m_reading) // a problem is said by the backstage
                findThem(*noted);
        });
}

void FaultLink::findThem(std::vector<NotedComponent> noted)
{
    m_room.ask(
        this,
        [noted = std::move(noted)](Gazetteer& gazetteer) -> Result<std::vector<Fault>> {
            std::vector<Fault> faults;
            faults.reserve(noted.size());
            for (const NotedComponent& each : noted)
                faults.push_back(
                    { each, gazetteer.components ? gazetteer.components->component(each.code) : std::nullopt });
            return faults;
        },
        [this, reading = m_reading](const Answer<std::vector<Fault>>& faults) {
            if (reading != m_reading)
                return;
            if (!faults)
                return void(Q_EMIT said(faults.problem(), true));
            m_faults = *faults;
            putLayer();
            Q_EMIT changed();
        });
}

void FaultLink::putLayer()
{
    std::vector<FaultSpot> spots;
    for (const Fault& each : m_faults)
        if (each.component)
            spots.push_back({ each.component->at, majorIndexOf(each.noted.code.classCode()) });
    if (spots.empty())
        return m_map.layers().takeAway(layer());
    m_map.layers().put({ layer(), tr("Broken and lost components"), std::make_shared<const FaultPainter>(spots),
        LayerRank::facilities });
}

} // namespace fengsui::ui
