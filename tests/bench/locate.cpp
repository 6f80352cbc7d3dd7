#include "bench/bench.h"
#include "bench/big_county.h"
#include "grid/grid_directory.h"
#include "wiring/shelves.h"

#include <boost/geometry/algorithms/covered_by.hpp>
#include <boost/geometry/core/cs.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <boost/geometry/strategies/strategies.hpp>

#include <random>

namespace fengsui::bench {

namespace {

namespace geometry = boost::geometry;
using Point = geometry::model::d2::point_xy<double>;
using Polygon = geometry::model::polygon<Point, false, false>;

constexpr std::size_t places = 2000;

double p99(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[(values.size() - 1) * 99 / 100];
}

} // namespace

/// The cell of a point, against testing every polygon.
Figure locate()
{
    GridParts parts = bigGrid();
    std::vector<Polygon> polygons;
    for (const Cell& cell : parts.cells) {
        Polygon& polygon = polygons.emplace_back();
        for (const GeoPoint corner : cell.outline.front().outer)
            polygon.outer().emplace_back(double(corner.longitudeE7), double(corner.latitudeE7));
    }
    const auto directory = GridDirectory::build(std::move(parts), *loadProfile("cn"));
    if (!directory)
        throw std::runtime_error(directory.refusal().toString());
    const GeoBox box = *directory->box();
    std::mt19937 dice(17);
    std::vector<GeoPoint> asked;
    for (std::size_t i = 0; i < places; ++i)
        asked.push_back({ box.southWest.longitudeE7
                + std::int32_t(dice() % std::uint32_t(box.northEast.longitudeE7 - box.southWest.longitudeE7)),
            box.southWest.latitudeE7
                + std::int32_t(dice() % std::uint32_t(box.northEast.latitudeE7 - box.southWest.latitudeE7)) });
    // each in a row of its own, so that neither finds the caches full of what the other one read
    std::vector<double> ours, all;
    std::vector<const Cell*> found;
    for (const GeoPoint at : asked) {
        const Cell* cell = nullptr;
        ours.push_back(seconds([&] { cell = directory->cellAt(at); }));
        found.push_back(cell);
    }
    for (std::size_t i = 0; i < places; ++i) {
        std::size_t covering = 0;
        const Point at { double(asked[i].longitudeE7), double(asked[i].latitudeE7) };
        all.push_back(seconds([&] {
            for (const Polygon& polygon : polygons)
                covering += geometry::covered_by(at, polygon);
        }));
        if (covering == 0 || !found[i])
            throw std::runtime_error("a place without a cell");
    }
    return { "locate", p99(ours) * 1e6, "us p99", p99(all) * 1e6, p99(all) / p99(ours), 500, false };
}

} // namespace fengsui::bench
