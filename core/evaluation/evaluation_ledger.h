#pragma once

#include "evaluation/case_facts.h"
#include "evaluation/evaluation_file.h"
#include "evaluation/indicator.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace fengsui {

/// What lists show of a case behind a figure.
struct CaseName {
    IncidentId id;
    std::string number;
    std::string title;

    bool operator==(const CaseName&) const = default;
};

struct ExcludedCase {
    CaseName name;
    TeamId lead;
    Exclusion exclusion;
};

struct AppealedCase {
    CaseName name;
    Appeal appeal;
};

/// The questions that evaluation asks of cases. Every answer is of one moment.
class EvaluationLedger {
public:
    virtual ~EvaluationLedger() = default;
    /// Every case that was reported before the end of the period, excluded ones marked, in no particular order. The
    /// record is only lent.
    virtual void visit(const Period&, const std::function<void(const CaseFacts&)>&) const = 0;
    virtual std::optional<CaseFacts> facts(IncidentId) const = 0;
    virtual CaseName name(IncidentId) const = 0;
    /// Empty when nothing was said about it.
    virtual EvaluationFile file(IncidentId) const = 0;
    /// All cases that are left out now, in order of their numbers.
    virtual std::vector<ExcludedCase> excluded() const = 0;
    /// Appeals that wait for a decision, oldest first.
    virtual std::vector<AppealedCase> openAppeals() const = 0;
};

} // namespace fengsui
