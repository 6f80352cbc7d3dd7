#include "link/budget.h"

#include <QTest>

using namespace fengsui;
using namespace std::chrono_literals;
using link::Budget;

class BudgetTest : public QObject {
    Q_OBJECT

private slots:
    // F29
    void noMoreThanTwoThousandEntriesASecond()
    {
        Budget budget;
        Duration now = 0ms;
        std::uint64_t within = 0;
        for (; now < 10s; now += 10ms) // a flood of the smallest entries there are
            for (int i = 0; i < 100; ++i)
                within += budget.spend(Budget::smallestEntry, now) ? 1 : 0;
        QVERIFY2(within <= 11 * Budget::entriesASecond, qPrintable(QString::number(within)));
        QVERIFY(within > 0);
    }

    void whatPeopleWriteIsAlwaysWithin()
    {
        Budget budget;
        for (Duration now = 0ms; now < 60s; now += 50ms)
            QVERIFY(budget.spend(600, now));
    }

    void whoWasSilentMayNotSaveUp()
    {
        Budget budget;
        QVERIFY(budget.spend(Budget::bytesASecond, 1h));
        QVERIFY(!budget.spend(1000, 1h));
        QVERIFY(budget.spend(1000, 1h + 1s));
        QVERIFY(!budget.spend(Budget::bytesASecond + 1, 24h));
    }
};

QTEST_GUILESS_MAIN(BudgetTest)
#include "budget_test.moc"
