#pragma once

#include "workflow/workflow.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Questions to what has happened to a case.
namespace fengsui::workflow {

/// Index of the first step that was taken in the present state, which may be one past the last step.
std::size_t firstStepInState(const Incident& incident);
/// The latest answer to a field given in the present state; empty when there was none.
std::string answerInState(const Incident& incident, std::string_view field);
/// When the case last came into a state from another one.
std::optional<Instant> lastEntered(const Incident& incident, std::string_view state);
/// The limit that was running just before a step, by its index.
std::optional<Limit> limitBefore(const Workflow& workflow, const Incident& incident, std::size_t step);
/// The deadline class chosen when the case was filed, else the one proposed for its type.
const DeadlineClass& chosenClass(const Workflow& workflow, const Incident& incident);
/// Granted extensions since the case was last reopened.
std::size_t extensionsGranted(const Workflow& workflow, const Incident& incident);
/// The step that made the pending request; null when none is pending.
const StepOnFile* pendingStep(const Workflow& workflow, const Incident& incident);
/// The latest instruction that nobody has answered yet, or null.
const StepOnFile* openInstruction(const Incident& incident);
/// Whether somebody waits for an answer.
bool hasCaller(const Incident& incident);

} // namespace fengsui::workflow
