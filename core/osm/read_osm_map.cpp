#include "osm/read_osm_map.h"

#include "osm/coast.h"
#include "osm/osm_kinds.h"

#include <algorithm>
#include <charconv>
#include <osmium/area/assembler.hpp>
#include <osmium/area/multipolygon_manager.hpp>
#include <osmium/handler/node_locations_for_ways.hpp>
#include <osmium/index/map/flex_mem.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/visitor.hpp>
#include <unordered_map>

namespace fengsui {

namespace {

constexpr double furthestNorth = 85.05;

using Places = osmium::index::map::FlexMem<osmium::unsigned_object_id_type, osmium::Location>;
using Areas = osmium::area::MultipolygonManager<osmium::area::Assembler>;

TagOf tagsOf(const osmium::OSMObject& object)
{
    return [&object](const char* key) {
        const char* value = object.tags()[key];
        return std::string_view(value ? value : "");
    };
}

bool isOnMap(osmium::Location at)
{
    return at.valid() && std::abs(at.lat_without_check()) < furthestNorth;
}

// The longest run of nodes whose places are known; what lies beyond was cut off at the border of the extract.
MapLine courseOf(const osmium::NodeRefList& nodes)
{
    MapLine best, now;
    for (const osmium::NodeRef& node : nodes) {
        if (isOnMap(node.location())) {
            const MapPoint at = toMapPoint(node.location().lon_without_check(), node.location().lat_without_check());
            if (now.empty() || now.back() != at)
                now.push_back(at);
            continue;
        }
        if (now.size() > best.size())
            best = std::move(now);
        now.clear();
    }
    return now.size() > best.size() ? now : best;
}

int levelOf(std::string_view word)
{
    int level = 0;
    std::from_chars(word.data(), word.data() + word.size(), level);
    return level >= 2 && level <= 10 ? level : 0;
}

/// The second pass: hands over what is to be drawn.
class Drawer : public osmium::handler::Handler {
public:
    Drawer(const std::function<void(const MapFeature&)>& take, const std::unordered_map<std::int64_t, int>& borders)
        : m_take(take)
        , m_borders(borders)
    {
    }

    void node(const osmium::Node& node)
    {
        if (!isOnMap(node.location()))
            return;
        const MapPoint at = toMapPoint(node.location().lon_without_check(), node.location().lat_without_check());
        m_box.extend(node.location());
        m_seen.take(at);
        if (node.tags().empty())
            return;
        const TagOf tag = tagsOf(node);
        if (nameOf(tag).empty())
            return;
        if (const auto kind = kindOfPlace(tag))
            give(*kind, tag, MapFeature::Shape::Point, { { { at } } });
        else if (const auto spot = kindOfSpot(tag))
            give(*spot, tag, MapFeature::Shape::Point, { { { at } } });
    }

    void way(const osmium::Way& way)
    {
        const auto border = m_borders.find(way.id());
        if (way.tags().empty() && border == m_borders.end())
            return;
        const TagOf tag = tagsOf(way);
        const auto kind = kindOfLine(tag);
        const bool isCoast = tag("natural") == "coastline";
        int level = border == m_borders.end() ? 0 : border->second;
        if (level == 0 && tag("boundary") == "administrative")
            level = levelOf(tag("admin_level"));
        if (!kind && !isCoast && level == 0)
            return;
        MapLine course = courseOf(way.nodes());
        if (course.size() < 2)
            return;
        if (isCoast)
            m_coast.push_back({ way.nodes().front().ref(), way.nodes().back().ref(), course });
        if (level > 0) {
            const std::string word = std::to_string(level);
            MapFeature feature { MapTheme::Boundary, MapFeature::Shape::Line, word, {}, {}, 10 - level, 0, {} };
            feature.patches.push_back({ course });
            hand(feature);
        }
        if (kind)
            give(*kind, tag, MapFeature::Shape::Line, { { std::move(course) } });
    }

    void area(const osmium::Area& area)
    {
        const TagOf tag = tagsOf(area);
        const auto kind = kindOfArea(tag);
        const auto spot = nameOf(tag).empty() ? std::nullopt : kindOfSpot(tag);
        if (!kind && !spot)
            return;
        MapFeature whole { MapTheme::LandUse, MapFeature::Shape::Area, {}, {}, {}, 0, 0, {} };
        for (const osmium::OuterRing& outer : area.outer_rings()) {
            std::vector<MapLine> patch { courseOf(outer) };
            if (patch.front().size() < 4)
                continue;
            for (const osmium::InnerRing& inner : area.inner_rings(outer))
                if (MapLine hole = courseOf(inner); hole.size() >= 4)
                    patch.push_back(std::move(hole));
            whole.patches.push_back(std::move(patch));
        }
        if (whole.patches.empty())
            return;
        if (spot)
            give(*spot, tag, MapFeature::Shape::Point, { { { middleOf(whole) } } });
        if (kind)
            give(*kind, tag, MapFeature::Shape::Area, std::move(whole.patches));
    }

    void sea()
    {
        if (m_coast.empty())
            return;
        for (const MapFeature& feature : seaOf(std::move(m_coast), m_seen))
            hand(feature);
    }

