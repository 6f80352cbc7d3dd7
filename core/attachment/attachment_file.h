#pragma once

#include "base/stamp.h"

#include <cstdint>
#include <string>
#include <vector>

namespace fengsui::entries {
class AttachmentAdded;
class AttachmentWithdrawn;
} // namespace fengsui::entries

namespace fengsui {

/// A file that goes with a case, as its entry tells of it; whether it is here is another matter.
struct Attachment {
    Digest digest; ///< of the file, and its name
    std::uint64_t size = 0;
    std::string name;
    std::string media; ///< see MediaType; of a newer console perhaps a word that we don't know
    Digest list; ///< of the digests of its chunks
    PersonId person; ///< whom it shows: destroyed with that person's data; or null
    OperatorId by;
    Instant at; ///< recorded time
    IncarnationId console; ///< where it was added
    bool isWithdrawn = false;
    std::string reason; ///< why it was withdrawn

    bool operator==(const Attachment&) const = default;
};

/// The files of one case, folded from entries of their own: the case itself is not moved.
struct AttachmentFile {
    IncidentId incident;
    std::vector<Attachment> attachments; ///< in the order in which they came

    const Attachment* find(const Digest& digest) const;
    bool operator==(const AttachmentFile&) const = default;
};

/// The same file twice in a case is one. What was withdrawn stays so, whoever adds it again.
void fold(AttachmentFile&, const Stamp&, const entries::AttachmentAdded&);
void fold(AttachmentFile&, const Stamp&, const entries::AttachmentWithdrawn&);

} // namespace fengsui
