#include "calendar/calendar_file.h"
#include "support/shipped.h"
#include "wiring/holidays.h"
#include "wiring/local_store.h"

#include <QTemporaryDir>
#include <QTest>

#include <format>
#include <set>

using namespace fengsui;
using namespace fengsui::test;
using namespace std::chrono;

namespace {

class StandingClock final : public Clock {
public:
    Instant now() const override { return *Instant::parse("2025-11-03T01:00:00Z"); }
};

const Session administrator { OperatorId::derived("xu"), "xu", "徐", { Role::Administrator }, {} };

std::set<std::string> daysOff(const std::vector<SpecialDays>& all, int year)
{
    std::set<std::string> out;
    for (const SpecialDays& one : all)
        for (local_days day = one.from; one.hours.empty() && day <= one.to; day += days(1))
            if (year_month_day(day).year() == std::chrono::year(year))
                out.insert(std::format("{:%F}", day));
    return out;
}

QByteArray joined(const std::set<std::string>& days)
{
    QByteArray out;
    for (const std::string& day : days)
        out += QByteArray::fromStdString(day) + ' ';
    return out.trimmed();
}

std::set<std::string> without(const std::set<std::string>& all, const std::set<std::string>& these)
{
    std::set<std::string> out;
    std::ranges::set_difference(all, these, std::inserter(out, out.end()));
    return out;
}

} // namespace

class HolidaysTest : public QObject {
    Q_OBJECT

private slots:
    // What the notices of the State Council say, and what KHolidays knows of it. For 2025 it agrees to the day; from
    // 2026 on it has no holiday of the lunar calendar, and one day of each other one.
    void differencesToTheNoticesAreKnown()
    {
        const CalendarRules notices = *readCalendar("cn.json", shipped("calendars/cn.json")).value;
        const auto known = publicHolidays()("cn");
        QVERIFY(known);
        const auto ours = [&](int year) { return daysOff(notices.days, year); };
        const auto theirs = [&](int year) { return daysOff(*known, year); };
        QCOMPARE(joined(theirs(2025)), joined(ours(2025)));
        QCOMPARE(joined(without(theirs(2026), ours(2026))), QByteArray());
        QCOMPARE(joined(theirs(2026)), QByteArray("2026-01-01 2026-05-01 2026-10-01"));
        QCOMPARE(ours(2026).size(), 33U);
        QCOMPARE(joined(without(theirs(2027), ours(2027))), QByteArray());
        QCOMPARE(joined(theirs(2030)), QByteArray("2030-01-01 2030-05-01 2030-10-01"));
    }

    void regionsAreNamedInFullOrInPart()
    {
        const HolidaySource source = publicHolidays();
        QVERIFY(source("cn_zh-cn") && source("gb-sct"));
        QVERIFY(!source("atlantis") && !source("c"));
        const auto regions = holidayRegions();
        QVERIFY(std::ranges::find(regions, "cn_zh-cn") != regions.end());
        QVERIFY(daysOff(*source("gb-sct"), 2026).contains("2026-12-25"));
    }

    void noticesWinAndWhatComesAfterThemIsProvisional()
    {
        Store store("cn");
        const RuleBook book = store.book();
        const DutyCalendar& calendar = *book.calendar;
        const auto special = [&](int y, unsigned m, unsigned d) {
            return calendar.rules().special(local_days(year(y) / month(m) / day(d)));
        };
        QVERIFY(!special(2025, 1, 26)->hours.empty()); // made up for, which KHolidays would call a day off
        QVERIFY(!special(2025, 1, 26)->isProvisional && !special(2026, 10, 1)->isProvisional);
        QVERIFY(special(2027, 2, 5)->isProvisional && special(2030, 10, 1)->isProvisional);
        QVERIFY(!special(2030, 10, 2));
        QCOMPARE(*calendar.rules().knownUntil(), local_days(year(2026) / December / 31));
        const auto rests
            = calendar.rests(*Instant::parse("2027-02-04T01:00:00Z"), *Instant::parse("2027-02-09T01:00:00Z"));
        QCOMPARE(rests.size(), 1U);
        QVERIFY(rests.front().named->isProvisional);
    }

    // A county outside China: its holidays are as certain as they come, and days of its own stand beside them.
    void anyCountrysHolidaysMayBeNamed()
    {
        Store store("generic");
        const auto adopted = store.writer.office().rules.adopt(administrator, "ours.json",
            R"({ "calendar": "generic", "version": 9, "title": { "en": "Shetland", "zh": "设得兰" },
                "plans": [ { "from": "2025-01-01", "week": { "mon": ["09:00-17:00"], "tue": ["09:00-17:00"],
                "wed": ["09:00-17:00"], "thu": ["09:00-17:00"], "fri": ["09:00-17:00"] } } ],
                "days": [ { "from": "2026-01-27", "kind": "rest", "title": { "en": "Up Helly Aa", "zh": "火节" } } ],
                "holidays": { "region": "gb-sct" } })");
        QVERIFY2(adopted.isOk(), adopted.isOk() ? "" : adopted.refusal().toString().c_str());
        const RuleBook book = store.book();
        const CalendarRules& rules = book.calendar->rules();
        const auto isRest = [&](int y, unsigned m, unsigned d) {
            return rules.hours(local_days(year(y) / month(m) / day(d))).empty();
        };
        QVERIFY(isRest(2026, 1, 27) && isRest(2026, 12, 25) && isRest(2028, 12, 25) && !isRest(2026, 1, 28));
        QVERIFY(!rules.special(local_days(year(2026) / December / 25))->isProvisional);
        QVERIFY(!rules.knownUntil());
        QVERIFY(!book.workflows->find("urban")->calendar.duty->isWorking(*Instant::parse("2026-12-25T12:00:00Z")));
    }

private:
    struct Store {
        explicit Store(const char* profile)
            : place { std::filesystem::path(folder.path().toStdString()) / "store" }
            , made(createStore(place,
                  { std::string(profile) == "cn" ? "511129" : "Z27", "Somewhere", profile,
                      std::string(profile) == "cn" ? "" : "Europe/London" },
                  clock))
            , writer(place, loadShelves(place), clock)
        {
        }
        RuleBook book() { return loadShelves(place).rules->bookOf(writer.ledgers()); }

        QTemporaryDir folder;
        StandingClock clock;
        StoreFolder place;
        Outcome made;
        LocalWriter writer;
    };
};

QTEST_GUILESS_MAIN(HolidaysTest)
#include "holidays_test.moc"
