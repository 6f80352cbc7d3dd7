#include "tiles/tile_cache.h"

#include "journal/journal.h"
#include "sqlite/connection.h"

#include <format>

namespace fengsui {

namespace {

constexpr int mostFailures = 5; // then the disk doesn't want it, and asking again only costs time

std::int64_t southernRow(TilePlace place)
{
    return (std::int64_t(1) << place.zoom) - 1 - place.y;
}

} // namespace

TileCache::TileCache(std::filesystem::path file, std::string madeFrom, const TileFacts& facts, std::uint64_t bound)
    : m_file(std::move(file))
    , m_madeFrom(std::move(madeFrom))
    , m_facts(facts)
    , m_bound(bound)
{
}

TileCache::~TileCache() = default;

bool TileCache::open()
{
    std::error_code error;
    if (m_connection && std::filesystem::exists(m_file, error))
        return true;
    m_connection.reset();
    for (int attempt = 0; attempt < 2 && m_failures < mostFailures; ++attempt) {
        try {
            begin();
            return true;
        } catch (const StoreFailure&) {
            ++m_failures;
            throwAway();
        }
    }
    return false;
}

void TileCache::begin()
{
    std::error_code error;
    std::filesystem::create_directories(m_file.parent_path(), error);
    auto connection = std::make_unique<Connection>(m_file, Connection::Mode::ReadWrite);
    // What is lost can be made again: nobody waits for the disk.
    connection->execute("PRAGMA synchronous=OFF; PRAGMA secure_delete=OFF; PRAGMA cache_size=-2048");
    connection->execute("CREATE TABLE IF NOT EXISTS metadata (name TEXT PRIMARY KEY, value TEXT);"
                        "CREATE TABLE IF NOT EXISTS tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, "
                        "tile_data BLOB, day INTEGER DEFAULT 0, UNIQUE (zoom_level, tile_column, tile_row))");
    if (connection->text("SELECT value FROM metadata WHERE name = 'made_from'") != m_madeFrom) {
        Transaction whole(*connection);
        connection->execute("DELETE FROM tiles; DELETE FROM metadata");
        Statement say(*connection, "INSERT INTO metadata VALUES (?1, ?2)");
        const std::string format(toWord(m_facts.format));
        const std::string bounds
            = std::format("{:.6f},{:.6f},{:.6f},{:.6f}", m_facts.west, m_facts.south, m_facts.east, m_facts.north);
        say.start().bindText(1, "made_from").bindText(2, m_madeFrom).run();
        say.start().bindText(1, "name").bindText(2, m_facts.name).run();
        say.start().bindText(1, "format").bindText(2, format).run();
        say.start().bindText(1, "bounds").bindText(2, bounds).run();
        say.start().bindText(1, "attribution").bindText(2, m_facts.attribution).run();
        whole.commit();
    }
    m_connection = std::move(connection);
}

void TileCache::throwAway()
{
    m_connection.reset();
    std::error_code error;
    for (const char* more : { "", "-wal", "-shm", "-journal" })
        std::filesystem::remove(m_file.string() + more, error);
}

std::optional<TileCache::Kept> TileCache::find(TilePlace place)
{
    const std::lock_guard lock(m_mutex);
    if (!open())
        return {};
    try {
        Statement one(*m_connection,
            "SELECT tile_data, day FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3");
        one.start().bind(1, place.zoom).bind(2, place.x).bind(3, southernRow(place));
        if (one.step() && !one.bytes(0).empty() && one.bytes(0).size() <= longestTile)
            return Kept { std::string(one.bytes(0)), one.integer(1) };
    } catch (const StoreFailure&) {
        ++m_failures;
        throwAway();
    }
    return {};
}

void TileCache::put(std::span<const Tile> tiles)
{
    const std::lock_guard lock(m_mutex);
    if (!open())
        return;
    try {
        Transaction whole(*m_connection);
        Statement one(*m_connection, "INSERT OR REPLACE INTO tiles VALUES (?1, ?2, ?3, ?4, ?5)");
        for (const Tile& tile : tiles)
            one.start()
                .bind(1, tile.place.zoom)
                .bind(2, tile.place.x)
                .bind(3, southernRow(tile.place))
                .bindBytes(4, tile.bytes)
                .bind(5, tile.day)
                .run();
        makeRoom();
        whole.commit();
        constexpr int longestLog = 1000; // pages
        if (m_connection->logPages() > longestLog)
            m_connection->checkpoint(true);
    } catch (const StoreFailure&) {
        ++m_failures;
        throwAway();
    }
}

// A tenth at once, so that it isn't done for each tile.
void TileCache::makeRoom()
{
    const auto used = [this] {
        return static_cast<std::uint64_t>(
                   m_connection->number("PRAGMA page_count") - m_connection->number("PRAGMA freelist_count"))
            * static_cast<std::uint64_t>(m_connection->number("PRAGMA page_size"));
    };
    while (used() > m_bound) {
        m_connection->execute("DELETE FROM tiles WHERE rowid IN (SELECT rowid FROM tiles ORDER BY rowid LIMIT "
                              "(SELECT count(*) / 10 + 1 FROM tiles))");
        if (m_connection->changes() == 0)
            return;
    }
}

std::uint64_t TileCache::bytes()
{
    std::error_code error;
    const auto size = std::filesystem::file_size(m_file, error);
    return error ? 0 : size;
}

} // namespace fengsui
