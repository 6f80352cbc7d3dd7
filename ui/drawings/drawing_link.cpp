#include "drawings/drawing_link.h"

#include "map/drawing_painter.h"
#include "map/map_layers.h"
#include "map/map_pane.h"
#include "watch/watch.h"

namespace fengsui::ui {

DrawingLink::DrawingLink(Watch& watch, MapPane& map, QObject* parent)
    : QObject(parent)
    , m_watch(watch)
    , m_map(map)
{
    connect(&watch.backstage(), &Backstage::newsCame, this, [this](const News& news) {
        if (news.drawings)
            read();
    });
    connect(&watch, &Watch::loaded, this, &DrawingLink::read);
    connect(&watch, &Watch::wordsChanged, this, &DrawingLink::putLayer);
    read();
}

void DrawingLink::read()
{
    m_watch.backstage().ask(
        this, [](ReadingStore& store) -> Result<std::vector<Drawing>> { return store.ledgers().drawings().drawings(); },
        [this](const Answer<std::vector<Drawing>>& drawings) {
            if (!drawings)
                return; // said by the backstage
            m_drawings = *drawings;
            putLayer();
            Q_EMIT changed();
        });
}

void DrawingLink::putLayer()
{
    if (m_drawings.empty())
        return m_map.layers().takeAway(layer());
    m_map.layers().put({ layer(), tr("Drawings"), std::make_shared<const DrawingPainter>(m_drawings, m_map.font()),
        LayerRank::drawings });
}

} // namespace fengsui::ui
