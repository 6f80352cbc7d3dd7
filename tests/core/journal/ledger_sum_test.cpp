#include "journal/ledger_sum.h"

#include <QTest>

#include <algorithm>
#include <rapidcheck.h>

using namespace fengsui;

namespace {

rc::Gen<Digest> anyDigest()
{
    return rc::gen::map(rc::gen::container<std::string>(32, rc::gen::arbitrary<char>()),
        [](const std::string& bytes) { return *Digest::fromBytes(bytes); });
}

LedgerSum sumOf(const std::vector<Digest>& rows)
{
    LedgerSum sum;
    for (const Digest& row : rows)
        sum.add(row);
    return sum;
}

} // namespace

class LedgerSumTest : public QObject {
    Q_OBJECT

private slots:
    void orderDoesNotMatter()
    {
        QVERIFY(rc::check([] {
            auto rows = *rc::gen::container<std::vector<Digest>>(anyDigest());
            const LedgerSum sum = sumOf(rows);
            std::ranges::reverse(rows);
            RC_ASSERT(sumOf(rows) == sum);
            std::ranges::sort(rows);
            RC_ASSERT(sumOf(rows) == sum);
        }));
    }

    void whatIsSubtractedWasNeverThere()
    {
        QVERIFY(rc::check([] {
            const auto rows = *rc::gen::container<std::vector<Digest>>(anyDigest());
            const auto passing = *rc::gen::container<std::vector<Digest>>(anyDigest());
            LedgerSum sum = sumOf(rows);
            for (const Digest& row : passing)
                sum.add(row);
            for (const Digest& row : passing)
                sum.subtract(row);
            RC_ASSERT(sum == sumOf(rows));
        }));
    }

    void itCarriesThroughAllBytes()
    {
        Digest largest, one;
        largest.bytes.fill(0xff);
        one.bytes[0] = 1;
        LedgerSum sum(largest);
        sum.add(one);
        QVERIFY(sum.isZero());
        sum.subtract(one);
        QVERIFY(sum.value() == largest);
        sum.subtract(largest);
        QVERIFY(sum.isZero());
    }

    // two rows that are equal must not cancel each other out
    void twiceIsNotNever()
    {
        Digest row;
        row.bytes[7] = 3;
        QVERIFY(!sumOf({ row, row }).isZero());
        QVERIFY(sumOf({ row, row }) != sumOf({ row }));
    }

    void streamsAreASet()
    {
        StreamSet streams;
        QVERIFY(streams.isEmpty());
        for (const char* stream : { "mediation", "county", "mediation", "emergency", "county" })
            streams.add(stream);
        QCOMPARE(streams.key(), std::string("county emergency mediation"));
        QVERIFY(StreamSet::areAll(streams.key(), [](const StreamName& stream) { return stream != "town"; }));
        QVERIFY(!StreamSet::areAll(streams.key(), [](const StreamName& stream) { return stream != "mediation"; }));
        QVERIFY(StreamSet::areAll("", [](const StreamName&) { return false; }));
    }
};

QTEST_GUILESS_MAIN(LedgerSumTest)
#include "ledger_sum_test.moc"
