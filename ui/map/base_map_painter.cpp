#include "map/base_map_painter.h"

#include "backstage/words.h"
#include "tile/picture_facts.h"

#include <QImageReader>
#include <QPainter>

namespace fengsui::ui {

namespace {

constexpr qsizetype bound = 24 * 1024 * 1024; // bytes of pictures kept decoded
constexpr double preferFiner = 0.2; // of a zoom

/// Pictures of the highest zoom are enlarged so far; further on they would be a smear, and nothing says more.
constexpr int furthestEnlarged = 4;

/// Lies over pictures in the dark, so that a map made for daylight doesn't blind the duty room.
const QColor dusk(0, 0, 0, 128);

} // namespace

BaseMapPainter::BaseMapPainter(std::shared_ptr<const TileSource> source)
    : m_source(std::move(source))
{
    const TileFacts& facts = m_source->facts();
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
    return QString::fromStdString(m_source->facts().attribution);
}

QString BaseMapPainter::problem() const
{
    const std::lock_guard lock(m_mutex);
    const auto& said = m_problem ? m_problem : m_brokenPicture;
    return said ? sentence(*said) : QString();
}

void BaseMapPainter::paint(QPainter& painter, TileKey key, const TileStyle& style) const
{
    // Far above its lowest zoom a base map would take thousands of pictures for one tile.
    constexpr int furthest = 2;
    const TileFacts& facts = m_source->facts();
    const int wanted = sourceZoom(facts, key, style.scale);
    if (wanted < facts.lowestZoom - furthest || key.zoom() > facts.highestZoom + furthestEnlarged)
        return;
    const int zoom = std::max(wanted, facts.lowestZoom);
    const WorldBox ground = key.ground();
    const double count = std::exp2(zoom), sliver = 1e-9;
    const auto index
        = [&](double at) { return static_cast<std::uint32_t>(std::clamp(std::floor(at * count), 0.0, count - 1)); };
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (std::uint32_t y = index(ground.top + sliver / count); y <= index(ground.bottom - sliver / count); ++y)
        for (std::uint32_t x = index(ground.left + sliver / count); x <= index(ground.right - sliver / count); ++x)
            paintPicture(painter, key, { zoom, x, y }, style.palette.outside.lightness() < 128);
}

// Edges are rounded to device pixels once, from the place in the world, so that neighbours always meet.
void BaseMapPainter::paintPicture(QPainter& painter, TileKey key, TilePlace place, bool isDark) const
{
    const WorldBox ground = key.ground();
    const double pixels = painter.device()->width() / ground.width(), width = std::exp2(-place.zoom);
    const auto edge = [pixels](double at, double from) { return static_cast<int>(std::lround((at - from) * pixels)); };
    const QPoint from(edge(place.x * width, ground.left), edge(place.y * width, ground.top));
    const QPoint to(edge((place.x + 1) * width, ground.left), edge((place.y + 1) * width, ground.top));
    const int lowest = std::max(0, m_source->facts().lowestZoom);
    TilePlace shown = place;
    QImage image = picture(shown);
    while (image.isNull() && shown.zoom > lowest) {
        shown = { shown.zoom - 1, shown.x / 2, shown.y / 2 };
        image = picture(shown);
    }
    if (image.isNull())
        return;
    const double steps = std::exp2(place.zoom - shown.zoom), part = image.width() / steps;
    const QRectF source(std::fmod(place.x, steps) * part, std::fmod(place.y, steps) * part, part, part);
    painter.save();
    painter.resetTransform();
    painter.drawImage(QRectF(from, to), image, source);
    if (isDark)
        painter.fillRect(QRect(from, QSize(to.x() - from.x(), to.y() - from.y())), dusk);
    painter.restore();
}

QImage BaseMapPainter::picture(TilePlace place) const
{
    const TileKey name { place.zoom * TileKey::levelsPerZoom, static_cast<int>(place.x), static_cast<int>(place.y) };
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_held.find(name); found != m_held.end()) {
            m_used.splice(m_used.begin(), m_used, found->second.place);
            return found->second.image;
        }
    }
    const auto bytes = m_source->tile(place);
    note(bytes ? std::nullopt : std::optional(bytes.refusal()));
    if (!bytes)
        return {}; // not kept: the file may come back
    const QImage image = *bytes ? decoded(**bytes, place) : QImage();
    const std::lock_guard lock(m_mutex);
    if (m_held.contains(name))
        return image;
    m_used.push_front(name);
    m_held.emplace(name, Held { image, m_used.begin() });
    m_bytes += image.sizeInBytes();
    constexpr std::size_t most = 4096; // what is not there costs little, but not nothing
    while ((m_bytes > bound || m_used.size() > most) && m_used.size() > 1) {
        const auto last = m_held.find(m_used.back());
        m_bytes -= last->second.image.sizeInBytes();
        m_held.erase(last);
        m_used.pop_back();
    }
    return image;
}

QImage BaseMapPainter::decoded(const std::string& bytes, TilePlace place) const
{
    constexpr std::uint32_t largest = 1024; // a picture that says it is larger is not unpacked
    const auto facts = pictureFacts(bytes);
    QImage image;
    if (facts && facts->width <= largest && facts->height <= largest && facts->width == facts->height)
        image.loadFromData(reinterpret_cast<const uchar*>(bytes.data()), static_cast<int>(bytes.size()));
    if (image.isNull()) {
        const std::string name = m_source->facts().name;
        const bool isUnknown
            = facts && facts->format == TileFormat::WebP && !QImageReader::supportedImageFormats().contains("webp");
        const std::lock_guard lock(m_mutex);
        if (m_brokenPicture)
            return {}; // the first one says enough
        m_brokenPicture = isUnknown
            ? Refusal { Refusal::Reason::NotFound,
                  QT_TRANSLATE_NOOP("Refusal",
                      "%1 holds webp pictures, which this machine can't read. Install the package "
                      "qt6-image-formats-plugins."),
                  { name }, {} }
            : Refusal { Refusal::Reason::BadValue,
                  QT_TRANSLATE_NOOP("Refusal", "The tile %2/%3/%4 of %1 can't be read."),
                  { name, std::to_string(place.zoom), std::to_string(place.x), std::to_string(place.y) }, {} };
        return {};
    }
    image.convertTo(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    return image;
}

void BaseMapPainter::note(std::optional<Refusal> problem) const
{
    const std::lock_guard lock(m_mutex);
    m_problem = std::move(problem);
}

} // namespace fengsui::ui
