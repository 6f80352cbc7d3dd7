#include "map/map_layers.h"

#include <QSettings>

#include <algorithm>

namespace fengsui::ui {

namespace {
const QString arrayName = QStringLiteral("map/layers");
const QString idKey = QStringLiteral("id");
const QString shownKey = QStringLiteral("shown");
const QString opacityKey = QStringLiteral("opacity");
const QString placeKey = QStringLiteral("place");
} // namespace

MapLayer* MapLayers::at(const QString& id)
{
    const auto found = std::ranges::find(m_layers, id, &MapLayer::id);
    return found == m_layers.end() ? nullptr : &*found;
}

const MapLayer* MapLayers::find(const QString& id) const
{
    const auto found = std::ranges::find(m_layers, id, &MapLayer::id);
    return found == m_layers.end() ? nullptr : &*found;
}

const MapLayers::Wish* MapLayers::wished(const QString& id) const
{
    const auto found = std::ranges::find(m_wishes, id, &Wish::id);
    return found == m_wishes.end() ? nullptr : &*found;
}

MapLayers::Wish& MapLayers::wish(const QString& id)
{
    const auto found = std::ranges::find(m_wishes, id, &Wish::id);
    if (found != m_wishes.end())
        return *found;
    Wish fresh { .id = id };
    if (const MapLayer* layer = find(id)) {
        fresh.isShown = layer->isShown;
        fresh.opacity = layer->opacity;
    }
    return m_wishes.emplace_back(std::move(fresh));
}

void MapLayers::put(MapLayer layer)
{
    if (MapLayer* old = at(layer.id)) {
        old->name = std::move(layer.name);
        old->painter = std::move(layer.painter);
    } else {
        if (const Wish* known = wished(layer.id)) {
            layer.isShown = known->isShown;
            layer.opacity = known->opacity;
        }
        m_layers.push_back(std::move(layer));
        order();
    }
    Q_EMIT changed();
}

void MapLayers::takeAway(const QString& id)
{
    if (std::erase_if(m_layers, [&](const MapLayer& layer) { return layer.id == id; }) > 0)
        Q_EMIT changed();
}

void MapLayers::setShown(const QString& id, bool isShown)
{
    MapLayer* layer = at(id);
    if (!layer || layer->isShown == isShown)
        return;
    wish(id).isShown = isShown;
    layer->isShown = isShown;
    Q_EMIT changed();
    Q_EMIT wishChanged();
}

void MapLayers::setOpacity(const QString& id, double opacity)
{
    MapLayer* layer = at(id);
    opacity = std::clamp(opacity, 0.0, 1.0);
    if (!layer || layer->opacity == opacity)
        return;
    wish(id).opacity = opacity;
    layer->opacity = opacity;
    Q_EMIT changed();
    Q_EMIT wishChanged();
}

void MapLayers::move(const QString& id, Direction direction)
{
    const auto here = std::ranges::find(m_layers, id, &MapLayer::id);
    if (here == m_layers.end())
        return;
    const bool isUp = direction == Direction::Up;
    if (isUp ? std::next(here) == m_layers.end() : here == m_layers.begin())
        return;
    std::iter_swap(here, isUp ? std::next(here) : std::prev(here));
    // From now on the whole order is somebody's wish.
    for (std::size_t i = 0; i < m_layers.size(); ++i)
        wish(m_layers[i].id).place = static_cast<int>(i);
    Q_EMIT changed();
    Q_EMIT wishChanged();
}

// Layers that somebody ordered stand in that order; the others come in where their rank belongs among them.
void MapLayers::order()
{
    std::ranges::stable_sort(m_layers, std::less(), &MapLayer::rank);
    std::vector<std::size_t> ordered;
    for (std::size_t i = 0; i < m_layers.size(); ++i)
        if (const Wish* known = wished(m_layers[i].id); known && known->place >= 0)
            ordered.push_back(i);
    std::vector<MapLayer> inOrder;
    for (const std::size_t i : ordered)
        inOrder.push_back(m_layers[i]);
    std::ranges::stable_sort(inOrder, std::less(), [this](const MapLayer& layer) { return wished(layer.id)->place; });
    for (std::size_t i = 0; i < ordered.size(); ++i)
        m_layers[ordered[i]] = std::move(inOrder[i]);
}

void MapLayers::restore(QSettings& settings)
{
    m_wishes.clear();
    const int count = settings.beginReadArray(arrayName);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        Wish one { .id = settings.value(idKey).toString() };
        one.isShown = settings.value(shownKey, true).toBool();
        one.opacity = std::clamp(settings.value(opacityKey, 1.0).toDouble(), 0.0, 1.0);
        one.place = settings.value(placeKey, -1).toInt();
        m_wishes.push_back(std::move(one));
    }
    settings.endArray();
    for (MapLayer& layer : m_layers)
        if (const Wish* known = wished(layer.id)) {
            layer.isShown = known->isShown;
            layer.opacity = known->opacity;
        }
    order();
    Q_EMIT changed();
}

void MapLayers::keep(QSettings& settings) const
{
    settings.beginWriteArray(arrayName, static_cast<int>(m_wishes.size()));
    for (std::size_t i = 0; i < m_wishes.size(); ++i) {
        settings.setArrayIndex(static_cast<int>(i));
        settings.setValue(idKey, m_wishes[i].id);
        settings.setValue(shownKey, m_wishes[i].isShown);
        settings.setValue(opacityKey, m_wishes[i].opacity);
        settings.setValue(placeKey, m_wishes[i].place);
    }
    settings.endArray();
}

} // namespace fengsui::ui
