#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fengsui {

/// What is looked for. Kept apart because each can hide the other: what must hold at any moment (nothing acknowledged
/// is lost, nothing is there twice, what is damaged is noticed), and what must come once some of the lines are whole
/// again.
enum class Promise { Safety, Liveness, Both };

struct SimulationSettings {
    std::uint64_t seed = 1;
    std::size_t consoles = 4;
    std::size_t steps = 250;
    Promise promise = Promise::Both;
};

struct SimulationEnd {
    std::optional<std::string> failure; ///< what was wrong, or nothing
    std::size_t entries = 0; ///< on each console at the end
    std::size_t forks = 0; ///< branches that lost their names
    std::size_t crashes = 0;
    std::size_t damages = 0; ///< of disks that were found
    std::size_t rounds = 0; ///< until all were equal after healing
    std::vector<std::string> story; ///< what happened, step by step
};

/// A few consoles, each with the real journal in a real database in memory, one clock and one net, all of them played
/// on one thread: links are made, cut, stalled in one direction, clogged one after the other; frames are delayed, lost,
/// doubled, swapped, unknown; consoles crash before, in and after a commit, fill their disks, have bits on them
/// changed, jump in time, are revoked and paired again, restored from old copies, cloned, wiped; some write kinds of
/// entry that the others don't know. Then a core of them is healed, and at the end all.
///
/// Each step is played by its own seed, so that a history with some steps left out is a history too. `chosen` are the
/// steps to play, all when empty.
SimulationEnd simulate(const SimulationSettings& settings, const std::vector<std::size_t>& chosen = {});

/// The shortest history found that still fails, by leaving out steps.
std::vector<std::size_t> shrink(const SimulationSettings& settings);

} // namespace fengsui
