#include "story/clerk_run.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

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
        QCOMPARE(made.json()[QStringLiteral("teams")].toInt(), 26);
    }

    void helpOfEachCommand_data()
    {
        QTest::addColumn<QString>("command");
        for (const char* command : { "init", "import divisions", "import calls", "incident list", "incident show",
                 "incident act", "team list", "team add", "team status", "team import", "team export", "team dissolve",
                 "operator list", "operator add", "operator password", "person erase", "journal verify", "journal dump",
                 "journal rebuild", "journal stats", "report incident", "report shift", "demo create", "calendar due",
                 "rules adopt", "rules list", "rules show", "rules diff", "peer list", "peer pair", "peer revoke",
                 "sync once", "sync status", "bundle write", "bundle read", "serve", "backup", "restore", "backups set",
                 "backups off", "backups status", "backups now", "salvage" })
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
            if (!words.isEmpty() && words.front() == QStringLiteral("bogus"))
                QVERIFY2(run.err.contains("bogus"), run.err.constData());
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

    void aLimitIsCountedOnTheCountysOwnCalendar()
    {
        QTemporaryDir folder;
        const QString store = folder.filePath(QStringLiteral("store"));
        QCOMPARE(runClerk({ QStringLiteral("init"), QStringLiteral("--division"), QStringLiteral("511129"),
                              QStringLiteral("--name"), QStringLiteral("沐川县"), QStringLiteral("--store"), store })
                     .status,
            0);
        const auto due = [&store](const QString& from, const QString& amount, const QString& unit) {
            return runClerk({ QStringLiteral("calendar"), QStringLiteral("due"), from, amount, unit,
                QStringLiteral("--store"), store, QStringLiteral("--json") });
        };
        const QString friday = QStringLiteral("2025-01-24 16:00"); // before the Spring Festival
        const QJsonObject shipped = due(friday, QStringLiteral("3"), QStringLiteral("workDay")).json().object();
        QCOMPARE(shipped[QStringLiteral("local")].toString(), QStringLiteral("2025-02-05 16:00"));
        QCOMPARE(shipped[QStringLiteral("rule")].toString(), QStringLiteral("cn/2"));
        QCOMPARE(
            shipped[QStringLiteral("rests")].toArray().last()[QStringLiteral("title")][QStringLiteral("zh")].toString(),
            QStringLiteral("春节"));

        // A county that works through.
        QVERIFY(QFile::exists(store));
        write(folder.filePath(QStringLiteral("password")), "lamp over the river\n");
        QCOMPARE(runClerk({ QStringLiteral("operator"), QStringLiteral("add"), QStringLiteral("xu"),
                              QStringLiteral("--name"), QStringLiteral("徐"), QStringLiteral("--role"),
                              QStringLiteral("administrator"), QStringLiteral("--password-file"),
                              folder.filePath(QStringLiteral("password")), QStringLiteral("--store"), store })
                     .status,
            0);
        const auto rules = [&store](const QStringList& arguments) {
            return runClerk(QStringList { QStringLiteral("rules") } + arguments
                + QStringList { QStringLiteral("--store"), store, QStringLiteral("--as"), QStringLiteral("xu"),
                    QStringLiteral("--json") });
        };
        const QString ours = folder.filePath(QStringLiteral("cn.json"));
        write(ours, R"({ "calendar": "cn", "version": 7, "title": { "en": "Ours", "zh": "本县" },
            "plans": [ { "from": "2025-01-01", "week": { "mon": ["08:00-18:00"], "tue": ["08:00-18:00"],
            "wed": ["08:00-18:00"], "thu": ["08:00-18:00"], "fri": ["08:00-18:00"], "sat": ["08:00-18:00"],
            "sun": ["08:00-18:00"] } } ] })");
        QVERIFY(rules({ QStringLiteral("adopt"), ours }).json()[QStringLiteral("adopted")].toBool());
        const QJsonObject county = due(friday, QStringLiteral("3"), QStringLiteral("workDay")).json().object();
        QCOMPARE(county[QStringLiteral("local")].toString(), QStringLiteral("2025-01-27 16:00"));
        QCOMPARE(county[QStringLiteral("rule")].toString(), QStringLiteral("cn/7"));
        QCOMPARE(runClerk({ QStringLiteral("calendar"), QStringLiteral("check"), ours }).status, 0);

        // Said again it changes nothing; changed, it needs a higher number.
        QVERIFY(!rules({ QStringLiteral("adopt"), ours }).json()[QStringLiteral("adopted")].toBool());
        QFile whole(ours);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray text = whole.readAll();
        const QString shorter = folder.filePath(QStringLiteral("shorter.json"));
        write(shorter, QByteArray(text).replace("\"sun\": [\"08:00-18:00\"]", "\"sun\": []"));
        const ClerkRun stale = rules({ QStringLiteral("adopt"), shorter });
        QCOMPARE(stale.status, 1);
        QVERIFY2(stale.err.contains("Version 7") || stale.err.contains("7"), stale.err.constData());

        const QJsonArray list = rules({ QStringLiteral("list") }).json().array();
        const auto known = std::ranges::find_if(list, [](const QJsonValue& row) {
            return row[QStringLiteral("id")] == QStringLiteral("cn") && row[QStringLiteral("version")] == 7;
        });
        QVERIFY(known != list.end());
        QCOMPARE((*known)[QStringLiteral("standing")].toString(), QStringLiteral("inForce"));
        QCOMPARE((*known)[QStringLiteral("by")].toString(), QStringLiteral("xu"));
        QCOMPARE(rules({ QStringLiteral("show"), QStringLiteral("calendar"), QStringLiteral("cn") })
                     .json()[QStringLiteral("text")]
                     .toString()
                     .toUtf8(),
            text);
        const QJsonArray changes = rules({ QStringLiteral("diff"), QStringLiteral("calendar"), QStringLiteral("cn"),
                                             QStringLiteral("2"), QStringLiteral("7") })
                                       .json()[QStringLiteral("changes")]
                                       .toArray();
        QVERIFY(std::ranges::any_of(changes, [](const QJsonValue& change) {
            return change[QStringLiteral("path")] == QStringLiteral("title.zh")
                && change[QStringLiteral("after")] == QStringLiteral("\"本县\"");
        }));

        // A file in the old place is named and doesn't count; a broken one is refused, and the last good one stays.
        QVERIFY(QDir(store).mkpath(QStringLiteral("calendars")));
        QVERIFY(QFile::copy(ours, store + QStringLiteral("/calendars/cn.json")));
        write(ours, R"({ "calendar": "cn", "version": 8, "plans": 5 })");
        const ClerkRun broken = rules({ QStringLiteral("adopt"), ours });
        QCOMPARE(broken.status, 1);
        QVERIFY2(broken.err.contains("cn.json, line 1"), broken.err.constData());
        const ClerkRun after = due(friday, QStringLiteral("3"), QStringLiteral("workDay"));
        QVERIFY2(after.err.contains("rules adopt"), after.err.constData());
        QCOMPARE(after.json()[QStringLiteral("rule")].toString(), QStringLiteral("cn/7"));
        const ClerkRun checked = runClerk({ QStringLiteral("calendar"), QStringLiteral("check"), ours });
        QCOMPARE(checked.status, 1);
        QVERIFY2(checked.err.contains("\"plans\""), checked.err.constData());

        QCOMPARE(due(QStringLiteral("tomorrow"), QStringLiteral("3"), QStringLiteral("workDay")).status, 1);
        QCOMPARE(due(friday, QStringLiteral("3"), QStringLiteral("fortnight")).status, 1);
    }

    void aWorkflowFileIsChecked()
    {
        const QString good = qEnvironmentVariable("FENGSUI_SOURCE") + QStringLiteral("/resources/workflows/urban.json");
        const ClerkRun sound
            = runClerk({ QStringLiteral("workflow"), QStringLiteral("check"), good, QStringLiteral("--json") });
        QCOMPARE(sound.status, 0);
        QCOMPARE(sound.json()[QStringLiteral("workflow")].toString(), QStringLiteral("urban"));
        QFile file(good);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString bad = m_folder.filePath(QStringLiteral("bad.json"));
        write(bad,
            file.readAll()
                .replace("\"urgeAtPercent\": 80", "\"urgeAtPercent\": 800")
                .replace("\"mergeMetres\": 100", "\"mergeMetres\": 0"));
        const ClerkRun refused = runClerk({ QStringLiteral("workflow"), QStringLiteral("check"), bad });
        QCOMPARE(refused.status, 1);
        QVERIFY(refused.err.count("fengsui-clerk: ") >= 2); // each fault
        QVERIFY2(refused.err.contains("urgeAtPercent") && refused.err.contains("mergeMetres"), refused.err.constData());
        QCOMPARE(
            runClerk({ QStringLiteral("workflow"), QStringLiteral("check"), QStringLiteral("/nowhere.json") }).status,
            1);
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

    // Out and in again nothing is changed; a broken file changes nothing at all.
    void teamsGoOutToFilesAndComeBack_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::newRow("csv") << QStringLiteral("csv");
        QTest::newRow("json") << QStringLiteral("json");
    }
    void teamsGoOutToFilesAndComeBack()
    {
        QFETCH(const QString, ending);
        const QString file = m_folder.filePath(QStringLiteral("teams.") + ending);
        const auto team = [this](const QStringList& words) {
            return runClerk(QStringList { QStringLiteral("team") } + words
                + QStringList { QStringLiteral("--store"), demo(), QStringLiteral("--json") });
        };
        QCOMPARE(team({ QStringLiteral("export"), file }).status, 0);
        const ClerkRun back = team({ QStringLiteral("import"), file, QStringLiteral("--dry-run") });
        QVERIFY2(back.status == 0, back.err.constData());
        QCOMPARE(back.json()[QStringLiteral("unchanged")].toInt(), 26);
        QCOMPARE(back.json()[QStringLiteral("formed")].toInt() + back.json()[QStringLiteral("amended")].toInt(), 0);

        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadWrite));
        QByteArray text = written.readAll();
        const auto at = text.lastIndexOf(ending == QStringLiteral("csv") ? ",4\r\n" : "\"members\": 4");
        QVERIFY(at > 0);
        text.replace(text.indexOf('4', at), 1, "x");
        written.seek(0);
        written.write(text);
        written.close();
        const ClerkRun broken = team({ QStringLiteral("import"), file });
        QCOMPARE(broken.status, 1);
        QVERIFY2(broken.err.contains("line ") && broken.err.contains(file.toUtf8()), broken.err.constData());
    }

    void aTeamIsDissolvedOnceItHasNoWork()
    {
        const auto team = [this](const QStringList& words) {
            return runClerk(QStringList { QStringLiteral("team") } + words
                + QStringList { QStringLiteral("--store"), demo(), QStringLiteral("--json") });
        };
        const auto dissolve = [&](const QString& id) {
            return team({ QStringLiteral("dissolve"), id, QStringLiteral("--reason"), QStringLiteral("并入二队") });
        };
        QString gone;
        int refused = 0;
        for (const QJsonValue each : team({ QStringLiteral("list") }).json().array()) {
            const QString id = each[QStringLiteral("id")].toString();
            const ClerkRun run = dissolve(id);
            if (run.status == 0) {
                gone = id;
                break;
            }
            QVERIFY2(run.err.contains("511129-"), run.err.constData()); // which cases
            ++refused;
        }
        QVERIFY(!gone.isEmpty());
        for (const QJsonValue each : team({ QStringLiteral("list") }).json().array())
            if (!each[QStringLiteral("incident")].isNull()) {
                QCOMPARE(dissolve(each[QStringLiteral("id")].toString()).status, 1);
                ++refused;
                break;
            }
        QVERIFY(refused > 0);
        QCOMPARE(dissolve(gone).status, 1); // is gone already
        QCOMPARE(team({ QStringLiteral("status"), gone, QStringLiteral("busy") }).status, 1);
        QCOMPARE(team({ QStringLiteral("list") }).json().array().size(), 25);
        QCOMPARE(team({ QStringLiteral("list"), QStringLiteral("--all") }).json().array().size(), 26);
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

    static void write(const QString& path, const QByteArray& text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ClerkTest)
#include "clerk_test.moc"
