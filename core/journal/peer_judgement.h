#pragma once

#include "journal/envelope.h"
#include "peer/peer_book.h"

#include <map>
#include <span>

namespace fengsui {

/// Who wrote under which name.
struct Authors {
    std::map<IncarnationId, IncarnationId> roots; ///< of renamed branches: the incarnation that wrote them
    std::map<IncarnationId, std::string> keys; ///< by which each incarnation signs

    IncarnationId rootOf(IncarnationId incarnation) const;
    std::string_view keyOf(IncarnationId incarnation) const;
};

/// From where on the entries of revoked consoles don't count: cuts by number, not by time, so that clocks decide
/// nothing. What lies beyond is kept, passed on and shown, but no ledger is folded from it.
class Cuts {
public:
    /// The last number of the stream that counts; nothing when it is not cut. Of a revoked incarnation no stream counts
    /// that was not named, nor any renamed branch of it: `root` is the incarnation that wrote the stream, whatever its
    /// branch is called now.
    std::optional<std::uint64_t> lastOf(IncarnationId, const StreamName&, IncarnationId root) const;
    /// Also beyond a cut it counts that a person was erased: bodies that are destroyed don't come back.
    bool counts(const Envelope&, IncarnationId root) const;
    bool isEmpty() const { return m_streams.empty(); }
    /// Nothing of that incarnation counts but what is named.
    void end(IncarnationId);
    /// Of two that say so whoever saw less is right.
    void end(IncarnationId, const StreamName&, std::uint64_t last);

    bool operator==(const Cuts&) const = default;

private:
    std::map<IncarnationId, std::map<StreamName, std::uint64_t>> m_streams;
};

/// What the entries about peers come to.
struct PeerJudgement {
    PeerBook peers;
    Cuts cuts;
};

/// Takes all entries of peersSubject(), also those that no longer count, in the order of folding. The same on every
/// console that holds the same entries, and no clock has a say in who revoked whom:
///
/// - A revocation is of a key: no further incarnation that signs by it counts either.
/// - What somebody wrote beyond the cut of a revocation is not heard, however early it is dated; so whoever was revoked
///   can't revoke back, once heard of it or not.
/// - But when two revoke each other and neither has seen the other's word, the one that was enrolled for the county
///   stands above a town's. Among equals both take effect: an administrator who is left pairs the right one again. The
///   same goes for a ring of more than two.
/// - A revocation is taken back by pairing again, by somebody who has it in view.
/// - A console that renewed its keys is the same under the new ones, and what is written with the old ones beyond the
///   renewal does not count. A revocation of any of its keys is one of all of them, those too that a thief took by
///   renewing a stolen one; pairing again brings back the keys that were paired and no others.
/// - Of two that renew the same key apart from each other neither is believed: see isContested().
/// - A renewal is taken back by pairing the old key again, by somebody who has it in view.
PeerJudgement judgePeers(std::span<const Entry>, const Authors& authors);

} // namespace fengsui
