#include "osm/coast.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace fengsui {

namespace {

double signedArea(const MapLine& ring)
{
    double doubled = 0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        doubled += (ring[i - 1].x - ring[0].x) * (ring[i].y - ring[0].y)
            - (ring[i].x - ring[0].x) * (ring[i - 1].y - ring[0].y);
    return doubled / 2;
}

// Stretches that follow each other become one; those that come back to where they began are rings.
struct Joined {
    std::vector<MapLine> rings, open;
};

Joined join(std::vector<CoastWay> coast)
{
    std::map<std::int64_t, std::size_t> byFirst, byLast;
    for (std::size_t i = 0; i < coast.size(); ++i) {
        byFirst.emplace(coast[i].first, i);
        byLast.emplace(coast[i].last, i);
    }
    std::vector<bool> isTaken(coast.size(), false);
    Joined joined;
    const auto follow = [&](std::size_t from) {
        MapLine line = coast[from].course;
        isTaken[from] = true;
        std::int64_t last = coast[from].last;
        for (auto next = byFirst.find(last); next != byFirst.end() && !isTaken[next->second];
            next = byFirst.find(last)) {
            const CoastWay& way = coast[next->second];
            isTaken[next->second] = true;
            line.insert(line.end(), way.course.begin() + 1, way.course.end());
            last = way.last;
        }
        (last == coast[from].first ? joined.rings : joined.open).push_back(std::move(line));
    };
    for (std::size_t i = 0; i < coast.size(); ++i)
        if (!isTaken[i] && !byLast.contains(coast[i].first))
            follow(i);
    for (std::size_t i = 0; i < coast.size(); ++i)
        if (!isTaken[i])
            follow(i);
    return joined;
}

/// The way round a box, clockwise from its north-west corner: 0 to 4, one a side.
class Rim {
public:
    explicit Rim(const MapBox& box)
        : m_box(box)
        , m_width(box.northEast.x - box.southWest.x)
        , m_height(box.northEast.y - box.southWest.y)
    {
    }

    /// Where the nearest side is met.
    double nearest(MapPoint at) const
    {
        const double east = (at.x - m_box.southWest.x) / m_width, south = (m_box.northEast.y - at.y) / m_height;
        const std::array<std::pair<double, double>, 4> sides { {
            { (m_box.northEast.y - at.y), east },
            { (m_box.northEast.x - at.x), 1 + south },
            { (at.y - m_box.southWest.y), 3 - east },
            { (at.x - m_box.southWest.x), 4 - south },
        } };
        return std::ranges::min_element(sides)->second;
    }

    MapPoint at(double place) const
    {
        const int side = static_cast<int>(place) % 4;
        const double part = place - std::floor(place);
        switch (side) {
        case 0:
            return { m_box.southWest.x + part * m_width, m_box.northEast.y };
        case 1:
            return { m_box.northEast.x, m_box.northEast.y - part * m_height };
        case 2:
            return { m_box.northEast.x - part * m_width, m_box.southWest.y };
        default:
            return { m_box.southWest.x, m_box.southWest.y + part * m_height };
        }
    }

    /// The corners passed on the way clockwise, and the end.
    void walk(MapLine& ring, double from, double to) const
    {
        if (to <= from)
            to += 4;
        for (double corner = std::floor(from) + 1; corner < to; ++corner)
            ring.push_back(at(std::fmod(corner, 4)));
        ring.push_back(at(std::fmod(to, 4)));
    }

private:
    MapBox m_box;
    double m_width, m_height;
};

MapFeature area(const char* kind, int rank, MapLine ring)
{
    MapFeature feature;
    feature.theme = MapTheme::Sea;
    feature.shape = MapFeature::Shape::Area;
    feature.kind = kind;
    feature.rank = rank;
    feature.patches.push_back({ std::move(ring) });
    return feature;
}

// Along a stretch of coast, then clockwise round the box to where the next one begins: so the sea is always inside.
std::vector<MapLine> ringsOfSea(const std::vector<MapLine>& open, const Rim& rim)
{
    std::map<double, std::size_t> starts;
    for (std::size_t i = 0; i < open.size(); ++i)
        starts.emplace(rim.nearest(open[i].front()), i);
    std::vector<bool> isTaken(open.size(), false);
    std::vector<MapLine> rings;
    for (const auto& [start, first] : starts) {
        if (isTaken[first])
            continue;
        MapLine ring { rim.at(start) };
        for (std::size_t now = first; !isTaken[now];) {
            isTaken[now] = true;
            ring.insert(ring.end(), open[now].begin(), open[now].end());
            const double end = rim.nearest(open[now].back());
            ring.push_back(rim.at(end));
            auto next = starts.upper_bound(end);
            if (next == starts.end())
                next = starts.begin();
            rim.walk(ring, end, next->first);
            now = next->second;
        }
        ring.push_back(ring.front());
        rings.push_back(std::move(ring));
    }
    return rings;
}

} // namespace

void MapBox::take(MapPoint at)
{
    southWest = { std::min(southWest.x, at.x), std::min(southWest.y, at.y) };
    northEast = { std::max(northEast.x, at.x), std::max(northEast.y, at.y) };
}

std::vector<MapFeature> seaOf(std::vector<CoastWay> coast, MapBox box)
{
    std::vector<MapFeature> features;
    if (coast.empty())
        return features;
    for (const CoastWay& way : coast)
        for (const MapPoint at : way.course)
            box.take(at);
    const double more = 1000; // metres, so that the box has a width whatever lies in it
    box.southWest = { box.southWest.x - more, box.southWest.y - more };
    box.northEast = { box.northEast.x + more, box.northEast.y + more };
    const Rim rim(box);
    Joined joined = join(std::move(coast));
    for (MapLine& ring : ringsOfSea(joined.open, rim))
        features.push_back(area("sea", 0, std::move(ring)));
    bool hasSea = !features.empty();
    for (const MapLine& ring : joined.rings)
        hasSea = hasSea || signedArea(ring) < 0;
    if (!hasSea)
        features.push_back(area("sea", 0, { rim.at(0), rim.at(1), rim.at(2), rim.at(3), rim.at(0) }));
    for (MapLine& ring : joined.rings) {
        const bool isIsland = signedArea(ring) > 0; // land to the left: counterclockwise
        features.push_back(area(isIsland ? "island" : "sea", isIsland ? 1 : 0, std::move(ring)));
    }
    return features;
}

} // namespace fengsui
