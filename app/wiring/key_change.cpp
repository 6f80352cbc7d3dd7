#include "wiring/key_change.h"

#include "sqlite/key_files.h"
#include "wiring/peer_link.h"

namespace fengsui {

Outcome renewKeys(const StoreFolder& folder, LocalWriter& writer, const Session& session, const Clock& clock)
{
    if (Outcome outcome = writer.office().peers.mayEnrol(session); !outcome)
        return outcome;
    const Digest pin = consoleKey(folder).pin();
    const link::ConsoleKey wire = link::ConsoleKey::generate();
    const SigningKey next = SigningKey::generate();
    putNextKeys(folder, next, wire.secret());
    const Outcome said = writer.office().peers.renewKeys(session, pin, signingKey(folder), wire.pin(), next);
    if (said)
        writer.store().journal().signHeads(clock.now()); // the last time with the old key
    settleKeys(folder, writer.store().connection());
    if (said)
        writer.store().journal().takeKey(next, clock.now());
    return said;
}

} // namespace fengsui
