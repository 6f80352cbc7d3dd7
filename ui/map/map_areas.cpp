#include "map/map_areas.h"

#include <array>

namespace fengsui::ui {

namespace {

MapAreas::Shape project(MapArea&& area)
{
    MapAreas::Shape shape { std::move(area.code), std::move(area.name), area.level, {}, {}, toWorld(area.label),
        area.isDemo, 0 };
    for (const auto& ring : area.rings) {
        if (ring.size() < 3)
            continue;
        auto& out = shape.rings.emplace_back();
        out.reserve(ring.size());
        for (const Degrees corner : ring) {
            out.push_back(toWorld(corner));
            shape.box.take(out.back());
        }
    }
    return shape;
}

bool isInside(const MapAreas::Shape& shape, WorldPoint at)
{
    bool inside = false;
    for (const auto& ring : shape.rings) {
        WorldPoint before = ring.back();
        for (const WorldPoint corner : ring) {
            if ((corner.y > at.y) != (before.y > at.y)
                && at.x < (before.x - corner.x) * (at.y - corner.y) / (before.y - corner.y) + corner.x)
                inside = !inside;
            before = corner;
        }
    }
    return inside;
}

} // namespace

MapAreas::MapAreas(std::vector<MapArea> areas)
{
    m_shapes.reserve(areas.size());
    for (MapArea& area : areas) {
        Shape shape = project(std::move(area));
        if (shape.rings.empty())
            continue;
        m_hasDemo = m_hasDemo || shape.isDemo;
        m_shapes.push_back(std::move(shape));
    }
    order();
    tint();
}

void MapAreas::order()
{
    std::ranges::sort(m_shapes,
        [](const Shape& a, const Shape& b) { return a.level != b.level ? a.level < b.level : a.code < b.code; });
    for (std::uint32_t i = 0; i < m_shapes.size(); ++i) {
        const Shape& shape = m_shapes[i];
        m_box.take({ shape.box.left, shape.box.top });
        m_box.take({ shape.box.right, shape.box.bottom });
        if (m_levels.empty() || m_levels.back().level != shape.level)
            m_levels.push_back({ shape.level, 0, 0, {} });
        m_levels.back().shapes.push_back(i);
    }
    // one area above all others is the county; otherwise the highest level looks like towns
    std::size_t style = !m_levels.empty() && m_levels.front().shapes.size() == 1 ? 0 : 1;
    for (Level& level : m_levels) {
        level.style = std::min<std::size_t>(style++, 3);
        std::vector<double> sides;
        for (const std::uint32_t i : level.shapes)
            sides.push_back(std::sqrt(m_shapes[i].box.width() * m_shapes[i].box.height()));
        std::ranges::nth_element(sides, sides.begin() + std::ssize(sides) / 2);
        level.typicalSide = sides[sides.size() / 2];
    }
}

void MapAreas::tint()
{
    if (m_levels.empty())
        return;
    const auto first = std::ranges::find_if(m_levels, [](const Level& level) { return level.shapes.size() > 1; });
    const Level& level = first == m_levels.end() ? m_levels.front() : *first;
    m_tintedLevel = level.level;
    for (std::size_t i = 0; i < level.shapes.size(); ++i) {
        Shape& shape = m_shapes[level.shapes[i]];
        std::array<int, tints> used {};
        for (std::size_t j = 0; j < i; ++j) {
            const Shape& other = m_shapes[level.shapes[j]];
            if (other.box.touches(shape.box))
                ++used[static_cast<std::size_t>(other.tint)];
        }
        shape.tint = static_cast<int>(std::ranges::min_element(used) - used.begin());
    }
}

std::vector<const MapAreas::Shape*> MapAreas::at(WorldPoint place) const
{
    std::vector<const Shape*> found;
    for (const Shape& shape : m_shapes)
        if (shape.box.contains(place) && isInside(shape, place))
            found.push_back(&shape);
    return found;
}

} // namespace fengsui::ui
