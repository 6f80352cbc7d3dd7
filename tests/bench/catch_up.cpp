#include "bench/bench.h"
#include "bench/big_store.h"
#include "bench/peer_ceiling.h"
#include "bench/peer_console.h"

namespace fengsui::bench {

namespace {

constexpr std::size_t entries = 100'000;

// A console that has everything calls an empty one, through the real link and into the real store.
Figure against(const char* name, double target, const std::function<void(const StoreFolder&)>& fill)
{
    const Workplace place;
    const StoreFolder folder { place.path() / "full" };
    fill(folder);
    const std::vector<std::size_t> sizes = entrySizes(folder);
    PeerConsole full(folder);
    std::vector<double> ceiling, ours;
    for (int round = 0; round < rounds; ++round) {
        const auto here = place.path() / std::to_string(round);
        ceiling.push_back(static_cast<double>(sizes.size()) / PeerCeiling(here / "bare").backlog(sizes));
        ServingPeer empty(makePartner(full, here / "empty"));
        ours.push_back(static_cast<double>(sizes.size()) / catchUp(full, empty.address()));
        empty.finish();
        std::filesystem::remove_all(here);
    }
    return { name, median(ours), "entries/s", median(ceiling), median(ours) / median(ceiling), target, false };
}

} // namespace

// Cases with their steps: ledgers are folded and everything is judged on the way.
Figure catchUp()
{
    return against("catch-up", 0.23, [](const StoreFolder& folder) {
        makeBigStore(folder, { .incidents = entries / 5, .open = entries / 50, .entriesEach = 5 });
    });
}

// Entries of a newer console, which are kept and passed on and folded by nobody.
Figure logOnly()
{
    return against("log-only", 0.45, [](const StoreFolder& folder) { makeForeignStore(folder, entries); });
}

} // namespace fengsui::bench
