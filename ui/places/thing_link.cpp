#include "places/thing_link.h"

#include "map/component_painter.h"
#include "map/map_camera.h"
#include "map/map_layers.h"
#include "map/map_pane.h"
#include "map/thing_layers.h"
#include "places/camera_player.h"
#include "places/gazetteer_room.h"
#include "places/thing_card.h"
#include "watch/watch.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace fengsui::ui {

namespace {

constexpr double slack = 4; // pixels that a click may miss a symbol by
constexpr std::size_t mostAtOnce = 6;

struct Brought {
    std::shared_ptr<const ComponentStock> stock;
    std::shared_ptr<const FacilityBoard> board;
    std::vector<Refusal> notices;
    std::vector<StoreFailure> failures;
};

} // namespace

ThingLink::ThingLink(Watch& watch, MapPane& map, GazetteerRoom& room, QObject* parent)
    : QObject(parent)
    , m_watch(watch)
    , m_map(map)
    , m_room(room)
    , m_card(new ThingCard(&map.canvas()))
{
    connect(m_card, &ThingCard::reportWanted, this, &ThingLink::reportWanted);
    connect(m_card, &ThingCard::historyWanted, this, &ThingLink::historyWanted);
    connect(m_card, &ThingCard::pictureWanted, this, [this](const QString& link) {
        if (const QString problem = camera_player::open(link); !problem.isEmpty())
            Q_EMIT said(problem, true);
    });
    connect(m_card, &ThingCard::closed, &map, [&map] { map.view().setFocus(Qt::OtherFocusReason); });
    connect(&watch, &Watch::wordsChanged, this, &ThingLink::bring);
    connect(&room, &GazetteerRoom::renewed, this, &ThingLink::bring);
    bring();
}

// Counted and projected on the room's thread: a county has a million components. The letters in the symbols are of the
// window's language, so another language brings them anew.
void ThingLink::bring()
{
    m_room.ask(
        this,
        [rules = m_watch.access().rules](Gazetteer& gazetteer) -> Result<Brought> {
            Brought brought { {}, {}, gazetteer.notices, gazetteer.failures };
            if (gazetteer.ground)
                brought.stock = std::make_shared<const ComponentStock>(
                    gazetteer.ground, lettersOf(*rules->types, *gazetteer.ground));
            if (gazetteer.facilities && !gazetteer.facilities->empty())
                brought.board = std::make_shared<const FacilityBoard>(gazetteer.facilities);
            return brought;
        },
        [this](const Answer<Brought>& brought) {
            if (!brought)
                return void(Q_EMIT said(brought.problem(), true));
            m_stock = brought->stock;
            m_board = brought->board;
            putLayers();
            if (std::exchange(m_isThere, true))
                return;
            for (const Refusal& notice : brought->notices)
                Q_EMIT said(sentence(notice), true);
            for (const StoreFailure& failure : brought->failures)
                Q_EMIT said(sentence(failure), true);
        });
}

void ThingLink::putLayers()
{
    QStringList gone = thingLayerIds();
    for (MapLayer& layer : thingLayers(m_stock, m_board, m_watch.types())) {
        gone.removeAll(layer.id);
        m_map.layers().put(std::move(layer));
    }
    for (const QString& id : gone)
        m_map.layers().takeAway(id);
}

bool ThingLink::isDark() const
{
    return m_map.palette().color(QPalette::Active, QPalette::Window).lightness() < 128;
}

std::vector<const Facility*> ThingLink::facilitiesAt(WorldPoint at) const
{
    if (!m_board)
        return {};
    std::vector<std::pair<double, const Facility*>> near;
    const MapCamera& camera = m_map.camera();
    const QPointF here = camera.toScreen(at);
    const double reach = FacilityPainter::sizeAt(camera.zoom()) / 2 + slack;
    for (const FacilityBoard::Placed& each : m_board->all()) {
        const MapLayer* layer = m_map.layers().find(layerOf(each.facility->kind));
        if (!layer || !layer->isShown || layer->opacity <= 0)
            continue;
        const QPointF way = camera.toScreen(each.at) - here;
        if (const double pixels = std::hypot(way.x(), way.y()); pixels <= reach)
            near.emplace_back(pixels, each.facility);
    }
    std::ranges::sort(near);
    std::vector<const Facility*> found;
    for (const auto& [pixels, facility] : near)
        found.push_back(facility);
    return found;
}

