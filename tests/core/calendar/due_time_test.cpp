#include "calendar/due_time.h"
#include "test_calendars.h"

#include <QTest>

#include <map>

using namespace fengsui;

class DueTimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Written by hand, with the working beside each: tests/data/calendar/due.tsv.
    void rowsWrittenByHand_data()
    {
        QTest::addColumn<QStringList>("row");
        const QStringList lines
            = QString::fromStdString(readTestFile("/tests/data/calendar/due.tsv")).split('\n', Qt::SkipEmptyParts);
        int number = 0;
        for (const QString& line : lines) {
            ++number;
            if (!line.startsWith('#'))
                QTest::newRow(qPrintable(QString("line %1: %2").arg(number).arg(line.section('\t', 3, 3))))
                    << line.split('\t');
        }
        QVERIFY(number > 100);
    }
    void rowsWrittenByHand()
    {
        QFETCH(const QStringList, row);
        QCOMPARE(row.size(), 6);
        auto& calendar = m_calendars[row[0] + ' ' + row[1]];
        if (!calendar)
            calendar = testCalendar(row[0], row[1]);
        const Zone zone = *Zone::named(row[1].toStdString());
        const auto at = [&zone](const QString& local) { return zone.parse(local.toStdString()).value(); };

        const QStringList steps = row[3].split("; ");
        QString limit = steps.front();
        const Running running = limit.startsWith("urgent ") ? Running::RoundTheClock : Running::OnDuty;
        const Span span = spanOf(limit.remove("urgent "));
        Instant due = dueAfter(*calendar, at(row[2]), span, running);
        for (const QString& step : steps.mid(1)) {
            const QString words = step.section(' ', 1);
            if (step.startsWith("hold ")) {
                const QStringList ends = words.split(" to ");
                due = dueAfterHold(*calendar, span.unit, running, due, at(ends.at(0)), at(ends.at(1)));
            } else {
                QVERIFY2(step.startsWith("extend "), qPrintable(step));
                due = dueAfter(*calendar, due, spanOf(words), running);
            }
        }
        QVERIFY2(zone.minutes(due) == row[4].toStdString(),
            qPrintable("gives " + QString::fromStdString(zone.minutes(due)) + ", by hand " + row[4] + ": " + row[5]));
        QCOMPARE(due, at(row[4]));
    }

    void aReminderComesWhenItsPartOfTheWorkingTimeHasRun()
    {
        const auto calendar = testCalendar("county", "Asia/Shanghai");
        const Zone zone = *Zone::named("Asia/Shanghai");
        const auto at = [&zone](const char* local) { return zone.parse(local).value(); };
        // of 5 h the first 4: 1 h on Friday, 3 h on Monday
        const Instant from = at("2025-11-07 16:30");
        const Instant due = dueAfter(*calendar, from, { 5, TimeUnit::WorkHour }, Running::OnDuty);
        QCOMPARE(due, at("2025-11-10 14:30"));
        const auto whole = timeRun(*calendar, TimeUnit::WorkHour, Running::OnDuty, from, due);
        QCOMPARE(whole, Duration(std::chrono::hours(5)));
        QCOMPARE(
            afterRunning(*calendar, TimeUnit::WorkHour, Running::OnDuty, from, whole * 4 / 5), at("2025-11-10 11:30"));
        QCOMPARE(afterRunning(*calendar, TimeUnit::WorkHour, Running::RoundTheClock, from, whole * 4 / 5),
            at("2025-11-07 20:30"));
        QCOMPARE(timeRun(*calendar, TimeUnit::CalendarDay, Running::OnDuty, from, at("2025-11-12 16:30")),
            Duration(std::chrono::days(5)));
    }

private:
    static Span spanOf(const QString& words)
    {
        const auto unit = timeUnitOf(words.section(' ', 1).toStdString());
        if (!unit)
            throw std::runtime_error(words.toStdString());
        return { words.section(' ', 0, 0).toUInt(), *unit };
    }

    std::map<QString, std::unique_ptr<DutyCalendar>> m_calendars;
};

QTEST_GUILESS_MAIN(DueTimeTest)
#include "due_time_test.moc"
