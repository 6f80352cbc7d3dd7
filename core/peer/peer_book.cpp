#include "peer/peer_book.h"

#include "peer/entries.pb.h"

#include <algorithm>

namespace fengsui {

namespace {

Peer* findIn(std::vector<Peer>& peers, const Digest& pin)
{
    const auto at = std::ranges::find(peers, pin, &Peer::pin);
    return at == peers.end() ? nullptr : &*at;
}

} // namespace

bool Peer::hadKey(const std::string& key) const
{
    return std::ranges::find(former, key, &ConsoleKeys::signingKey) != former.end();
}

const Peer* PeerBook::find(const Digest& pin) const
{
    const auto at = std::ranges::find(peers, pin, &Peer::pin);
    return at == peers.end() ? nullptr : &*at;
}

const Peer* PeerBook::findFormer(const Digest& pin) const
{
    const auto at = std::ranges::find_if(peers,
        [&](const Peer& peer) { return std::ranges::find(peer.former, pin, &ConsoleKeys::pin) != peer.former.end(); });
    return at == peers.end() ? nullptr : &*at;
}

bool PeerBook::isAllowed(const Digest& pin) const
{
    const Peer* peer = find(pin);
    return peer && !peer->isRevoked && !peer->isContested;
}

SubjectId forkSubject(IncarnationId incarnation, const StreamName& stream)
{
    return RawId::derived("fork:" + incarnation.toString() + '/' + stream);
}

void fold(PeerBook& book, const Stamp& stamp, const entries::PeerEnrolled& enrolled)
{
    const auto pin = Digest::fromBytes(enrolled.pin());
    if (!pin)
        return;
    Peer* peer = findIn(book.peers, *pin);
    if (!peer)
        peer = &book.peers.emplace_back();
    *peer = { *pin, enrolled.name(), enrolled.division(), enrolled.signing_key(), stamp.author, stamp.recordedAt, false,
        {}, {}, { enrolled.rights().begin(), enrolled.rights().end() } };
}

void fold(PeerBook& book, const Stamp& stamp, const entries::PeerRevoked& revoked)
{
    const auto pin = Digest::fromBytes(revoked.pin());
    Peer* peer = pin ? findIn(book.peers, *pin) : nullptr;
    if (peer)
        revoke(*peer, stamp, revoked);
}

void revoke(Peer& peer, const Stamp& stamp, const entries::PeerRevoked& revoked)
{
    peer.isRevoked = true;
    peer.revocations.push_back(stamp.hash);
    peer.reason = revoked.reason();
    peer.revokedAt = stamp.recordedAt;
}

} // namespace fengsui
