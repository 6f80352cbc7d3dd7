#pragma once

#include "team/team.h"

#include <optional>
#include <vector>

namespace fengsui {

class TeamLedger {
public:
    virtual ~TeamLedger() = default;
    /// With its whole history.
    virtual std::optional<Team> team(TeamId) const = 0;
    /// All teams by name (bytes of UTF-8), without history; dissolved ones too, because cases name them.
    virtual std::vector<Team> teams() const = 0;
};

} // namespace fengsui
