#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// One place at which two versions of a rule file differ.
struct RuleChange {
    std::string path; ///< "states[handling].limit.ordinary.amount"
    std::string before; ///< as JSON; empty when it was not there
    std::string after; ///< empty when it is no longer there

    bool operator==(const RuleChange&) const = default;
};

/// What was changed from one JSON text to another, in their order. Things of a list are told apart by what names them
/// ("id", "code", …), so that one put in between changes nothing of the others; by their number where nothing names
/// them. A text that can't be read counts as empty.
std::vector<RuleChange> ruleChanges(std::string_view before, std::string_view after);

} // namespace fengsui
