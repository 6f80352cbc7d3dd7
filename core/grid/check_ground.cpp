#include "grid/check_ground.h"

#include "grid/boost_shape.h"

#include <algorithm>
#include <array>
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <cmath>
#include <numbers>
#include <tuple>

namespace fengsui {

namespace {

namespace geometry = boost::geometry;

// One of several that should tile a ground.
struct Part {
    std::string code;
    const Outline* outline;
    BoostOutline shape;
};

class Inspection {
public:
    Inspection(const GridDirectory& grid, double least)
        : m_grid(grid)
        , m_least(least)
    {
    }

    std::vector<GroundFault> all()
    {
        inspect({}, partsOf({}));
        for (const Division& division : m_grid.divisions())
            inspect(division.code, partsOf(division.code));
        std::ranges::stable_sort(m_found, [](const GroundFault& a, const GroundFault& b) {
            return std::tuple(-a.squareMetres, a.code, a.other) < std::tuple(-b.squareMetres, b.code, b.other);
        });
        return std::move(m_found);
    }

private:
    // Cells where there are any, else the divisions below.
    std::vector<Part> partsOf(const std::string& division)
    {
        std::vector<Part> parts;
        const auto add = [&](const std::string& code, const Outline& outline) {
            if (outline.empty())
                return;
            if (whyInvalid(outline))
                m_found.push_back({ GroundFault::Kind::Broken, code, division, 0, boxOf(outline)->southWest });
            else
                parts.push_back({ code, &outline, toBoost(outline) });
        };
        for (const Cell* cell : division.empty() ? std::vector<const Cell*>() : m_grid.cellsOf(division))
            add(cell->code, cell->outline);
        if (parts.empty())
            for (const Division* below : m_grid.children(division))
                add(below->code, below->outline);
        return parts;
    }

    void inspect(const std::string& code, const std::vector<Part>& parts)
    {
        compareEachOther(parts);
        const Division* division = m_grid.division(code);
        if (!division || division->outline.empty() || parts.empty() || whyInvalid(division->outline))
            return;
        const BoostOutline ground = toBoost(division->outline);
        BoostOutline left = ground;
        for (const Part& part : parts) {
            BoostOutline out, rest;
            geometry::difference(part.shape, ground, out);
            note(GroundFault::Kind::Outside, part.code, code, out);
            geometry::difference(left, part.shape, rest);
            left = std::move(rest);
        }
        note(GroundFault::Kind::Gap, code, {}, left);
    }

    void compareEachOther(const std::vector<Part>& parts)
    {
        using Leaf = std::pair<BoostBox, std::size_t>;
        std::vector<Leaf> leaves;
        for (std::size_t i = 0; i < parts.size(); ++i)
            leaves.emplace_back(toBoost(*boxOf(*parts[i].outline)), i);
        const geometry::index::rtree<Leaf, geometry::index::rstar<16>> tree(leaves);
        for (const auto& [box, i] : leaves)
            for (auto near = tree.qbegin(geometry::index::intersects(box)); near != tree.qend(); ++near) {
                if (near->second <= i)
                    continue;
                BoostOutline both;
                geometry::intersection(parts[i].shape, parts[near->second].shape, both);
                note(GroundFault::Kind::Overlap, parts[i].code, parts[near->second].code, both);
            }
    }

    // Each connected piece for itself, if it is large enough.
    void note(GroundFault::Kind kind, const std::string& code, const std::string& other, const BoostOutline& ground)
    {
        for (Patch& patch : fromBoost(ground)) {
            const Outline piece { std::move(patch) };
            const double squareMetres = squareKilometres(piece) * 1e6;
            if (squareMetres < m_least)
                continue;
            const auto inside = labelPoint(piece);
            m_found.push_back({ kind, code, other, squareMetres, inside.value_or(piece.front().outer.front()) });
        }
    }

    const GridDirectory& m_grid;
    double m_least;
    std::vector<GroundFault> m_found;
};

} // namespace

std::string_view toWord(GroundFault::Kind kind)
{
    constexpr std::array<std::string_view, 4> words { "overlap", "gap", "outside", "broken" };
    return words[static_cast<std::size_t>(kind)];
}

std::vector<GroundFault> checkGround(const GridDirectory& grid, double leastSquareMetres)
{
    return Inspection(grid, leastSquareMetres).all();
}

} // namespace fengsui
