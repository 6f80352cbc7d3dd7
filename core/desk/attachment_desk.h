#pragma once

#include "base/result.h"
#include "desk/facilities.h"
#include "desk/session.h"

#include <string>

namespace fengsui {

namespace entries {
class CaseActed;
}

struct Attached {
    Digest file;
    Receipt receipt;
};

/// Where files are put to a case and taken from it. Whoever may take a step in the case now may attach to it, and a
/// shift leader at any time; to withdraw a file is for who attached it, a shift leader and an administrator.
class AttachmentDesk {
public:
    explicit AttachmentDesk(const Facilities& facilities);

    /// `person` is whom the file shows, if it is to be destroyed with that person's data.
    Result<Attached> attach(const Session&, IncidentId, const std::string& file, PersonId person = {});
    /// Puts a file into the store that a step of a case is going to name.
    Result<Digest> keep(const std::string& file);
    /// The file is destroyed on every console that hears of it, unless another case has it too.
    Result<Receipt> withdraw(const Session&, IncidentId, const Digest& file, const std::string& reason);

private:
    std::optional<Refusal> refusalOfAttaching(const Session&, const Incident&) const;

    Facilities m_with;
};

/// What is to be written down of the files that a step names: as far as they are here.
void addFileDrafts(std::vector<Draft>&, const Facilities&, IncidentId, const entries::CaseActed&);

} // namespace fengsui
