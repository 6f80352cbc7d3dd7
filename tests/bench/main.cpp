// fengsui-bench [--json] [NAME…]: the table of what is fast enough. Every figure is a ratio of two measurements of this
// run, the median of five.
#include "bench/bench.h"
#include "bench/map_probe.h"
#include "bench/peer_ceiling.h"
#include "bench/peer_console.h"
#include "bench/probe.h"

#include "wiring/one_heap.h"

#include <QApplication>
#include <boost/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <unistd.h>

namespace fengsui::bench {

Workplace::Workplace()
{
    std::string pattern = (std::filesystem::temp_directory_path() / "fengsui-bench-XXXXXX").string();
    if (!mkdtemp(pattern.data()))
        throw std::runtime_error("no folder can be made in " + pattern);
    m_path = pattern;
}

Workplace::~Workplace()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace fengsui::bench

using namespace fengsui::bench;

int main(int argc, char** argv)
{
    if (argc > 2 && std::string_view(argv[1]) == "--probe") {
        fengsui::keepOneHeap(); // as the program does
        const QApplication application(argc, argv);
        return probeWindow(argv[2]);
    }
    if (argc > 2 && std::string_view(argv[1]) == "--probe-empty") {
        const QApplication application(argc, argv);
        return probeEmptyWindow(argv[2] == std::string_view("ours") ? EmptyMap::OfOurs : EmptyMap::OfMachine);
    }
    if (argc > 4 && std::string_view(argv[1]) == "--probe-map") {
        fengsui::keepOneHeap();
        const QApplication application(argc, argv);
        return probeMap(QCoreApplication::arguments().sliced(2));
    }
    if (argc > 1 && std::string_view(argv[1]) == "--burn")
        burn();
    if (argc > 2 && std::string_view(argv[1]) == "--ceiling")
        return PeerCeiling::receive(argv[2]);
    if (argc > 2 && std::string_view(argv[1]) == "--serve") {
        const QCoreApplication application(argc, argv);
        return PeerConsole::serve(argv[2]);
    }
    std::vector<std::string> names;
    bool isJson = false;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--json")
            isJson = true;
        else
            names.emplace_back(argv[i]);
    }
    struct Bench {
        std::vector<std::string> names;
        std::function<std::vector<Figure>()> run;
    };
    const std::vector<Bench> benches {
        { { "append" }, [] { return std::vector { append() }; } },
        { { "import" }, [] { return std::vector { import() }; } },
        { { "rebuild" }, [] { return std::vector { rebuild() }; } },
        { { "chain" }, [] { return std::vector { chain() }; } },
        { { "due" }, [] { return std::vector { due() }; } },
        { { "tick", "tick-idle" }, tick },
        { { "evaluate" }, [] { return std::vector { evaluate() }; } },
        { { "open", "memory" }, window },
        { { "freeze" }, [] { return std::vector { freeze() }; } },
        { { "catch-up" }, [] { return std::vector { catchUp() }; } },
        { { "log-only" }, [] { return std::vector { logOnly() }; } },
        { { "live", "live-p99" }, live },
        { { "flood-p99" }, [] { return std::vector { flood() }; } },
        { { "idle", "idle-trips" }, idleRound },
        { { "backlog" }, backlog },
        { { "storm" }, [] { return std::vector { storm() }; } },
        { { "route" }, [] { return std::vector { route() }; } },
        { { "pan", "busy", "settle", "map-start", "map-memory" }, map },
        { { "render" }, render },
        { { "find" }, findComponents },
        { { "inventory" }, [] { return std::vector { importComponents() }; } },
        { { "locate" }, [] { return std::vector { locate() }; } },
    };
    for (const std::string& name : names)
        if (std::ranges::none_of(benches,
                [&](const Bench& bench) { return std::ranges::find(bench.names, name) != bench.names.end(); })) {
            std::cerr << "fengsui-bench: there is no bench " << name
                      << "; there are append, import, rebuild, due, tick, tick-idle, evaluate, open, memory, freeze, "
                         "catch-up, log-only, live, live-p99, flood-p99, idle, idle-trips, backlog, storm, route, "
                         "chain, pan, "
                         "busy, settle, map-start, map-memory, render, find, inventory, locate\n";
            return 2;
        }
    const QApplication application(argc, argv);
    boost::json::array json;
    if (!isJson)
        std::printf("%-12s %14s %-12s %14s %8s %8s\n", "name", "value", "unit", "baseline", "ratio", "target");
    for (const Bench& bench : benches) {
        const bool isWanted = names.empty() || std::ranges::any_of(bench.names, [&](const std::string& name) {
            return std::ranges::find(names, name) != names.end();
        });
        if (!isWanted)
            continue;
        for (const Figure& figure : bench.run()) {
            json.push_back({ { "name", figure.name }, { "value", figure.value }, { "unit", figure.unit },
                { "baseline", figure.baseline }, { "ratio", figure.ratio }, { "target", figure.target },
                { "reached", figure.isReached() } });
            if (!isJson) {
                std::printf("%-12s %14.2f %-12s %14.2f %8.2f %s%6.2f %s\n", figure.name.c_str(), figure.value,
                    figure.unit.c_str(), figure.baseline, figure.ratio,
                    figure.isLessBetter ? "<=" : ">=", figure.target, figure.isReached() ? "reached" : "missed");
                std::fflush(stdout);
            }
        }
    }
    if (isJson)
        std::cout << boost::json::serialize(json) << '\n';
}
