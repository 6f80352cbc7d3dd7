#pragma once

#include "base/id.h"
#include "base/instant.h"
#include "incident/incident.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace fengsui {

/// What somebody did, or has to do, against a limit.
struct Deed {
    std::optional<Instant> at; ///< when it was done
    std::optional<Instant> due; ///< when it had, or has, to be; nothing where no limit ran
    OperatorId by; ///< who did it; null for nobody, or for another system

    bool isDone() const { return at.has_value(); }
    bool isOnTime() const { return at && due && *at <= *due; }
    bool operator==(const Deed&) const = default;
};

/// One case as evaluation (综合评价) looks at it: one flat record of what indicators need.
///
/// Workflows differ in their states, so what happened is told by what steps did, not by what they are called: the first
/// step out of the start is acceptance, naming a lead unit is dispatch, and so on. Only the answers of the caller are
/// known by their identifiers, which are the same in all workflows.
struct CaseFacts {
    /// Stretches of a case whose time is added up.
    enum class Phase : std::uint8_t { Accept, Verify, File, Dispatch, Handle, Check };
    static constexpr std::size_t phaseCount = 6;
    enum class Answer : std::uint8_t { None, Yes, No };
    enum class Satisfaction : std::uint8_t { None, Unsatisfied, Fair, Satisfied, Very };

    IncidentId id;
    TeamId lead; ///< whose unit is responsible; null before dispatch
    std::string division; ///< code
    std::string cell; ///< code
    std::string source;
    std::string workflow;
    std::string type; ///< "scheme:kind:code", or empty
    Instant reportedAt;
    OperatorId reportedBy;

    Deed accept; ///< the acceptor's own step: taken in, sent to be verified, or turned away
    Deed verify; ///< 核实, by a patroller
    Deed file; ///< 立案
    Deed dispatch; ///< 派遣, the first one
    Deed sign; ///< 签收, by the unit that has it now
    Deed handle; ///< 处置, the last round; a unit that has not signed for it is held to the limit for signing
    Deed check; ///< 核查, by a patroller
    Deed visit; ///< 回访
    Deed close; ///< 结案
    std::array<Duration, phaseCount> took {}; ///< time on duty, without what was on hold; else plain time

    Answer contacted = Answer::None; ///< the caller was reached
    Answer solved = Answer::None;
    Satisfaction satisfaction = Satisfaction::None;
    std::uint32_t extensions = 0; ///< granted
    std::uint32_t reworks = 0;
    CaseEnd end = CaseEnd::None;
    bool isDrill = false;
    bool isSuspended = false; ///< on hold now
    bool isMisdirected = false; ///< a unit gave it back, or another one had to do it again
    bool isTurnedDown = false; ///< rejected although it had been accepted
    bool hasCaller = false; ///< somebody is to be asked
    bool isExcluded = false; ///< by a ruling, not by the case itself: the ledger adds it

    Duration tookIn(Phase phase) const { return took[static_cast<std::size_t>(phase)]; }
    /// Reported by the public and not by a patrol, a sensor or an authority.
    bool isPublic() const;
    bool operator==(const CaseFacts&) const = default;
};

/// A pure function of the folded case: integers only, no clock, no workflow file.
CaseFacts factsOf(const Incident&);

} // namespace fengsui
