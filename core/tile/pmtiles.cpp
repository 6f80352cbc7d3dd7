#include "tile/pmtiles.h"

#include "base/json_document.h"
#include "tile/gunzip.h"
#include "tile/picture_facts.h"
#include "tile/pmtiles_bytes.h"

#include <cstring>
#include <fstream>
#include <list>
#include <mutex>

namespace fengsui {

namespace {

using Directory = std::vector<PmtilesEntry>;
constexpr std::size_t longestPackedDirectory = 4 * 1024 * 1024;
constexpr std::size_t longestDirectory = 16 * 1024 * 1024;
constexpr std::size_t longestMetadata = 4 * 1024 * 1024;
constexpr std::size_t keptLeaves = 16;
constexpr int deepest = 4; // leaves below the root, more than any writer makes

class Pmtiles final : public TileSource {
public:
    explicit Pmtiles(std::filesystem::path path)
        : m_path(std::move(path))
        , m_file(m_path, std::ios::binary)
    {
    }

    /// The reason why not, or nothing.
    std::optional<Refusal> open();

    const TileFacts& facts() const override { return m_facts; }
    Result<std::optional<std::string>> tile(TilePlace place) const override;

private:
    Refusal refuse(std::string text, std::vector<std::string> more = {}) const
    {
        more.insert(more.begin(), m_path.filename().string());
        return { Refusal::Reason::BadValue, std::move(text), std::move(more), {} };
    }
    std::optional<std::string> read(std::uint64_t offset, std::uint64_t length) const;
    std::optional<std::string> unpacked(std::string bytes, std::size_t bound) const;
    std::shared_ptr<const Directory> directory(std::uint64_t offset, std::uint64_t length) const;
    void readMetadata();
    std::optional<Refusal> lookAtATile();

