#pragma once

#include "base/digest.h"
#include "base/stamp.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

namespace entries {
class PeerEnrolled;
class PeerRevoked;
} // namespace entries

/// By what a console is known: the key that it shows on the wire, and the one that signs its heads and bundles.
struct ConsoleKeys {
    Digest pin;
    std::string signingKey; ///< Ed25519, 32 bytes

    auto operator<=>(const ConsoleKeys&) const = default;
};

/// Another console that this county's consoles sync with, or did.
struct Peer {
    Digest pin; ///< of the key that it shows on the wire
    std::string name;
    std::string division; ///< code
    std::string signingKey; ///< Ed25519, 32 bytes
    OperatorId enrolledBy;
    Instant enrolledAt;
    bool isRevoked = false;
    std::string reason; ///< of the revocation
    Instant revokedAt;
    std::vector<std::string> rights {}; ///< what it takes part in besides what its place gives it
    std::vector<Digest> revocations {}; ///< that are in force: whoever takes them back has them in view
    std::vector<ConsoleKeys> former {}; ///< that it renewed, the first ones first
    std::vector<Digest> renewals {}; ///< of its keys: whoever pairs it anew under old ones has them in view
    bool isContested = false; ///< its keys were renewed twice: one of both is a thief's

    ConsoleKeys keys() const { return { pin, signingKey }; }
    bool hadKey(const std::string& key) const;
};

/// Who may sync, as the entries say; the same on every console that holds the same entries.
struct PeerBook {
    std::vector<Peer> peers; ///< in the order of their first enrolment

    const Peer* find(const Digest& pin) const;
    /// The one that showed this key on the wire before it renewed it.
    const Peer* findFormer(const Digest& pin) const;
    /// Enrolled, not revoked since, and nobody contends for its keys.
    bool isAllowed(const Digest& pin) const;
};

/// What all enrolments and revocations are about.
inline SubjectId peersSubject()
{
    return RawId::derived("peers");
}
/// What the first entries of all renamed branches are about.
inline SubjectId branchesSubject()
{
    return RawId::derived("branches");
}
/// What the entries that tell of a fork of this stream are about.
SubjectId forkSubject(IncarnationId, const StreamName&);

void fold(PeerBook&, const Stamp&, const entries::PeerEnrolled&);
void fold(PeerBook&, const Stamp&, const entries::PeerRevoked&);
/// The same of a console that goes by other keys now.
void revoke(Peer&, const Stamp&, const entries::PeerRevoked&);

} // namespace fengsui
