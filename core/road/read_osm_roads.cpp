#include "road/read_osm_roads.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>
#include <unordered_map>

namespace fengsui {

namespace {

constexpr double ofPosted = 0.8; // what is driven on average where so much is allowed

constexpr std::array<std::pair<std::string_view, double>, 16> classes { {
    { "motorway", 90 },
    { "motorway_link", 50 },
    { "trunk", 70 },
    { "trunk_link", 40 },
    { "primary", 50 },
    { "primary_link", 35 },
    { "secondary", 45 },
    { "secondary_link", 30 },
    { "tertiary", 35 },
    { "tertiary_link", 30 },
    { "unclassified", 30 },
    { "residential", 25 },
    { "living_street", 10 },
    { "service", 15 },
    { "road", 25 },
    { "track", 12 },
} };

struct OsmWay {
    std::int64_t id;
    std::vector<std::int64_t> nodes;
    std::string name;
    double metresPerMillisecond;
    bool isThere, isBack;
};

struct OsmBan {
    std::int64_t from, via, to;
    bool isOnly; // every other way but `to` is forbidden
};

std::string_view tagOf(const osmium::OSMObject& object, const char* key)
{
    const char* value = object.tags()[key];
    return value ? value : "";
}

bool isClosedToCars(const osmium::Way& way)
{
    // The most special key that says anything decides. What is private opens for those who are on duty.
    for (const char* key : { "motorcar", "motor_vehicle", "vehicle", "access" }) {
        const std::string_view value = tagOf(way, key);
        if (!value.empty())
            return value == "no";
    }
    return false;
}

std::optional<OsmWay> readWay(const osmium::Way& way)
{
    const std::string_view highway = tagOf(way, "highway");
    const double usual = customarySpeed(highway);
    if (usual == 0 || isClosedToCars(way) || tagOf(way, "area") == "yes" || way.nodes().size() < 2)
        return std::nullopt;
    const auto posted = postedSpeed(tagOf(way, "maxspeed"));
    const std::string_view oneway = tagOf(way, "oneway"), junction = tagOf(way, "junction");
    const bool isImplied = junction == "roundabout" || junction == "circular" || highway == "motorway";
    const bool isReverse = oneway == "-1" || oneway == "reverse";
    const bool isOneway
        = isReverse || oneway == "yes" || oneway == "true" || oneway == "1" || (isImplied && oneway != "no");
    OsmWay read { way.id(), {}, std::string(tagOf(way, "name")), (posted ? *posted * ofPosted : usual) / 3600,
        !isReverse, !isOneway || isReverse };
    for (const osmium::NodeRef& node : way.nodes())
        read.nodes.push_back(node.ref());
    return read;
}

std::optional<OsmBan> readBan(const osmium::Relation& relation)
{
    const std::string_view type = tagOf(relation, "type");
    std::string_view kind = tagOf(relation, "restriction");
    if (kind.empty())
        kind = tagOf(relation, "restriction:motorcar");
    const bool isOnly = kind.starts_with("only_");
    if (type != "restriction" || (!isOnly && !kind.starts_with("no_")))
        return std::nullopt;
    std::optional<std::int64_t> from, via, to;
    for (const osmium::RelationMember& member : relation.members()) {
        const std::string_view role = member.role();
        if (role == "from" && member.type() == osmium::item_type::way)
            from = member.ref();
        else if (role == "to" && member.type() == osmium::item_type::way)
            to = member.ref();
        else if (role == "via" && member.type() == osmium::item_type::node)
            via = member.ref();
    }
    return from && via && to ? std::optional(OsmBan { *from, *via, *to, isOnly }) : std::nullopt;
}

// Makes the graph of what two passes over the file have brought.
class Assembly {
public:
    void takeWaysAndBans(const osmium::io::File& file)
    {
        osmium::io::Reader reader(file, osmium::osm_entity_bits::way | osmium::osm_entity_bits::relation);
        while (const osmium::memory::Buffer buffer = reader.read())
            for (const auto& item : buffer) {
                if (item.type() == osmium::item_type::way) {
                    if (auto way = readWay(static_cast<const osmium::Way&>(item)))
                        m_ways.push_back(*std::move(way));
                } else if (const auto ban = readBan(static_cast<const osmium::Relation&>(item))) {
                    m_bans.push_back(*ban);
                }
            }
        reader.close();
        for (const OsmWay& way : m_ways)
            for (const std::int64_t node : way.nodes)
                m_wanted.emplace(node, std::nullopt);
    }

    void takePlaces(const osmium::io::File& file)
    {
        osmium::io::Reader reader(file, osmium::osm_entity_bits::node);
        while (const osmium::memory::Buffer buffer = reader.read())
            for (const osmium::Node& node : buffer.select<osmium::Node>())
                if (const auto wanted = m_wanted.find(node.id()); wanted != m_wanted.end() && node.location().valid())
                    wanted->second = GeoPoint { node.location().x(), node.location().y() };
        reader.close();
    }

