#pragma once

#include "base/result.h"
#include "desk/facilities.h"
#include "desk/session.h"
#include "team/team.h"

namespace fengsui {

/// Where teams are formed and their status is kept.
class TeamDesk {
public:
    explicit TeamDesk(const Facilities& facilities);

    /// Forms a team; its id and status are given by the desk. Administrators, dispatchers.
    Result<TeamId> form(const Session&, Team);
    /// Says anew what a team is: name, unit, call sign, skills, division, members. Where it waits and its status stay.
    Result<Receipt> amend(const Session&, Team);
    /// Notes a change of status at a stated time, not in the future and not before the last change. Dispatchers, shift
    /// leaders, and the unit for its own team.
    Result<Receipt> changeStatus(const Session&, TeamId, const TeamStatusAt&);

    /// Dissolves a team for good, with the reason. Refused while it has work, naming the cases. Administrators,
    /// dispatchers.
    Result<Receipt> dissolve(const Session&, TeamId, const std::string& reason);

private:
    std::optional<Refusal> whyUnfit(const Team&) const;
    std::vector<std::string> casesWith(const Team&) const;

    Facilities m_with;
};

/// The entry that a change of status is written down as.
Draft draftOf(TeamId, const TeamStatusAt&);

} // namespace fengsui
