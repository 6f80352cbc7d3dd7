#pragma once

#include "base/stamp.h"
#include "rules/rule_file.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace fengsui {

namespace entries {
class RuleFiled;
}

/// What the entries about one rule file come to: all its versions.
struct FiledRules {
    SubjectId subject;
    std::vector<RuleFile> files; ///< by version; of one version the one that stands comes first
    /// The parts of files that are not complete yet, by version and digest.
    std::map<std::pair<std::uint32_t, std::string>, std::map<std::uint32_t, std::string>> parts;
};

/// The first file of a version, in the agreed order of entries, stands as that version; another one that bears the same
/// number was adopted by a console that could not know, and is overtaken. Total: what makes no sense changes nothing.
void fold(FiledRules& rules, const Stamp& stamp, const entries::RuleFiled& filed);

/// The entries that a file is written down as, in their order.
std::vector<entries::RuleFiled> filingOf(
    RuleKind kind, const std::string& id, std::uint32_t version, const std::string& text);

} // namespace fengsui
