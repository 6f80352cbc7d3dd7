#include "map/base_map_painter.h"

#include <QPainter>

namespace fengsui::ui {

namespace {

constexpr double preferFiner = 0.2; // of a zoom

/// Pictures of the highest zoom are enlarged so far; further on they would be a smear, and nothing says more.
constexpr int furthestEnlarged = 4;

/// Lies over pictures in the dark, so that a map made for daylight doesn't blind the duty room.
const QColor dusk(0, 0, 0, 128);

} // namespace

BaseMapPainter::BaseMapPainter(std::shared_ptr<const TileSource> source, std::shared_ptr<const TileSource> night)
    : m_day(std::move(source))
{
    if (night)
        m_night.emplace(std::move(night));
    const TileFacts& facts = m_day.source().facts();
    m_box.take(toWorld({ facts.west, facts.north }));
    m_box.take(toWorld({ facts.east, facts.south }));
}

int BaseMapPainter::sourceZoom(const TileFacts& facts, TileKey key, double scale)
{
    const double exact = key.zoom() + std::log2(scale * side / facts.side);
    return std::min(static_cast<int>(std::lround(exact + preferFiner)), facts.highestZoom);
}

bool BaseMapPainter::hasAnything(TileKey key) const
{
    return m_box.touches(key.ground());
}

QString BaseMapPainter::attribution() const
{
    return QString::fromStdString(source().facts().attribution);
}

QString BaseMapPainter::problem() const
{
    const QString problem = m_day.problem();
    return problem.isEmpty() && m_night ? m_night->problem() : problem;
}

void BaseMapPainter::paint(QPainter& painter, TileKey key, const TileStyle& style) const
{
    // Far above its lowest zoom a base map would take thousands of pictures for one tile.
    constexpr int furthest = 2;
    const TileFacts& facts = source().facts();
    const int wanted = sourceZoom(facts, key, style.scale);
    if (wanted < facts.lowestZoom - furthest || key.zoom() > facts.highestZoom + furthestEnlarged)
        return;
    const int zoom = std::max(wanted, facts.lowestZoom);
    const WorldBox ground = key.ground();
    const double count = std::exp2(zoom), sliver = 1e-9;
    const auto index
        = [&](double at) { return static_cast<std::uint32_t>(std::clamp(std::floor(at * count), 0.0, count - 1)); };
    const bool isDark = style.palette.outside.lightness() < 128;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (std::uint32_t y = index(ground.top + sliver / count); y <= index(ground.bottom - sliver / count); ++y)
        for (std::uint32_t x = index(ground.left + sliver / count); x <= index(ground.right - sliver / count); ++x)
            // Beyond the map there is nothing, also where a coarse picture, whose names are large, would reach.
            if (m_box.touches(TileKey { zoom * TileKey::levelsPerZoom, int(x), int(y) }.ground()))
                paintPicture(painter, key, { zoom, x, y }, isDark);
}

// Edges are rounded to device pixels once, from the place in the world, so that neighbours always meet.
void BaseMapPainter::paintPicture(QPainter& painter, TileKey key, TilePlace place, bool isDark) const
{
    const WorldBox ground = key.ground();
    const double pixels = painter.device()->width() / ground.width(), width = std::exp2(-place.zoom);
    const auto edge = [pixels](double at, double from) { return static_cast<int>(std::lround((at - from) * pixels)); };
    const QPoint from(edge(place.x * width, ground.left), edge(place.y * width, ground.top));
    const QPoint to(edge((place.x + 1) * width, ground.left), edge((place.y + 1) * width, ground.top));
    const int lowest = std::max(0, source().facts().lowestZoom);
    const PictureShelf& pictures = isDark && m_night ? *m_night : m_day;
    TilePlace shown = place;
    QImage image = pictures.picture(shown);
    while (image.isNull() && shown.zoom > lowest) {
        shown = { shown.zoom - 1, shown.x / 2, shown.y / 2 };
        image = pictures.picture(shown);
    }
    if (image.isNull())
        return;
    const double steps = std::exp2(place.zoom - shown.zoom), part = image.width() / steps;
    const QRectF source(std::fmod(place.x, steps) * part, std::fmod(place.y, steps) * part, part, part);
    painter.save();
    painter.resetTransform();
    painter.drawImage(QRectF(from, to), image, source);
    if (isDark && !m_night)
        painter.fillRect(QRect(from, QSize(to.x() - from.x(), to.y() - from.y())), dusk);
    painter.restore();
}

} // namespace fengsui::ui
