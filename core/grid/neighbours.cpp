#include "grid/neighbours.h"

#include "grid/boost_shape.h"
#include "grid/boxes.h"
#include "grid/crossing.h"

#include <algorithm>
#include <boost/geometry.hpp>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace fengsui {

namespace {

namespace geometry = boost::geometry;

using Moves = std::map<std::pair<std::int32_t, std::int32_t>, GeoPoint>;

constexpr double leastSquareMetres = 25; // less is where corners were rounded to a centimetre, along kilometres
constexpr double sameBorder = 3; // units of 1e-7 degrees, some three centimetres

std::pair<std::int32_t, std::int32_t> keyOf(GeoPoint at)
{
    return { at.longitudeE7, at.latitudeE7 };
}

double squareMetres(const Outline& outline)
{
    return outline.empty() ? 0 : squareKilometres(outline) * 1e6;
}

bool meet(const Outline& a, const Outline& b)
{
    const auto boxA = boxOf(a), boxB = boxOf(b);
    return boxA && boxB && meet(*boxA, *boxB);
}

// What rounding made of it is dropped: corners that fell together, and pieces and holes of no size.
Outline swept(const BoostOutline& shape)
{
    Outline all = fromBoost(shape), kept;
    const auto tidy = [](Ring& ring) {
        const auto twice = std::ranges::unique(ring);
        ring.erase(twice.begin(), twice.end());
        while (ring.size() > 1 && ring.front() == ring.back())
            ring.pop_back();
    };
    const auto isGround
        = [](const Ring& ring) { return ring.size() >= 3 && squareMetres({ { ring, {} } }) >= leastSquareMetres; };
    for (Patch& patch : all) {
        tidy(patch.outer);
        if (!isGround(patch.outer))
            continue;
        for (Ring& hole : patch.holes) {
            tidy(hole);
            std::ranges::reverse(hole); // counted as ground, like an outer ring
        }
        std::erase_if(patch.holes, [&](const Ring& hole) { return !isGround(hole); });
        kept.push_back(std::move(patch));
    }
    setInOrder(kept);
    return kept;
}

Outline shared(const Outline& a, const Outline& b)
{
    BoostOutline both;
    geometry::intersection(toBoost(a), toBoost(b), both);
    return swept(both);
}

Outline without(const Outline& a, const Outline& b)
{
    BoostOutline rest;
    geometry::difference(toBoost(a), toBoost(b), rest);
    return swept(rest);
}

Outline together(const Outline& a, const Outline& b)
{
    BoostOutline both;
    geometry::union_(toBoost(a), toBoost(b), both);
    return swept(both);
}

bool isUsable(const Outline& outline)
{
    return !outline.empty() && !crossingOf(outline) && !whyInvalid(outline);
}

// The runs of a ring between the corners that it has in common with another one, which come first in each run.
std::vector<Ring> runsOf(const Ring& ring, const std::set<std::pair<std::int32_t, std::int32_t>>& common)
{
    const auto first = std::ranges::find_if(ring, [&](GeoPoint at) { return common.contains(keyOf(at)); });
    std::vector<Ring> runs;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const GeoPoint at = ring[(std::size_t(first - ring.begin()) + i) % ring.size()];
        if (common.contains(keyOf(at)))
            runs.emplace_back();
        runs.back().push_back(at);
    }
    return runs;
}

// Where each corner of the one ring went in the other, as far as that can be told: between corners that stayed, as many
// as there were before.
void findMoves(const Ring& before, const Ring& after, Moves& moves)
{
    std::set<std::pair<std::int32_t, std::int32_t>> old, common;
    for (const GeoPoint at : before)
        old.insert(keyOf(at));
    for (const GeoPoint at : after)
        if (old.contains(keyOf(at)))
            common.insert(keyOf(at));
    if (common.empty())
        return;
    const std::vector<Ring> was = runsOf(before, common);
    std::vector<Ring> is = runsOf(after, common);
    const auto same = std::ranges::find(is, was.front().front(), [](const Ring& run) { return run.front(); });
    std::ranges::rotate(is, same);
    if (!std::ranges::equal(
            was, is, {}, [](const Ring& run) { return run.front(); }, [](const Ring& run) { return run.front(); }))
        return;
    for (std::size_t i = 0; i < was.size(); ++i)
        for (std::size_t corner = 1; was[i].size() == is[i].size() && corner < was[i].size(); ++corner)
            moves.emplace(keyOf(was[i][corner]), is[i][corner]);
}

bool move(Ring& ring, const Moves& moves)
{
    bool isMoved = false;
    for (GeoPoint& corner : ring)
        if (const auto to = moves.find(keyOf(corner)); to != moves.end()) {
            corner = to->second;
            isMoved = true;
        }
    return isMoved;
}

// How much of the piece's border, in units, runs along the outline's.
double commonBorder(const Outline& piece, const Outline& outline)
{
    geometry::model::multi_linestring<geometry::model::linestring<BoostPoint>> border;
    const auto draw = [&](const Ring& ring) {
        auto& line = border.emplace_back();
        for (const GeoPoint at : ring)
            line.push_back(toBoost(at));
        line.push_back(toBoost(ring.front()));
    };
    for (const Patch& patch : outline) {
        draw(patch.outer);
        std::ranges::for_each(patch.holes, draw);
    }
    double length = 0;
    const auto walk = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const BoostPoint a = toBoost(ring[i]), b = toBoost(ring[(i + 1) % ring.size()]);
            constexpr int steps = 4;
            for (int step = 0; step < steps; ++step) {
                const double t = (step + 0.5) / steps;
                const BoostPoint at(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()));
                if (geometry::distance(at, border) <= sameBorder)
                    length += geometry::distance(a, b) / steps;
            }
        }
    };
    for (const Patch& patch : piece) {
        walk(patch.outer);
        std::ranges::for_each(patch.holes, walk);
    }
    return length;
}

