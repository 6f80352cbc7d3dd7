#pragma once

#include "base/result.h"
#include "desk/facilities.h"
#include "desk/session.h"
#include "duty/shift_note.h"

namespace fengsui {

/// The shift's own diary, and what concerns the store as a whole.
class DutyDesk {
public:
    explicit DutyDesk(const Facilities& facilities);

    /// Says whose store this is: its first entry. The system, once in the life of a store.
    Outcome open(const Session&, const StoreIdentity&);
    /// Any operator. Kind: note, handover.
    Outcome note(const Session&, const std::string& kind, const std::string& text);
    /// Puts an edition in force whose file lies in the store. Administrators.
    Outcome announceEdition(const Session&, const EditionRow&, std::uint64_t bytes);

private:
    Facilities m_with;
};

} // namespace fengsui
