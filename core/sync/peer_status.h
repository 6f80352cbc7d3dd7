#pragma once

#include "sync/sync_store.h"

#include <optional>
#include <string>
#include <vector>

namespace fengsui::sync {

/// How it went with a peer the last time, as this console alone knows it: for people, never for syncing.
struct PeerStatus {
    Digest pin;
    Instant heardAt;
    std::uint64_t waitingOut = 0; ///< entries that the peer lacked when it was last heard
    std::uint64_t waitingIn = 0;
    Duration clockOffset {};
    std::optional<bool> ledgersAgree;
    std::string trouble; ///< why the last conversation ended, if not well; English
    Vector held; ///< what the peer held then: a hint for bundles, which can't ask
};

class PeerStatusBoard {
public:
    virtual ~PeerStatusBoard() = default;
    virtual std::vector<PeerStatus> all() const = 0;
    virtual void put(const PeerStatus&) = 0;
};

} // namespace fengsui::sync
