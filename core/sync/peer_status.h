#pragma once

#include "sync/sync_store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fengsui::sync {

/// By which way a console was last heard: it was called, it called, or a file came.
enum class Way : std::uint8_t { None, Calling, Called, Bundle };

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
    Way way = Way::None;
    std::string address {}; ///< of the line, as it was called or called from
};

/// What a peer lacks.
struct Backlog {
    std::uint64_t entries = 0;
    std::optional<Instant> oldest; ///< when the first of them was recorded
};

class PeerStatusBoard {
public:
    virtual ~PeerStatusBoard() = default;
    virtual std::vector<PeerStatus> all() const = 0;
    virtual void put(const PeerStatus&) = 0;
    /// Of one that holds this much.
    virtual Backlog backlog(const Vector& held) const = 0;
};

} // namespace fengsui::sync
