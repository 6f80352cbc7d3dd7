#include "peer/delist.h"

namespace fengsui {

bool isDelisted(const Peer& peer, std::optional<Instant> heard, Instant now)
{
    if (peer.isRevoked)
        return false; // nobody waits for it anyway
    const Instant last = std::max(heard.value_or(peer.enrolledAt), peer.enrolledAt);
    // compared without a difference: instants of other consoles may be anything
    return now.milliseconds > 0 && last < now - waitedFor;
}

Refusal delisted(const Peer& peer, std::optional<Instant> heard)
{
    return { Refusal::Reason::WrongState,
        heard
            ? QT_TRANSLATE_NOOP("Refusal",
                  "%1 has not been heard for more than 90 days; nobody waits for it any more. When it comes back, let "
                  "it read a bundle written with --all, or revoke it if it is lost.")
            : QT_TRANSLATE_NOOP("Refusal",
                  "%1 was paired more than 90 days ago and never heard since; nobody waits for it any more. When it "
                  "comes back, let it read a bundle written with --all, or revoke it if it is lost."),
        { peer.name }, {} };
}

} // namespace fengsui
