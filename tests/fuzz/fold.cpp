#include "fuzz/author.h"
#include "fuzz/memory_store.h"
#include "sqlite/ledger_tables.h"

#include <algorithm>

namespace fengsui {

namespace {

/// Two consoles that wrote without hearing of each other, and a third that takes what they wrote.
struct Written {
    explicit Written(std::string_view input)
    {
        entries[0].push_back(authors[0].open());
        entries[1].push_back(authors[1].open());
        constexpr std::size_t most = 64;
        Material material(input);
        for (std::size_t i = 0; i < most && !material.isEmpty(); ++i) {
            const std::size_t by = material.number(2);
            entries[by].push_back(authors[by].write(Said::from(material)));
        }
    }
    Author authors[2] { Author("one"), Author("two") };
    std::vector<Entry> entries[2];
};

void take(MemoryStore& store, std::span<const Entry> entries)
{
    const auto taken = store.journal().accept(entries);
    require(taken.isOk(), "an honest console's entries are taken: " + (taken ? "" : taken.refusal().toString()));
}

} // namespace

// Whatever entries hold, folding them is total, and gives the same on every console: in whatever order they came, in
// pieces or at once, and when all is folded again.
void fuzz(std::string_view input)
{
    const Written written(input);
    MemoryStore store;
    take(store, written.entries[0]);
    take(store, written.entries[1]);
    const std::string ledgers = dumpLedgers(store.connection());

    MemoryStore other;
    std::size_t at = 0;
    for (const Entry& entry : written.entries[1]) {
        take(other, { &entry, 1 });
        if (at < written.entries[0].size())
            take(other, { &written.entries[0][at++], 1 });
    }
    take(other, std::span(written.entries[0]).subspan(at));
    require(dumpLedgers(other.connection()) == ledgers, "another order of arrival gives the same ledgers");
    const auto all = [](const StreamName&) { return true; };
    require(other.sync().ledgerDigest(all) == store.sync().ledgerDigest(all), "and the same digest");

    other.requireSound("folding late entries"); // which folds all again
}

} // namespace fengsui
