#include "tiles/mbtiles.h"

#include "journal/journal.h"
#include "sqlite/connection.h"
#include "tile/picture_facts.h"

#include <charconv>
#include <cmath>
#include <mutex>
#include <numbers>

namespace fengsui {

namespace {

constexpr const char* tileSql
    = "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3 LIMIT 1";

double longitudeAt(std::int64_t column, int zoom)
{
    return static_cast<double>(column) / std::exp2(zoom) * 360 - 180;
}

/// Of the upper edge of a row that is counted from the north.
double latitudeAt(std::int64_t row, int zoom)
{
    const double y = std::numbers::pi * (1 - 2 * static_cast<double>(row) / std::exp2(zoom));
    return std::atan(std::sinh(y)) * 180 / std::numbers::pi;
}

/// "west,south,east,north"; nothing for anything else.
std::optional<std::array<double, 4>> boundsOf(std::string_view text)
{
    std::array<double, 4> bounds {};
    const char* at = text.data();
    const char* end = at + text.size();
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        while (at != end && (*at == ' ' || *at == ','))
            ++at;
        const auto [after, error] = std::from_chars(at, end, bounds[i]);
        if (error != std::errc())
            return {};
        at = after;
    }
    const bool isSound = bounds[0] >= -180.001 && bounds[2] <= 180.001 && bounds[0] < bounds[2] && bounds[1] < bounds[3]
        && bounds[1] >= -90 && bounds[3] <= 90;
    return isSound ? std::optional(bounds) : std::nullopt;
}

class Mbtiles final : public TileSource {
public:
    explicit Mbtiles(std::filesystem::path path)
        : m_path(std::move(path))
    {
    }

    std::optional<Refusal> open();
    const TileFacts& facts() const override { return m_facts; }
    Result<std::optional<std::string>> tile(TilePlace place) const override;

private:
    Refusal refuse(std::string text, std::vector<std::string> more = {}) const
    {
        more.insert(more.begin(), m_path.filename().string());
        return { Refusal::Reason::BadValue, std::move(text), std::move(more), {} };
    }
    Refusal because(const StoreFailure& failure) const
    {
        if (failure.arguments().size() > 1)
            return refuse(
                QT_TRANSLATE_NOOP("Refusal", "%1 is no MBTiles file, or is damaged: %2."), { failure.arguments()[1] });
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 is no MBTiles file, or can't be opened."));
    }
    std::optional<Refusal> examine(Connection& connection);
    std::optional<Refusal> lookAtATile(Connection& connection);
    void readMetadata(Connection& connection);
    void findBounds(Connection& connection);
    std::unique_ptr<Connection> lend() const;
    void giveBack(std::unique_ptr<Connection> connection) const;

    std::filesystem::path m_path;
    TileFacts m_facts;
    bool m_hasBounds = false;
    mutable std::mutex m_mutex; // guards the connections that nobody uses just now: one a thread at most
    mutable std::vector<std::unique_ptr<Connection>> m_idle;
};

std::unique_ptr<Connection> Mbtiles::lend() const
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            auto connection = std::move(m_idle.back());
            m_idle.pop_back();
            return connection;
        }
    }
    auto connection = std::make_unique<Connection>(m_path, Connection::Mode::ReadOnly);
    connection->execute("PRAGMA cache_size=-1024"); // pictures are kept decoded, and there is one a thread
    return connection;
}

void Mbtiles::giveBack(std::unique_ptr<Connection> connection) const
{
    const std::lock_guard lock(m_mutex);
    m_idle.push_back(std::move(connection));
}

std::optional<Refusal> Mbtiles::open()
{
    try {
        auto connection = lend();
        if (auto refusal = examine(*connection))
            return refusal;
        giveBack(std::move(connection));
        return {};
    } catch (const StoreFailure& failure) {
        return because(failure);
    }
}

std::optional<Refusal> Mbtiles::examine(Connection& connection)
{
    if (connection.number("SELECT count(*) FROM sqlite_schema WHERE name = 'tiles' AND type IN ('table', 'view')") == 0)
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 is a database, but no MBTiles file: it has no table of tiles."));
    if (connection.number("SELECT count(*) FROM (SELECT 1 FROM tiles LIMIT 1)") == 0)
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 holds no tiles."));
    const std::int64_t lowest = connection.number("SELECT zoom_level FROM tiles ORDER BY zoom_level LIMIT 1");
    const std::int64_t highest = connection.number("SELECT zoom_level FROM tiles ORDER BY zoom_level DESC LIMIT 1");
    if (lowest < 0 || highest > highestTileZoom)
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 is damaged: it names zoom levels from %2 to %3."),
            { std::to_string(lowest), std::to_string(highest) });
    m_facts.name = m_path.stem().string();
    m_facts.lowestZoom = static_cast<int>(lowest);
    m_facts.highestZoom = static_cast<int>(highest);
    if (auto refusal = lookAtATile(connection))
        return refusal;
    readMetadata(connection);
    if (!m_hasBounds)
        findBounds(connection);
    return {};
}

