#include "sqlite/component_edition.h"

#include "component/component_place.h"
#include "sqlite/component_words.h"
#include "sqlite/connection.h"
#include "sqlite/durable_file.h"
#include "sqlite/grid_edition.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <optional>
#include <system_error>

namespace fengsui {

namespace {

// Names and roads are kept once each: a county has a million components and some thousand of these. So the indexes of
// texts stay small, and a question about a text is one about few texts and then about whole numbers.
constexpr const char* tables = R"(
        CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
        CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE component (
            code INTEGER PRIMARY KEY, name INTEGER NOT NULL, number TEXT NOT NULL, road INTEGER NOT NULL,
            house TEXT NOT NULL, owner INTEGER NOT NULL, state INTEGER NOT NULL,
            longitude INTEGER NOT NULL, latitude INTEGER NOT NULL) STRICT;
        CREATE TABLE class (
            division INTEGER NOT NULL, class INTEGER NOT NULL, components INTEGER NOT NULL,
            PRIMARY KEY (division, class)) WITHOUT ROWID, STRICT;
        CREATE TABLE packed (x INTEGER NOT NULL, y INTEGER NOT NULL, components BLOB NOT NULL, PRIMARY KEY (x, y)) STRICT;
        CREATE TABLE density (
            level INTEGER NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL, squares BLOB NOT NULL,
            PRIMARY KEY (level, x, y)) STRICT;
    )";

constexpr const char* numberIndex = "CREATE INDEX component_number ON component(number) WHERE number <> ''";
constexpr std::array indexes {
    "CREATE INDEX component_place ON component(road, house)", "CREATE INDEX component_name ON component(name)",
    "CREATE INDEX component_house ON component(house, road, name) WHERE house <> ''", // editions made before lack it
};

struct Packed {
    std::uint32_t place; // of its tile of packedLevel, see interleaved
    PackedComponent component;
};

// The bits of both in turn. In this order the tiles of every level lie together, so one at a time is worked on.
std::uint32_t interleaved(std::uint32_t x, std::uint32_t y)
{
    std::uint32_t both = 0;
    for (int bit = 0; bit < packedLevel; ++bit)
        both |= (x >> bit & 1) << (2 * bit + 1) | (y >> bit & 1) << (2 * bit);
    return both;
}

std::pair<std::uint32_t, std::uint32_t> apart(std::uint32_t both)
{
    std::uint32_t x = 0, y = 0;
    for (int bit = 0; bit < packedLevel; ++bit) {
        x |= (both >> (2 * bit + 1) & 1) << bit;
        y |= (both >> (2 * bit) & 1) << bit;
    }
    return { x, y };
}

void writePacked(Connection& database, const std::vector<Packed>& sorted)
{
    Statement insert(database, "INSERT INTO packed VALUES (?, ?, ?)");
    std::vector<PackedComponent> tile;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        tile.push_back(sorted[i].component);
        if (i + 1 < sorted.size() && sorted[i + 1].place == sorted[i].place)
            continue;
        const std::string bytes = toBytes(tile);
        const auto [x, y] = apart(sorted[i].place);
        insert.start().bind(1, x).bind(2, y).bindBytes(3, bytes).run();
        tile.clear();
    }
}

// The squares of a tile of the level, counted in the order of their numbers.
class DensityTile {
public:
    void add(std::uint32_t square) { m_counts[square] = std::uint16_t(std::min(m_counts[square] + 1, 65535)); }
    std::string take()
    {
        std::vector<DensitySquare> squares;
        for (std::size_t i = 0; i < m_counts.size(); ++i)
            if (m_counts[i] > 0)
                squares.push_back({ std::uint16_t(i), m_counts[i] });
        m_counts.fill(0);
        return toBytes(squares);
    }

private:
    std::array<std::uint16_t, densitySide * densitySide> m_counts {};
};

void writeDensity(Connection& database, const std::vector<Packed>& sorted)
{
    Statement insert(database, "INSERT INTO density VALUES (?, ?, ?, ?)");
    DensityTile tile;
    for (int level = firstDensityLevel; level <= lastDensityLevel; ++level) {
        const int above = packedLevel - level; // so many levels up from a packed tile
        const int below = 6 - above; // so many bits of the square come from within it; the side is 2^6
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            const auto [x, y] = apart(sorted[i].place);
            const std::uint32_t mask = (1u << above) - 1;
            const std::uint32_t column = (x & mask) << below | std::uint32_t(sorted[i].component.x) >> (16 - below);
            const std::uint32_t row = (y & mask) << below | std::uint32_t(sorted[i].component.y) >> (16 - below);
            tile.add(row * std::uint32_t(densitySide) + column);
            if (i + 1 < sorted.size() && sorted[i + 1].place >> 2 * above == sorted[i].place >> 2 * above)
                continue;
            const std::string bytes = tile.take();
            insert.start().bind(1, level).bind(2, x >> above).bind(3, y >> above).bindBytes(4, bytes).run();
        }
    }
}

using ClassCounts = std::map<std::pair<std::uint32_t, std::uint16_t>, std::uint64_t>; // by division and class

void writeClasses(Connection& database, const ClassCounts& classes)
{
    Statement insert(database, "INSERT INTO class VALUES (?, ?, ?)");
    for (const auto& [which, count] : classes)
        insert.start().bind(1, which.first).bind(2, int(which.second)).bind(3, count).run();
}

Digest digestOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    DigestBuilder builder;
    std::vector<char> piece(1024 * 1024);
    do {
        in.read(piece.data(), std::streamsize(piece.size()));
        builder.add({ piece.data(), std::size_t(in.gcount()) });
    } while (in);
    if (!in.eof())
        throw std::system_error(std::make_error_code(std::errc::io_error), "reading " + file.string());
    return builder.finish();
}

