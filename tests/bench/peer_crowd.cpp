#include "bench/bench.h"
#include "bench/big_store.h"
#include "bench/peer_console.h"
#include "link/back_off.h"
#include "sync/conversation.h"

#include <future>
#include <random>
#include <thread>

namespace fengsui::bench {

namespace {

constexpr std::size_t towns = 50;
constexpr std::size_t entriesOfTown = 1000;

constexpr std::chrono::minutes longestStorm { 5 };

// As a console calls that lost its line: again and again, each time a little later, and not all at once. Nothing when
// it became equal, else what the last call said.
std::string callUntilEqual(PeerConsole& town, const link::Address& hub)
{
    const auto end = std::chrono::steady_clock::now() + longestStorm;
    link::BackOff backOff;
    std::string last = "the time is over";
    while (std::chrono::steady_clock::now() < end) {
        const auto call = town.board().syncOnce(hub, longestStorm);
        if (call && call->standing.isLevel)
            return {};
        if (!call)
            last = call.refusal().toString();
        std::this_thread::sleep_for(std::chrono::milliseconds(backOff.next(std::random_device {}())));
    }
    return last;
}

} // namespace

// What two consoles say that hold the same: a hundred incarnations, no socket, so that only what they say counts.
std::vector<Figure> idleRound()
{
    const Workplace place;
    PeerConsole here({ place.path() / "here" });
    for (int i = 1; i < 100; ++i)
        here.store().renew();
    here.writer().journal().signHeads(here.clock().now());
    const StoreFolder folder = makePartner(here, place.path() / "there");
    {
        ServingPeer there(folder);
        catchUp(here, there.address());
        there.finish();
    }
    PeerConsole there(folder);
    sync::Conversation a(here.store(), here.clock().now(), Duration(0));
    sync::Conversation b(there.store(), there.clock().now(), Duration(0));
    double bytes = 0;
    double trips = 0;
    for (;; trips += 0.5) {
        const std::string toB = a.takeOutput();
        const std::string toA = b.takeOutput();
        if (toA.empty() && toB.empty())
            break;
        bytes += static_cast<double>(toA.size() + toB.size());
        a.receive(toA, Duration(0));
        b.receive(toB, Duration(0));
    }
    if (a.standing().ledgersAgree != true || b.standing().ledgersAgree != true)
        throw std::runtime_error("the consoles did not find out that they are equal");
    return { { "idle", bytes / 1024, "KiB", 0, bytes / 1024, 8, true },
        { "idle-trips", trips, "trips", 0, trips, 1, true } };
}

// A console that was away for a year's million entries. Once: it takes minutes.
std::vector<Figure> backlog()
{
    const Workplace place;
    const StoreFolder folder { place.path() / "full" };
    makeBigStore(folder, { .incidents = 200'000, .open = 10'000, .entriesEach = 5 });
    PeerConsole full(folder);
    ServingPeer empty(makePartner(full, place.path() / "empty"));
    catchUp(full, empty.address());
    const Strain strain = empty.finish();
    return { { "backlog", strain.memory, "MiB", 0, strain.memory, 64, true },
        { "backlog-log", strain.log, "MiB", 0, strain.log, 64, true },
        { "backlog-turn", strain.longestTurn, "ms", 0, strain.longestTurn, 50, true } };
}

// Fifty towns that lost the county at the same moment and lack a thousand entries each, against one that lacks as many
// as all of them together.
Figure storm()
{
    const Workplace place;
    const double single = [&] {
        const StoreFolder folder { place.path() / "full" };
        constexpr std::size_t cases = towns * entriesOfTown / 5;
        makeBigStore(folder, { .incidents = cases, .open = cases / 10, .entriesEach = 5 });
        PeerConsole full(folder);
        ServingPeer empty(makePartner(full, place.path() / "empty"));
        const double took = catchUp(full, empty.address());
        empty.finish();
        return took;
    }();
    std::vector<StoreFolder> folders;
    const StoreFolder hubFolder { place.path() / "hub" };
    {
        PeerConsole hub(hubFolder);
        for (std::size_t i = 0; i < towns; ++i)
            folders.push_back(makePartner(hub, place.path() / ("town " + std::to_string(i))));
    }
    addCases(hubFolder, { .incidents = entriesOfTown / 5, .open = entriesOfTown / 50, .entriesEach = 5 });
    ServingPeer hub(hubFolder);
    std::vector<std::unique_ptr<PeerConsole>> consoles;
    for (const StoreFolder& folder : folders)
        consoles.push_back(std::make_unique<PeerConsole>(folder));
    const double all = seconds([&] {
        std::vector<std::future<std::string>> calls;
        for (const auto& console : consoles)
            calls.push_back(
                std::async(std::launch::async, [&console, &hub] { return callUntilEqual(*console, hub.address()); }));
        for (std::future<std::string>& call : calls)
            if (const std::string trouble = call.get(); !trouble.empty())
                throw std::runtime_error("a town did not become equal: " + trouble);
    });
    hub.finish();
    return { "storm", all, "s", single, all / single, 3, true };
}

} // namespace fengsui::bench
