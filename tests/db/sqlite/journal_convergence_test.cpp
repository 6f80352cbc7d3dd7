#include "sqlite/durable_file.h"
#include "support/random_history.h"
#include "support/temporary_store.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace fengsui;

namespace {

using Vector = std::map<std::pair<IncarnationId, StreamName>, std::uint64_t>;

Vector vectorOf(const Connection& connection)
{
    Vector vector;
    for (const Head& head : readHeads(connection))
        vector[{ head.key.incarnation, head.key.stream }] = head.key.number;
    return vector;
}

/// A console of its own: its clock, its store.
struct Console {
    TemporaryStore store;
    std::unique_ptr<StoreWriter> writer = std::make_unique<StoreWriter>(store.folder());
    std::int64_t clock = 1'000'000;

    void open()
    {
        const SigningKey key = *SigningKey::fromSeed(readWhole(store.folder().key()));
        const Draft draft = opening(key.publicKey(), writer->journal().incarnation());
        writer->journal().append(std::span(&draft, 1), {}, { clock });
    }
    Connection& connection() { return writer->connection(); }
    std::string dump() { return dumpLedgers(connection()); }
};

/// What the other lacks, each stream in its order, the streams shuffled into each other.
std::vector<Entry> lacking(Dice& dice, Console& from, Console& to)
{
    const Vector has = vectorOf(to.connection());
    std::map<std::pair<IncarnationId, StreamName>, std::vector<Entry>> streams;
    for (Entry& entry : allEntries(from.connection())) {
        const auto key = std::pair(entry.envelope.key.incarnation, entry.envelope.key.stream);
        const auto at = has.find(key);
        if (at == has.end() || entry.envelope.key.number > at->second)
            streams[key].push_back(std::move(entry));
    }
    for (auto& [key, entries] : streams)
        std::ranges::sort(entries, {}, [](const Entry& entry) { return entry.envelope.key.number; });
    std::vector<std::vector<Entry>*> waiting;
    for (auto& [key, entries] : streams)
        waiting.push_back(&entries);
    std::map<std::vector<Entry>*, std::size_t> next;
    std::vector<Entry> shuffled;
    while (!waiting.empty()) {
        auto* stream = dice.oneOf(waiting);
        for (std::size_t run = 1 + dice.below(20); run > 0 && next[stream] < stream->size(); --run)
            shuffled.push_back((*stream)[next[stream]++]);
        if (next[stream] == stream->size())
            std::erase(waiting, stream);
    }
    return shuffled;
}

/// In batches of any size, some of them twice; with `all` false the line breaks somewhere.
bool deliver(Dice& dice, Console& from, Console& to, bool all)
{
    std::span<const Entry> rest;
    const std::vector<Entry> entries = lacking(dice, from, to);
    rest = std::span(entries).first(all || entries.empty() ? entries.size() : dice.below(entries.size()));
    while (!rest.empty()) {
        const auto batch = rest.first(std::min(rest.size(), 1 + dice.below(100)));
        for (int times = dice.chance(10) ? 2 : 1; times > 0; --times)
            if (!to.writer->journal().accept(batch).isOk())
                return false;
        rest = rest.subspan(batch.size());
    }
    return true;
}

void play(Dice& dice, Console& console, RandomHistory& history)
{
    console.clock += static_cast<std::int64_t>(dice.below(400)) - (dice.chance(5) ? 5000 : 0);
    const auto drafts = history.next(console.writer->ledgers(), { console.clock });
    console.writer->journal().append(drafts, OperatorId::derived(std::to_string(dice.below(5))), { console.clock });
}

/// How often two entries about one subject have the same time.
std::size_t ties(Console& console)
{
    std::map<std::pair<HybridTime, SubjectKey>, std::size_t> written;
    for (const Entry& entry : allEntries(console.connection()))
        ++written[{ entry.place(), SubjectKey::of(entry.envelope) }];
    return static_cast<std::size_t>(std::ranges::count_if(written, [](const auto& each) { return each.second > 1; }));
}

} // namespace