void ThingLink::tell(const Component& component)
{
    dress({ component }, [this](std::vector<Thing> things) { m_card->show(std::move(things)); });
}

void ThingLink::tell(const Facility& facility)
{
    ++m_look;
    m_card->show({ thingOf(facility, m_watch, isDark()) });
}

void ThingLink::putAway()
{
    ++m_look;
    m_card->hide();
}

void ThingLink::dress(std::vector<Component> components, std::function<void(std::vector<Thing>)> then)
{
    using Notes = std::vector<std::optional<ComponentChange>>;
    const quint64 look = ++m_look;
    m_watch.backstage().ask(
        this,
        [components](ReadingStore& store) -> Result<Notes> {
            Notes notes;
            for (const Component& each : components)
                notes.push_back(store.ledgers().components().last(each.code));
            return notes;
        },
        [this, components, look, then = std::move(then)](const Answer<Notes>& notes) {
            if (look != m_look)
                return;
            std::vector<Thing> things; // without the ledger the inventory still speaks
            for (std::size_t i = 0; i < components.size(); ++i)
                things.push_back(thingOf(components[i], notes ? (*notes)[i] : std::nullopt, m_watch, isDark()));
            then(std::move(things));
        });
}

void ThingLink::look(double longitude, double latitude)
{
    const auto point = GeoPoint::fromDegrees(longitude, latitude);
    if (!point)
        return;
    auto things = std::make_shared<std::vector<Thing>>();
    for (const Facility* facility : facilitiesAt(toWorld({ longitude, latitude })))
        if (things->size() < mostAtOnce)
            things->push_back(thingOf(*facility, m_watch, isDark()));
    const quint64 look = ++m_look;
    const auto tell = [this, things, longitude, latitude] {
        for (const Source& source : m_sources)
            if (auto thing = source({ longitude, latitude }))
                things->push_back(*std::move(thing));
        if (!things->empty())
            return m_card->show(std::move(*things));
        m_card->hide();
        Q_EMIT placeFree(longitude, latitude);
    };
    std::set<std::size_t> shown; // major classes
    for (std::size_t major = 0; major < majorClasses.size(); ++major)
        if (const MapLayer* layer = m_map.layers().find(layerOfMajor(major));
            layer && layer->isShown && layer->opacity > 0)
            shown.insert(major);
    const MapCamera& camera = m_map.camera();
    if (shown.empty() || camera.zoom() < ComponentPainter::eachFrom)
        return tell();
    const double metres = (ComponentPainter::sizeAt(camera.zoom()) / 2 + slack) * camera.metresPerPixel();
    m_room.ask(
        this,
        [at = *point, metres, shown](Gazetteer& gazetteer) -> Result<std::vector<Component>> {
            constexpr std::size_t asked = 40; // some of them are of layers that are hidden
            std::vector<Component> found;
            if (!gazetteer.components)
                return found;
            for (const auto& near : gazetteer.components->nearest(at, asked, {}))
                if (near.metres <= metres && shown.contains(majorIndexOf(near.component.code.classCode())))
                    found.push_back(near.component);
            return found;
        },
        [this, things, look, tell](const Answer<std::vector<Component>>& found) {
            if (look != m_look)
                return;
            if (!found)
                Q_EMIT said(found.problem(), true);
            std::vector<Component> wanted;
            for (std::size_t i = 0; found && i < found->size() && things->size() + i < mostAtOnce; ++i)
                wanted.push_back((*found)[i]);
            if (wanted.empty())
                return tell();
            dress(std::move(wanted), [things, tell](std::vector<Thing> dressed) {
                std::ranges::move(dressed, std::back_inserter(*things));
                tell();
            });
        });
}

} // namespace fengsui::ui
