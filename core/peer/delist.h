#pragma once

#include "base/result.h"
#include "peer/peer_book.h"

namespace fengsui {

/// How long a console that is not heard counts among those that the others keep old entries for.
inline constexpr Duration waitedFor = std::chrono::hours(90 * 24);

/// Whether a peer has been away for so long that nobody keeps anything for it alone any more: nothing is refused to it,
/// but when it comes back it may need a whole copy instead of what it missed. A person is told, so that neither the
/// others' disks fill up for it in silence nor it misses something in silence. By this console's clock alone; for
/// people and for what may be put away, never for syncing.
///
/// `heard` is when this console heard it last; one that never was counts from its enrolment. A clock that was set back
/// delists nobody.
bool isDelisted(const Peer&, std::optional<Instant> heard, Instant now);

/// What to tell people about it.
Refusal delisted(const Peer&, std::optional<Instant> heard);

} // namespace fengsui
