#include "bench/bench.h"
#include "bench/big_store.h"
#include "incident/entries.pb.h"
#include "sqlite/store_folder.h"

namespace fengsui::bench {

Figure rebuild()
{
    const Workplace place;
    const StoreFolder folder { place.path() / "store" };
    makeBigStore(folder, { .incidents = 200'000, .open = 10'000, .entriesEach = 5 });
    StoreWriter writer(folder);
    std::uint64_t entries = 0;
    std::vector<double> reading, folding;
    for (int round = 0; round < rounds; ++round) {
        entries = 0;
        reading.push_back(seconds([&] {
            const SqliteJournalReader reader(writer.connection());
            reader.visit([&](const Entry& entry) {
                // parsed as what it is, and looked at, so that nothing can be left out
                if (static_cast<Kind>(entry.envelope.kind) == Kind::CaseActed) {
                    entries::CaseActed acted;
                    entries += acted.ParseFromString(*entry.body) && !acted.action().empty() ? 1 : 0;
                } else if (static_cast<Kind>(entry.envelope.kind) == Kind::IncidentReported) {
                    entries::IncidentReported reported;
                    entries += reported.ParseFromString(*entry.body) && reported.has_report() ? 1 : 0;
                }
                return true;
            });
        }));
        folding.push_back(seconds([&] { writer.journal().rebuild({}); }));
    }
    const double value = static_cast<double>(entries) / median(folding);
    const double baseline = static_cast<double>(entries) / median(reading);
    return { "rebuild", value, "entries/s", baseline, value / baseline, 0.3, false };
}

} // namespace fengsui::bench
