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
/// The latest answer to a field, whenever it was given; empty when there was none.
std::string latestAnswer(const Incident& incident, std::string_view field);
/// Index of the first step since the case was last opened: since the last step that left an end state.
std::size_t firstStepSinceOpened(const Workflow& workflow, const Incident& incident);
/// When the case last came into a state from another one.
std::optional<Instant> lastEntered(const Incident& incident, std::string_view state);
/// When the unit that leads came to do what it does now: it was named, or the case last came into another state.
Instant orderedAt(const Incident& incident);
/// The limit that was running just before a step, by its index.
std::optional<Limit> limitBefore(const Workflow& workflow, const Incident& incident, std::size_t step);
/// The deadline class chosen when the case was filed, else the one proposed for it; null without classes.
const DeadlineClass* chosenClass(const Workflow& workflow, const Incident& incident);
/// Granted extensions since the case was last reopened.
std::size_t extensionsGranted(const Workflow& workflow, const Incident& incident);
/// The step that made the pending request; null when none is pending.
const StepOnFile* pendingStep(const Workflow& workflow, const Incident& incident);
/// The latest instruction, or supervision with a time to reply by, that nobody has answered yet; or null.
const StepOnFile* openInstruction(const Incident& incident);
/// Whether somebody waits for an answer.
bool hasCaller(const Incident& incident);

} // namespace fengsui::workflow
