#include "support/power_cut.h"

#include <CLI/CLI.hpp>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>

using namespace fengsui;

int main(int argc, char** argv)
{
    CLI::App app("Cuts the power at every disk operation of a store's run, in many ways, and looks what is left.");
    std::uint64_t seed = 1;
    std::uint64_t seeds = 1;
    std::size_t operations = 500;
    std::size_t workloads = allWorkloads.size();
    std::size_t patterns = allUnsynced.size();
    app.add_option("--seed", seed, "The first seed");
    app.add_option("--seeds", seeds, "How many runs of each workload");
    app.add_option("--operations", operations, "How many a run has at least");
    app.add_option("--workloads", workloads, "How many of the workloads")->check(CLI::Range(std::size_t(1), workloads));
    app.add_option("--patterns", patterns, "How many of the ways")->check(CLI::Range(std::size_t(1), patterns));
    CLI11_PARSE(app, argc, argv);

    const QTemporaryDir folder;
    const auto begin = std::chrono::steady_clock::now();
    std::size_t cuts = 0, entries = 0;
    for (const std::uint64_t last = seed + seeds; seed < last; ++seed) {
        for (std::size_t workload = 0; workload < workloads; ++workload) {
            PowerCuts run(seed, allWorkloads[workload], operations, folder.path().toStdString());
            entries += run.acknowledged();
            for (std::size_t cut = 0; cut <= run.operations(); ++cut) {
                for (std::size_t pattern = 0; pattern < patterns; ++pattern, ++cuts) {
                    const std::string wrong = run.whatIsWrong(cut, allUnsynced[pattern]);
                    if (wrong.empty())
                        continue;
                    std::printf("seed %llu workload %zu cut %zu pattern %zu: %s\n",
                        static_cast<unsigned long long>(seed), workload, cut, pattern, wrong.c_str());
                    return 1;
                }
            }
        }
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::printf("%zu power cuts in %.1f s over %zu acknowledged entries: nothing lost, nothing twice\n", cuts, seconds,
        entries);
    return 0;
}
