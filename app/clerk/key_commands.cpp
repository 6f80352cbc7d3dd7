#include "clerk/clerk.h"

#include "wiring/key_change.h"
#include "wiring/peer_link.h"

namespace fengsui {

namespace {

void renewKey(Clerk& clerk)
{
    const Session session = clerk.session();
    const Digest before = consoleKey(clerk.folder()).pin();
    if (const Outcome outcome = renewKeys(clerk.folder(), clerk.writer(), session, clerk.clock()); !outcome)
        throw Refused { outcome.refusal() };
    const Digest now = consoleKey(clerk.folder()).pin();
    clerk.answer({ { "former", before.toHex() }, { "own", now.toHex() } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "This console has new keys: %1"), { link::fingerprint(now) }) + '\n'
            + clerk.words(QT_TRANSLATE_NOOP("Clerk",
                "Paired consoles take them at the next sync; nobody pairs anew. For 90 days the old ones are kept for "
                "consoles that are away. Make a new backup now: one from before holds the old keys. If somebody may "
                "have stolen the old keys, let another console revoke this one, and pair it again."))
            + '\n');
}

} // namespace

void addKeyCommands(CLI::App& peer, Clerk& clerk, Run& run)
{
    addCommand(peer, clerk, "renew-key", "Give this console new keys; paired consoles hear of it and go on")
        ->callback([&clerk, &run] { run = [&clerk] { renewKey(clerk); }; });
}

} // namespace fengsui
