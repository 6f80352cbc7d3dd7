#include "grid/grid_directory.h"

#include "grid/boost_shape.h"
#include "grid/place_raster.h"
#include "grid/plain_text.h"

#include <boost/geometry/index/rtree.hpp>
#include <boost/geometry/strategies/strategies.hpp>
#include <boost/iterator/function_output_iterator.hpp>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace fengsui {
namespace {

using Position = std::uint32_t; // in the list of divisions or cells
using Boxed = std::pair<BoostBox, Position>;
using BoxTree = boost::geometry::index::rtree<Boxed, boost::geometry::index::rstar<16>>;
using PositionOfCode = std::unordered_map<std::string_view, Position>;

/// What lies where: squares to ask for a place, boxes for what is around it.
class Ground {
public:
    template <typename Places>
    explicit Ground(const Places& places)
        : m_raster(outlinesOf(places))
    {
        std::vector<Boxed> boxes;
        for (Position i = 0; i < places.size(); ++i)
            if (const auto box = boxOf(places[i].outline))
                boxes.emplace_back(toBoost(*box), i);
        m_tree = BoxTree(boxes); // packed at once: quicker to ask
    }

    const PlaceRaster& raster() const { return m_raster; }
    /// Every place whose box meets this one, in the order of their codes.
    std::vector<Position> meeting(const GeoBox& box) const
    {
        std::vector<Position> found;
        m_tree.query(boost::geometry::index::intersects(toBoost(box)),
            boost::make_function_output_iterator([&](const Boxed& boxed) { found.push_back(boxed.second); }));
        std::ranges::sort(found);
        return found;
    }

private:
    template <typename Places>
    static std::vector<const Outline*> outlinesOf(const Places& places)
    {
        std::vector<const Outline*> outlines;
        for (const auto& place : places)
            outlines.push_back(&place.outline);
        return outlines;
    }

    PlaceRaster m_raster;
    BoxTree m_tree;
};

template <typename Places>
PositionOfCode positions(const Places& places)
{
    PositionOfCode out;
    out.reserve(places.size());
    for (Position i = 0; i < places.size(); ++i)
        out.emplace(places[i].code, i);
    return out;
}

template <typename Places>
const std::string* twice(const Places& places)
{
    const auto found
        = std::ranges::adjacent_find(places, {}, [](const auto& place) -> const std::string& { return place.code; });
    return found == places.end() ? nullptr : &found->code;
}

} // namespace

struct GridDirectory::Shelves {
    explicit Shelves(GridParts&& parts, CodingProfile&& ofCountry)
        : profile(std::move(ofCountry))
        , divisions(std::move(parts.divisions))
        , cells(std::move(parts.cells))
        , divisionOfCode(positions(divisions))
        , cellOfCode(positions(cells))
        , divisionGround(divisions)
        , cellGround(cells)
    {
        for (Position i = 0; i < divisions.size(); ++i) {
            childrenOf[divisions[i].parent].push_back(i);
            const std::string name = folded(divisions[i].name);
            const std::string place = folded(profile.placeName(divisions[i].name));
            divisionsOfName[name].push_back(i);
            if (place != name)
                divisionsOfName[place].push_back(i);
        }
        for (Position i = 0; i < cells.size(); ++i)
            cellsOf[cells[i].division].push_back(i);
        const auto include = [&](const GeoBox& more) { box = box ? united(*box, more) : more; };
        for (const auto& ground : { std::cref(divisionGround), std::cref(cellGround) })
            if (ground.get().raster().box())
                include(*ground.get().raster().box());
        for (const Division& division : divisions)
            if (division.seat)
                include({ *division.seat, *division.seat });
    }

    CodingProfile profile;
    std::vector<Division> divisions;
    std::vector<Cell> cells;
    PositionOfCode divisionOfCode; // its keys are the codes in the lists above
    PositionOfCode cellOfCode;
    std::unordered_map<std::string_view, std::vector<Position>> childrenOf;
    std::unordered_map<std::string_view, std::vector<Position>> cellsOf;
    std::unordered_map<std::string, std::vector<Position>> divisionsOfName;
    Ground divisionGround;
    Ground cellGround;
    std::optional<GeoBox> box;
};

GridDirectory::GridDirectory(std::unique_ptr<const Shelves> shelves)
    : m_shelves(std::move(shelves))
{
}
GridDirectory::GridDirectory(GridDirectory&&) noexcept = default;
GridDirectory& GridDirectory::operator=(GridDirectory&&) noexcept = default;
GridDirectory::~GridDirectory() = default;

Result<GridDirectory> GridDirectory::build(GridParts parts, CodingProfile profile)
{
    const auto refusal = [](const char* why, std::vector<std::string> arguments) {
        return Refusal { Refusal::Reason::Conflict, why, std::move(arguments), "code" };
    };
    std::ranges::sort(parts.divisions, {}, &Division::code);
    std::ranges::sort(parts.cells, {}, &Cell::code);
    for (const std::string* code : { twice(parts.divisions), twice(parts.cells) })
        if (code)
            return refusal(QT_TRANSLATE_NOOP("Refusal", "The code \"%1\" stands twice."), { *code });
    const PositionOfCode known = positions(parts.divisions);
    for (const Division& division : parts.divisions) {
        if (division.level >= profile.levels().size())
            return refusal(
                QT_TRANSLATE_NOOP("Refusal", "The division \"%1\" is of a level that the profile doesn't have."),
                { division.code });
        const auto parent = known.find(division.parent);
        if (!division.parent.empty() && parent == known.end())
            return refusal(QT_TRANSLATE_NOOP("Refusal", "The division \"%1\" lies in \"%2\", which isn't there."),
                { division.code, division.parent });
        if (parent != known.end() && parts.divisions[parent->second].level >= division.level)
            return refusal(
                QT_TRANSLATE_NOOP("Refusal", "The division \"%1\" lies in \"%2\", which is not of a higher level."),
                { division.code, division.parent });
    }
    for (const Cell& cell : parts.cells)
        if (!known.contains(cell.division))
            return refusal(QT_TRANSLATE_NOOP("Refusal", "The grid cell \"%1\" lies in \"%2\", which isn't there."),
                { cell.code, cell.division });
    return GridDirectory(std::make_unique<const Shelves>(std::move(parts), std::move(profile)));
}

