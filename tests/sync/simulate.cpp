#include "sync/simulation.h"

#include <CLI/CLI.hpp>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <google/protobuf/stubs/logging.h>
#include <map>
#include <mutex>
#include <thread>

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

struct Totals {
    std::size_t entries = 0, forks = 0, crashes = 0, damages = 0, rounds = 0;

    void add(const SimulationEnd& end)
    {
        entries += end.entries;
        forks += end.forks;
        crashes += end.crashes;
        damages += end.damages;
        rounds = std::max(rounds, end.rounds);
    }
};

/// Each history is played on one thread; several histories may be played at a time.
class Players {
public:
    Players(SimulationSettings first, std::uint64_t seeds, bool playsTwice)
        : m_first(first)
        , m_seeds(seeds)
        , m_playsTwice(playsTwice)
    {
    }
    /// The first seed that fails, with its end.
    std::optional<std::pair<std::uint64_t, SimulationEnd>> run(unsigned threads)
    {
        std::vector<std::jthread> players;
        for (unsigned i = 0; i < threads; ++i)
            players.emplace_back([this] { play(); });
        players.clear(); // waits
        return m_failed.empty() ? std::nullopt : std::optional(*m_failed.begin());
    }
    Totals totals;

private:
    void play()
    {
        while (!m_isOver) {
            const std::uint64_t i = m_next++;
            if (i >= m_seeds)
                return;
            SimulationSettings settings = m_first;
            settings.seed += i;
            SimulationEnd end = simulate(settings);
            if (m_playsTwice && simulate(settings).story != end.story)
                end.failure = "it does not play the same again";
            const std::lock_guard lock(m_lock);
            totals.add(end);
            if (end.failure) {
                m_failed.emplace(settings.seed, std::move(end));
                m_isOver = true;
            }
        }
    }

    const SimulationSettings m_first;
    const std::uint64_t m_seeds;
    const bool m_playsTwice;
    std::atomic<std::uint64_t> m_next { 0 };
    std::atomic<bool> m_isOver { false };
    std::mutex m_lock;
    std::map<std::uint64_t, SimulationEnd> m_failed;
};

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("Plays consoles that sync, with everything that may go wrong, by seeds that play the same each time.");
    SimulationSettings settings;
    std::uint64_t seeds = 1;
    unsigned threads = std::max(1u, std::thread::hardware_concurrency());
    bool tellsStory = false, playsTwice = false, isBrief = false;
    const std::map<std::string, Promise> promises { { "safety", Promise::Safety }, { "liveness", Promise::Liveness },
        { "both", Promise::Both } };
    app.add_option("--seed", settings.seed, "The first seed");
    app.add_option("--seeds", seeds, "How many, one after the other");
    app.add_option("--consoles", settings.consoles, "How many there are at first")->check(CLI::Range(2, 9));
    app.add_option("--steps", settings.steps, "How many things happen before healing");
    app.add_option("--promise", settings.promise, "What is looked for: safety, liveness, both")
        ->transform(CLI::CheckedTransformer(promises));
    app.add_option("--threads", threads, "How many histories are played at a time")->check(CLI::Range(1, 256));
    app.add_flag("--twice", playsTwice, "Each is played twice and must be the same");
    app.add_flag("--brief", isBrief, "A seed that fails is only named");
    app.add_flag("--story", tellsStory, "Tell what happens in the first seed");
    CLI11_PARSE(app, argc, argv);
    google::protobuf::SetLogHandler(nullptr); // nonsense is written on purpose

    const auto begin = std::chrono::steady_clock::now();
    if (tellsStory)
        for (const std::string& line : simulate(settings).story)
            std::printf("%s\n", line.c_str());
    Players players(settings, seeds, playsTwice);
    const auto failed = players.run(threads);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (failed) {
        settings.seed = failed->first;
        if (isBrief)
            std::printf("seed %llu fails: %s\n", static_cast<unsigned long long>(settings.seed),
                failed->second.failure->c_str());
        else
            tellFailure(settings, failed->second);
        return 1;
    }
    std::printf(
        "%llu seeds in %.1f s: %zu entries, %zu forks, %zu power failures, %zu damaged disks found, equal after at "
        "most %zu rounds\n",
        static_cast<unsigned long long>(seeds), seconds, players.totals.entries, players.totals.forks,
        players.totals.crashes, players.totals.damages, players.totals.rounds);
    return 0;
}
