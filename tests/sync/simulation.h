#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fengsui {

/// A fault that is built in on purpose, so that it is seen whether the simulation finds it.
enum class Plant {
    None,
    LedgersByArrival, ///< what people see depends on the order in which entries came
    BranchThrownAway, ///< the branch that loses its name is deleted
    BranchCountedTwice, ///< and is written once more besides
    LostAppend, ///< what was acknowledged to the operator is gone after a crash
};

struct SimulationSettings {
    std::uint64_t seed = 1;
    std::size_t consoles = 4;
    std::size_t steps = 250;
    Plant plant = Plant::None;
};

struct SimulationEnd {
    std::optional<std::string> failure; ///< what was wrong, or nothing
    std::size_t entries = 0; ///< on each console at the end
    std::size_t forks = 0; ///< branches that lost their names
    std::size_t crashes = 0;
    std::size_t rounds = 0; ///< until all were equal after healing
    std::vector<std::string> story; ///< what happened, step by step
};

/// A few consoles, each with the real journal in a real database in memory, one clock and one net, all of them played
/// on one thread: links are made, cut, stalled in one direction; frames are delayed, lost, doubled, swapped; consoles
/// crash before, in and after a commit, fill their disks, jump in time, are restored from old copies, cloned, wiped.
/// What was acknowledged is then looked for on every console; after healing all must hold the same and show the same.
///
/// Each step is played by its own seed, so that a history with some steps left out is a history too. `chosen` are the
/// steps to play, all when empty.
SimulationEnd simulate(const SimulationSettings& settings, const std::vector<std::size_t>& chosen = {});

/// The shortest history found that still fails, by leaving out steps.
std::vector<std::size_t> shrink(const SimulationSettings& settings);

} // namespace fengsui