    RoadGraph graph(const std::optional<GeoBox>& within)
    {
        for (const OsmWay& way : m_ways)
            if (!within || std::ranges::any_of(way.nodes, [&](std::int64_t node) {
                    const auto at = m_wanted.at(node);
                    return at && within->contains(*at);
                }))
                addWay(way);
        addBans();
        return { std::move(m_places), std::move(m_pieces), std::move(m_names), std::move(m_turns) };
    }

private:
    std::uint32_t nodeOf(std::int64_t id, GeoPoint at)
    {
        const auto [found, isNew] = m_numbers.emplace(id, static_cast<std::uint32_t>(m_places.size()));
        if (isNew)
            m_places.push_back(at);
        return found->second;
    }

    std::uint32_t nameOf(const std::string& name)
    {
        const auto [found, isNew] = m_nameNumbers.emplace(name, static_cast<std::uint32_t>(m_names.size()));
        if (isNew)
            m_names.push_back(name);
        return found->second;
    }

    void addWay(const OsmWay& way)
    {
        const std::uint32_t name = nameOf(way.name);
        for (std::size_t i = 1; i < way.nodes.size(); ++i) {
            const auto a = m_wanted.at(way.nodes[i - 1]), b = m_wanted.at(way.nodes[i]);
            if (!a || !b || way.nodes[i - 1] == way.nodes[i])
                continue; // cut off at the border of the extract
            const double metres = distanceMetres(*a, *b);
            const auto cost = static_cast<TravelCost>(std::max(1L, std::lround(metres / way.metresPerMillisecond)));
            const std::uint32_t from = nodeOf(way.nodes[i - 1], *a), to = nodeOf(way.nodes[i], *b);
            m_pieces.push_back({ from, to, static_cast<std::uint32_t>(std::lround(metres * 10)), name,
                way.isThere ? cost : unreachable, way.isBack ? cost : unreachable });
            m_wayOf.push_back(way.id);
        }
    }

    void addBans()
    {
        std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> meeting;
        for (const OsmBan& ban : m_bans)
            if (const auto via = m_numbers.find(ban.via); via != m_numbers.end())
                meeting[via->second];
        for (std::uint32_t i = 0; i < m_pieces.size(); ++i)
            for (const std::uint32_t node : { m_pieces[i].from, m_pieces[i].to })
                if (const auto at = meeting.find(node); at != meeting.end())
                    at->second.push_back(i);
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> turns; // by node and piece
        for (const OsmBan& ban : m_bans) {
            const auto via = m_numbers.find(ban.via);
            if (via == m_numbers.end())
                continue;
            const std::vector<std::uint32_t>& pieces = meeting[via->second];
            const auto isOf
                = [&](std::int64_t way) { return [this, way](std::uint32_t p) { return m_wayOf[p] == way; }; };
            if (std::ranges::none_of(pieces, isOf(ban.to)))
                continue; // "only" there, where nothing is, would shut the road
            for (const std::uint32_t by : pieces)
                if (m_wayOf[by] == ban.from)
                    for (const std::uint32_t piece : pieces)
                        if (piece != by && (m_wayOf[piece] == ban.to) != ban.isOnly)
                            turns[{ via->second, by }].push_back(piece);
        }
        for (auto& [at, pieces] : turns)
            m_turns.push_back({ at.first, at.second, std::move(pieces) });
    }

    std::vector<OsmWay> m_ways;
    std::vector<OsmBan> m_bans;
    std::unordered_map<std::int64_t, std::optional<GeoPoint>> m_wanted;
    std::unordered_map<std::int64_t, std::uint32_t> m_numbers;
    std::map<std::string, std::uint32_t> m_nameNumbers;
    std::vector<GeoPoint> m_places;
    std::vector<RoadPiece> m_pieces;
    std::vector<std::int64_t> m_wayOf; // by piece
    std::vector<std::string> m_names;
    std::vector<RoadGraph::TurnBan> m_turns;
};

} // namespace

double customarySpeed(std::string_view highway)
{
    const auto found = std::ranges::find(classes, highway, &std::pair<std::string_view, double>::first);
    return found == classes.end() ? 0 : found->second;
}

std::optional<double> postedSpeed(std::string_view maxspeed)
{
    double speed = 0;
    const auto [end, error] = std::from_chars(maxspeed.data(), maxspeed.data() + maxspeed.size(), speed);
    const std::string_view unit = maxspeed.substr(static_cast<std::size_t>(end - maxspeed.data()));
    if (error != std::errc() || !(speed >= 3 && speed <= 200))
        return std::nullopt;
    if (unit == " mph" || unit == "mph")
        return speed * 1.609344;
    return unit.empty() || unit == " km/h" || unit == "km/h" ? std::optional(speed) : std::nullopt;
}

Result<RoadGraph> readOsmRoads(const std::filesystem::path& file, const std::optional<GeoBox>& within)
{
    const std::string name = file.filename().string();
    try {
        const osmium::io::File source(file.string(), "pbf");
        Assembly assembly;
        assembly.takeWaysAndBans(source);
        assembly.takePlaces(source);
        RoadGraph graph = assembly.graph(within);
        if (graph.pieces().empty())
            return Refusal { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "There are no roads for cars in %1, or none near the county."), { name },
                "FILE" };
        return graph;
    } catch (const std::exception& error) {
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "%1 can't be read as an OpenStreetMap extract (.osm.pbf): %2"),
            { name, error.what() }, "FILE" };
    }
}

} // namespace fengsui
