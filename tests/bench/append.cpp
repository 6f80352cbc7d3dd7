#include "bench/bare.h"
#include "bench/bench.h"
#include "wiring/local_store.h"

namespace fengsui::bench {

namespace {

constexpr std::size_t commands = 3000;

void require(bool isOk, const Refusal* refusal)
{
    if (!isOk)
        throw std::runtime_error("a desk refused: " + refusal->toString());
}

// A patroller's reports: each is taken in, accepted, and every third is told of again.
double deskCommands(const std::filesystem::path& folder)
{
    const SystemClock clock;
    const StoreFolder store { folder / "store" };
    (void)createStore(store, { "511129", "bench", "cn", {} }, clock);
    LocalWriter writer(store, loadShelves(store), clock);
    Office& office = writer.office();
    const Session acceptor { OperatorId::random(), "acceptor", "acceptor", { Role::Acceptor }, {} };
    return seconds([&] {
        for (std::size_t i = 0; i < commands;) {
            IncomingReport report;
            report.source = "patrol";
            report.type = CaseType::parse("cjt214:event:0102");
            report.title = "Exposed waste";
            report.text
                = "Bags of household waste beside the steps to the market; the bin is full and dogs have torn them.";
            report.place.address = "Mu'ou Street 12, Muxi";
            report.place.point = GeoPoint::fromDegrees(103.9 + static_cast<double>(i % 1000) / 10'000, 28.95);
            const auto taken = office.intake.report(acceptor, report);
            require(taken.isOk(), taken ? nullptr : &taken.refusal());
            ++i;
            const auto acted = office.cases.act(acceptor, taken->incident, "accept", {});
            require(acted.isOk(), acted ? nullptr : &acted.refusal());
            ++i;
            const auto joined = office.intake.attach(acceptor, report, taken->incident);
            require(joined.isOk(), joined ? nullptr : &joined.refusal());
            ++i;
        }
    });
}

} // namespace

Figure append()
{
    std::vector<double> bare, ours;
    for (int round = 0; round < rounds; ++round) {
        const Workplace place;
        bare.push_back(commands / bareInserts(place.path(), std::vector<std::size_t>(commands, 400), 1));
        ours.push_back(commands / deskCommands(place.path()));
    }
    return { "append", median(ours), "commands/s", median(bare), median(ours) / median(bare), 0.5, false };
}

} // namespace fengsui::bench
