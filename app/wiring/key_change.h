#pragma once

#include "desk/session.h"
#include "wiring/local_store.h"

namespace fengsui {

/// Gives this console new keys, for the wire and for signing. It goes on as a new incarnation; paired consoles accept
/// the new keys as soon as they have heard of it, and until then they are shown the old ones. Administrators; nothing
/// is changed on a refusal. Throws StoreFailure.
Outcome renewKeys(const StoreFolder&, LocalWriter&, const Session&, const Clock&);

} // namespace fengsui
