#pragma once

#include "base/coordinate.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/last_word.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// 待命 已派 途中 到场 返回 其他任务 停用 (unit status of the field; OutOfService never takes orders).
enum class TeamStatus : std::uint8_t { Available, Assigned, EnRoute, OnScene, Returning, Busy, OutOfService };

inline constexpr std::array allTeamStatuses { TeamStatus::Available, TeamStatus::Assigned, TeamStatus::EnRoute,
    TeamStatus::OnScene, TeamStatus::Returning, TeamStatus::Busy, TeamStatus::OutOfService };

/// "available", "assigned", "enRoute", "onScene", "returning", "busy", "outOfService".
std::string_view toWord(TeamStatus status);
std::optional<TeamStatus> teamStatusOf(std::string_view word);

struct TeamStatusAt {
    TeamStatus status = TeamStatus::Available;
    Instant at; ///< as stated by the team
    IncidentId incident; ///< null when it works on none
    std::string note;
};

/// A force that can be sent: rescue, patrol, repair, mediation, …
struct Team {
    TeamId id;
    std::string name;
    std::string unit; ///< responsible unit it belongs to
    std::string callSign;
    std::vector<std::string> skills;
    std::string homeCell;
    std::string division;
    std::optional<GeoPoint> point; ///< where it waits
    std::uint32_t members = 0;
    TeamStatusAt status;
    std::optional<Instant> dissolvedAt; ///< since then it takes no orders, and is only read of
    std::vector<TeamStatusAt> history; ///< every change, oldest first, the present one last
    LastWord said {}; ///< its record, and the case that it was assigned to

    bool isDissolved() const { return dissolvedAt.has_value(); }
};

/// Records that contradict each other, and cases that claimed the team at the same time.
std::vector<Disagreement> disagreementsOf(const Team& team);

} // namespace fengsui