const CodingProfile& GridDirectory::profile() const
{
    return m_shelves->profile;
}
std::span<const Division> GridDirectory::divisions() const
{
    return m_shelves->divisions;
}
std::span<const Cell> GridDirectory::cells() const
{
    return m_shelves->cells;
}
std::optional<GeoBox> GridDirectory::box() const
{
    return m_shelves->box;
}

const Division* GridDirectory::division(std::string_view code) const
{
    const auto found = m_shelves->divisionOfCode.find(code);
    return found == m_shelves->divisionOfCode.end() ? nullptr : &m_shelves->divisions[found->second];
}

const Cell* GridDirectory::cell(std::string_view code) const
{
    const auto found = m_shelves->cellOfCode.find(code);
    return found == m_shelves->cellOfCode.end() ? nullptr : &m_shelves->cells[found->second];
}

std::vector<const Division*> GridDirectory::children(std::string_view code) const
{
    std::vector<const Division*> out;
    if (const auto found = m_shelves->childrenOf.find(code); found != m_shelves->childrenOf.end())
        for (const Position i : found->second)
            out.push_back(&m_shelves->divisions[i]);
    return out;
}

std::vector<const Cell*> GridDirectory::cellsOf(std::string_view division) const
{
    std::vector<const Cell*> out;
    if (const auto found = m_shelves->cellsOf.find(division); found != m_shelves->cellsOf.end())
        for (const Position i : found->second)
            out.push_back(&m_shelves->cells[i]);
    return out;
}

bool GridDirectory::isWithin(std::string_view code, std::string_view above) const
{
    const Cell* ofCode = cell(code);
    if (ofCode && code == above)
        return true;
    const Division* at = division(ofCode ? std::string_view(ofCode->division) : code);
    while (at && at->code != above)
        at = division(at->parent);
    return at;
}

std::vector<std::string> GridDirectory::names(std::string_view code) const
{
    std::vector<std::string> out;
    const Cell* ofCode = cell(code);
    if (ofCode)
        out.push_back(ofCode->name);
    for (const Division* at = division(ofCode ? std::string_view(ofCode->division) : code); at;
        at = division(at->parent))
        out.push_back(at->name);
    std::ranges::reverse(out);
    return out;
}

std::string GridDirectory::path(std::string_view code) const
{
    std::string out;
    for (const std::string& name : names(code))
        out += (out.empty() ? "" : " / ") + name;
    return out;
}

std::vector<const Division*> GridDirectory::divisionsNamed(std::string_view name, std::string_view under) const
{
    std::vector<const Division*> out;
    if (const auto found = m_shelves->divisionsOfName.find(folded(trimmed(name)));
        found != m_shelves->divisionsOfName.end())
        for (const Position i : found->second)
            if (under.empty() || isWithin(m_shelves->divisions[i].code, under))
                out.push_back(&m_shelves->divisions[i]);
    return out;
}

const Division* GridDirectory::divisionNamed(std::string_view name, std::string_view under) const
{
    const auto all = divisionsNamed(name, under);
    return all.size() == 1 ? all.front() : nullptr;
}

const Cell* GridDirectory::cellAt(GeoPoint at) const
{
    const auto first = m_shelves->cellGround.raster().firstCovering(at);
    return first ? &m_shelves->cells[*first] : nullptr;
}

const Division* GridDirectory::divisionAt(GeoPoint at) const
{
    if (const Cell* covering = cellAt(at))
        return division(covering->division);
    const Division* deepest = nullptr;
    for (const Position i : m_shelves->divisionGround.raster().covering(at))
        if (!deepest || m_shelves->divisions[i].level > deepest->level)
            deepest = &m_shelves->divisions[i];
    return deepest;
}

const Cell* GridDirectory::nearestCell(GeoPoint at, double withinMetres) const
{
    constexpr double metresPerUnit = 0.0111; // a little less than a unit of latitude: the box is rather too large
    const double units = withinMetres / metresPerUnit;
    const double widening = 1 / std::max(0.01, std::cos(at.latitude() * 3.14159265358979 / 180));
    const auto shifted
        = [](std::int32_t from, double by) { return std::int32_t(std::clamp(from + by, -1.8e9, 1.8e9)); };
    const GeoBox box { { shifted(at.longitudeE7, -units * widening), shifted(at.latitudeE7, -units) },
        { shifted(at.longitudeE7, units * widening), shifted(at.latitudeE7, units) } };
    const Cell* nearest = nullptr;
    double least = withinMetres;
    for (const Position i : m_shelves->cellGround.meeting(box)) {
        const double metres = distanceMetres(m_shelves->cells[i].outline, at);
        if (metres < least || (!nearest && metres <= least)) {
            nearest = &m_shelves->cells[i];
            least = metres;
        }
    }
    return nearest;
}

} // namespace fengsui
