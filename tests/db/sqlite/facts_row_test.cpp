// What is known of a case comes back from its row as it went in, whatever times and counts it holds.
#include "sqlite/facts_row.h"
#include "support/dice.h"

#include <QtTest>

#include <limits>

using namespace fengsui;

namespace {

std::int64_t anyTime(Dice& dice)
{
    switch (dice.below(4)) {
    case 0:
        return std::numeric_limits<std::int64_t>::min();
    case 1:
        return std::numeric_limits<std::int64_t>::max();
    case 2:
        return 0;
    default:
        return 1'700'000'000'000 + static_cast<std::int64_t>(dice.below(1'000'000'000));
    }
}

Deed anyDeed(Dice& dice)
{
    Deed deed;
    if (dice.below(2) == 0)
        deed.at = Instant { anyTime(dice) };
    if (dice.below(2) == 0)
        deed.due = Instant { anyTime(dice) };
    if (dice.below(2) == 0)
        deed.by = OperatorId::derived(std::to_string(dice.below(1000)));
    return deed;
}

CaseFacts anyFacts(Dice& dice)
{
    CaseFacts facts;
    facts.reportedAt = { anyTime(dice) };
    for (Deed* deed : { &facts.accept, &facts.verify, &facts.file, &facts.dispatch, &facts.sign, &facts.handle,
             &facts.check, &facts.visit, &facts.close })
        *deed = anyDeed(dice);
    for (Duration& took : facts.took)
        took = Duration(anyTime(dice));
    facts.contacted = static_cast<CaseFacts::Answer>(dice.below(3));
    facts.solved = static_cast<CaseFacts::Answer>(dice.below(3));
    facts.satisfaction = static_cast<CaseFacts::Satisfaction>(dice.below(5));
    facts.end = static_cast<CaseEnd>(dice.below(8));
    facts.extensions
        = dice.chance(30) ? std::numeric_limits<std::uint32_t>::max() : static_cast<std::uint32_t>(dice.below(300));
    facts.reworks = static_cast<std::uint32_t>(dice.below(300));
    facts.isDrill = dice.below(2) == 0;
    facts.isSuspended = dice.below(2) == 0;
    facts.isMisdirected = dice.below(2) == 0;
    facts.isTurnedDown = dice.below(2) == 0;
    facts.hasCaller = dice.below(2) == 0;
    return facts;
}

} // namespace

class FactsRowTest : public QObject {
    Q_OBJECT

private slots:
    void whatGoesInComesOut()
    {
        Dice dice("facts row");
        for (int i = 0; i < 2000; ++i) {
            const CaseFacts facts = anyFacts(dice);
            CaseFacts again;
            again.reportedAt = facts.reportedAt;
            QVERIFY(unpackFacts(packFacts(facts), again));
            QVERIFY(again == facts);
        }
    }

    void aDamagedRowIsNoticed()
    {
        Dice dice("damaged facts row");
        const std::string packed = packFacts(anyFacts(dice));
        CaseFacts facts;
        for (std::size_t length = 0; length < packed.size(); ++length)
            QVERIFY(!unpackFacts(std::string_view(packed).substr(0, length), facts));
        QVERIFY(!unpackFacts(packed + '\0', facts));
    }
};

QTEST_GUILESS_MAIN(FactsRowTest)
#include "facts_row_test.moc"
