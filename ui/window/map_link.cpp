#include "window/map_link.h"

#include "map/grid_areas.h"
#include "map/map_pane.h"
#include "map/tile_store.h"
#include "watch/watch.h"

#include <chrono>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {

QByteArray bytesOf(std::string_view id)
{
    return QByteArray(id.data(), static_cast<qsizetype>(id.size()));
}

/// More changed pins than this are put on the map as a whole.
constexpr std::size_t manyPins = 200;

} // namespace

MapLink::MapLink(Watch& watch, MapPane& map, QObject* parent)
    : QObject(parent)
    , m_watch(watch)
    , m_map(map)
{
    m_all.setSingleShot(true);
    m_all.setInterval(400ms);
    connect(&m_all, &QTimer::timeout, this, &MapLink::putAllPins);
    connect(&watch, &Watch::loaded, this, &MapLink::putAllPins);
    connect(&watch, &Watch::casesChanged, this, &MapLink::putCases);
    connect(&watch.teams(), &TeamListModel::contentChanged, &m_all, qOverload<>(&QTimer::start));
    connect(&watch, &Watch::wordsChanged, &m_all, qOverload<>(&QTimer::start));
    connect(&watch, &Watch::gridChanged, this, &MapLink::putAreas);
    putAreas();
}

// Division and cell outlines, projected on another thread: a county has thousands of corners.
void MapLink::putAreas()
{
    const auto grid = m_watch.access().grid;
    if (!grid)
        return;
    using Areas = std::shared_ptr<const MapAreas>;
    m_watch.backstage().ask(
        this, [grid](ReadingStore&) -> Result<Areas> { return areasOf(*grid); },
        [this](const Answer<Areas>& areas) {
            if (!areas)
                return;
            m_map.setAreas(*areas); // which shows all of it, unless somebody looks at something
        },
        Line::Bulk);
}

void MapLink::putAllPins()
{
    if (m_isHeld)
        return;
    std::vector<MapPin> pins;
    pins.reserve(m_watch.cases().total() + m_watch.teams().teams().size());
    for (const IncidentRow& row : m_watch.cases().all())
        if (auto pin = pinOf(row))
            pins.push_back(std::move(*pin));
    for (const Team& team : m_watch.teams().teams())
        if (auto pin = pinOf(team))
            pins.push_back(std::move(*pin));
    m_map.setPins(std::move(pins));
}

void MapLink::putCases(const std::vector<IncidentId>& ids)
{
    if (m_isHeld)
        return;
    if (ids.size() > manyPins || m_all.isActive()) {
        m_all.start();
        return;
    }
    std::vector<MapPin> changed;
    std::vector<PinKey> gone;
    for (const IncidentId& id : ids) {
        const IncidentRow* row = m_watch.cases().find(id);
        if (auto pin = row ? pinOf(*row) : std::nullopt)
            changed.push_back(std::move(*pin));
        else
            gone.push_back({ PinKind::Incident, bytesOf(id.view()) });
    }
    m_map.updatePins(std::move(changed), gone);
}

void MapLink::hold(bool isHeld)
{
    m_isHeld = isHeld;
    putAllPins();
}

void MapLink::selectCase(IncidentId id)
{
    m_map.select(PinKind::Incident, bytesOf(id.view()));
}
void MapLink::selectTeam(TeamId id)
{
    m_map.select(PinKind::Team, bytesOf(id.view()));
}

} // namespace fengsui::ui
