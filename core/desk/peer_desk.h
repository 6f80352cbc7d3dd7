#pragma once

#include "base/result.h"
#include "base/signature.h"
#include "desk/facilities.h"
#include "desk/session.h"

#include <string>
#include <vector>

namespace fengsui {

/// Which other consoles the county's consoles sync with. What is said here reaches them all.
class PeerDesk {
public:
    explicit PeerDesk(const Facilities& facilities);

    /// Whether this person may pair consoles: administrators.
    Outcome mayEnrol(const Session&) const;
    /// Of a console whose digits two people compared. One that was revoked may come back. The rights are those of
    /// right:: in peer/audience.h.
    Outcome enrol(const Session&, const Digest& pin, const std::string& name, const std::string& division,
        const std::string& signingKey, const std::vector<std::string>& rights = {});
    /// Administrators. From now on nobody who hears of it talks to that console, and what it writes beyond what is here
    /// now does not count on any console, by whatever path it comes.
    Outcome revoke(const Session&, const Digest& pin, const std::string& reason);

    /// Administrators: this console takes new keys. Said with the old ones; the store is to go on as a new incarnation
    /// with the new ones.
    Outcome renewKeys(
        const Session&, const Digest& pin, const SigningKey& old, const Digest& newPin, const SigningKey& next);

    /// Administrators: that console's clock was ahead by so much when it wrote what is held. It counts from now on, at
    /// the corrected time; 0 when that clock was right after all.
    Outcome correctClock(const Session&, IncarnationId, Duration ahead);

private:
    /// Where its streams end here.
    std::vector<EntryKey> lastsOf(const Peer&) const;

    Facilities m_with;
};

} // namespace fengsui
