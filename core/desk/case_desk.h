#pragma once

#include "base/result.h"
#include "desk/facilities.h"
#include "desk/session.h"
#include "workflow/actor.h"
#include "workflow/available.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
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
    explicit CaseDesk(const Facilities& facilities);

    /// Takes one action. `fields` are the answers of its form, by field id.
    Result<Acted> act(
        const Session&, IncidentId, const std::string& action, const std::map<std::string, std::string>& fields);
    /// Exactly what this operator may do with the case now.
    std::vector<workflow::AvailableAction> availableActions(const Session&, const Incident&) const;
    struct Tick {
        News news;
        bool hasMore = false; ///< call again soon: not every case has been looked at yet
    };
    /// Does by itself what has become due: urge, overdue, supervision, resume. The same on every console, once. Looks
    /// at no more than `most` cases at a time, so that a person's command never waits long.
    Tick tick(Instant now, std::size_t most = 200);
    /// A paper copy was made; gives its number.
    Result<std::uint32_t> printed(const Session&, IncidentId, const std::string& form);

private:
    struct Watched {
        Instant changedAt;
        std::optional<Instant> next;
    };
    workflow::Surroundings surroundings(
        const workflow::Workflow&, const Incident&, const workflow::ActionRequest&) const;
    void addTeamDrafts(std::vector<Draft>&, const Incident& before, const entries::CaseActed&, Instant now) const;

    Facilities m_with;
    std::unordered_map<IncidentId, Watched> m_watched;
};

} // namespace fengsui
