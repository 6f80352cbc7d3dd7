#include "support/power_cut.h"

#include <CLI/CLI.hpp>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>

using namespace fengsui;

namespace {

const std::map<std::string, Workload> workloadWords { { "day", Workload::Day }, { "peer", Workload::Peer },
    { "upkeep", Workload::Upkeep } };
const std::map<std::string, Unsynced> patternWords { { "lost", Unsynced::Lost }, { "kept", Unsynced::Kept },
    { "some", Unsynced::Some }, { "torn-sectors", Unsynced::TornSectors }, { "torn-pages", Unsynced::TornPages },
    { "reordered", Unsynced::Reordered }, { "last-torn", Unsynced::LastTorn }, { "only-last", Unsynced::OnlyLast } };

template <typename Value>
std::string wordOf(const std::map<std::string, Value>& words, Value value)
{
    return std::ranges::find(words, value, [](const auto& each) { return each.second; })->first;
}

struct Wish {
    std::uint64_t seed = 1;
    std::size_t operations = 500;
    std::size_t from = 0;
    std::size_t to = SIZE_MAX;
    std::size_t every = 1;
    std::vector<Workload> workloads { allWorkloads.begin(), allWorkloads.end() };
    std::vector<Unsynced> patterns { allUnsynced.begin(), allUnsynced.end() };
};

struct Count {
    std::size_t cuts = 0;
    std::size_t entries = 0;
    std::size_t failures = 0;
};

// Goes on after a failure: where else it fails tells what it is.
void cutEverywhere(const Wish& wish, Workload workload, const std::filesystem::path& around, Count& count)
{
    PowerCuts run(wish.seed, workload, wish.operations, around);
    const std::string name = wordOf(workloadWords, workload);
    std::size_t cuts = 0;
    for (std::size_t cut = wish.from; cut <= std::min(wish.to, run.operations()); cut += wish.every) {
        for (const Unsynced pattern : wish.patterns) {
            ++cuts;
            const std::string wrong = run.whatIsWrong(cut, pattern);
            if (wrong.empty())
                continue;
            ++count.failures;
            std::printf("FAIL: seed %llu %s cut %zu %s: %s\n", static_cast<unsigned long long>(wish.seed), name.c_str(),
                cut, wordOf(patternWords, pattern).c_str(), wrong.c_str());
        }
    }
    std::printf("seed %llu %s: %zu cuts, %zu operations, %zu entries\n", static_cast<unsigned long long>(wish.seed),
        name.c_str(), cuts, run.operations(), run.acknowledged());
    std::fflush(stdout);
    count.cuts += cuts;
    count.entries += run.acknowledged();
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("Cuts the power at every disk operation of a store's run, in many ways, and looks what is left.");
    Wish wish;
    std::uint64_t seeds = 1;
    app.add_option("--seed", wish.seed, "The first seed");
    app.add_option("--seeds", seeds, "How many runs of each workload");
    app.add_option("--operations", wish.operations, "How many a run has at least");
    app.add_option("--workload", wish.workloads, "What the store does: day, peer, upkeep; without it each")
        ->transform(CLI::CheckedTransformer(workloadWords));
    app.add_option("--pattern", wish.patterns, "What becomes of what was not synced; without it each way")
        ->transform(CLI::CheckedTransformer(patternWords));
    app.add_option("--from", wish.from, "The first cut: behind so many operations");
    app.add_option("--to", wish.to, "The last one");
    app.add_option("--every", wish.every, "Only each so many-th")->check(CLI::PositiveNumber);
    CLI11_PARSE(app, argc, argv);

    const QTemporaryDir folder;
    const auto begin = std::chrono::steady_clock::now();
    Count count;
    for (const std::uint64_t last = wish.seed + seeds; wish.seed < last; ++wish.seed)
        for (const Workload workload : wish.workloads)
            cutEverywhere(wish, workload, folder.path().toStdString(), count);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::printf("%zu power cuts in %.1f s over %zu acknowledged entries: %s\n", count.cuts, seconds, count.entries,
        count.failures == 0 ? "nothing lost, nothing twice" : "NOT all is well");
    return count.failures == 0 ? 0 : 1;
}
