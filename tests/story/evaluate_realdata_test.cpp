#include "story/clerk_run.h"
#include "support/real_data.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace fengsui;
using namespace Qt::StringLiterals;

/// New York's requests with their real due and closed dates: our figures against those of a Python program that knows
/// nothing of us, equal to the last digit.
class EvaluateRealDataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(clerk({ u"init"_s, u"--division"_s, u"US-NY"_s, u"--name"_s, u"New York"_s, u"--profile"_s,
                           u"generic"_s, u"--zone"_s, u"America/New_York"_s })
                     .status,
            0);
        const ClerkRun divisions = clerk({ u"import"_s, u"divisions"_s, file() });
        QVERIFY2(divisions.status == 0, divisions.err.constData());
        const ClerkRun calls = clerk({ u"import"_s, u"calls"_s, file() });
        QVERIFY2(calls.status == 0, calls.err.constData());
        QCOMPARE(calls.json()[u"taken"_s].toInt(), 5895);
        int impossible = 0;
        for (const QJsonValue problem : calls.json()[u"problems"_s].toArray())
            impossible += problem[u"field"_s].toString() == u"Closed Date"_s ? 1 : 0;
        QCOMPARE(impossible, 2); // closed before they came
    }

    void figuresAreThoseOfAnIndependentComputation_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("asOf");
        QTest::newRow("all years") << u"2010-01-01"_s << u"2025-06-01"_s << u"2025-06-01"_s;
        QTest::newRow("one year") << u"2015-01-01"_s << u"2016-01-01"_s << u"2016-01-01"_s;
        QTest::newRow("a month of summer time") << u"2012-03-01"_s << u"2012-04-01"_s << u"2012-03-20"_s;
    }
    void figuresAreThoseOfAnIndependentComputation()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const QString, asOf);
        const auto american = [](const QString& day) {
            return day.mid(5, 2) + '/' + day.mid(8, 2) + '/' + day.left(4) + u" 12:00:00 AM"_s;
        };
        QProcess python;
        python.start(u"python3"_s,
            { qEnvironmentVariable("FENGSUI_SOURCE") + u"/tests/data/evaluation/nyc_311.py"_s, file(), american(from),
                american(to), american(asOf) });
        QVERIFY(python.waitForFinished(120'000));
        const QByteArray complaint = python.readAllStandardError();
        QVERIFY2(python.exitCode() == 0, complaint.constData());
        const QJsonDocument expected = QJsonDocument::fromJson(python.readAllStandardOutput());

        const QStringList period { u"--from"_s, from, u"--to"_s, to, u"--as-of"_s, asOf, u"--by"_s, u"town"_s };
        const QJsonDocument ours = clerk(QStringList { u"evaluate"_s } + period).json();
        compare(ours[u"total"_s].toObject(), expected[u"all"_s].toObject());
        int boroughs = 0;
        for (const QJsonValue line : ours[u"lines"_s].toArray()) {
            const QString name = line[u"name"_s].toString().toUpper();
            if (!expected[u"boroughs"_s].toObject().contains(name))
                continue;
            ++boroughs;
            compare(line[u"figures"_s].toObject(), expected[u"boroughs"_s][name].toObject());
        }
        QVERIFY(boroughs >= 4);

        QStringList overdue, overdueExpected;
        for (const QJsonValue each :
            clerk(QStringList { u"evaluate"_s, u"--cases"_s, u"overdueOpen"_s } + period).json().array())
            if (each[u"adds"_s].toInt() == 1)
                overdue << each[u"id"_s].toString();
        for (const QJsonValue each : expected[u"all"_s][u"overdue"_s].toArray())
            overdueExpected << each.toString();
        overdue.sort();
        QCOMPARE(overdue.size(), overdueExpected.size());
        QCOMPARE(overdue, overdueExpected);
        std::printf("%s to %s: due %d, handled %d, in time %d, overdue and open %lld\n", qPrintable(from),
            qPrintable(to), expected[u"all"_s][u"due"_s].toInt(), expected[u"all"_s][u"handled"_s].toInt(),
            expected[u"all"_s][u"onTime"_s].toInt(), static_cast<long long>(overdue.size()));
    }

private:
    static QString file() { return realData("incidents/nyc_311_animal.csv.gz"); }

    ClerkRun clerk(const QStringList& words)
    {
        return runClerk(
            words + QStringList { u"--store"_s, m_folder.filePath(u"store"_s), u"--json"_s, u"--language"_s, u"en"_s });
    }

    static void compare(const QJsonObject& ours, const QJsonObject& expected)
    {
        const auto number = [&ours](const char* indicator, const char* part) {
            return ours[QLatin1StringView(indicator)][QLatin1StringView(part)].toInteger();
        };
        QCOMPARE(number("onTimeHandling", "denominator"), expected[u"due"_s].toInteger());
        QCOMPARE(number("onTimeHandling", "numerator"), expected[u"onTime"_s].toInteger());
        QCOMPARE(number("handling", "numerator"), expected[u"handled"_s].toInteger());
        QCOMPARE(number("averageHandling", "denominator"), expected[u"closed"_s].toInteger());
        QCOMPARE(number("averageHandling", "numerator"), expected[u"handlingMilliseconds"_s].toInteger());
        QCOMPARE(number("overdueOpen", "numerator"), expected[u"overdue"_s].toArray().size());
    }

    QTemporaryDir m_folder;
};

FENGSUI_REALDATA_MAIN(EvaluateRealDataTest)
#include "evaluate_realdata_test.moc"
