#include "bench/bench.h"
#include "bench/big_store.h"
#include "incident/entries.pb.h"
#include "sqlite/chain_check.h"
#include "sqlite/store_folder.h"

namespace fengsui::bench {

namespace {

constexpr BigStore million { .incidents = 200'000, .open = 10'000, .entriesEach = 5 };

// Every entry parsed as what it is, and looked at, so that nothing can be left out. How many there are.
std::uint64_t readAll(StoreWriter& writer)
{
    std::uint64_t entries = 0;
    const SqliteJournalReader reader(writer.connection());
    reader.visit([&](const Entry& entry) {
        if (static_cast<Kind>(entry.envelope.kind) == Kind::CaseActed) {
            entries::CaseActed acted;
            entries += acted.ParseFromString(*entry.body) && !acted.action().empty() ? 1 : 0;
        } else if (static_cast<Kind>(entry.envelope.kind) == Kind::IncidentReported) {
            entries::IncidentReported reported;
            entries += reported.ParseFromString(*entry.body) && reported.has_report() ? 1 : 0;
        }
        return true;
    });
    return entries;
}

// Something done with each of a million entries, against reading them.
Figure againstReading(const char* name, double target, const std::function<void(StoreWriter&)>& work)
{
    const Workplace place;
    const StoreFolder folder { place.path() / "store" };
    makeBigStore(folder, million);
    StoreWriter writer(folder);
    double entries = 0;
    std::vector<double> reading, working;
    for (int round = 0; round < rounds; ++round) {
        reading.push_back(seconds([&] { entries = static_cast<double>(readAll(writer)); }));
        working.push_back(seconds([&] { work(writer); }));
    }
    const double value = entries / median(working), baseline = entries / median(reading);
    return { name, value, "entries/s", baseline, value / baseline, target, false };
}

} // namespace

Figure rebuild()
{
    return againstReading("rebuild", 0.3, [](StoreWriter& writer) { writer.journal().rebuild({}); });
}

// Of all streams: numbers, digests over envelopes and bodies, what follows what, signatures.
Figure chain()
{
    return againstReading("chain", 0.5, [](StoreWriter& writer) {
        Verification verification;
        ChainCheck check(writer.connection(), verification);
        for (const Lane& lane : readLanes(writer.connection()))
            check.check(lane, 1, {}, 0);
        if (!verification.isSound())
            throw std::runtime_error("the chain is not whole");
    });
}

} // namespace fengsui::bench
