#include "story/clerk_run.h"
#include "support/dice.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace fengsui;

/// kill -9 of the real clerk at random moments: nothing that it acknowledged is lost, and what is there is sound.
class KillTest : public QObject {
    Q_OBJECT

private slots:
    void twoHundredKillsLoseNothing()
    {
        constexpr int kills = 200;
        Dice dice("kill");
        QVERIFY(runClerk(on({ QStringLiteral("demo"), QStringLiteral("create") })).status == 0);
        QStringList teams;
        QElapsedTimer listing;
        listing.start();
        const QJsonArray listed
            = runClerk(on({ QStringLiteral("team"), QStringLiteral("list"), QStringLiteral("--json") })).json().array();
        for (const auto& team : listed)
            teams << team[QStringLiteral("id")].toString();
        QVERIFY(!teams.isEmpty());
        // From before the store is open until after the last commit, however slow this machine and build are.
        const auto longest = static_cast<std::size_t>(std::max<qint64>(150, 3 * listing.elapsed()));

        QSet<QByteArray> acknowledged;
        int killed = 0;
        qint64 slowest = 0;
        for (int round = 0; killed < kills; ++round) {
            QVERIFY(round < 20 * kills); // a machine on which every command wins the race
            QProcess process;
            process.start(clerkProgram(), on(command(dice, teams, round)) << QStringLiteral("--acknowledge"));
            QVERIFY(process.waitForStarted());
            if (!process.waitForFinished(static_cast<int>(dice.below(longest)))) {
                process.kill();
                process.waitForFinished();
                ++killed;
            }
            // only whole lines are acknowledgements
            QByteArray out = process.readAllStandardOutput();
            out.truncate(out.lastIndexOf('\n') + 1);
            for (const QByteArray& line : out.split('\n'))
                if (line.startsWith("ack "))
                    acknowledged.insert(line.mid(4));
            if (killed % 20 == 0) {
                QElapsedTimer restart;
                restart.start();
                const ClerkRun verified
                    = runClerk(on({ QStringLiteral("journal"), QStringLiteral("verify"), QStringLiteral("--json") }));
                slowest = std::max(slowest, restart.elapsed());
                QVERIFY2(verified.status == 0, (verified.out + verified.err).constData());
            }
        }
        QVERIFY(acknowledged.size() > kills / 4);

        const QByteArray dump = runClerk(on({ QStringLiteral("journal"), QStringLiteral("dump") })).out;
        QSet<QByteArray> written;
        for (const QByteArray& line : dump.split('\n')) {
            const QJsonObject entry = QJsonDocument::fromJson(line).object();
            written.insert(
                (entry[QStringLiteral("incarnation")].toString() + u'/' + entry[QStringLiteral("stream")].toString()
                    + u'/' + QString::number(entry[QStringLiteral("number")].toInteger()) + u' '
                    + entry[QStringLiteral("digest")].toString())
                    .toLatin1());
        }
        for (const QByteArray& ack : std::as_const(acknowledged))
            QVERIFY2(written.contains(ack), ack.constData());
        const ClerkRun rebuilt
            = runClerk(on({ QStringLiteral("journal"), QStringLiteral("rebuild"), QStringLiteral("--json") }));
        QVERIFY2(rebuilt.json()[QStringLiteral("same")].toBool(), rebuilt.out.constData());
        std::printf("%d kills, %lld entries acknowledged, %lld written, slowest check after a kill %lld ms\n", killed,
            static_cast<long long>(acknowledged.size()), static_cast<long long>(written.size()),
            static_cast<long long>(slowest));
    }

private:
    QStringList on(QStringList words) const
    {
        return words << QStringLiteral("--store") << m_folder.filePath(QStringLiteral("store"));
    }

    QStringList command(Dice& dice, const QStringList& teams, int round) const
    {
        if (dice.chance(40)) {
            const QString file = m_folder.filePath(QStringLiteral("calls.csv"));
            QFile out(file);
            if (!out.open(QIODevice::WriteOnly))
                qFatal("calls.csv can't be written");
            out.write("lat,lng,desc,zip,title,timeStamp,twp,addr,e\n");
            for (int i = 0; i < 2000; ++i)
                out.write("40.2978759,-75.5812935,CALL " + QByteArray::number(round) + '-' + QByteArray::number(i)
                    + ",19525,EMS: BACK PAINS/INJURY,2015-12-10 17:40:00,NEW HANOVER,REINDEER CT,1\n");
            return { QStringLiteral("import"), QStringLiteral("calls"), file };
        }
        static constexpr const char* statuses[] = { "available", "enRoute", "onScene", "returning", "busy" };
        return { QStringLiteral("team"), QStringLiteral("status"),
            teams.at(static_cast<qsizetype>(dice.below(static_cast<std::size_t>(teams.size())))),
            QString::fromLatin1(statuses[dice.below(5)]) };
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(KillTest)
#include "kill_test.moc"
