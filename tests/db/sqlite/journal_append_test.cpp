#include "person/entries.pb.h"
#include "staff/entries.pb.h"
#include "support/dice.h"
#include "support/random_history.h"
#include "support/temporary_store.h"

#include <QTest>

#include <map>

using namespace fengsui;

namespace {

const OperatorId author = OperatorId::derived("author");

Draft note(const std::string& text, const StreamName& stream = "county")
{
    entries::ShiftNoted noted;
    noted.set_text(text);
    return { Kind::ShiftNoted, RawId::derived(text), noted.SerializeAsString(), {}, stream };
}

Draft person(const std::string& name)
{
    entries::PersonRecorded recorded;
    recorded.set_name(name);
    return { Kind::PersonRecorded, RawId::derived(name), recorded.SerializeAsString(), {} };
}

Receipt append(StoreWriter& store, std::vector<Draft> drafts, std::int64_t now = 1000)
{
    return store.journal().append(drafts, author, { now });
}

} // namespace

class JournalAppendTest : public QObject {
    Q_OBJECT

private slots:
    void entryIsThereWithEverythingThatWasSaid()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        Draft draft = note("hello", "emergency");
        draft.after = { sha256("seen") };
        const Receipt receipt = writer.journal().append(std::span(&draft, 1), author, { 1234 });
        QCOMPARE(receipt.keys.size(), 1u);
        const auto entry = SqliteJournalReader(writer.connection()).entry(receipt.keys[0]);
        QVERIFY(entry && entry->hash == receipt.hashes[0] && entry->body == draft.body);
        const Envelope& envelope = entry->envelope;
        QVERIFY((envelope.key == EntryKey { writer.journal().incarnation(), "emergency", 1 }));
        QVERIFY(envelope.time == HybridTime::of({ 1234 }) && envelope.recordedAt == Instant { 1234 });
        QVERIFY(envelope.author == author && envelope.subject == draft.subject && envelope.after == draft.after);
        QVERIFY(envelope.kind == 50 && envelope.bodyHash == sha256(draft.body) && envelope.previous.isNull());
        QVERIFY(entry->hash == sha256(envelope.encode()));
    }

    void numbersRunFromOneWithoutGapsInEachStream()
    {
        Dice dice("numbersRunFromOneWithoutGapsInEachStream");
        TemporaryStore store;
        std::map<StreamName, std::uint64_t> last;
        std::map<StreamName, Digest> hashes;
        for (int session = 0; session < 3; ++session) {
            StoreWriter writer(store.folder());
            RandomHistory history(dice, 20);
            for (int round = 0; round < 60; ++round) {
                const auto drafts = history.next(writer.ledgers(), { 1000 });
                if (dice.chance(10)) { // a failure in between leaves no hole
                    auto tooLong = drafts;
                    tooLong.push_back({ Kind::ShiftNoted, {}, std::string(maxBodySize + 1, 'x'), {} });
                    QVERIFY_THROWS_EXCEPTION(StoreFailure, writer.journal().append(tooLong, author, { 1000 }));
                }
                const Receipt receipt = writer.journal().append(drafts, author, { 1000 });
                for (std::size_t i = 0; i < drafts.size(); ++i) {
                    const auto entry = SqliteJournalReader(writer.connection()).entry(receipt.keys[i]);
                    QCOMPARE(receipt.keys[i].number, ++last[drafts[i].stream]);
                    QVERIFY(entry->envelope.previous == hashes[drafts[i].stream]);
                    hashes[drafts[i].stream] = receipt.hashes[i];
                }
            }
            QVERIFY2(verified(writer.connection()).isSound(), faultsOf(verified(writer.connection())));
        }
    }

    // F1
    void hybridTimeRisesEvenWhenTheClockFallsBack()
    {
        TemporaryStore store;
        HybridTime last;
        const auto rises = [&](StoreWriter& writer, std::int64_t now) {
            const Receipt receipt = append(writer, { note("a"), note("b", "emergency") }, now);
            for (const EntryKey& key : receipt.keys) {
                const auto entry = SqliteJournalReader(writer.connection()).entry(key);
                if (!(entry->envelope.time > last && entry->envelope.recordedAt == Instant { now }))
                    return false;
                last = entry->envelope.time;
            }
            return true;
        };
        for (const std::int64_t now : { 5000, 5000, 4000, 100, 0, 6000 }) {
            StoreWriter writer(store.folder()); // also over a restart
            QVERIFY(rises(writer, now));
            QVERIFY(rises(writer, now - 50));
        }
        QVERIFY(last > HybridTime::of({ 6000 }));
    }

    void entriesOfOthersPushTheClockForward()
    {
        TemporaryStore here, ahead;
        StoreWriter writer(here.folder()), fast(ahead.folder());
        const Receipt far = append(fast, { note("from the future") }, 1'000'000);
        QVERIFY(writer.journal().accept(allEntries(fast.connection())).isOk());
        const Receipt receipt = append(writer, { note("now") }, 1000);
        const auto time = [](StoreWriter& of, const EntryKey& key) {
            return SqliteJournalReader(of.connection()).entry(key)->envelope.time;
        };
        QVERIFY(time(writer, receipt.keys[0]) > time(fast, far.keys[0]));
    }

    void ledgersMoveInTheSameTransaction()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        append(writer, { person("张三") });
        QCOMPARE(writer.ledgers().persons().person({ RawId::derived("张三") })->name, std::string("张三"));
        const StoreReader reader(store.folder());
        QCOMPARE(reader.ledgers().persons().person({ RawId::derived("张三") })->name, std::string("张三"));
    }

    void failingLedgerLeavesNeitherEntryNorLedger()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        append(writer, { note("before") });
        const std::string dump = dumpLedgers(writer.connection());
        writer.connection().execute("CREATE TEMP TRIGGER refuse BEFORE INSERT ON main.person BEGIN SELECT "
                                    "RAISE(ABORT, 'the ledger fails'); END");
        QVERIFY_THROWS_EXCEPTION(StoreFailure, append(writer, { note("with it"), person("张三"), note("x", "new") }));
        QCOMPARE(dumpLedgers(writer.connection()), dump);
        QCOMPARE(allEntries(writer.connection()).size(), 1u);
        QCOMPARE(writer.journal().heads().size(), 1u);
        writer.connection().execute("DROP TRIGGER refuse");
        const Receipt receipt = append(writer, { person("张三"), note("y", "new") });
        QCOMPARE(receipt.keys[0].number, 2u);
        QCOMPARE(receipt.keys[1].number, 1u);
        QVERIFY2(verified(writer.connection()).isSound(), faultsOf(verified(writer.connection())));
    }

    // F13
    void tooLongBodyIsRefusedWhereItIsWritten()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        Draft draft = note("long");
        draft.body.assign(maxBodySize + 1, 'x');
        QVERIFY_THROWS_EXCEPTION(StoreFailure, append(writer, { note("first"), draft }));
        QCOMPARE(SqliteJournalReader(writer.connection()).count(), 0u);
        draft.body.resize(maxBodySize);
        QCOMPARE(append(writer, { draft }).keys[0].number, 1u);
    }

    void newsNamesEachSubjectOnce()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        const News news = append(writer, { person("张三"), person("张三"), note("x") }).news;
        QVERIFY(news.persons == std::vector { PersonId { RawId::derived("张三") } });
        QVERIFY(news.duty && !news.editions && news.incidents.empty() && news.teams.empty() && news.operators.empty());
    }

    void headsAreSignedAtOnceAndThenOnceASecondAndAtTheEnd()
    {
        TemporaryStore store;
        const auto isSigned = [](StoreWriter& writer) { return writer.journal().heads().at(0).signature.has_value(); };
        {
            StoreWriter writer(store.folder());
            append(writer, { note("a") }, 10'000);
            QVERIFY(isSigned(writer));
            append(writer, { note("b") }, 10'999);
            QVERIFY(!isSigned(writer));
            append(writer, { note("c") }, 11'000);
            QVERIFY(isSigned(writer));
            append(writer, { note("d") }, 11'001);
            writer.journal().signHeads({ 11'002 });
            QVERIFY(isSigned(writer));
            append(writer, { note("e") }, 11'003);
            QVERIFY(!isSigned(writer));
        }
        StoreWriter writer(store.folder());
        QVERIFY(isSigned(writer));
        const Verification verification = verified(writer.connection());
        QVERIFY2(verification.isSound(), faultsOf(verification));
        QCOMPARE(verification.entries, 5u);
        QCOMPARE(verification.signedEntries, 5u);
    }

    void incarnationIsNewForEachStoreAndStaysItsOwn()
    {
        TemporaryStore a, b;
        const IncarnationId first = StoreWriter(a.folder()).journal().incarnation();
        QVERIFY(StoreWriter(a.folder()).journal().incarnation() == first);
        QVERIFY(StoreWriter(b.folder()).journal().incarnation() != first);
    }
};

QTEST_GUILESS_MAIN(JournalAppendTest)
#include "journal_append_test.moc"
