#pragma once

#include "base/stamp.h"

#include <optional>
#include <string>
#include <vector>

namespace fengsui::entries {
class EvaluationAppealed;
class EvaluationRuled;
} // namespace fengsui::entries

namespace fengsui {

/// Why a case is left out of evaluation, and who decided it.
struct Exclusion {
    std::string reason;
    std::string role; ///< shiftLeader, leader
    OperatorId by;
    Instant at;

    bool operator==(const Exclusion&) const = default;
};

/// Somebody asks that a case be left out (申诉).
struct Appeal {
    enum class Decision : std::uint8_t { None, Granted, Refused };

    Digest entry; ///< names it
    std::string reason;
    TeamId unit; ///< that is spoken for; null when it is about the own steps
    OperatorId by;
    Instant at;
    Decision decision = Decision::None;
    std::string answer; ///< why it was decided so
    OperatorId decidedBy;

    bool operator==(const Appeal&) const = default;
};
/// "none", "granted", "refused".
std::string_view toWord(Appeal::Decision decision);

/// All that was said about the evaluation of one case, folded from entries of their own: the case itself is not moved.
struct EvaluationFile {
    IncidentId incident;
    std::optional<Exclusion> exclusion; ///< while it is left out
    std::vector<Appeal> appeals; ///< in the order in which they came

    bool isEmpty() const { return !exclusion && appeals.empty(); }
    /// The appeal that waits for its decision, or null.
    const Appeal* openAppeal() const;
    bool operator==(const EvaluationFile&) const = default;
};

/// A ruling on an appeal that was decided before, while consoles were apart, changes nothing: the first one stands.
void fold(EvaluationFile&, const Stamp&, const entries::EvaluationAppealed&);
void fold(EvaluationFile&, const Stamp&, const entries::EvaluationRuled&);

} // namespace fengsui
