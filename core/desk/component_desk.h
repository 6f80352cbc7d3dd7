#pragma once

#include "base/result.h"
#include "component/component_file.h"
#include "desk/facilities.h"
#include "desk/session.h"

#include <string>

namespace fengsui {

/// What somebody has to say of a component.
struct ComponentNote {
    ComponentCode code;
    ComponentState state = ComponentState::Broken;
    std::string note;
    IncidentId incident; ///< the case that it belongs to, or null
    Instant at; ///< when it was so
};

/// Where the state of single components is noted: whoever may take in a report may say what is broken, and the unit
/// that mended it that it is in order again.
class ComponentDesk {
public:
    explicit ComponentDesk(const Facilities& facilities);

    /// Doesn't look whether an edition has the code: what was put up yesterday is in none yet.
    Result<Receipt> note(const Session&, const ComponentNote&);

private:
    Facilities m_with;
};

} // namespace fengsui
