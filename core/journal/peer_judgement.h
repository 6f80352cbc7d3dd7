#pragma once

#include "journal/envelope.h"
#include "peer/peer_book.h"

#include <map>
#include <span>

namespace fengsui {

/// From where on the entries of revoked consoles don't count: cuts by number, not by time, so that clocks decide
/// nothing. What lies beyond is kept, passed on and shown, but no ledger is folded from it.
class Cuts {
public:
    /// The last number of the stream that counts; nothing when it is not cut. Of a revoked incarnation no stream counts
    /// that was not named.
    std::optional<std::uint64_t> lastOf(IncarnationId, const StreamName&) const;
    /// Also beyond a cut it counts that a person was erased: bodies that are destroyed don't come back.
    bool counts(const Envelope&) const;
    bool isEmpty() const { return m_streams.empty(); }

    bool operator==(const Cuts&) const = default;

private:
    friend struct PeerJudgement judgePeers(std::span<const Entry>);
    std::map<IncarnationId, std::map<StreamName, std::uint64_t>> m_streams;
};

/// What the entries about peers come to.
struct PeerJudgement {
    PeerBook peers;
    Cuts cuts;
};

/// Takes all entries of peersSubject(), also those that no longer count, in the order of folding. Who was revoked first
/// can't revoke back: what it said beyond its cut is not heard. The same on every console that holds the same entries.
PeerJudgement judgePeers(std::span<const Entry> entries);

} // namespace fengsui
