#pragma once

#include "base/id.h"
#include "incident/report.h"
#include "staff/operator.h"
#include "team/team.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fengsui::workflow {

/// Who wants to act.
struct Actor {
    OperatorId id;
    std::vector<Role> roles;
    TeamId team; ///< the unit it speaks for, or null

    bool holds(Role role) const { return std::ranges::find(roles, role) != roles.end(); }
};

/// What somebody wants: an action and the answers of its form as words, by field id (see FieldType for how each is
/// written). An empty word is no answer.
struct ActionRequest {
    std::string action;
    std::map<std::string, std::string> fields;
    std::optional<Role> as; ///< in which post; none: the first that fits
};

/// A team that the request names, as it stands.
struct TeamSeen {
    TeamId id;
    TeamStatus status = TeamStatus::Available;
    bool isDissolved = false;
};

/// The case that another is to be joined to.
struct MergeTarget {
    IncidentId id;
    bool isOpen = false;
    std::optional<CaseType> type;
    Place place;
    Instant reportedAt;
    bool isReporterLinked
        = false; ///< the reports go along with the joined case, so that the reporter is answered there
    bool hasSameCaller = false;
};

/// What the grid makes of the cell or the point that the request names.
struct Located {
    std::string division;
    std::string cell;
};

/// What the rules can't see in the case itself: the desk looks it up, guided by wanted().
struct Surroundings {
    std::vector<TeamSeen> teams; ///< those named that exist
    std::optional<MergeTarget> target; ///< if the case named exists
    std::optional<Located> located; ///< none when the grid doesn't know the cell or point named
    bool hasCells = true; ///< the county has grid cells at all
    std::size_t openChildren = 0; ///< cases that were opened as parts of this one and have not ended
    bool isCellPatrolled = false; ///< a patroller covers the place of the case
    std::vector<TeamId> manned; ///< units for which somebody may sign in
};

} // namespace fengsui::workflow
