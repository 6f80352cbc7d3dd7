#pragma once

#include "journal/journal.h"
#include "journal/ledgers.h"

#include <optional>
#include <string>
#include <vector>

namespace fengsui {

/// One side of a disagreement, as a list shows it.
struct ConflictSide {
    Digest entry;
    EntryKey key;
    OperatorId by;
    std::string console; ///< the name of the console where it was written; empty while that is not known here
    Instant at; ///< recorded time, by that console's clock
    std::string what; ///< an action of the workflow, or "record", "edition", "assignment"
    std::string detail; ///< the note of a step, or what was said; of persons the name alone
};

/// Two things that people did or said apart from each other, of which one holds for now.
struct Conflict {
    SubjectKind kind = SubjectKind::Unknown;
    SubjectId subject;
    std::string name; ///< number and title of a case, name of a team, person or edition
    std::string about; ///< "step", "title", "type", "place", "urgent", "record", "assignment", "edition"
    ConflictSide counts;
    ConflictSide other;
    std::optional<ConflictSide> settledBy;
};

enum class Conflicts { Open, All };

/// Newest first, at most that many; the same on every console that holds the same entries. A conflict about a case is
/// settled by the next action that somebody takes who sees it (CaseDesk::availableActions), one about a description or
/// a record by saying it once more.
std::vector<Conflict> conflicts(
    const Ledgers&, const JournalReader&, Conflicts which = Conflicts::Open, std::size_t most = 1000);
/// Of one case, team, person or operator, settled ones too.
std::vector<Conflict> conflictsOf(const Ledgers&, const JournalReader&, SubjectId);

} // namespace fengsui
