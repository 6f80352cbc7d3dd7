#pragma once

#include "sync/simulated_net.h"

#include <map>
#include <optional>
#include <set>

namespace fengsui {

/// What people wrote, by the digests of the bodies.
struct WrittenFacts {
    std::map<Digest, std::string> acknowledged; ///< its writer was told that it is saved
    std::set<Digest> mediation; ///< of them those that are not for towns
    std::map<Digest, std::string> written; ///< also what its writer never heard of again
    std::set<Digest> gone; ///< hashes of entries that only were on a disk that is lost: a fork with them stays open

    /// A disk is lost, or another takes its place: for what was on no other, nobody can be blamed.
    void forgetWhatOnlyWasOn(std::size_t lost, const SimulatedNet::Consoles& consoles, const Connection* instead);
};

/// What is wrong with a console's disk. Not that it keeps the signature of another branch: until a fork is settled that
/// is how it is noticed.
Verification verify(SimulatedConsole& console);

inline constexpr std::size_t everyone = static_cast<std::size_t>(-1);

/// What must be so at any moment, however many lines are cut (safety): nothing acknowledged is gone from all disks,
/// each disk that nobody damaged is sound, its times rise. Tells the first thing that is wrong. Not that nothing is
/// there twice: a renamed branch may come by one way before the fork itself is heard of by another. Whether ledgers are
/// what the entries come to takes longest to see; between, it may be looked for on one console alone.
std::optional<std::string> whyUnsafe(const SimulatedNet::Consoles& consoles, const WrittenFacts& facts,
    bool areForksSettled = false, std::size_t ledgersOf = everyone);

/// What must be so once these consoles have talked without faults (liveness): all hold the same and show the same.
std::optional<std::string> whyUnequal(const SimulatedNet::Consoles& consoles, const std::vector<std::size_t>& core);

/// What must be so once all have: each holds all that was acknowledged, and nothing twice.
std::optional<std::string> whyIncomplete(const SimulatedNet::Consoles& consoles, const WrittenFacts& facts);

/// Then, too: each has the entry that tells people of every fork that any of them settled. What a conversation says of
/// it besides may go down with the power of the console that it was said to.
std::optional<std::string> whyUntold(const SimulatedNet::Consoles& consoles);

} // namespace fengsui
