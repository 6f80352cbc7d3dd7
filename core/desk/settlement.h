#pragma once

#include "desk/conflict_reading.h"
#include "desk/session.h"

namespace fengsui {

/// One side of a disagreement about a record, an edition or an assignment, as it is to be said once more; nothing when
/// its entry is not here, was erased, or belongs to a case (which is settled by its workflow, see CaseDesk).
std::optional<Draft> saidAgain(const JournalReader&, const Conflict&, const ConflictSide&);

/// Says it once more, after both sides: that settles the disagreement on every console. Refuses who may not change such
/// a record, and what has been settled meanwhile; throws StoreFailure. `now` is when a team's assignment is said to
/// hold from.
Result<Receipt> settle(const Session&, Journal&, const Ledgers&, const Draft&, Instant now);

} // namespace fengsui
