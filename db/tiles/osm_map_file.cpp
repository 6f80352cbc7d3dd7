#include "tiles/osm_map_file.h"

#include "base/digest.h"
#include "journal/journal.h"
#include "sqlite/connection.h"
#include "sqlite/durable_file.h"
#include "tiles/shape_bytes.h"

#include <array>
#include <cmath>
#include <format>
#include <optional>

namespace fengsui {

namespace {

constexpr int applicationId = 0x46534f4d; // "FSOM"
constexpr int formatNumber = 1;

/// A feature is drawn from the table of the scale; at small scales simplified, and only what is seen there. The names
/// are those of resources/basemaps/style.xml.
struct Scale {
    std::string_view suffix;
    double tolerance; // metres of the projection: half a pixel of the largest zoom that it is for, 12 and 9
};
constexpr std::array scales { Scale { "", 0 }, Scale { "_middle", 19 }, Scale { "_far", 152 } };

/// The lowest rank that a scale shows; nothing: the theme isn't drawn there.
std::optional<int> lowestRank(MapTheme theme, std::size_t scale)
{
    if (scale == 0)
        return -100;
    switch (theme) {
    case MapTheme::Sea:
    case MapTheme::LandUse:
    case MapTheme::Water:
        return -100; // small ones vanish by themselves
    case MapTheme::Waterway:
    case MapTheme::Rail:
        return 2;
    case MapTheme::Road:
        return scale == 1 ? 5 : 6;
    case MapTheme::Boundary:
        return scale == 1 ? 2 : 4;
    case MapTheme::Building:
    case MapTheme::Place:
    case MapTheme::Spot:
        return {};
    }
    return {};
}

/// Those that are drawn from middle zooms on, so that few are looked at there.
constexpr int importantSpot = 7;

std::string tableOf(const MapFeature& feature, std::size_t scale)
{
    if (feature.theme == MapTheme::Spot && feature.rank >= importantSpot)
        return "important_spot";
    return std::string(toWord(feature.theme)) + std::string(scales[scale].suffix);
}

std::vector<std::string> tables()
{
    std::vector<std::string> all { "important_spot" };
    for (int theme = 0; theme < mapThemeCount; ++theme)
        for (std::size_t scale = 0; scale < scales.size(); ++scale)
            if (lowestRank(static_cast<MapTheme>(theme), scale))
                all.push_back(std::string(toWord(static_cast<MapTheme>(theme))) + std::string(scales[scale].suffix));
    return all;
}

bool areNamesFirst(std::string_view table)
{
    return table == "place" || table == "spot" || table == "important_spot";
}

/// Neighbours lie near each other in the file: the bits of both axes in turn, some 600 m a step.
std::int64_t strip(const ShapeBox& box)
{
    const auto cell
        = [](double at) { return static_cast<std::uint32_t>(std::clamp((at + 20037508) / 611.5, 0.0, 65535.0)); };
    const std::uint32_t x = cell((box.west + box.east) / 2), y = cell((box.south + box.north) / 2);
    std::int64_t place = 0;
    for (int bit = 15; bit >= 0; --bit)
        place = place << 2 | (x >> bit & 1) << 1 | (y >> bit & 1);
    return place;
}

/// Takes features in any order and lays them down in that in which they are drawn: Mapnik draws rows by their number.
class Filing {
public:
    explicit Filing(Connection& database)
        : m_database(database)
    {
        m_database.execute("PRAGMA page_size=4096; PRAGMA cache_size=-65536");
        m_database.execute(
            std::format("PRAGMA application_id={}; PRAGMA user_version={}", applicationId, formatNumber));
        m_database.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID");
        m_database.execute("CREATE TEMP TABLE stage (kind TEXT, name TEXT, number TEXT, rank INT, deck INT, size REAL, "
                           "shape BLOB, west REAL, east REAL, south REAL, north REAL, strip INT, theme TEXT)");
        m_insert.emplace(
            m_database, "INSERT INTO temp.stage VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
    }

    void take(const MapFeature& feature)
    {
        for (std::size_t scale = 0; scale < scales.size(); ++scale) {
            const auto lowest = lowestRank(feature.theme, scale);
            if (!lowest || feature.rank < *lowest)
                continue;
            if (scale == 0) {
                split(feature, scale);
                continue;
            }
            if (const auto fewer = simplified(feature, scales[scale].tolerance))
                split(*fewer, scale);
        }
    }

    void finish()
    {
        m_insert.reset();
        for (const std::string& table : tables()) {
            m_database.execute(std::format(
                "CREATE TABLE {0} (id INTEGER PRIMARY KEY, kind TEXT, name TEXT, number TEXT, rank INTEGER, "
                "deck INTEGER, size REAL, shape BLOB);"
                "CREATE VIRTUAL TABLE idx_{0}_shape USING rtree(pkid, xmin, xmax, ymin, ymax);"
                "CREATE TEMP TABLE order_{0} AS SELECT rowid AS row FROM stage WHERE theme = '{0}' ORDER BY rank {1}, "
                "deck, strip;"
                "INSERT INTO {0} SELECT o.rowid, kind, name, number, rank, deck, size, shape FROM order_{0} o JOIN "
                "stage s ON s.rowid = o.row ORDER BY o.rowid;"
                "INSERT INTO idx_{0}_shape SELECT o.rowid, west, east, south, north FROM order_{0} o JOIN stage s ON "
                "s.rowid = o.row ORDER BY o.rowid;"
                "DROP TABLE order_{0}",
                table, areNamesFirst(table) ? "DESC" : "ASC"));
        }
        m_database.execute("DROP TABLE temp.stage");
    }

private:
    // An area is cut into its patches when a row could not hold it; a patch of a million corners is coarsened.
    void split(const MapFeature& feature, std::size_t scale)
    {
        constexpr std::size_t most = 600'000; // corners: 9.6 MB
        std::size_t corners = 0;
        for (const auto& patch : feature.patches)
            for (const MapLine& part : patch)
                corners += part.size();
        if (corners <= most)
            return file(feature, scale);
        if (feature.patches.size() == 1) {
            for (double tolerance = 1; tolerance < 1000; tolerance *= 4)
                if (const auto fewer = simplified(feature, tolerance); fewer && toBytes(*fewer).size() < 16 * most)
                    return file(*fewer, scale);
            return;
        }
        for (const auto& patch : feature.patches) {
            MapFeature one = feature;
            one.patches = { patch };
            split(one, scale);
        }
    }

    void file(const MapFeature& feature, std::size_t scale)
    {
        const std::string bytes = toBytes(feature), table = tableOf(feature, scale);
        const ShapeBox box = boxOf(feature);
        m_insert->start()
            .bindText(1, feature.kind)
            .bindText(2, feature.name)
            .bindText(3, feature.number)
            .bind(4, feature.rank)
            .bind(5, feature.deck)
            .bind(6, static_cast<std::int64_t>(areaOf(feature)))
            .bindBytes(7, bytes)
            .bind(8, static_cast<std::int64_t>(std::floor(box.west)))
            .bind(9, static_cast<std::int64_t>(std::ceil(box.east)))
            .bind(10, static_cast<std::int64_t>(std::floor(box.south)))
            .bind(11, static_cast<std::int64_t>(std::ceil(box.north)))
            .bind(12, strip(box))
            .bindText(13, table)
            .run();
    }

    Connection& m_database;
    std::optional<Statement> m_insert;
};

constexpr double perDegree = 1e7; // the extent is filed in whole numbers, as our places are

void fileAbout(Connection& database, const OsmMapFacts& facts)
{
    Statement about(database, "INSERT INTO about VALUES (?1, ?2)");
    about.start().bindText(1, "title").bindText(2, facts.title).run();
    about.start().bindText(1, "digest").bindText(2, facts.digest).run();
    const std::array numbers {
        std::pair { "west", facts.west },
        std::pair { "south", facts.south },
        std::pair { "east", facts.east },
        std::pair { "north", facts.north },
    };
    for (const auto& [name, degrees] : numbers)
        about.start().bindText(1, name).bind(2, std::int64_t(std::llround(degrees * perDegree))).run();
    about.start().bindText(1, "features").bind(2, facts.features).run();
}

} // namespace

Result<OsmMapFacts> makeOsmMap(const std::filesystem::path& extract, const std::filesystem::path& goal,
    const std::function<bool(std::uint64_t done, std::uint64_t total)>& goesOn)
{
    DurableFile file(goal);
    OsmMapFacts facts;
    {
        Connection database(file.unfinished(), Connection::Mode::Copy);
        Transaction whole(database);
        Filing filing(database);
        DigestBuilder sum;
        const auto read = readOsmMap(
            extract,
            [&](const MapFeature& feature) {
                filing.take(feature);
                sum.add(feature.kind);
                sum.add(feature.name);
                sum.add(toBytes(feature));
            },
            goesOn);
        if (!read)
            return read.refusal();
        filing.finish();
        facts = { extract.stem().stem().string(), sum.finish().toHex(), read->west, read->south, read->east,
            read->north, read->features };
        fileAbout(database, facts);
        whole.commit();
    }
    file.finish();
    return facts;
}

Result<OsmMapFacts> readOsmMapFacts(const std::filesystem::path& file)
{
    const auto refuse = [&file](std::string text) {
        return Refusal { Refusal::Reason::BadValue, std::move(text), { file.filename().string() }, {} };
    };
    try {
        Connection database(file, Connection::Mode::ReadOnly);
        if (database.number("PRAGMA application_id") != applicationId)
            return refuse(
                QT_TRANSLATE_NOOP("Refusal", "%1 was not made from an OpenStreetMap extract by this program."));
        if (database.number("PRAGMA user_version") != formatNumber)
            return refuse(QT_TRANSLATE_NOOP("Refusal",
                "%1 was made by another version of this program. Take the .osm.pbf in once more with \"import "
                "basemap\"."));
        OsmMapFacts facts;
        const auto number = [&database](const char* name) {
            return database.number(std::string("SELECT value FROM about WHERE name = '") + name + "'");
        };
        facts.title = database.text("SELECT value FROM about WHERE name = 'title'");
        facts.digest = database.text("SELECT value FROM about WHERE name = 'digest'");
        facts.west = double(number("west")) / perDegree;
        facts.south = double(number("south")) / perDegree;
        facts.east = double(number("east")) / perDegree;
        facts.north = double(number("north")) / perDegree;
        facts.features = static_cast<std::uint64_t>(number("features"));
        for (const std::string& table : tables())
            (void)database.number("SELECT count(*) FROM (SELECT id FROM " + table + " LIMIT 1)");
        const bool isSound = facts.west >= -180 && facts.east <= 180 && facts.west <= facts.east && facts.south >= -90
            && facts.north <= 90 && facts.south <= facts.north && !facts.digest.empty();
        if (isSound)
            return facts;
    } catch (const StoreFailure&) {
        // said below: its sentence is about the journal
    }
    return refuse(QT_TRANSLATE_NOOP(
        "Refusal", "%1 is damaged. Take the .osm.pbf that it was made from in once more with \"import basemap\"."));
}

} // namespace fengsui