class JournalConvergenceTest : public QObject {
    Q_OBJECT

private slots:
    // F11
    void rebuildGivesTheSameBytes()
    {
        Dice dice("rebuildGivesTheSameBytes");
        Console console;
        RandomHistory history(dice, 300);
        console.open();
        while (SqliteJournalReader(console.connection()).count() < 4000)
            play(dice, console, history);
        const std::string before = console.dump();
        QVERIFY(before.size() > 100'000);
        QVERIFY(console.writer->journal().rebuild({}));
        QVERIFY(console.dump() == before);
        // and the journal goes on from there
        for (int i = 0; i < 50; ++i)
            play(dice, console, history);
        const std::string further = console.dump();
        QVERIFY(further != before);
        QVERIFY(console.writer->journal().rebuild({}));
        QVERIFY(console.dump() == further);
        QVERIFY2(verified(console.connection()).isSound(), faultsOf(verified(console.connection())));
    }

    void cancelledRebuildLeavesTheOldLedgers()
    {
        Dice dice("cancelledRebuildLeavesTheOldLedgers");
        Console console;
        RandomHistory history(dice, 3000);
        std::vector<Draft> drafts; // progress is told every ten thousand entries
        while (drafts.size() < 10'500)
            for (Draft& draft : history.next(console.writer->ledgers(), { 1000 }))
                drafts.push_back(std::move(draft));
        console.writer->journal().append(drafts, {}, { 1000 });
        const std::string before = console.dump();
        QVERIFY(!console.writer->journal().rebuild([](auto, auto) { return false; }));
        QVERIFY(console.dump() == before);
        play(dice, console, history);
        std::uint64_t told = 0;
        QVERIFY(console.writer->journal().rebuild([&](std::uint64_t done, std::uint64_t total) {
            told = done;
            return done <= total;
        }));
        QCOMPARE(told, 10'000u);
    }

    // Two that write at the same moment, each before it has heard of the other: no time tells which was first, so
    // their names must.
    void entriesOfTheSameTimeHaveOneOrder()
    {
        Dice dice("entriesOfTheSameTimeHaveOneOrder");
        std::array<Console, 2> authors;
        RandomHistory history(dice, 3); // so few subjects that both mostly write about the same one
        for (Console& author : authors)
            author.open();
        Instant now { 2'000'000 };
        for (int round = 0; round < 300; ++round) {
            QVERIFY(deliver(dice, authors[0], authors[1], true));
            QVERIFY(deliver(dice, authors[1], authors[0], true));
            QVERIFY2(authors[0].dump() == authors[1].dump(), QByteArray::number(round).constData());
            now.milliseconds += 10'000;
            for (Console& author : authors)
                author.writer->journal().append(history.next(author.writer->ledgers(), now), {}, now);
        }
        QVERIFY2(ties(authors[0]) > 20, QByteArray::number(ties(authors[0])).constData());
    }

    // F10, F11
    void sameEntriesInAnyOrderGiveTheSameBytes()
    {
        Dice dice("sameEntriesInAnyOrderGiveTheSameBytes");
        std::array<Console, 3> authors;
        RandomHistory history(dice, 25); // few subjects, so that nearly every entry meets another console's
        authors[1].clock -= 30'000;
        authors[2].clock += 500'000;
        for (Console& author : authors)
            author.open();
        for (int round = 0; round < 900; ++round) {
            play(dice, dice.oneOf(authors), history);
            if (dice.chance(3))
                QVERIFY(deliver(dice, dice.oneOf(authors), dice.oneOf(authors), false));
            if (dice.chance(1)) { // one of them is switched off and on
                Console& restarted = dice.oneOf(authors);
                restarted.writer.reset();
                restarted.writer = std::make_unique<StoreWriter>(restarted.store.folder());
            }
        }
        // four that only read: each hears everything in another order, straight or by way of another
        std::array<Console, 4> readers;
        for (Console& reader : readers)
            for (int hops = 0; hops < 4; ++hops)
                QVERIFY(deliver(dice, dice.oneOf(authors), reader, false));
        for (Console& reader : readers)
            for (Console& author : authors)
                QVERIFY(deliver(dice, author, reader, true));
        for (Console& author : authors)
            QVERIFY(deliver(dice, readers[0], author, true));

        const std::string dump = authors[0].dump();
        const Vector vector = vectorOf(authors[0].connection());
        QVERIFY(dump.size() > 10'000);
        for (auto* group : { authors.data(), authors.data() + 1, authors.data() + 2, readers.data(), readers.data() + 1,
                 readers.data() + 2, readers.data() + 3 }) {
            QVERIFY(vectorOf(group->connection()) == vector);
            QVERIFY(group->dump() == dump);
            QVERIFY2(verified(group->connection()).isSound(), faultsOf(verified(group->connection())));
            QVERIFY(group->writer->journal().rebuild({}));
            QVERIFY(group->dump() == dump);
        }
    }
};

QTEST_GUILESS_MAIN(JournalConvergenceTest)
#include "journal_convergence_test.moc"
