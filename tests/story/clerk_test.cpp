#include "story/clerk_run.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace fengsui;

/// The headless program as scripts see it: statuses, streams, one JSON document.
class ClerkTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const ClerkRun made = runClerk({ QStringLiteral("demo"), QStringLiteral("create"), QStringLiteral("--store"),
            demo(), QStringLiteral("--json") });
        QCOMPARE(made.status, 0);
        QCOMPARE(made.json()[QStringLiteral("teams")].toInt(), 25);
    }

    void helpOfEachCommand_data()
    {
        QTest::addColumn<QString>("command");
        for (const char* command : { "init", "import divisions", "import calls", "incident list", "incident show",
                 "incident act", "team list", "team add", "team status", "operator list", "operator add",
                 "operator password", "person erase", "journal verify", "journal dump", "journal rebuild",
                 "journal stats", "report incident", "report shift", "demo create" })
            QTest::newRow(command) << QString::fromLatin1(command);
    }
    void helpOfEachCommand()
    {
        QFETCH(QString, command);
        const ClerkRun help = runClerk(command.split(u' ') << QStringLiteral("--help"));
        QCOMPARE(help.status, 0);
        QVERIFY(help.out.contains("--store"));
        QVERIFY(help.err.isEmpty());
    }

    void oneJsonDocument_data()
    {
        QTest::addColumn<QString>("command");
        for (const char* command : { "incident list", "team list", "operator list", "journal verify", "journal dump",
                 "journal rebuild", "journal stats" })
            QTest::newRow(command) << QString::fromLatin1(command);
    }
    void oneJsonDocument()
    {
        QFETCH(QString, command);
        const ClerkRun run
            = runClerk(command.split(u' ') << QStringLiteral("--store") << demo() << QStringLiteral("--json"));
        QCOMPARE(run.status, 0);
        QVERIFY(!run.json().isNull());
    }

    void wrongUsageIsTwo()
    {
        for (const QStringList& words : { QStringList { QStringLiteral("bogus") },
                 QStringList { QStringLiteral("incident"), QStringLiteral("list") }, QStringList() }) {
            const ClerkRun run = runClerk(words);
            QCOMPARE(run.status, 2);
            QVERIFY(run.err.startsWith("fengsui-clerk: "));
            QVERIFY(run.out.isEmpty());
        }
    }

    void chineseWhenAsked()
    {
        const ClerkRun run = runClerk({ QStringLiteral("journal"), QStringLiteral("verify"), QStringLiteral("--store"),
            m_folder.filePath(QStringLiteral("nowhere")), QStringLiteral("--language"), QStringLiteral("zh_CN") });
        QCOMPARE(run.status, 3);
        QVERIFY2(run.err.contains("没有"), run.err.constData());
    }

    void refusalIsOneAndWritesNothing()
    {
        const ClerkRun before = stats();
        const QJsonArray reported = list(QStringLiteral("reported"));
        QVERIFY(!reported.isEmpty());
        const QString id = reported.at(0)[QStringLiteral("id")].toString();
        // the post is wrong, then the account, then the case
        QCOMPARE(act(id, QStringLiteral("close"), QStringLiteral("acceptor")).status, 1);
        QCOMPARE(act(id, QStringLiteral("close"), QStringLiteral("nobody")).status, 1);
        const ClerkRun none = act(QStringLiteral("no-such-case"), QStringLiteral("close"), QStringLiteral("acceptor"));
        QCOMPARE(none.status, 1);
        QVERIFY(none.err.startsWith("fengsui-clerk: "));
        QCOMPARE(stats().json()[QStringLiteral("entries")], before.json()[QStringLiteral("entries")]);
    }

    void actionMovesTheCase()
    {
        const QJsonArray accepted = list(QStringLiteral("accepted"));
        QVERIFY(!accepted.isEmpty());
        const QString id = accepted.at(0)[QStringLiteral("id")].toString();
        const ClerkRun run = runClerk({ QStringLiteral("incident"), QStringLiteral("act"), id, QStringLiteral("file"),
            QStringLiteral("--as"), QStringLiteral("shiftleader"), QStringLiteral("--set"),
            QStringLiteral("filingCondition=塌陷"), QStringLiteral("--set"), QStringLiteral("deadlineClass=days2"),
            QStringLiteral("--store"), demo(), QStringLiteral("--json") });
        QVERIFY2(run.status == 0, run.err.constData());
        QCOMPARE(run.json()[QStringLiteral("state")].toString(), QStringLiteral("filed"));
    }

    void machineFailureIsThree()
    {
        const ClerkRun none = runClerk({ QStringLiteral("journal"), QStringLiteral("stats"), QStringLiteral("--store"),
            m_folder.filePath(QStringLiteral("nothing")) });
        QCOMPARE(none.status, 3);
        QVERIFY(none.err.startsWith("fengsui-clerk: "));
    }

    void papersAreMade()
    {
        const QString paper = m_folder.filePath(QStringLiteral("shift.pdf"));
        const ClerkRun run = runClerk({ QStringLiteral("report"), QStringLiteral("shift"), QStringLiteral("--from"),
            QStringLiteral("2020-01-01T00:00"), QStringLiteral("--to"), QStringLiteral("2099-01-01T00:00"),
            QStringLiteral("--pdf"), paper, QStringLiteral("--store"), demo(), QStringLiteral("--json") });
        QVERIFY2(run.status == 0, run.err.constData());
        QVERIFY(run.json()[QStringLiteral("pages")].toInt() > 1);
        QFile file(paper);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("%PDF"));
    }

private:
    QString demo() const { return m_folder.filePath(QStringLiteral("demo")); }
    ClerkRun stats() const
    {
        return runClerk({ QStringLiteral("journal"), QStringLiteral("stats"), QStringLiteral("--store"), demo(),
            QStringLiteral("--json") });
    }
    QJsonArray list(const QString& state) const
    {
        return runClerk({ QStringLiteral("incident"), QStringLiteral("list"), QStringLiteral("--state"), state,
                            QStringLiteral("--store"), demo(), QStringLiteral("--json") })
            .json()
            .array();
    }
    ClerkRun act(const QString& id, const QString& action, const QString& account) const
    {
        return runClerk({ QStringLiteral("incident"), QStringLiteral("act"), id, action, QStringLiteral("--as"),
            account, QStringLiteral("--store"), demo() });
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ClerkTest)
#include "clerk_test.moc"
