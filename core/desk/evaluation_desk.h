#pragma once

#include "base/result.h"
#include "desk/facilities.h"
#include "desk/session.h"

#include <string>

namespace fengsui {

/// What may be said about the evaluation of a case. The case itself is not moved by it.
class EvaluationDesk {
public:
    explicit EvaluationDesk(const Facilities& facilities);

    /// Leaves a case out of every figure, with the reason. Shift leaders, leaders.
    Result<Receipt> exclude(const Session&, IncidentId, const std::string& reason);
    /// Takes an excluded case in again. Shift leaders, leaders.
    Result<Receipt> readmit(const Session&, IncidentId, const std::string& reason);
    /// Asks that a case be left out (申诉): the unit that leads it, or somebody in the centre whose own step it counts.
    Result<Receipt> appeal(const Session&, IncidentId, const std::string& reason);
    enum class Decision { Grant, Refuse };
    /// Decides the appeal that waits; granted, the case is left out. Shift leaders, leaders; never who appealed.
    Result<Receipt> decide(const Session&, IncidentId, Decision, const std::string& reason);

private:
    struct Ruling {
        bool excludes = false;
        std::string reason;
        std::string role;
        Digest appeal; ///< null when it decides none
    };
    Result<Receipt> rule(const Session&, IncidentId, const Ruling&);

    Facilities m_with;
};

} // namespace fengsui