    std::uint64_t given() const { return m_given; }
    const osmium::Box& box() const { return m_box; }

private:
    void give(const MapKind& kind, const TagOf& tag, MapFeature::Shape shape, std::vector<std::vector<MapLine>> patches)
    {
        const std::string_view bridge = tag("bridge"), tunnel = tag("tunnel");
        const int deck = !tunnel.empty() && tunnel != "no" ? -1 : !bridge.empty() && bridge != "no" ? 1 : 0;
        hand({ kind.theme, shape, std::string(kind.kind), std::string(nameOf(tag)), std::string(tag("ref")), kind.rank,
            deck, std::move(patches) });
    }
    void hand(const MapFeature& feature)
    {
        ++m_given;
        m_take(feature);
    }

    const std::function<void(const MapFeature&)>& m_take;
    const std::unordered_map<std::int64_t, int>& m_borders;
    std::vector<CoastWay> m_coast;
    osmium::Box m_box;
    MapBox m_seen = MapBox::empty();
    std::uint64_t m_given = 0;
};

struct Interrupted { };

/// The first pass: which ways belong together to areas, and which are borders of what level.
void readRelations(const osmium::io::File& file, Areas& areas, std::unordered_map<std::int64_t, int>& borders,
    const std::function<bool(std::uint64_t, std::uint64_t)>& goesOn)
{
    osmium::io::Reader reader(file, osmium::osm_entity_bits::relation);
    while (osmium::memory::Buffer buffer = reader.read()) {
        osmium::apply(buffer, areas);
        for (const auto& relation : buffer.select<osmium::Relation>()) {
            const TagOf tag = tagsOf(relation);
            const int level = tag("boundary") == "administrative" ? levelOf(tag("admin_level")) : 0;
            if (level == 0)
                continue;
            for (const osmium::RelationMember& member : relation.members())
                if (member.type() == osmium::item_type::way) {
                    int& known = borders[member.ref()];
                    known = known == 0 ? level : std::min(known, level);
                }
        }
        if (goesOn && !goesOn(reader.offset(), 2 * reader.file_size()))
            throw Interrupted();
    }
    reader.close();
    areas.prepare_for_lookup();
}

OsmMapRead extentOf(const osmium::Box& said, const osmium::Box& seen, std::uint64_t features)
{
    OsmMapRead read { seen.bottom_left().lon(), seen.bottom_left().lat(), seen.top_right().lon(),
        seen.top_right().lat(), features };
    if (said.valid()) { // ways that are cut nowhere reach far beyond what the extract is of
        const OsmMapRead both { std::max(read.west, said.bottom_left().lon()),
            std::max(read.south, said.bottom_left().lat()), std::min(read.east, said.top_right().lon()),
            std::min(read.north, said.top_right().lat()), features };
        if (both.west < both.east && both.south < both.north)
            return both;
    }
    return read;
}

} // namespace

Result<OsmMapRead> readOsmMap(const std::filesystem::path& file, const std::function<void(const MapFeature&)>& take,
    const std::function<bool(std::uint64_t done, std::uint64_t total)>& goesOn)
{
    const std::string name = file.filename().string();
    const auto refuse = [&name](std::string text, std::vector<std::string> more = {}) {
        more.insert(more.begin(), name);
        return Refusal { Refusal::Reason::BadValue, std::move(text), std::move(more), "FILE" };
    };
    const osmium::io::File source(file.string(), "pbf");
    try {
        osmium::area::AssemblerConfig config;
        config.create_empty_areas = false;
        config.ignore_invalid_locations = true; // of ways that are cut off
        Areas areas(config);
        std::unordered_map<std::int64_t, int> borders;
        readRelations(source, areas, borders, goesOn);

        Places places;
        osmium::handler::NodeLocationsForWays<Places> locations(places);
        locations.ignore_errors();
        Drawer drawer(take, borders);
        auto assembled
            = areas.handler([&drawer](const osmium::memory::Buffer& buffer) { osmium::apply(buffer, drawer); });
        osmium::io::Reader reader(source);
        const osmium::Box said = reader.header().joined_boxes();
        while (osmium::memory::Buffer buffer = reader.read()) {
            osmium::apply(buffer, locations, drawer, assembled);
            if (goesOn && !goesOn(reader.file_size() + reader.offset(), 2 * reader.file_size()))
                throw Interrupted();
        }
        reader.close();
        assembled.flush();
        drawer.sea();
        if (drawer.given() == 0)
            return refuse(QT_TRANSLATE_NOOP("Refusal", "There is nothing in %1 that a map could show."));
        return extentOf(said, drawer.box(), drawer.given());
    } catch (const Interrupted&) {
        return refuse(QT_TRANSLATE_NOOP("Refusal", "Reading %1 was interrupted; nothing of it was taken in."));
    } catch (const std::bad_alloc&) {
        return refuse(QT_TRANSLATE_NOOP("Refusal",
            "%1 is too large for the memory of this machine. Take an extract of the county or the province instead."));
    } catch (const std::exception& error) {
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 can't be read as an OpenStreetMap extract (.osm.pbf): %2"),
            { error.what() });
    }
}

} // namespace fengsui