    std::filesystem::path m_path;
    PmtilesHeader m_header;
    TileFacts m_facts;
    std::shared_ptr<const Directory> m_root;
    mutable std::mutex m_mutex; // guards all that follows
    mutable std::ifstream m_file;
    mutable std::list<std::pair<std::uint64_t, std::shared_ptr<const Directory>>> m_leaves; // the last used in front
};

std::optional<std::string> Pmtiles::read(std::uint64_t offset, std::uint64_t length) const
{
    std::string bytes(length, '\0');
    const std::lock_guard lock(m_mutex);
    m_file.clear();
    m_file.seekg(static_cast<std::streamoff>(offset));
    m_file.read(bytes.data(), static_cast<std::streamsize>(length));
    if (m_file.gcount() != static_cast<std::streamsize>(length))
        return {};
    return bytes;
}

std::optional<std::string> Pmtiles::unpacked(std::string bytes, std::size_t bound) const
{
    if (m_header.inside == PmtilesHeader::Packing::Gzip)
        return gunzip(bytes, bound);
    return bytes.size() <= bound ? std::optional(std::move(bytes)) : std::nullopt;
}

std::shared_ptr<const Directory> Pmtiles::directory(std::uint64_t offset, std::uint64_t length) const
{
    {
        const std::lock_guard lock(m_mutex);
        for (auto leaf = m_leaves.begin(); leaf != m_leaves.end(); ++leaf)
            if (leaf->first == offset) {
                m_leaves.splice(m_leaves.begin(), m_leaves, leaf);
                return leaf->second;
            }
    }
    if (length > longestPackedDirectory)
        return {};
    auto packed = read(offset, length);
    auto bytes = packed ? unpacked(std::move(*packed), longestDirectory) : std::nullopt;
    auto entries = bytes ? readPmtilesDirectory(*bytes) : std::nullopt;
    if (!entries)
        return {};
    auto made = std::make_shared<const Directory>(std::move(*entries));
    const std::lock_guard lock(m_mutex);
    m_leaves.emplace_front(offset, made);
    if (m_leaves.size() > keptLeaves)
        m_leaves.pop_back();
    return made;
}

std::optional<Refusal> Pmtiles::open()
{
    std::error_code error;
    if (!m_file.is_open())
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 can't be read: %2."), { std::strerror(errno) });
    const std::uint64_t size = std::filesystem::file_size(m_path, error);
    if (error || size == 0)
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 is empty."));
    const auto start = read(0, std::min<std::uint64_t>(size, PmtilesHeader::length));
    const auto header = readPmtilesHeader(start.value_or(std::string()), m_path.filename().string(), size);
    if (!header)
        return header.refusal();
    m_header = *header;
    if (m_header.kind == PmtilesHeader::Kind::Vector)
        return refuse(QT_TRANSLATE_NOOP("Refusal",
            "%1 holds vector tiles; the map needs raster tiles (png, jpg or webp), or the .osm.pbf that they were "
            "made from."));
    const auto isRead = [](PmtilesHeader::Packing packing) {
        return packing == PmtilesHeader::Packing::None || packing == PmtilesHeader::Packing::Gzip;
    };
    if (!isRead(m_header.inside))
        return refuse(QT_TRANSLATE_NOOP(
            "Refusal", "%1 is packed in a way that can't be read here; write it anew with gzip or unpacked."));
    m_root = directory(m_header.root.offset, m_header.root.length);
    if (!m_root)
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 is damaged: its directory can't be read."));
    m_facts.name = m_path.stem().string();
    m_facts.lowestZoom = m_header.lowestZoom;
    m_facts.highestZoom = m_header.highestZoom;
    m_facts.tiles = m_header.addressedTiles;
    if (m_header.west < m_header.east && m_header.south < m_header.north) {
        m_facts.west = std::max(m_header.west, -180.0);
        m_facts.south = std::max(m_header.south, -85.0511);
        m_facts.east = std::min(m_header.east, 180.0);
        m_facts.north = std::min(m_header.north, 85.0511);
    }
    readMetadata();
    return lookAtATile();
}

// What it says about itself is a courtesy: without it, or with nonsense in it, the tiles are as good.
void Pmtiles::readMetadata()
{
    if (m_header.metadata.length > longestMetadata)
        return;
    auto packed = read(m_header.metadata.offset, m_header.metadata.length);
    const auto text = packed ? unpacked(std::move(*packed), longestMetadata) : std::nullopt;
    if (!text)
        return;
    const auto document = JsonDocument::parse(m_path.filename().string(), *text);
    if (!document)
        return;
    if (const JsonNode* name = document->root().find("name"); name && !name->text.empty())
        m_facts.name = name->text;
    if (const JsonNode* attribution = document->root().find("attribution"))
        m_facts.attribution = plainAttribution(attribution->text);
}

std::optional<Refusal> Pmtiles::lookAtATile()
{
    std::shared_ptr<const Directory> level = m_root;
    for (int depth = 0; level && !level->empty() && level->front().run == 0 && depth < deepest; ++depth)
        level = directory(m_header.leaves.offset + level->front().offset, level->front().length);
    if (!level || level->empty() || level->front().run == 0)
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 holds no tiles."));
    const PmtilesEntry& first = level->front();
    if (first.length > longestTile || first.offset > m_header.tiles.length)
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 is damaged: its directory can't be read."));
    const auto bytes = read(m_header.tiles.offset + first.offset, first.length);
    const auto picture = bytes ? pictureFacts(*bytes) : std::nullopt;
    if (!picture)
        return refuse(QT_TRANSLATE_NOOP("Refusal", "The tiles of %1 are no png, jpg or webp pictures."));
    if (picture->width != picture->height || (picture->width != 256 && picture->width != 512))
        return refuse(QT_TRANSLATE_NOOP("Refusal", "The tiles of %1 are %2 × %3 pixels; 256 or 512 are needed."),
            { std::to_string(picture->width), std::to_string(picture->height) });
    m_facts.format = picture->format;
    m_facts.side = static_cast<int>(picture->width);
    return {};
}

Result<std::optional<std::string>> Pmtiles::tile(TilePlace place) const
{
    std::error_code error;
    if (!std::filesystem::exists(m_path, error))
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 is gone."));
    const std::uint64_t id = pmtilesId(place);
    std::shared_ptr<const Directory> level = m_root;
    for (int depth = 0; depth < deepest; ++depth) {
        const PmtilesEntry* entry = findPmtilesEntry(*level, id);
        if (!entry)
            return std::optional<std::string>();
        if (entry->run > 0) {
            if (entry->length > longestTile)
                return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 is damaged: its directory can't be read."));
            auto bytes = read(m_header.tiles.offset + entry->offset, entry->length);
            if (!bytes)
                return refuse(QT_TRANSLATE_NOOP(
                    "Refusal", "%1 is cut off: its header names bytes that lie behind its end. Copy the file again."));
            return std::optional(std::move(*bytes));
        }
        level = directory(m_header.leaves.offset + entry->offset, entry->length);
        if (!level)
            return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 is damaged: its directory can't be read."));
    }
    return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 is damaged: its directory can't be read."));
}

} // namespace

Result<std::shared_ptr<const TileSource>> openPmtiles(const std::filesystem::path& file)
{
    auto opened = std::make_shared<Pmtiles>(file);
    if (auto refusal = opened->open())
        return *refusal;
    return std::shared_ptr<const TileSource>(std::move(opened));
}

} // namespace fengsui
