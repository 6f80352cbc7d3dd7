#include "calendar/calendar_file.h"
#include "test_calendars.h"

#include <QDir>
#include <QTest>

using namespace fengsui;

namespace {

const std::string good = R"({
  "calendar": "mini",
  "version": 2,
  "title": { "en": "Mini", "zh": "小" },
  "plans": [
    { "from": "2025-01-01",
      "week": { "mon": ["08:30-12:00", "14:00-17:30"],
                "fri": ["20:00-04:00"] } },
    { "from": "2025-06-01", "to": "2025-09-30",
      "week": { "mon": ["08:00-24:00"] } }
  ],
  "days": [
    { "from": "2025-01-28", "to": "2025-02-04", "kind": "rest",
      "title": { "en": "Festival", "zh": "节" } },
    { "from": "2025-01-26", "kind": "work", "like": "mon",
      "title": { "en": "Made up", "zh": "调休" } }
  ]
})";

} // namespace

class CalendarFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aGoodFileIsRead()
    {
        using namespace std::chrono;
        const auto loaded = readCalendar("mini.json", good);
        QVERIFY(loaded.faults.empty());
        const CalendarRules& rules = *loaded.value;
        QCOMPARE(rules.id, "mini");
        QCOMPARE(rules.version, 2U);
        QCOMPARE(rules.chinese, "小");
        const auto hours
            = [&rules](int y, unsigned m, unsigned d) { return rules.hours(local_days(year(y) / month(m) / day(d))); };
        QCOMPARE(hours(2025, 1, 6), (DutyHours { { 510, 720 }, { 840, 1050 } })); // a Monday
        QCOMPARE(hours(2025, 1, 7), DutyHours {});
        QCOMPARE(hours(2025, 1, 10), (DutyHours { { 1200, 1680 } })); // a night shift
        QCOMPARE(hours(2025, 7, 7), (DutyHours { { 480, 1440 } })); // the later plan
        QCOMPARE(hours(2025, 10, 6).size(), 2U); // and the first one again
        QCOMPARE(hours(2024, 12, 30).size(), 2U); // and before it begins
        QCOMPARE(hours(2025, 2, 3), DutyHours {}); // a Monday in the festival
        QCOMPARE(hours(2025, 1, 26).size(), 2U); // a Sunday of work
    }

    void whatShipsIsSound()
    {
        const QDir shipped(qEnvironmentVariable("FENGSUI_SOURCE") + "/resources/calendars");
        const QStringList files = shipped.entryList({ "*.json" });
        QVERIFY(!files.isEmpty());
        for (const QString& file : files) {
            const auto loaded = readCalendar(file.toStdString(), readTestFile("/resources/calendars/" + file));
            QVERIFY2(loaded.faults.empty(), loaded.faults.empty() ? "" : loaded.faults.front().toString().c_str());
        }
    }

    void whatIsBrokenIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("by");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char* name, const char* what, const char* by, const char* fault) {
            QTest::newRow(name) << QString::fromUtf8(what) << QString::fromUtf8(by) << QString::fromUtf8(fault);
        };
        row("no JSON", R"("version": 2,)", R"("version": ,)", "line 3");
        row("no id", R"(  "calendar": "mini",)", "", "line 1: \"calendar\" is missing");
        row("version", R"("version": 2)", R"("version": 0)", "line 3: \"version\" must be between 1 and 1000000");
        row("no Chinese", R"(, "zh": "小")", "", "line 4");
        row("unknown name", R"("version": 2)", R"("versoin": 2)", "line 3");
        row("no plans", R"("plans")", R"("palns")", "line 5");
        row("date", "2025-06-01", "2025-6-1", "line 9: \"2025-6-1\" is no date");
        row("no such date", "2025-06-01", "2025-02-30", "line 9: \"2025-02-30\" is no date");
        row("period", "2025-09-30", "2025-05-30", "line 9: The last day comes before the first");
        row("first plan ends", R"({ "from": "2025-01-01",)", R"({ "from": "2025-01-01", "to": "2026-01-01",)",
            "line 6: The first plan must not end");
        row("stretch", "08:30-12:00", "8:30-12:00", "line 7: \"8:30-12:00\" is no stretch of time");
        row("hour", "08:30-12:00", "08:30-25:00", "line 7: \"08:30-25:00\" is no stretch of time");
        row("minute", "08:30-12:00", "08:60-12:00", "line 7: \"08:60-12:00\" is no stretch of time");
        row("overlap", "14:00-17:30", "11:00-17:30", "line 7: \"11:00-17:30\" begins before");
        row("touching", "14:00-17:30", "12:00-17:30", "line 7: \"12:00-17:30\" begins before");
        row("longer than a day", "14:00-17:30", "14:00-09:00", "line 7: The stretches of a day are longer than a day");
        row("weekday", R"("fri")", R"("fry")", "line 8");
        row("no work in the week", R"("mon": ["08:30-12:00", "14:00-17:30"],
                "fri": ["20:00-04:00"])",
            "", "line 7: The first plan has no working time");
        row("kind", R"("rest")", R"("holiday")", "line 13: A special day is \"work\" or \"rest\", not \"holiday\"");
        row("rest with hours", R"("kind": "rest")", R"("kind": "rest", "hours": ["08:00-12:00"])",
            "line 13: A day of rest has no hours");
        row("work without hours", R"("like": "mon",)", "", "line 15: A day of work names either");
        row("work with both", R"("like": "mon",)", R"("like": "mon", "hours": ["08:00-12:00"],)",
            "line 15: A day of work names either");
        row("like nothing", R"("like": "mon")", R"("like": "monday")", "line 15: There is no weekday \"monday\"");
        row("like a day of rest", R"("like": "mon")", R"("like": "tue")",
            "line 15: This day of work has no working time");
        row("too long", "2025-02-04", "2026-02-04", "line 13: Special days are at most a year");
        row("list", R"(["20:00-04:00"])", R"("20:00-04:00")", "line 8");
    }
    void whatIsBrokenIsRefusedWithItsLine()
    {
        QFETCH(const QString, what);
        QFETCH(const QString, by);
        QFETCH(const QString, fault);
        QString text = QString::fromStdString(good);
        QVERIFY(text.contains(what));
        text.replace(text.indexOf(what), what.size(), by);
        const auto loaded = readCalendar("mini.json", text.toStdString());
        QVERIFY(!loaded.value);
        const auto found = std::ranges::any_of(loaded.faults, [&fault](const Refusal& one) {
            return QString::fromStdString(one.toString()).contains("mini.json, " + fault);
        });
        QVERIFY2(found, loaded.faults.front().toString().c_str());
    }
};

QTEST_GUILESS_MAIN(CalendarFileTest)
#include "calendar_file_test.moc"
