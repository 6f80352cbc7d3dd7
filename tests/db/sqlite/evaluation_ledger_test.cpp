#include "evaluation/entries.pb.h"
#include "sqlite/durable_file.h"
#include "sqlite/ledger_tables.h"
#include "support/random_history.h"
#include "support/temporary_store.h"

#include <QTest>

using namespace fengsui;

namespace {

constexpr Period always { { 0 }, { std::int64_t(1) << 60 }, { std::int64_t(1) << 60 } };

Draft ruling(SubjectId about, bool excludes, const Digest& appeal = {}, StreamName stream = "county")
{
    entries::EvaluationRuled ruled;
    ruled.set_exclude(excludes);
    ruled.set_reason(excludes ? "out" : "in");
    ruled.set_role("leader");
    if (appeal != Digest {})
        ruled.set_appeal(std::string(appeal.view()));
    return { Kind::EvaluationRuled, about, ruled.SerializeAsString(), {}, std::move(stream) };
}

} // namespace

class EvaluationLedgerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTableSaysWhatTheCaseComesTo()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        const SigningKey key = *SigningKey::fromSeed(readWhole(store.folder().key()));
        const Draft first = opening(key.publicKey(), writer.journal().incarnation());
        writer.journal().append({ &first, 1 }, {}, { 1'000'000 });
        Dice dice("evaluation ledger");
        RandomHistory history(dice, 20);
        for (int i = 0; i < 1500; ++i) {
            const Instant now { 1'000'000 + i * 1000 };
            const auto drafts = history.next(writer.ledgers(), now);
            writer.journal().append(drafts, OperatorId::derived(std::to_string(dice.below(5))), now);
        }
        const EvaluationLedger& ledger = writer.ledgers().evaluation();
        std::size_t cases = 0, excluded = 0;
        ledger.visit(always, [&](const CaseFacts& facts) {
            ++cases;
            CaseFacts expected = factsOf(*writer.ledgers().incidents().incident(facts.id));
            expected.isExcluded = ledger.file(facts.id).exclusion.has_value();
            excluded += expected.isExcluded ? 1 : 0;
            QVERIFY(facts == expected);
            QVERIFY(ledger.facts(facts.id) == expected);
        });
        QVERIFY(cases > 10);
        QVERIFY(excluded > 0);
        QVERIFY(ledger.excluded().size() >= excluded);

        const std::string before = dumpLedgers(writer.connection());
        const Verification verification = verified(writer.connection());
        QVERIFY2(verification.isSound(), faultsOf(verification).constData());
        QVERIFY(writer.journal().rebuild({}));
        QVERIFY(dumpLedgers(writer.connection()) == before);
    }

    void aWrongFigureInTheTableIsFound()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        Dice dice("evaluation ledger check");
        RandomHistory history(dice, 5);
        for (int i = 0; i < 200; ++i)
            writer.journal().append(history.next(writer.ledgers(), { 1'000'000 + i * 1000 }), {}, { 1'000'000 });
        writer.connection().execute("UPDATE case_facts SET facts = facts || x'00'");
        const Verification verification = verified(writer.connection());
        QVERIFY(std::ranges::any_of(
            verification.faults, [](const Fault& fault) { return fault.where.starts_with("ledger case_facts"); }));
    }

    void appealsAreDecidedOnce()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        const IncidentId id = IncidentId::derived("case");
        entries::EvaluationAppealed appealed;
        appealed.set_reason("the road belongs to the province");
        appealed.set_unit(std::string(TeamId::derived("roads").view()));
        const Draft draft { Kind::EvaluationAppealed, id.raw, appealed.SerializeAsString(), {} };
        const Digest appeal
            = writer.journal().append({ &draft, 1 }, OperatorId::derived("unit"), { 1000 }).hashes.front();
        const EvaluationLedger& ledger = writer.ledgers().evaluation();
        QCOMPARE(ledger.openAppeals().size(), 1u);
        QCOMPARE(ledger.openAppeals().front().appeal.reason, appealed.reason());

        const Draft refused = ruling(id.raw, false, appeal), granted = ruling(id.raw, true, appeal);
        writer.journal().append({ &refused, 1 }, OperatorId::derived("leader"), { 2000 });
        writer.journal().append({ &granted, 1 }, OperatorId::derived("other leader"), { 3000 }); // while apart
        EvaluationFile file = ledger.file(id);
        QCOMPARE(file.appeals.front().decision, Appeal::Decision::Refused);
        QVERIFY(file.appeals.front().decidedBy == OperatorId::derived("leader"));
        QVERIFY(!file.exclusion);
        QVERIFY(ledger.openAppeals().empty());

        const Draft out = ruling(id.raw, true), in = ruling(id.raw, false);
        writer.journal().append({ &out, 1 }, OperatorId::derived("leader"), { 4000 });
        QCOMPARE(ledger.file(id).exclusion->reason, "out");
        QCOMPARE(ledger.excluded().size(), 1u);
        writer.journal().append({ &in, 1 }, OperatorId::derived("leader"), { 5000 });
        QVERIFY(!ledger.file(id).exclusion);
        QVERIFY(ledger.excluded().empty());
    }
};

QTEST_GUILESS_MAIN(EvaluationLedgerTest)
#include "evaluation_ledger_test.moc"
