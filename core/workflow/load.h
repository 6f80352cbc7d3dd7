#pragma once

#include "base/result.h"
#include "workflow/workflow.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace fengsui::workflow {

/// All that is wrong with a file, in the order in which it was found. The first two arguments of each are the file and
/// the line.
using Faults = std::vector<Refusal>;

/// Reads and checks one workflow file: JSON, known names and kinds, every id that is referred to, and that the whole is
/// sound: every state can be reached, every open state can reach an end, every action can be taken by somebody, and no
/// two actions of one state share a key. `fileName` is only used in faults.
std::variant<Workflow, Faults> load(std::string_view text, const std::string& fileName);

} // namespace fengsui::workflow
