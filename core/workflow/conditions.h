#pragma once

#include "workflow/form.h"
#include "workflow/workflow.h"

#include <functional>

namespace fengsui::workflow {

/// Whether a condition can only be answered with the filled form.
bool asksForm(const Condition& condition);
/// Whether it is so. Without a form, what asks for one is not.
bool holds(const Workflow& workflow, const Condition& condition, const Incident& incident, const Form* form);
/// Calls for the condition and each of its parts, the whole before the parts.
void visit(const Condition& condition, const std::function<void(const Condition&)>& each);
/// The words of an answer to Choices: "a,b" gives a and b.
std::vector<std::string> splitWords(std::string_view text);

} // namespace fengsui::workflow
