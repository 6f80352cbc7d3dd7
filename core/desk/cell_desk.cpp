#include "desk/cell_desk.h"

#include "base/hex.h"
#include "desk/permission.h"
#include "grid/crossing.h"
#include "grid/entries.pb.h"
#include "grid/neighbours.h"

#include <algorithm>
#include <cstddef>
#include <format>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace fengsui {

namespace {

using Reason = Refusal::Reason;

constexpr std::size_t longestName = 120; // bytes

std::size_t cornersOf(const Outline& outline)
{
    std::size_t corners = 0;
    for (const Patch& patch : outline) {
        corners += patch.outer.size();
        for (const Ring& hole : patch.holes)
            corners += hole.size();
    }
    return corners;
}

} // namespace

CellDesk::CellDesk(const Facilities& facilities)
    : m_with(facilities)
{
}

std::optional<Refusal> CellDesk::putRight(Cell& cell) const
{
    auto byDigits = m_with.grid->profile().divisionOfCell(cell.code);
    if (!byDigits)
        return byDigits.refusal();
    if (!byDigits->empty() && cell.division.empty())
        cell.division = *byDigits;
    if (!byDigits->empty() && cell.division != *byDigits)
        return Refusal { Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "The parent \"%1\" doesn't fit the code \"%2\"."),
            { cell.division, cell.code }, "division" };
    if (!m_with.grid->division(cell.division))
        return Refusal { Reason::NotFound,
            QT_TRANSLATE_NOOP("Refusal", "The grid cell \"%1\" lies in \"%2\", which isn't there."),
            { cell.code, cell.division }, "division" };
    if (cell.name.empty())
        cell.name = cell.code;
    if (cell.name.size() > longestName)
        return Refusal { Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The name is too long."), {}, "name" };
    if (cell.outline.empty())
        return Refusal { Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "The grid cell \"%1\" has no outline."),
            { cell.code }, "corners" };
    if (cornersOf(cell.outline) > mostCellCorners)
        return Refusal { Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "The grid cell \"%1\" has %2 corners; %3 are the most."),
            { cell.code, std::to_string(cornersOf(cell.outline)), std::to_string(mostCellCorners) }, "corners" };
    if (std::ranges::any_of(cell.outline, [](const Patch& patch) { return patch.outer.size() < 3; }))
        return Refusal { Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "The grid cell \"%1\" needs three corners at least."), { cell.code },
            "corners" };
    if (const auto at = crossingOf(cell.outline))
        return Refusal { Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal",
                "The outline of the grid cell \"%1\" crosses or touches itself at %2. Move or take away the corners "
                "there."),
            { cell.code, std::format("{:.6f}, {:.6f}", at->longitude(), at->latitude()) }, "corners" };
    setInOrder(cell.outline);
    if (const auto why = whyInvalid(cell.outline))
        return Refusal { Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "The outline of the grid cell \"%1\" can't be used: %2"), { cell.code, *why },
            "corners" };
    const double area = squareKilometres(cell.outline);
    if (area * 1e6 < leastCellSquareMetres || area > mostCellSquareKilometres)
        return Refusal { Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal",
                "The grid cell \"%1\" would have %2 m²; a cell has from 100 m² to 1000 km². Look at its corners."),
            { cell.code, std::format("{:.0f}", area * 1e6) }, "corners" };
    cell.label = labelPoint(cell.outline).value_or(cell.outline.front().outer.front());
    cell.isDemoGeometry = false;
    return std::nullopt;
}

Result<CellEdits> CellDesk::made(CellEdits edits) const
{
    if (!m_with.grid)
        return Refusal { Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal", "The store has no divisions yet; take them in with \"import divisions\"."), {},
            {} };
    std::set<std::string> codes;
    const auto isTwice = [&](const std::string& code) { return !codes.insert(code).second; };
    const auto twice = [](const std::string& code) {
        return Refusal { Reason::Conflict, QT_TRANSLATE_NOOP("Refusal", "The code \"%1\" stands twice."), { code },
            "code" };
    };
    for (Cell& cell : edits.drawn) {
        if (const auto refusal = putRight(cell))
            return *refusal;
        if (isTwice(cell.code))
            return twice(cell.code);
    }
    for (const std::string& code : edits.withdrawn) {
        if (!m_with.grid->cell(code))
            return Refusal { Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no grid cell \"%1\"."), { code },
                "code" };
        if (isTwice(code))
            return twice(code);
    }
    std::erase_if(edits.drawn, [&](const Cell& cell) {
        const Cell* now = m_with.grid->cell(cell.code);
        return now && now->division == cell.division && now->name == cell.name && now->outline == cell.outline;
    });
    return edits;
}

Result<CellEdits> CellDesk::madeWithNeighbours(CellEdits edits) const
{
    auto fit = made(std::move(edits));
    if (!fit)
        return fit;
    CellEdits all = *std::move(fit);
    std::ranges::move(followingNeighbours(*m_with.grid.now(), all), std::back_inserter(all.drawn));
    return made(std::move(all));
}

Result<std::vector<GroundFault>> CellDesk::check(const CellEdits& edits, double leastSquareMetres) const
{
    const auto fit = made(edits);
    if (!fit)
        return fit.refusal();
    return faultsOf(*m_with.grid.now(), *fit, leastSquareMetres);
}

Result<Receipt> CellDesk::file(const Session& session, const CellEdits& edits, const std::string& reason)
{
    if (const auto refusal = refusalUnless(session, { Role::Administrator, Role::System }))
        return *refusal;
    const auto fit = made(edits);
    if (!fit)
        return fit.refusal();
    if (fit->drawn.empty() && fit->withdrawn.empty())
        return Refusal { Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal", "There is no grid cell to file: all are as they stand."), {}, {} };
    if (!fit->withdrawn.empty() && reason.find_first_not_of(" \t\r\n") == std::string::npos)
        return Refusal { Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "Say why."), {}, "reason" };
    const auto edition = m_with.ledgers.edition("grid");
    const auto bytes = edition ? fromHex(edition->digest) : std::nullopt;
    const auto base = bytes ? Digest::fromBytes(*bytes) : std::nullopt;
    if (!base)
        return Refusal { Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal", "The store has no divisions yet; take them in with \"import divisions\"."), {},
            {} };
    std::vector<Draft> drafts;
    for (const Cell& cell : fit->drawn)
        drafts.push_back({ Kind::CellDrawn, cellSubject(cell.code), toEntry(cell, *base).SerializeAsString(), {} });
    for (const std::string& code : fit->withdrawn) {
        entries::CellWithdrawn withdrawn;
        withdrawn.set_code(code);
        withdrawn.set_reason(reason);
        withdrawn.set_base(std::string(base->view()));
        drafts.push_back({ Kind::CellWithdrawn, cellSubject(code), withdrawn.SerializeAsString(), {} });
    }
    return m_with.journal.append(drafts, session.id, m_with.clock.now());
}

} // namespace fengsui
