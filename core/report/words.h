#pragma once

#include "report/document.h"

#include <string>
#include <string_view>

namespace fengsui::report {

/// Lists of the trade's words (DOMAIN sections 1, 2, 3, 5, 7) that stand in entries as identifiers.
enum class Words : std::uint8_t {
    Source, ///< where a report came from: "hotline"
    Appeal, ///< what the caller wants: "complaint"
    Role, ///< posts: "shiftLeader"
    TeamStatus, ///< "enRoute"
    Supervision, ///< "yellow"
    Request, ///< what a unit asked for: "extension"
    Unit, ///< of a limit: "workDay"
    Diary, ///< what the diary of a shift names that is no action of a workflow: "reported"
    Ineffective, ///< why an entry has no effect: "overtaken"
    Task, ///< kinds and standings of tasks: "assist", "signedFor"
    Cause, ///< what the clock acted upon: "limit"
    Common, ///< "yes", "no", "urgent", "ordinary", "erased", "unknown", "approximate"
};

/// The word of the paper's language; an identifier that is in no list (a county's own source) stands as it is.
std::string wordFor(Words list, std::string_view identifier, Language language);

} // namespace fengsui::report