std::optional<Refusal> Mbtiles::lookAtATile(Connection& connection)
{
    Statement first(connection, "SELECT tile_data FROM tiles WHERE zoom_level = ?1 LIMIT 1");
    first.start().bind(1, m_facts.highestZoom);
    if (!first.step())
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 holds no tiles."));
    const std::string_view bytes = first.bytes(0);
    if (bytes.starts_with("\x1f\x8b"))
        return refuse(QT_TRANSLATE_NOOP("Refusal",
            "%1 holds vector tiles; the map needs raster tiles (png, jpg or webp), or the .osm.pbf that they were "
            "made from."));
    const auto picture = pictureFacts(bytes);
    if (!picture)
        return refuse(QT_TRANSLATE_NOOP("Refusal", "The tiles of %1 are no png, jpg or webp pictures."));
    if (picture->width != picture->height || (picture->width != 256 && picture->width != 512))
        return refuse(QT_TRANSLATE_NOOP("Refusal", "The tiles of %1 are %2 × %3 pixels; 256 or 512 are needed."),
            { std::to_string(picture->width), std::to_string(picture->height) });
    m_facts.format = picture->format;
    m_facts.side = static_cast<int>(picture->width);
    return {};
}

// Only what the tiles can't say is believed: many files name another format or other zoom levels than they have.
void Mbtiles::readMetadata(Connection& connection)
{
    if (connection.number("SELECT count(*) FROM sqlite_schema WHERE name = 'metadata'") == 0)
        return;
    Statement all(connection, "SELECT name, value FROM metadata LIMIT 200");
    all.start();
    while (all.step()) {
        const std::string_view name = all.text(0), value = all.text(1);
        if (name == "name" && !value.empty())
            m_facts.name = value;
        if (name == "attribution")
            m_facts.attribution = plainAttribution(value);
        if (name == "bounds")
            if (const auto bounds = boundsOf(value)) {
                m_facts.west = (*bounds)[0], m_facts.south = std::max((*bounds)[1], -85.0511);
                m_facts.east = (*bounds)[2], m_facts.north = std::min((*bounds)[3], 85.0511);
                m_hasBounds = true;
            }
    }
}

void Mbtiles::findBounds(Connection& connection)
{
    Statement box(connection,
        "SELECT min(tile_column), max(tile_column), min(tile_row), max(tile_row) FROM tiles WHERE zoom_level = ?1");
    box.start().bind(1, m_facts.highestZoom);
    if (!box.step())
        return;
    const int zoom = m_facts.highestZoom;
    const std::int64_t last = (std::int64_t(1) << zoom) - 1;
    const auto within = [last](std::int64_t at) { return std::clamp<std::int64_t>(at, 0, last); };
    m_facts.west = longitudeAt(within(box.integer(0)), zoom);
    m_facts.east = longitudeAt(within(box.integer(1)) + 1, zoom);
    m_facts.south = latitudeAt(last - within(box.integer(2)) + 1, zoom); // rows are counted from the south
    m_facts.north = latitudeAt(last - within(box.integer(3)), zoom);
}

Result<std::optional<std::string>> Mbtiles::tile(TilePlace place) const
{
    std::error_code error;
    if (!std::filesystem::exists(m_path, error)) // SQLite would go on reading a file that was taken away
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 is gone."));
    try {
        auto connection = lend();
        std::optional<std::string> bytes;
        {
            Statement one(*connection, tileSql);
            one.start().bind(1, place.zoom).bind(2, place.x);
            one.bind(3, (std::int64_t(1) << place.zoom) - 1 - place.y);
            if (one.step() && one.bytes(0).size() <= longestTile)
                bytes = one.bytes(0);
        }
        giveBack(std::move(connection));
        return bytes;
    } catch (const StoreFailure& failure) {
        return because(failure);
    }
}

} // namespace

Result<std::shared_ptr<const TileSource>> openMbtiles(const std::filesystem::path& file)
{
    auto opened = std::make_shared<Mbtiles>(file);
    if (auto refusal = opened->open())
        return *refusal;
    return std::shared_ptr<const TileSource>(std::move(opened));
}

} // namespace fengsui
