#pragma once

#include "base/digest.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/last_word.h"
#include "base/stamp.h"
#include "component/component.h"

#include <optional>
#include <string>
#include <vector>

namespace fengsui {

namespace entries {
class ComponentChanged;
}

/// In what state somebody found or left a component.
struct ComponentChange {
    Digest entry;
    ComponentState state = ComponentState::Intact;
    std::string note;
    IncidentId incident; ///< the case that it belongs to, or null
    Instant at; ///< when it was so
    OperatorId by;
    Instant recordedAt;

    bool operator==(const ComponentChange&) const = default;
};

/// What was noted of one component over what editions say of it. It outlives editions: an inventory that comes in later
/// doesn't mend a broken cover, so what was noted holds until somebody notes otherwise.
struct ComponentFile {
    SubjectId id;
    std::optional<ComponentCode> code; ///< nothing before its first entry
    std::vector<ComponentChange> changes; ///< by the time when it was so; of equal ones as they are folded
    LastWord said {}; ///< the state
};

/// The subject of a component's entries, the same on every console.
SubjectId componentSubject(ComponentCode code);

/// A state of a newer console, and a code that is none, change nothing.
void fold(ComponentFile& file, const Stamp& stamp, const entries::ComponentChanged& changed);

/// 破损 or 丢失: somebody must do something about it.
constexpr bool isFault(ComponentState state)
{
    return state == ComponentState::Broken || state == ComponentState::Lost;
}

} // namespace fengsui
