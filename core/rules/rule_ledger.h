#pragma once

#include "rules/rule_file.h"

#include <vector>

namespace fengsui {

class RuleLedger {
public:
    virtual ~RuleLedger() = default;
    /// Every version that was ever adopted, by kind, id and version; of one version the one that stands comes first.
    virtual std::vector<RuleFile> files() const = 0;
};

} // namespace fengsui
