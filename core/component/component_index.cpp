#include "component/component_index.h"

#include "component/component_place.h"
#include "grid/place_raster.h"

#include <boost/geometry/algorithms/distance.hpp>
#include <boost/geometry/core/cs.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/geometry/strategies/strategies.hpp>
#include <boost/iterator/function_output_iterator.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace fengsui {

namespace {

namespace geometry = boost::geometry;
using Point = geometry::model::d2::point_xy<double>;
using Box = geometry::model::box<Point>;
using Row = std::uint32_t; // in the list of places

// The tree holds rows alone, four bytes each, and looks their places up: half of what pairs would take.
struct PlaceOfRow {
    using result_type = Point;
    const std::vector<MapPlace>* places = nullptr;

    Point operator()(Row row) const { return { double((*places)[row].x), double((*places)[row].y) }; }
};

using Tree = geometry::index::rtree<Row, geometry::index::linear<16>, PlaceOfRow>;

// Metres of one unit of the map at that latitude.
double metresAt(double latitude)
{
    return 2 * std::numbers::pi * 6371008.8 / 4294967296.0 * std::cos(latitude * std::numbers::pi / 180);
}

// The order of a Z curve: places that lie together on the map lie together in memory. Which of two numbers has the
// higher highest bit decides, without weaving them.
bool isBefore(MapPlace a, MapPlace b)
{
    const std::uint32_t x = a.x ^ b.x, y = a.y ^ b.y;
    return y < x && (y ^ x) > y ? a.x < b.x : a.y < b.y;
}

} // namespace

/// In the order of a Z curve, so that a question about a ground touches few lines of memory.
struct ComponentIndex::Trees {
    std::vector<ComponentCode> codes;
    std::vector<GeoPoint> exactPlaces;
    std::vector<MapPlace> places;
    Tree all;
    std::map<std::uint16_t, Tree> ofClass;

    const Tree* tree(std::optional<std::uint16_t> classCode) const
    {
        if (!classCode)
            return &all;
        const auto found = ofClass.find(*classCode);
        return found == ofClass.end() ? nullptr : &found->second;
    }
};

ComponentIndex::ComponentIndex(std::vector<Place> places)
{
    auto trees = std::make_unique<Trees>();
    std::map<std::uint16_t, std::vector<Row>> rowsOfClass;
    std::vector<Row> rows;
    rows.reserve(places.size());
    trees->codes.reserve(places.size());
    trees->exactPlaces.reserve(places.size());
    trees->places.reserve(places.size());
    std::vector<std::pair<MapPlace, std::uint32_t>> order;
    order.reserve(places.size());
    for (std::uint32_t i = 0; i < places.size(); ++i)
        order.emplace_back(MapPlace::of(places[i].at), i);
    std::ranges::sort(order, [](const auto& a, const auto& b) { return isBefore(a.first, b.first); });
    for (const auto& [onMap, i] : order) {
        const Place& place = places[i];
        rows.push_back(Row(rows.size()));
        rowsOfClass[place.code.classCode()].push_back(rows.back());
        trees->codes.push_back(place.code);
        trees->exactPlaces.push_back(place.at);
        trees->places.push_back(onMap);
    }
    places = {};
    order = {};
    const PlaceOfRow placeOfRow { &trees->places };
    const geometry::index::linear<16> parameters;
    trees->all = Tree(rows.begin(), rows.end(), parameters, placeOfRow);
    for (const auto& [classCode, ofClass] : rowsOfClass)
        trees->ofClass.emplace(classCode, Tree(ofClass.begin(), ofClass.end(), parameters, placeOfRow));
    m_trees = std::move(trees);
}

ComponentIndex::ComponentIndex(ComponentIndex&&) noexcept = default;
ComponentIndex& ComponentIndex::operator=(ComponentIndex&&) noexcept = default;
ComponentIndex::~ComponentIndex() = default;

std::size_t ComponentIndex::size() const
{
    return m_trees->codes.size();
}

// The map stretches every direction alike at a place, but more the farther it is from the equator. So the order on the
// map is nearly that on the ground; we go on until nothing farther on the map can be nearer on the ground.
std::vector<ComponentIndex::Near> ComponentIndex::nearest(
    GeoPoint at, std::size_t count, std::optional<std::uint16_t> classCode) const
{
    std::vector<Near> found;
    const Tree* tree = m_trees->tree(classCode);
    if (!tree || count == 0)
        return found;
    const auto isNearer
        = [](const Near& a, const Near& b) { return a.metres != b.metres ? a.metres < b.metres : a.code < b.code; };
    const MapPlace from = MapPlace::of(at);
    const Point centre { double(from.x), double(from.y) };
    const auto all = unsigned(std::min(tree->size(), std::size_t(std::numeric_limits<unsigned>::max())));
    for (auto each = tree->qbegin(geometry::index::nearest(centre, all)); each != tree->qend(); ++each) {
        const GeoPoint place = m_trees->exactPlaces[*each];
        const Near near { m_trees->codes[*each], place, distanceMetres(at, place) };
        if (found.size() < count) {
            found.insert(std::ranges::upper_bound(found, near, isNearer), near);
            continue;
        }
        const double far = found.back().metres;
        const double onMap
            = geometry::distance(centre, Point { double(m_trees->places[*each].x), double(m_trees->places[*each].y) });
        // within `far` no place is farther from the equator than this
        const double latitude = std::min(90.0, std::abs(at.latitude()) + far / 111000);
        if (onMap > 2 && (onMap - 2) * metresAt(latitude) > far)
            break;
        if (isNearer(near, found.back())) {
            found.pop_back();
            found.insert(std::ranges::upper_bound(found, near, isNearer), near);
        }
    }
    return found;
}

std::vector<ComponentCode> ComponentIndex::within(const Outline& outline, std::optional<std::uint16_t> classCode,
    const std::function<bool(std::uint64_t tried, std::uint64_t all)>& goesOn) const
{
    std::vector<ComponentCode> found;
    const auto box = boxOf(outline);
    const Tree* tree = m_trees->tree(classCode);
    if (!box || !tree)
        return found;
    const MapPlace southWest = MapPlace::of(box->southWest), northEast = MapPlace::of(box->northEast);
    const Box candidates { { double(southWest.x), double(northEast.y) }, { double(northEast.x), double(southWest.y) } };
    std::vector<Row> near;
    tree->query(geometry::index::intersects(candidates),
        boost::make_function_output_iterator([&](Row row) { near.push_back(row); }));
    const Outline* const only = &outline;
    const PlaceRaster raster({ &only, 1 });
    constexpr std::uint64_t atOnce = 4096;
    std::uint64_t tried = 0;
    for (const Row row : near) {
        if (raster.firstCovering(m_trees->exactPlaces[row]))
            found.push_back(m_trees->codes[row]);
        if (++tried % atOnce == 0 && goesOn && !goesOn(tried, near.size()))
            break;
    }
    std::ranges::sort(found);
    return found;
}

} // namespace fengsui
