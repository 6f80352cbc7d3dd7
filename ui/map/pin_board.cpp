#include "map/pin_board.h"

#include "map/tile_key.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <tuple>
#include <utility>

namespace fengsui::ui {

namespace {

int pressing(const MapPin& pin)
{
    return (pin.marks.testFlag(PinMark::Overdue) ? 4 : 0) + (pin.marks.testFlag(PinMark::Urgent) ? 2 : 0)
        + (pin.marks.testAnyFlags(PinMark::YellowCard | PinMark::RedCard) ? 1 : 0);
}

bool isBelow(const PinBoard::Pin* a, const PinBoard::Pin* b)
{
    const auto rank = [](const PinBoard::Pin& pin) { return std::tuple(pressing(pin.pin), pin.at.y, pin.at.x); };
    const auto left = rank(*a), right = rank(*b);
    return left != right ? left < right : a->pin.key.id < b->pin.key.id;
}

} // namespace

void PinBoard::setPins(std::vector<MapPin> pins)
{
    m_pins.clear();
    m_places.clear();
    m_gathered.clear();
    m_pins.reserve(pins.size());
    for (MapPin& pin : pins)
        put(std::move(pin));
    announce();
}

void PinBoard::update(std::vector<MapPin> changed, const std::vector<PinKey>& gone)
{
    for (const PinKey& key : gone)
        take(key);
    for (MapPin& pin : changed)
        put(std::move(pin));
    announce();
}

void PinBoard::put(MapPin&& pin)
{
    const WorldPoint at = toWorld(pin.at);
    const auto place = m_places.constFind(pin.key);
    if (place != m_places.cend()) {
        if (pin.key.kind == PinKind::Incident)
            m_gathered.clear();
        m_pins[*place] = { std::move(pin), at };
        return;
    }
    m_gathered.clear();
    m_places.insert(pin.key, m_pins.size());
    m_pins.push_back({ std::move(pin), at });
}

void PinBoard::take(const PinKey& key)
{
    const auto place = m_places.constFind(key);
    if (place == m_places.cend())
        return;
    m_gathered.clear();
    const std::size_t hole = *place;
    m_places.erase(place);
    if (hole + 1 != m_pins.size()) {
        m_pins[hole] = std::move(m_pins.back());
        m_places[m_pins[hole].pin.key] = hole;
    }
    m_pins.pop_back();
}

void PinBoard::announce()
{
    m_order.clear();
    Q_EMIT changed();
    Q_EMIT chosenChanged();
}

const PinBoard::Pin* PinBoard::find(const PinKey& key) const
{
    const auto place = m_places.constFind(key);
    return place == m_places.cend() ? nullptr : &m_pins[*place];
}

WorldBox PinBoard::box() const
{
    if (m_pins.empty())
        return {};
    const auto range = [this](auto coordinate) {
        std::vector<double> values;
        for (const Pin& pin : m_pins)
            values.push_back(pin.at.*coordinate);
        std::ranges::sort(values);
        const std::size_t spared = values.size() / 100;
        return std::pair(values[spared], values[values.size() - 1 - spared]);
    };
    const auto [left, right] = range(&WorldPoint::x);
    const auto [top, bottom] = range(&WorldPoint::y);
    constexpr double margin = 2e-5; // 0.8 km at the equator, so that one pin has a box as well
    return WorldBox { left, top, right, bottom }.grownBy(margin + std::max(right - left, bottom - top) / 20);
}

const std::vector<const PinBoard::Pin*>& PinBoard::drawingOrder() const
{
    if (m_order.size() == m_pins.size())
        return m_order;
    m_order.clear();
    m_order.reserve(m_pins.size());
    for (const Pin& pin : m_pins)
        m_order.push_back(&pin);
    std::ranges::sort(m_order, isBelow);
    if (const Pin* top = chosen()) {
        const auto at = std::ranges::find(m_order, top);
        std::rotate(at, at + 1, m_order.end());
    }
    return m_order;
}

// Kept for the levels between which somebody zooms to and fro; teams that move don't undo it.
const PinBoard::Gathered& PinBoard::gathered(double zoom) const
{
    constexpr std::size_t mostLevels = 16;
    const int level = std::max(0, static_cast<int>(std::floor(zoom * TileKey::levelsPerZoom)));
    if (const auto known = m_gathered.find(level); known != m_gathered.end())
        return known->second;
    if (m_gathered.size() >= mostLevels)
        m_gathered.clear();
    Gathered& gathered = m_gathered[level];
    gathered.isClustered.resize(m_pins.size());
    const double side = clusterPixels / worldPixels(TileKey::zoomOf(level));
    std::vector<std::pair<std::uint64_t, std::size_t>> squares; // each with one of its cases
    const Pin* ringed = chosen();
    for (std::size_t i = 0; i < m_pins.size(); ++i)
        if (m_pins[i].pin.key.kind == PinKind::Incident && &m_pins[i] != ringed)
            squares.emplace_back(std::uint64_t(m_pins[i].at.x / side) << 32 | std::uint64_t(m_pins[i].at.y / side), i);
    std::ranges::sort(squares);
    for (auto first = squares.begin(), end = first; first != squares.end(); first = end) {
        end = std::find_if(first, squares.end(), [first](const auto& each) { return each.first != first->first; });
        if (end - first < fewestClustered)
            continue;
        PinCluster cluster;
        double x = 0, y = 0;
        for (auto each = first; each != end; ++each) {
            const Pin& pin = m_pins[each->second];
            gathered.isClustered[each->second] = true;
            cluster.box.take(pin.at);
            x += pin.at.x;
            y += pin.at.y;
            cluster.overdue += pin.pin.marks.testFlag(PinMark::Overdue);
            cluster.urgent += pin.pin.marks.testFlag(PinMark::Urgent);
        }
        cluster.cases = static_cast<int>(end - first);
        cluster.at = { x / cluster.cases, y / cluster.cases };
        gathered.clusters.push_back(cluster);
    }
    std::ranges::sort(gathered.clusters, {}, [](const PinCluster& one) { return std::tuple(one.at.y, one.at.x); });
    return gathered;
}

const std::vector<PinCluster>& PinBoard::clusters(double zoom) const
{
    static const std::vector<PinCluster> none;
    return zoom < singleZoom ? gathered(zoom).clusters : none;
}

bool PinBoard::isClustered(const Pin& pin, double zoom) const
{
    return zoom < singleZoom && gathered(zoom).isClustered[static_cast<std::size_t>(&pin - m_pins.data())];
}

const PinCluster* PinBoard::clusterAt(QPointF screen, const MapCamera& camera) const
{
    for (const PinCluster& cluster : clusters(camera.zoom())) {
        const QPointF off = camera.toScreen(cluster.at) - screen;
        if (std::hypot(off.x(), off.y()) <= clusterReach)
            return &cluster;
    }
    return nullptr;
}

std::vector<const PinBoard::Pin*> PinBoard::around(QPointF screen, const MapCamera& camera) const
{
    std::vector<std::pair<double, const Pin*>> near;
    const bool isCovered = clusterAt(screen, camera); // by what is drawn above all pins but the chosen one
    for (const Pin* pin : drawingOrder()) {
        if (isClustered(*pin, camera.zoom()) || (isCovered && pin != chosen()))
            continue;
        const QPointF off = camera.toScreen(pin->at) - screen;
        const double distance = std::hypot(off.x(), off.y());
        if (distance <= reach)
            near.emplace_back(distance, pin);
    }
    std::ranges::reverse(near);
    std::ranges::stable_sort(near, std::less(), [](const auto& one) { return one.first; });
    std::vector<const Pin*> found;
    for (const auto& [distance, pin] : near)
        found.push_back(pin);
    return found;
}

std::vector<const PinBoard::Pin*> PinBoard::inView(const MapCamera& camera) const
{
    const WorldBox ground = camera.ground();
    std::vector<const Pin*> seen;
    for (const Pin& pin : m_pins)
        if (ground.contains(pin.at))
            seen.push_back(&pin);
    std::ranges::sort(seen, [](const Pin* a, const Pin* b) {
        const auto rank = [](const Pin& pin) { return std::tuple(-pressing(pin.pin), pin.at.y, pin.at.x); };
        const auto left = rank(*a), right = rank(*b);
        return left != right ? left < right : a->pin.key.id < b->pin.key.id;
    });
    return seen;
}

void PinBoard::choose(std::optional<PinKey> key)
{
    if (key == m_chosen)
        return;
    m_chosen = std::move(key);
    m_gathered.clear(); // it stands alone, and the one before need not any more
    announce();
}

QGeoCoordinate PinBoard::chosenCoordinate() const
{
    const Pin* pin = chosen();
    return pin ? QGeoCoordinate(pin->pin.at.latitude, pin->pin.at.longitude) : QGeoCoordinate();
}

QString PinBoard::chosenLabel() const
{
    const Pin* pin = chosen();
    return pin ? pin->pin.label : QString();
}

void PinBoard::markPlace(std::optional<Degrees> at)
{
    m_marked.reset();
    if (at)
        m_marked = toWorld(*at);
    Q_EMIT changed();
}

} // namespace fengsui::ui
