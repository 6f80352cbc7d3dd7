#pragma once

#include "base/last_word.h"
#include "journal/catalogue.h"

#include <vector>

namespace fengsui {

struct DisagreementRow {
    SubjectKind kind = SubjectKind::Unknown;
    SubjectId subject;
    Disagreement what;

    bool operator==(const DisagreementRow&) const = default;
};

/// What people said or did apart from each other and what can't both hold.
class DisagreementLedger {
public:
    virtual ~DisagreementLedger() = default;
    /// Those that wait for somebody, in order of their subjects.
    virtual std::vector<DisagreementRow> open() const = 0;
    /// Those of one subject, settled ones too.
    virtual std::vector<DisagreementRow> of(SubjectId) const = 0;
    /// Settled ones too.
    virtual std::vector<DisagreementRow> all() const = 0;
};

} // namespace fengsui
