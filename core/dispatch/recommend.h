#pragma once

#include "base/result.h"
#include "road/road_network.h"
#include "team/team.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace fengsui {

class GridDirectory;

/// What a team is wanted for.
struct Need {
    std::vector<std::string> skills; ///< wanted; none: any team will do
    std::string division; ///< code of the division that the matter lies in, or empty
    std::string cell; ///< code, or empty
};

/// A team that might be sent, with what is known about it just now.
struct Candidate {
    Team team;
    std::optional<Travel> travel; ///< to the place; nothing when the one or the other has no place
    std::uint32_t openCases = 0; ///< that it leads or assists
    std::uint32_t ledOfKind = 0; ///< cases of the same type that it led lately
    std::uint32_t ledOfGroup = 0; ///< of the same group of types, those included
};

/// One line of the proposal. The operator decides, so it always says why.
struct Proposal {
    TeamId team;
    std::string name;
    std::optional<Travel> travel;
    /// In order of their weight, as sentences for QT_TRANSLATE_NOOP("Recommendation", …).
    std::vector<Refusal> reasons;
};

/// Orders teams for a need, the best first: those that fit before those of which nothing says so (a wanted skill, a
/// case of the kind led before, its ground), then available ones before those at work, then more of the wanted skills,
/// then those that led such cases before (of the type, of its group), then those whose ground it is (the cell, the
/// division, one above it), then the shorter travel time, then fewer open cases, then the name. That a team fits comes
/// before whether it is free: whoever is proposed mediators for a flooded road trusts no proposal any more. Teams out
/// of service and dissolved ones are left out; nobody else is, since the operator may know better. `grid` may be null.
std::vector<Proposal> recommend(const Need& need, std::span<const Candidate> candidates, const GridDirectory* grid);

} // namespace fengsui
