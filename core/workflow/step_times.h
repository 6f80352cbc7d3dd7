#pragma once

#include "workflow/workflow.h"

#include <vector>

namespace fengsui::workflow {

/// What one of the seven steps has cost: time that its clock ran, time that it stood still, and time that was granted
/// on top.
struct StepTimes {
    Duration used {}; ///< on duty, for limits that count so
    Duration held {};
    std::vector<Span> extensions; ///< one for each unit, summed up
    std::optional<Span> given; ///< the limit as it was before them
};

/// In the order of the phases of the workflow. Steps that are over are taken at what was written when they ended, where
/// that is known; the running one is counted up to now.
std::vector<StepTimes> stepTimes(const Workflow& workflow, const Incident& incident, Instant now);

} // namespace fengsui::workflow