[[noreturn]] void cannotWrite(const std::filesystem::path& file, const std::system_error& error)
{
    throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                           "Not saved: writing %1 failed (%2). Look whether its disk is full or may only be read."),
        { file.string(), error.code().message() });
}

// The file under its passing name, gone unless it is finished.
class Passing {
public:
    explicit Passing(const std::filesystem::path& folder)
        : m_folder(folder)
    {
        try {
            m_out.emplace(folder / "components.sqlite");
        } catch (const std::system_error& error) {
            cannotWrite(folder, error);
        }
    }
    const std::filesystem::path& path() const { return m_out->unfinished(); }
    ComponentEdition finish(std::uint64_t rows)
    {
        try {
            m_out->sync();
            const ComponentEdition edition { digestOf(path()), rows, std::filesystem::file_size(path()) };
            const std::filesystem::path file = editionPath(m_folder, edition.digest);
            std::filesystem::rename(path(), file);
            syncFolder(m_folder);
            return edition;
        } catch (const std::system_error& error) {
            cannotWrite(path(), error);
        }
    }

private:
    std::filesystem::path m_folder;
    std::optional<DurableFile> m_out;
};

} // namespace

struct ComponentEditionWriter::Parts {
    Passing file;
    std::optional<Connection> database;
    std::optional<Transaction> transaction;
    std::optional<WordTable> words;
    std::optional<Statement> insert;
    std::vector<Packed> packed;
    ClassCounts classes;
    bool isNumberIndexed = false;

    Parts(const std::filesystem::path& folder, const std::string& title)
        : file(folder)
    {
        database.emplace(file.path(), Connection::Mode::Copy);
        database->execute("PRAGMA page_size=4096");
        database->execute("PRAGMA cache_size=-65536");
        database->execute("PRAGMA application_id=" + std::to_string(component_edition::applicationId));
        database->execute("PRAGMA user_version=" + std::to_string(component_edition::format));
        transaction.emplace(*database);
        database->execute(tables);
        Statement(*database, "INSERT INTO about VALUES ('title', ?)").bindText(1, title).run();
        words.emplace(*database);
        insert.emplace(*database, "INSERT OR IGNORE INTO component VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }
};

ComponentEditionWriter::ComponentEditionWriter(const std::filesystem::path& folder, const std::string& title)
    : m_parts(std::make_unique<Parts>(folder, title))
{
}

ComponentEditionWriter::~ComponentEditionWriter() = default;

bool ComponentEditionWriter::add(const Component& component)
{
    const std::int64_t name = m_parts->words->idOf(component.name);
    const std::int64_t road = m_parts->words->idOf(component.road);
    const std::int64_t owner = m_parts->words->idOf(component.owner);
    m_parts->insert->start()
        .bind(1, component.code.number)
        .bind(2, name)
        .bindText(3, component.number)
        .bind(4, road)
        .bindText(5, component.house)
        .bind(6, owner)
        .bind(7, int(component.state))
        .bind(8, component.at.longitudeE7)
        .bind(9, component.at.latitudeE7)
        .run();
    if (m_parts->database->changes() == 0)
        return false;
    const MapPlace place = MapPlace::of(component.at);
    const PlaceTile tile = place.tile(packedLevel);
    m_parts->packed.push_back({ interleaved(tile.x, tile.y),
        { std::uint16_t(place.x >> (16 - packedLevel)), std::uint16_t(place.y >> (16 - packedLevel)),
            component.code.classCode(), std::uint8_t(component.state) } });
    ++m_parts->classes[{ component.code.division(), component.code.classCode() }];
    return true;
}

std::uint64_t ComponentEditionWriter::size() const
{
    return m_parts->packed.size();
}

ComponentEditionWriter::RepeatedNumbers ComponentEditionWriter::repeatedNumbers(std::size_t examples)
{
    m_parts->database->execute(numberIndex);
    m_parts->isNumberIndexed = true;
    RepeatedNumbers repeated;
    Statement rows(*m_parts->database,
        "SELECT number, count(*) FROM component WHERE number <> '' GROUP BY number HAVING count(*) > 1");
    while (rows.step()) {
        repeated.components += std::uint64_t(rows.integer(1));
        if (repeated.first.size() < examples)
            repeated.first.emplace_back(rows.text(0));
    }
    return repeated;
}

std::optional<ComponentEdition> ComponentEditionWriter::finish(const Progress& goesOn)
{
    Connection& database = *m_parts->database;
    const std::uint64_t steps = 5;
    std::uint64_t done = 0;
    const auto stops = [&] { return goesOn && !goesOn(done++, steps); };

    if (!m_parts->isNumberIndexed)
        database.execute(numberIndex);
    for (const char* index : indexes) {
        if (stops())
            return std::nullopt;
        database.execute(index);
    }
    if (stops())
        return std::nullopt;
    m_parts->words->index();
    if (stops())
        return std::nullopt;
    writeClasses(database, m_parts->classes);
    std::ranges::sort(m_parts->packed, {}, [](const Packed& each) { return std::pair(each.place, each.component); });
    writePacked(database, m_parts->packed);
    if (stops())
        return std::nullopt;
    writeDensity(database, m_parts->packed);
    m_parts->transaction->commit();
    const std::uint64_t rows = size();
    // what is prepared goes before the connection does, and that before the file has its name
    m_parts->words.reset();
    m_parts->insert.reset();
    m_parts->transaction.reset();
    m_parts->database.reset();
    return m_parts->file.finish(rows);
}

} // namespace fengsui
