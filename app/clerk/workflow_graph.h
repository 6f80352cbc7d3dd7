#pragma once

#include "report/names.h"
#include "workflow/workflow.h"

#include <string>

namespace fengsui {

/// The workflow as a drawing in SVG, laid out by Graphviz: states as boxes with title and limit, actions as arrows with
/// title and posts, requests dashed. What may be done in many states leaves a box that stands for all of them. Throws
/// std::runtime_error when Graphviz can't draw.
std::string workflowGraph(const workflow::Workflow& workflow, report::Language language);

} // namespace fengsui
