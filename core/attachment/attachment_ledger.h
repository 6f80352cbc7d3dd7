#pragma once

#include "attachment/attachment_file.h"

#include <vector>

namespace fengsui {

/// The questions others may ask of the files of cases. Every answer is of one moment.
class AttachmentLedger {
public:
    virtual ~AttachmentLedger() = default;
    /// Empty when nothing was attached. What shows a person whose data were destroyed is withdrawn.
    virtual AttachmentFile file(IncidentId) const = 0;
    /// What is called like this, by the beginning of its digest in hexadecimal; in order of the digests, each once.
    virtual std::vector<Attachment> beginningWith(const std::string& hex) const = 0;
    /// Of all cases, each file once, without the withdrawn ones.
    virtual std::vector<Attachment> current() const = 0;
    /// The name of the console that writes under this id; empty when it never said.
    virtual std::string nameOf(IncarnationId) const = 0;
};

} // namespace fengsui
