#include "map/picture_shelf.h"

#include "backstage/words.h"
#include "tile/picture_facts.h"

#include <QImageReader>

namespace fengsui::ui {

namespace {

constexpr qsizetype bound
    = 6 * 1024 * 1024; // bytes of pictures kept decoded: tiles that share them are painted soon after each other

} // namespace

PictureShelf::PictureShelf(std::shared_ptr<const TileSource> source)
    : m_source(std::move(source))
{
}

QString PictureShelf::problem() const
{
    if (const auto trouble = m_source->trouble())
        return sentence(*trouble);
    const std::lock_guard lock(m_mutex);
    const auto& said = m_problem ? m_problem : m_brokenPicture;
    return said ? sentence(*said) : QString();
}

QImage PictureShelf::picture(TilePlace place) const
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
    if (m_source->isComing(place))
        return image; // not kept: a better one may be here soon
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

QImage PictureShelf::decoded(const std::string& bytes, TilePlace place) const
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

void PictureShelf::note(std::optional<Refusal> problem) const
{
    const std::lock_guard lock(m_mutex);
    m_problem = std::move(problem);
}

} // namespace fengsui::ui
