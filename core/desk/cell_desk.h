#pragma once

#include "base/result.h"
#include "desk/facilities.h"
#include "desk/session.h"
#include "grid/cell_edits.h"
#include "grid/check_ground.h"

#include <optional>
#include <string>
#include <vector>

namespace fengsui {

/// Where administrators draw, change and withdraw grid cells over the edition in force.
class CellDesk {
public:
    explicit CellDesk(const Facilities& facilities);

    /// Puts right what follows from the rest (division by the code, name, rings) and refuses what can't be a cell:
    /// codes of another form, divisions that aren't there, outlines that cross themselves or are out of bounds.
    /// Cells that are drawn as they stand are left out, so that a whole county may be handed in.
    Result<CellEdits> made(CellEdits) const;
    /// The same, and what becomes of the neighbours when borders go along (followingNeighbours).
    Result<CellEdits> madeWithNeighbours(CellEdits) const;
    /// What doesn't fit together when these are made. Whoever files decides on it: borders are sometimes disputed.
    Result<std::vector<GroundFault>> check(const CellEdits&, double leastSquareMetres) const;
    /// All of them in one go, or nothing. The reason is for those that are withdrawn.
    Result<Receipt> file(const Session&, const CellEdits&, const std::string& reason);

private:
    std::optional<Refusal> putRight(Cell&) const;

    Facilities m_with;
};

/// Smaller grounds are slips of the hand, larger ones are no smallest managed ground.
inline constexpr double leastCellSquareMetres = 100;
inline constexpr double mostCellSquareKilometres = 1000;

} // namespace fengsui
