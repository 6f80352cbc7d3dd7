#pragma once

#include "base/id.h"
#include "base/instant.h"

#include <string>
#include <vector>

namespace fengsui {

/// A line of the shift log that belongs to no case.
struct ShiftNote {
    std::string kind; ///< note, handover, signIn, signOut
    std::string text;
    OperatorId by;
    Instant at;
};

/// One thing that happened in a period, whatever it was about: the journal read as a diary.
struct DiaryLine {
    Instant at; ///< recorded time
    OperatorId by;
    std::string what; ///< "reported", "attached", an action's id, "teamStatus", "note", …
    SubjectId subject;
    std::string number; ///< case number or team name, if it is about one
    std::string title;
    std::string detail; ///< note of the action, new status, text of the note
    bool isDrill = false;
};

class DutyLedger {
public:
    virtual ~DutyLedger() = default;
    /// Everything recorded in [from, to), in the agreed order of entries.
    virtual std::vector<DiaryLine> diary(Instant from, Instant to) const = 0;
};

} // namespace fengsui
