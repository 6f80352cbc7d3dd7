#include "bench/bench.h"
#include "bench/big_store.h"
#include "wiring/local_store.h"

#include "desk/due_watch.h"

#include <stdexcept>

namespace fengsui::bench {

namespace {

class StillClock final : public Clock {
public:
    Instant now() const override { return at; }
    Instant at;
};

constexpr std::size_t openCases = 200'000;
constexpr std::size_t dueAtOnce = 200;

} // namespace

// What became due among 200,000 open cases at one instant: asking the queue that the desk keeps, against one pass over
// all open rows of the ledger that compares each due time. And a whole tick of the desk when nothing is due.
std::vector<Figure> tick()
{
    const Workplace place;
    const StoreFolder folder { place.path() / "store" };
    makeBigStore(folder, { openCases, openCases, 1 });
    StillClock clock;
    clock.at = SystemClock().now() - std::chrono::hours(24 * 31); // before the first of them was reported
    LocalWriter writer(folder, loadShelves(folder), clock);
    CaseDesk& desk = writer.office().cases;
    while (desk.tick(clock.at, 5000).hasMore) { } // takes them into the queue; none is due yet

    DueWatch queue;
    std::vector<Instant> dueTimes;
    Statement rows(writer.store().connection(), "SELECT id, due_at FROM incident WHERE is_open = 1");
    while (rows.step()) {
        const Instant due { rows.integer(1) };
        queue.set(*IncidentId::fromBytes(rows.bytes(0)), due);
        dueTimes.push_back(due);
    }
    if (dueTimes.size() != openCases)
        throw std::runtime_error("the store has not the open cases that it should have");
    std::ranges::sort(dueTimes);
    const Instant instant = dueTimes[dueAtOnce];

    std::size_t found = 0;
    Statement scan(
        writer.store().connection(), "SELECT count(*) FROM incident NOT INDEXED WHERE is_open = 1 AND due_at <= ?1");
    std::vector<double> asked, scanned, idle;
    for (int round = 0; round < rounds; ++round) {
        asked.push_back(seconds([&] { found += queue.due(instant, openCases).size(); }));
        scanned.push_back(seconds([&] {
            scan.start().bind(1, instant.milliseconds);
            scan.step();
            found -= static_cast<std::size_t>(scan.integer(0));
        }));
        idle.push_back(seconds([&] { desk.tick(clock.at); }));
    }
    if (found != 0)
        throw std::runtime_error("the queue and the scan don't find the same cases");
    const double baseline = median(scanned) * 1000;
    return { { "tick", median(asked) * 1000, "ms", baseline, median(asked) * 1000 / baseline, 0.05, true },
        { "tick-idle", median(idle) * 1000, "ms", baseline, median(idle) * 1000 / baseline, 0.001, true } };
}

} // namespace fengsui::bench
