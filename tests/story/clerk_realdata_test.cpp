#include "story/clerk_run.h"
#include "support/real_data.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace fengsui;

/// The whole Montgomery file through the real clerk, into a store of a country with codes of its own.
class ClerkRealDataTest : public QObject {
    Q_OBJECT

private slots:
    void everyCallIsTakenAndASecondImportAddsNothing()
    {
        const QStringList store { QStringLiteral("--store"), m_folder.filePath(QStringLiteral("store")),
            QStringLiteral("--json") };
        const auto run = [&](QStringList words) { return runClerk(words << store); };
        QCOMPARE(run({ QStringLiteral("init"), QStringLiteral("--division"), QStringLiteral("US-PA-091"),
                         QStringLiteral("--name"), QStringLiteral("Montgomery County"), QStringLiteral("--profile"),
                         QStringLiteral("generic"), QStringLiteral("--zone"), QStringLiteral("America/New_York") })
                     .status,
            0);
        const ClerkRun divisions = run({ QStringLiteral("import"), QStringLiteral("divisions"), calls() });
        QVERIFY2(divisions.status == 0, divisions.err.constData());
        QCOMPARE(divisions.json()[QStringLiteral("divisions")].toInt(), 68); // 67 townships and the county

        const ClerkRun dry
            = run({ QStringLiteral("import"), QStringLiteral("calls"), calls(), QStringLiteral("--dry-run") });
        QCOMPARE(dry.json()[QStringLiteral("taken")].toInt(), 9226);
        const ClerkRun first = run({ QStringLiteral("import"), QStringLiteral("calls"), calls() });
        QVERIFY2(first.status == 0, first.err.constData());
        const int taken = first.json()[QStringLiteral("taken")].toInt();
        const int refused = first.json()[QStringLiteral("refused")].toInt();
        QCOMPARE(taken + refused, 9226);
        QCOMPARE(taken, 9226);
        // three calls lie far outside of the county: taken without their points, and said so by line
        QCOMPARE(first.json()[QStringLiteral("problems")].toArray().size(), 3);

        const ClerkRun again = run({ QStringLiteral("import"), QStringLiteral("calls"), calls() });
        QCOMPARE(again.json()[QStringLiteral("taken")].toInt(), 0);
        QCOMPARE(again.json()[QStringLiteral("known")].toInt(), 9226);
        const ClerkRun verified = run({ QStringLiteral("journal"), QStringLiteral("verify") });
        QCOMPARE(verified.status, 0);
        QVERIFY(verified.json()[QStringLiteral("sound")].toBool());
        const ClerkRun rebuilt = run({ QStringLiteral("journal"), QStringLiteral("rebuild") });
        QVERIFY(rebuilt.json()[QStringLiteral("same")].toBool());
    }

private:
    static QString calls() { return realData("incidents/montgomery_pa_911.csv.gz"); }

    QTemporaryDir m_folder;
};

FENGSUI_REALDATA_MAIN(ClerkRealDataTest)
#include "clerk_realdata_test.moc"