class Following {
public:
    Following(const GridDirectory& grid, const CellEdits& edits)
        : m_grid(grid)
        , m_edits(edits)
    {
        for (const Cell& cell : edits.drawn)
            m_edited.insert(cell.code);
        m_edited.insert(edits.withdrawn.begin(), edits.withdrawn.end());
    }

    std::vector<Cell> all()
    {
        for (const Cell& cell : m_edits.drawn) {
            const Cell* before = was(cell.code);
            if (before && before->division == cell.division)
                moveCorners(*before, cell);
            takeFor(cell, before);
        }
        for (const Cell& cell : m_edits.drawn)
            if (const Cell* before = was(cell.code))
                giveAway(without(before->outline, cell.outline), before->division);
        for (const std::string& code : m_edits.withdrawn)
            if (const Cell* before = was(code))
                giveAway(before->outline, before->division);
        std::vector<Cell> cells;
        for (auto& [code, cell] : m_changed)
            if (cell.outline != m_grid.cell(code)->outline)
                cells.push_back(std::move(cell));
        return cells;
    }

private:
    /// Null when there was none, or none that can be reckoned with.
    const Cell* was(const std::string& code) const
    {
        const Cell* cell = m_grid.cell(code);
        return cell && isUsable(cell->outline) ? cell : nullptr;
    }
    const Cell& now(const Cell& cell) const
    {
        const auto changed = m_changed.find(cell.code);
        return changed == m_changed.end() ? cell : changed->second;
    }
    void set(const Cell& cell, Outline outline)
    {
        if (!isUsable(outline))
            return;
        m_changed.try_emplace(cell.code, cell).first->second.outline = std::move(outline);
    }
    /// Those that may go along, as they were before all edits.
    std::vector<const Cell*> neighbours(const std::string& division) const
    {
        std::vector<const Cell*> cells = m_grid.cellsOf(division);
        std::erase_if(
            cells, [&](const Cell* cell) { return m_edited.contains(cell->code) || !isUsable(cell->outline); });
        return cells;
    }

    void moveCorners(const Cell& before, const Cell& after)
    {
        Moves moves;
        for (std::size_t i = 0; i < std::min(before.outline.size(), after.outline.size()); ++i)
            findMoves(before.outline[i].outer, after.outline[i].outer, moves);
        // A corner on the border of the division stays where the others on it are.
        if (!moves.empty())
            for (const Cell& cell : m_grid.cells())
                if (cell.division != after.division && meet(cell.outline, before.outline))
                    for (const Patch& patch : cell.outline)
                        for (const GeoPoint corner : patch.outer)
                            moves.erase(keyOf(corner));
        if (moves.empty())
            return;
        for (const Cell* cell : neighbours(after.division)) {
            Outline outline = now(*cell).outline;
            bool isMoved = false;
            for (Patch& patch : outline) {
                isMoved = move(patch.outer, moves) || isMoved;
                for (Ring& hole : patch.holes)
                    isMoved = move(hole, moves) || isMoved;
            }
            if (isMoved)
                set(*cell, std::move(outline));
        }
    }

    void takeFor(const Cell& cell, const Cell* before)
    {
        for (const Cell* other : neighbours(cell.division)) {
            const Outline& outline = now(*other).outline;
            const bool isInDispute
                = before && meet(other->outline, before->outline) && !shared(other->outline, before->outline).empty();
            if (!isInDispute && meet(outline, cell.outline) && !shared(outline, cell.outline).empty())
                set(*other, without(outline, cell.outline));
        }
    }

    void giveAway(Outline left, const std::string& division)
    {
        // Whoever has it already, has it.
        const auto cover = [&](const Cell& cell) {
            if (meet(left, cell.outline) && isUsable(cell.outline))
                left = without(left, cell.outline);
        };
        std::ranges::for_each(m_edits.drawn, cover);
        for (const Cell& cell : m_grid.cells())
            if (!m_edited.contains(cell.code))
                cover(now(cell));
        for (const Patch& patch : left) {
            const Outline piece { patch };
            const Cell* nearest = nullptr;
            double longest = 0;
            for (const Cell* cell : neighbours(division))
                if (meet(piece, now(*cell).outline))
                    if (const double length = commonBorder(piece, now(*cell).outline); length > longest) {
                        longest = length;
                        nearest = cell;
                    }
            if (nearest)
                set(*nearest, together(now(*nearest).outline, piece));
        }
    }

    const GridDirectory& m_grid;
    const CellEdits& m_edits;
    std::set<std::string, std::less<>> m_edited;
    std::map<std::string, Cell> m_changed;
};

} // namespace

std::vector<Cell> followingNeighbours(const GridDirectory& grid, const CellEdits& edits)
{
    return Following(grid, edits).all();
}

} // namespace fengsui
