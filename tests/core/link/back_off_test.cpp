#include "link/back_off.h"

#include <QTest>

using namespace fengsui;
using namespace std::chrono_literals;

class BackOffTest : public QObject {
    Q_OBJECT

private slots:
    // F8
    void waitsDoubleUpToAMinute()
    {
        link::BackOff backOff;
        for (const Duration expected : { 1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s })
            QCOMPARE(backOff.next(500).count(), expected.count());
        backOff.reset();
        QCOMPARE(backOff.next(500).count(), Duration(1s).count());
    }

    void chanceSpreadsThem()
    {
        link::BackOff early, late;
        QCOMPARE(early.next(0).count(), 500);
        QCOMPARE(late.next(999).count(), 1499);
        link::BackOff any;
        for (std::uint64_t chance = 0; chance < 10'000; chance += 7) {
            const Duration wait = any.next(chance);
            QVERIFY(wait >= 500ms && wait <= 60s);
        }
    }
};

QTEST_GUILESS_MAIN(BackOffTest)
#include "back_off_test.moc"
