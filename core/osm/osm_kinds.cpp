#include "osm/osm_kinds.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

namespace fengsui {

namespace {

/// What a key and a value of OpenStreetMap stand for.
struct Meaning {
    const char* key;
    std::string_view value; ///< empty: any but "no"
    MapTheme theme;
    std::string_view kind;
    int rank;
};

using enum MapTheme;

// The first that fits decides. Large plain grounds first in rank: what lies in them is drawn over them.
constexpr std::array areas = std::to_array<Meaning>({
    { "building", "", Building, "building", 0 },
    { "natural", "water", Water, "water", 0 },
    { "waterway", "riverbank", Water, "water", 0 },
    { "waterway", "dock", Water, "water", 0 },
    { "landuse", "reservoir", Water, "water", 0 },
    { "landuse", "basin", Water, "water", 0 },
    { "landuse", "salt_pond", Water, "water", 0 },
    { "leisure", "swimming_pool", Water, "pool", 1 },
    { "natural", "wetland", LandUse, "wetland", 4 },
    { "natural", "wood", LandUse, "wood", 3 },
    { "landuse", "forest", LandUse, "wood", 3 },
    { "natural", "scrub", LandUse, "scrub", 3 },
    { "natural", "heath", LandUse, "scrub", 3 },
    { "natural", "grassland", LandUse, "grass", 4 },
    { "landuse", "grass", LandUse, "grass", 5 },
    { "landuse", "meadow", LandUse, "grass", 4 },
    { "landuse", "village_green", LandUse, "grass", 5 },
    { "landuse", "recreation_ground", LandUse, "park", 5 },
    { "landuse", "greenfield", LandUse, "grass", 4 },
    { "landuse", "farmland", LandUse, "field", 1 },
    { "landuse", "orchard", LandUse, "orchard", 2 },
    { "landuse", "vineyard", LandUse, "orchard", 2 },
    { "landuse", "plant_nursery", LandUse, "orchard", 2 },
    { "landuse", "farmyard", LandUse, "settled", 1 },
    { "landuse", "cemetery", LandUse, "cemetery", 5 },
    { "amenity", "grave_yard", LandUse, "cemetery", 5 },
    { "leisure", "park", LandUse, "park", 5 },
    { "leisure", "garden", LandUse, "park", 5 },
    { "leisure", "golf_course", LandUse, "grass", 5 },
    { "leisure", "pitch", LandUse, "pitch", 7 },
    { "leisure", "track", LandUse, "pitch", 6 },
    { "leisure", "playground", LandUse, "pitch", 6 },
    { "leisure", "stadium", LandUse, "school", 5 },
    { "leisure", "sports_centre", LandUse, "school", 5 },
    { "amenity", "school", LandUse, "school", 4 },
    { "amenity", "kindergarten", LandUse, "school", 4 },
    { "amenity", "university", LandUse, "school", 4 },
    { "amenity", "college", LandUse, "school", 4 },
    { "amenity", "hospital", LandUse, "hospital", 4 },
    { "amenity", "parking", LandUse, "paved", 6 },
    { "place", "square", LandUse, "paved", 6 },
    { "highway", "pedestrian", LandUse, "paved", 6 },
    { "highway", "footway", LandUse, "paved", 6 },
    { "highway", "service", LandUse, "paved", 6 },
    { "man_made", "pier", LandUse, "pier", 8 },
    { "man_made", "breakwater", LandUse, "pier", 8 },
    { "aeroway", "aerodrome", LandUse, "industry", 1 },
    { "aeroway", "apron", LandUse, "paved", 6 },
    { "aeroway", "runway", LandUse, "paved", 7 },
    { "landuse", "residential", LandUse, "settled", 0 },
    { "landuse", "commercial", LandUse, "trade", 1 },
    { "landuse", "retail", LandUse, "trade", 1 },
    { "landuse", "industrial", LandUse, "industry", 1 },
    { "landuse", "railway", LandUse, "industry", 1 },
    { "landuse", "port", LandUse, "industry", 1 },
    { "landuse", "quarry", LandUse, "rock", 1 },
    { "landuse", "construction", LandUse, "rock", 1 },
    { "landuse", "brownfield", LandUse, "rock", 1 },
    { "natural", "beach", LandUse, "sand", 5 },
    { "natural", "sand", LandUse, "sand", 4 },
    { "natural", "bare_rock", LandUse, "rock", 4 },
    { "natural", "scree", LandUse, "rock", 4 },
    { "natural", "glacier", LandUse, "ice", 4 },
});

constexpr std::array lines = std::to_array<Meaning>({
    { "highway", "motorway", Road, "motorway", 9 },
    { "highway", "trunk", Road, "trunk", 8 },
    { "highway", "primary", Road, "primary", 7 },
    { "highway", "motorway_link", Road, "link", 6 },
    { "highway", "trunk_link", Road, "link", 6 },
    { "highway", "primary_link", Road, "link", 6 },
    { "highway", "secondary", Road, "secondary", 6 },
    { "highway", "secondary_link", Road, "tertiary", 5 },
    { "highway", "tertiary", Road, "tertiary", 5 },
    { "highway", "tertiary_link", Road, "street", 4 },
    { "highway", "unclassified", Road, "street", 4 },
    { "highway", "residential", Road, "street", 4 },
    { "highway", "living_street", Road, "street", 4 },
    { "highway", "road", Road, "street", 4 },
    { "highway", "pedestrian", Road, "walk", 3 },
    { "highway", "service", Road, "service", 2 },
    { "highway", "track", Road, "track", 1 },
    { "highway", "footway", Road, "path", 0 },
    { "highway", "path", Road, "path", 0 },
    { "highway", "cycleway", Road, "path", 0 },
    { "highway", "bridleway", Road, "path", 0 },
    { "highway", "steps", Road, "steps", 0 },
    { "railway", "rail", Rail, "rail", 2 },
    { "railway", "narrow_gauge", Rail, "rail", 2 },
    { "railway", "light_rail", Rail, "tram", 1 },
    { "railway", "subway", Rail, "tram", 1 },
    { "railway", "monorail", Rail, "tram", 1 },
    { "railway", "tram", Rail, "tram", 1 },
    { "waterway", "river", Waterway, "river", 2 },
    { "waterway", "canal", Waterway, "river", 2 },
    { "waterway", "stream", Waterway, "stream", 1 },
    { "waterway", "ditch", Waterway, "ditch", 0 },
    { "waterway", "drain", Waterway, "ditch", 0 },
});

constexpr std::array places = std::to_array<Meaning>({
    { "place", "city", Place, "city", 9 },
    { "place", "town", Place, "town", 8 },
    { "place", "borough", Place, "suburb", 6 },
    { "place", "suburb", Place, "suburb", 6 },
    { "place", "village", Place, "village", 5 },
    { "place", "quarter", Place, "quarter", 4 },
    { "place", "neighbourhood", Place, "quarter", 3 },
    { "place", "hamlet", Place, "hamlet", 2 },
    { "place", "isolated_dwelling", Place, "hamlet", 1 },
    { "place", "locality", Place, "hamlet", 1 },
    { "place", "island", Place, "quarter", 3 },
    { "place", "islet", Place, "hamlet", 1 },
});

// By what a duty room sends people to: those that are asked for first have the highest rank.
constexpr std::array spots = std::to_array<Meaning>({
    { "amenity", "hospital", Spot, "health", 9 },
    { "aeroway", "aerodrome", Spot, "traffic", 9 },
    { "railway", "station", Spot, "traffic", 8 },
    { "railway", "halt", Spot, "traffic", 7 },
    { "amenity", "townhall", Spot, "office", 8 },
    { "amenity", "police", Spot, "office", 8 },
    { "amenity", "fire_station", Spot, "office", 8 },
    { "amenity", "bus_station", Spot, "traffic", 7 },
    { "amenity", "ferry_terminal", Spot, "traffic", 7 },
    { "natural", "peak", Spot, "peak", 7 },
    { "amenity", "university", Spot, "school", 7 },
    { "amenity", "college", Spot, "school", 7 },
    { "amenity", "school", Spot, "school", 6 },
    { "amenity", "kindergarten", Spot, "school", 5 },
    { "amenity", "courthouse", Spot, "office", 6 },
    { "office", "government", Spot, "office", 6 },
    { "leisure", "stadium", Spot, "leisure", 6 },
    { "leisure", "marina", Spot, "leisure", 5 },
    { "leisure", "park", Spot, "green", 5 },
    { "leisure", "garden", Spot, "green", 3 },
    { "tourism", "museum", Spot, "leisure", 5 },
    { "tourism", "attraction", Spot, "leisure", 5 },
    { "tourism", "viewpoint", Spot, "leisure", 3 },
    { "tourism", "hotel", Spot, "leisure", 4 },
    { "amenity", "clinic", Spot, "health", 5 },
    { "amenity", "doctors", Spot, "health", 3 },
    { "amenity", "pharmacy", Spot, "health", 3 },
    { "amenity", "place_of_worship", Spot, "leisure", 4 },
    { "amenity", "theatre", Spot, "leisure", 4 },
    { "amenity", "cinema", Spot, "leisure", 4 },
    { "amenity", "library", Spot, "leisure", 4 },
    { "amenity", "community_centre", Spot, "office", 4 },
    { "amenity", "post_office", Spot, "office", 4 },
    { "amenity", "marketplace", Spot, "shop", 5 },
    { "shop", "mall", Spot, "shop", 5 },
    { "shop", "supermarket", Spot, "shop", 4 },
    { "amenity", "bank", Spot, "shop", 3 },
    { "amenity", "fuel", Spot, "traffic", 4 },
    { "amenity", "parking", Spot, "traffic", 2 },
    { "highway", "bus_stop", Spot, "traffic", 1 },
    { "amenity", "restaurant", Spot, "shop", 2 },
    { "amenity", "cafe", Spot, "shop", 1 },
    { "shop", "", Spot, "shop", 1 },
    { "leisure", "sports_centre", Spot, "leisure", 4 },
    { "leisure", "playground", Spot, "green", 1 },
    { "man_made", "water_works", Spot, "office", 4 },
    { "power", "plant", Spot, "office", 4 },
    { "power", "substation", Spot, "office", 2 },
});

std::optional<MapKind> find(std::span<const Meaning> meanings, const TagOf& tag)
{
    for (const Meaning& one : meanings) {
        const std::string_view value = tag(one.key);
        if (!value.empty() && (one.value.empty() ? value != "no" : value == one.value))
            return MapKind { one.theme, one.kind, one.rank };
    }
    return std::nullopt;
}

} // namespace

std::optional<MapKind> kindOfArea(const TagOf& tag)
{
    // A closed footway is a walk round a pond unless it says that it is a ground.
    if (!tag("highway").empty() && tag("area") != "yes" && tag("type") != "multipolygon")
        return std::nullopt;
    return find(areas, tag);
}

std::optional<MapKind> kindOfLine(const TagOf& tag)
{
    if (tag("area") == "yes")
        return std::nullopt;
    auto kind = find(lines, tag);
    if (kind && kind->kind == "rail" && !tag("service").empty())
        kind = MapKind { Rail, "siding", 0 };
    return kind;
}

std::optional<MapKind> kindOfPlace(const TagOf& tag)
{
    auto kind = find(places, tag);
    // A district's or a county's seat is written like a town even where it is mapped as a village.
    if (kind && kind->rank < 8 && (tag("capital") == "6" || tag("capital") == "yes" || tag("admin_level") == "6"))
        kind = MapKind { Place, "town", 8 };
    return kind;
}

std::optional<MapKind> kindOfSpot(const TagOf& tag)
{
    return find(spots, tag);
}

std::string_view nameOf(const TagOf& tag)
{
    for (const char* key : { "name:zh", "name:zh-Hans", "name" })
        if (const std::string_view name = tag(key); !name.empty())
            return name;
    return {};
}

} // namespace fengsui
