#pragma once

#include "duty/shift_note.h"
#include "incident/incident.h"
#include "journal/envelope.h"
#include "journal/ledgers.h"
#include "person/person.h"
#include "staff/operator.h"
#include "team/team.h"

#include <variant>

namespace fengsui {

/// What the entries about one subject come to. A subject is folded from its own entries alone, so that a late one
/// concerns nothing else.
using SubjectState
    = std::variant<std::monostate, Incident, Person, Team, Operator, StoreIdentity, EditionRow, ShiftNote>;

/// The state before the first entry.
SubjectState emptyState(SubjectKind, SubjectId);
/// Takes one more entry, in the agreed order. Total: a body that can't be read, or a kind that isn't of this subject,
/// changes nothing.
void fold(SubjectState&, const Entry&);

} // namespace fengsui
