#pragma once

#include "base/result.h"
#include "desk/facilities.h"
#include "desk/session.h"
#include "drawing/drawing.h"

#include <optional>
#include <string>

namespace fengsui {

struct Filed {
    DrawingId drawing;
    Receipt receipt;
};

/// Where drawings on the map are filed, changed and withdrawn: acceptors, dispatchers, shift leaders, administrators.
class DrawingDesk {
public:
    explicit DrawingDesk(const Facilities& facilities);

    /// A drawing without an id is a new one; with an id it says anew what that one is like.
    Result<Filed> file(const Session&, Drawing);
    Result<Receipt> withdraw(const Session&, DrawingId, const std::string& reason);

private:
    std::optional<Refusal> whyUnfit(const Drawing&) const;

    Facilities m_with;
};

} // namespace fengsui
