#include "support/power_cut.h"

#include <QTemporaryDir>
#include <QTest>

using namespace fengsui;

// The power goes at every single operation of a run of the store. What was synced stays; what was not may stay, be
// lost, overtaken, or torn. kill -9 can't show this: there the system still writes what it was given. The program
// crash plays the same with more workloads and patterns.
class PowerCutTest : public QObject {
    Q_OBJECT

private slots:
    void powerCutAtAnyMomentLosesNothingAcknowledged_data()
    {
        QTest::addColumn<Workload>("workload");
        QTest::newRow("people's entries") << Workload::Day;
        QTest::newRow("a peer's entries") << Workload::Peer;
        QTest::newRow("upkeep") << Workload::Upkeep;
    }

    // F19
    void powerCutAtAnyMomentLosesNothingAcknowledged()
    {
        QFETCH(Workload, workload);
        const QTemporaryDir folder;
        Dice dice("powerCutAtAnyMomentLosesNothingAcknowledged");
        const bool isWhole = workload == Workload::Day; // every point of it; of the others some
        PowerCuts run(dice.seed(), workload, isWhole ? 500 : 200, folder.path().toStdString());
        QVERIFY(run.acknowledged() > 30);
        int cuts = 0;
        for (std::size_t cut = 0; cut <= run.operations(); cut += isWhole ? 1 : 1 + dice.below(9)) {
            // by chance, so that other runs see the others; the torn one always
            for (const Unsynced unsynced : { allUnsynced[dice.below(allUnsynced.size())], Unsynced::TornSectors }) {
                const std::string wrong = run.whatIsWrong(cut, unsynced);
                QVERIFY2(wrong.empty(),
                    qPrintable(QString("cut %1 unsynced %2: %3")
                            .arg(cut)
                            .arg(static_cast<int>(unsynced))
                            .arg(QString::fromStdString(wrong))));
                ++cuts;
            }
        }
        qInfo("%d cuts", cuts);
    }
};

QTEST_GUILESS_MAIN(PowerCutTest)
#include "power_cut_test.moc"
