#include "sync/simulation.h"

#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdio>
#include <google/protobuf/stubs/logging.h>
#include <map>

using namespace fengsui;

namespace {

void tellFailure(const SimulationSettings& settings, const SimulationEnd& end)
{
    std::printf("seed %llu fails: %s\n", static_cast<unsigned long long>(settings.seed), end.failure->c_str());
    const std::vector<std::size_t> steps = shrink(settings);
    const SimulationEnd shortest = simulate(settings, steps);
    std::printf("the shortest history found has %zu of %zu steps (%s):\n", steps.size(), settings.steps,
        shortest.failure ? shortest.failure->c_str() : "which does not fail");
    for (const std::string& line : shortest.story)
        std::printf("  %s\n", line.c_str());
    std::printf("play it again: simulate --seed %llu --consoles %zu --steps %zu\n",
        static_cast<unsigned long long>(settings.seed), settings.consoles, settings.steps);
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("Plays consoles that sync, with everything that may go wrong, by seeds that play the same each time.");
    SimulationSettings settings;
    std::uint64_t seeds = 1;
    bool tellsStory = false;
    const std::map<std::string, Plant> plants { { "ledgers-by-arrival", Plant::LedgersByArrival },
        { "branch-thrown-away", Plant::BranchThrownAway }, { "branch-counted-twice", Plant::BranchCountedTwice },
        { "lost-append", Plant::LostAppend } };
    app.add_option("--seed", settings.seed, "The first seed");
    app.add_option("--seeds", seeds, "How many, one after the other");
    app.add_option("--consoles", settings.consoles, "How many there are at first")->check(CLI::Range(2, 9));
    app.add_option("--steps", settings.steps, "How many things happen before healing");
    app.add_option("--plant", settings.plant, "A fault to be found: then every seed may pass but one must fail")
        ->transform(CLI::CheckedTransformer(plants));
    app.add_flag("--story", tellsStory, "Tell what happens");
    CLI11_PARSE(app, argc, argv);
    google::protobuf::SetLogHandler(nullptr); // nonsense is written on purpose

    const auto begin = std::chrono::steady_clock::now();
    std::size_t entries = 0, forks = 0, crashes = 0, rounds = 0;
    const std::uint64_t last = settings.seed + seeds;
    for (; settings.seed < last; ++settings.seed) {
        const SimulationEnd end = simulate(settings);
        if (tellsStory)
            for (const std::string& line : end.story)
                std::printf("%s\n", line.c_str());
        if (end.failure && settings.plant != Plant::None) {
            std::printf(
                "seed %llu finds it: %s\n", static_cast<unsigned long long>(settings.seed), end.failure->c_str());
            return 0;
        }
        if (end.failure) {
            tellFailure(settings, end);
            return 1;
        }
        entries += end.entries;
        forks += end.forks;
        crashes += end.crashes;
        rounds = std::max(rounds, end.rounds);
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::printf("%llu seeds in %.1f s: %zu entries, %zu forks, %zu power failures, equal after at most %zu rounds\n",
        static_cast<unsigned long long>(seeds), seconds, entries, forks, crashes, rounds);
    return settings.plant == Plant::None ? 0 : 1;
}
