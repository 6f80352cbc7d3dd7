#include "bench/bare.h"
#include "bench/bench.h"
#include "bench/big_store.h"
#include "desk/call_import.h"
#include "wiring/local_store.h"

namespace fengsui::bench {

namespace {

constexpr std::size_t calls = 100'000;

double importAll(const std::filesystem::path& folder, const std::filesystem::path& file)
{
    const SystemClock clock;
    const StoreFolder store { folder / "store" };
    (void)createStore(store, { "US-PA-091", "bench", "generic", "America/New_York" }, clock);
    const Shelves shelves = loadShelves(store);
    std::vector<Refusal> ignored;
    LocalWriter writer(store, shelves, clock);
    Result<CallImport> opened
        = CallImport::open(file, std::nullopt, *loadMappings(store, *shelves.rules->shipped().types, ignored));
    if (!opened)
        throw std::runtime_error(opened.refusal().toString());
    CallImport import = *std::move(opened);
    return seconds([&] {
        const CallImportTotals totals = import.run(
            writer.office().intake, Session::system(), nullptr, [](const ImportProblem&) { }, {},
            [](const BatchOutcome&) { });
        if (totals.taken != calls)
            throw std::runtime_error("only " + std::to_string(totals.taken) + " calls were taken");
    });
}

} // namespace

Figure import()
{
    std::vector<double> bare, ours;
    for (int round = 0; round < rounds; ++round) {
        const Workplace place;
        const std::filesystem::path file = place.path() / "calls.csv";
        writeCalls(file, calls);
        ours.push_back(calls / importAll(place.path(), file));
        bare.push_back(calls / bareInserts(place.path(), entrySizes({ place.path() / "store" }), 1000));
    }
    return { "import", median(ours), "entries/s", median(bare), median(ours) / median(bare), 0.25, false };
}

} // namespace fengsui::bench
