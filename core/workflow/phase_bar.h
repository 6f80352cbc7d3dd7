#pragma once

#include "workflow/workflow.h"

#include <optional>
#include <string>
#include <vector>

namespace fengsui::workflow {

enum class PhaseStatus : std::uint8_t { Waiting, Running, Done, Skipped };

/// One of the seven steps of a case, as the window draws it.
struct PhaseStep {
    std::string id;
    Title title;
    Title post;
    PhaseStatus status = PhaseStatus::Waiting;
    OperatorId by; ///< who finished it, or null
    std::optional<Instant> at; ///< when it was finished
    std::optional<Limit> limit; ///< the running one, or the one that it was finished under
    bool isLate = false; ///< finished after its limit, or marked overdue
};

/// The steps of the case, in the order of the file. After an end that came too early, and after steps that were jumped
/// over, what was not done is skipped.
std::vector<PhaseStep> phaseBar(const Workflow& workflow, const Incident& incident);

} // namespace fengsui::workflow
