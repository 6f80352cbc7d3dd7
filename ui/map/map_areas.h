#pragma once

#include "map/web_mercator.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace fengsui::ui {

/// A division or a cell as the map is given it.
struct MapArea {
    QString code;
    QString name; ///< what is written on it; may be empty
    int level = 0; ///< lower numbers lie above and have heavier borders: county, town, village, cell
    std::vector<std::vector<Degrees>> rings; ///< outer rings and holes in any order; the first corner may be repeated
    Degrees label; ///< a place well inside
    bool isDemo = false; ///< geometry invented for the demonstration: the map says so
};

/// All areas of a map, projected once, never changed: threads share it without a lock.
class MapAreas {
public:
    struct Shape {
        QString code;
        QString name;
        int level = 0;
        std::vector<std::vector<WorldPoint>> rings; ///< filled by the odd-even rule
        WorldBox box;
        WorldPoint label;
        bool isDemo = false;
        int tint = 0; ///< 0 to tints - 1, differs from that of the neighbours where possible
    };
    struct Level {
        int level = 0;
        std::size_t style = 0; ///< 0 the county, 1 towns, 2 villages, 3 cells, or what stands in their place
        double typicalSide = 0; ///< median width of its areas, as part of the world
        std::vector<std::uint32_t> shapes; ///< indices, by code
    };
    static constexpr int tints = 6;

    /// Areas without a ring of three corners are left out.
    explicit MapAreas(std::vector<MapArea> areas);

    const std::vector<Shape>& shapes() const { return m_shapes; }
    /// Highest first.
    const std::vector<Level>& levels() const { return m_levels; }
    /// The level whose areas are told apart by colour: the first one with more than one area; -1 when there is none.
    int tintedLevel() const { return m_tintedLevel; }
    /// Around everything; empty when there is no area.
    const WorldBox& box() const { return m_box; }
    bool hasDemoGeometry() const { return m_hasDemo; }
    /// The areas that hold the place, the highest level first.
    std::vector<const Shape*> at(WorldPoint place) const;

private:
    void order();
    void tint();

    std::vector<Shape> m_shapes;
    std::vector<Level> m_levels;
    WorldBox m_box;
    int m_tintedLevel = -1;
    bool m_hasDemo = false;
};

} // namespace fengsui::ui
