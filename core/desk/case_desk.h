#pragma once

#include "base/result.h"
#include "desk/due_watch.h"
#include "desk/facilities.h"
#include "desk/intake_desk.h"
#include "desk/session.h"
#include "workflow/actor.h"
#include "workflow/available.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fengsui {

namespace entries {
class CaseActed;
}

struct Acted {
    std::string action;
    std::string state; ///< of the case after it
    Receipt receipt;
};

/// Where a case is walked through its workflow. What each role may do stands in the workflow file.
class CaseDesk {
public:
    /// The intake desk opens the cases that are parts of others. It must outlive this one.
    CaseDesk(const Facilities& facilities, IntakeDesk& intake);
    ~CaseDesk();
    CaseDesk(const CaseDesk&) = delete;
    CaseDesk& operator=(const CaseDesk&) = delete;

    /// Takes one action. `fields` are the answers of its form, by field id.
    Result<Acted> act(
        const Session&, IncidentId, const std::string& action, const std::map<std::string, std::string>& fields);
    /// Exactly what this operator may do with the case now.
    std::vector<workflow::AvailableAction> availableActions(const Session&, const Incident&) const;
    struct Tick {
        News news;
        bool hasMore = false; ///< call again soon: not every case has been looked at yet
    };
    /// Does by itself what has become due: urge, overdue, supervision, escalation, resume. The same on every console,
    /// once. Looks at no more than `most` cases at a time, so that a person's command never waits long.
    Tick tick(Instant now, std::size_t most = 200);
    /// A paper copy was made; gives its number.
    Result<std::uint32_t> printed(const Session&, IncidentId, const std::string& form);

private:
    /// Personal data of the request become persons' records; their ids take its place.
    void recordPersons(std::vector<Draft>&, const workflow::Workflow&, workflow::ActionRequest&, Instant now) const;
    /// Does what is due about one case; gives when to look at it again.
    std::optional<Instant> tick(IncidentId, Instant now, News& news);
    workflow::Surroundings surroundings(
        const workflow::Workflow&, const Incident&, const workflow::ActionRequest&) const;
    void addTeamDrafts(std::vector<Draft>&, const Incident& before, const entries::CaseActed&, Instant now) const;

    Facilities m_with;
    IntakeDesk& m_intake;
    DueWatch m_watch;
    bool m_isWatching = false; ///< every open case is known to the watch
};

} // namespace fengsui
