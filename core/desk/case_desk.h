#pragma once

#include "base/result.h"
#include "desk/facilities.h"
#include "desk/session.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fengsui {

namespace workflow {
struct AvailableAction;
struct PhaseStep;
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
    Result<Acted> act(const Session&, IncidentId, const std::string& action, const std::map<std::string, std::string>& fields);
    /// Exactly what this operator may do with the case now.
    std::vector<workflow::AvailableAction> availableActions(const Session&, const Incident&) const;
    /// Does by itself what has become due: urge, overdue, supervision. The same on every console, once.
    News tick(Instant now);
    /// A paper copy was made; gives its number.
    Result<std::uint32_t> printed(const Session&, IncidentId, const std::string& form);

private:
    Facilities m_with;
};

} // namespace fengsui
