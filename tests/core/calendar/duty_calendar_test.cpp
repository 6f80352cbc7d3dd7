#include "calendar/duty_calendar.h"
#include "support/dice.h"
#include "test_calendars.h"

#include <QTest>

#include <algorithm>
#include <thread>

using namespace fengsui;
using namespace std::chrono_literals;

class DutyCalendarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_county = testCalendar("county", "Asia/Shanghai");
        m_watch = testCalendar("watch", "America/New_York");
        m_night = testCalendar("night", "Asia/Shanghai");
    }

    // The slow way: a minute at a time, asking of each whether it is one of work.
    void countsLikeSomebodyWhoWatchesTheClock()
    {
        Dice dice("calendar");
        for (const auto* calendar : { m_county.get(), m_watch.get(), m_night.get() })
            for (int round = 0; round < 60; ++round) {
                const Instant from = someMinute(dice);
                const Instant to = from + std::chrono::minutes(dice.below(12 * 24 * 60));
                Duration watched {};
                for (Instant at = from; at < to; at = at + 1min)
                    if (calendar->isWorking(at))
                        watched += 1min;
                QCOMPARE(calendar->workingTime(from, to), watched);
                if (watched > 0ms) {
                    const Instant reached = calendar->afterWorkingTime(from, watched);
                    QVERIFY(reached <= to);
                    QCOMPARE(calendar->workingTime(from, reached), watched);
                    QVERIFY(calendar->isWorking(reached - 1min)); // the first moment by which it has passed
                }
            }
    }

    void timeAddsUp()
    {
        Dice dice("calendar");
        for (const auto* calendar : { m_county.get(), m_watch.get(), m_night.get() })
            for (int round = 0; round < 2000; ++round) {
                const Instant from = someMinute(dice);
                const Duration first = std::chrono::seconds(dice.below(900'000));
                const Duration second = std::chrono::seconds(dice.below(900'000));
                QCOMPARE(calendar->afterWorkingTime(calendar->afterWorkingTime(from, first), second),
                    calendar->afterWorkingTime(from, first + second));
                const Instant back = calendar->beforeWorkingTime(from, first);
                QCOMPARE(calendar->workingTime(back, from), first);
                QVERIFY(back <= from && (first == 0ms || calendar->isWorking(back)));
                const auto days = static_cast<std::uint32_t>(1 + dice.below(400));
                const Instant later = from + std::chrono::seconds(dice.below(90'000));
                QVERIFY(calendar->afterWorkDays(from, days) <= calendar->afterWorkDays(later, days));
                QVERIFY(calendar->afterWorkDays(from, days) < calendar->afterWorkDays(from, days + 1));
                QVERIFY(from < calendar->afterWorkDays(from, days));
            }
    }

    void aCenturyIsCounted()
    {
        const Instant from = m_zone.parse("2026-01-05 09:00").value();
        const Instant far = m_county->afterWorkDays(from, 36'600);
        QVERIFY(m_zone.minutes(far).starts_with("2166-"));
        QVERIFY(m_county->isWorking(far - 1min));
        // beyond what is counted there is an end, and no crash
        const Instant end = m_zone.parse("2400-01-01 00:00").value();
        QCOMPARE(m_county->afterWorkDays(from, 4'000'000'000U), end);
        QCOMPARE(m_county->afterWorkingTime(from, std::chrono::hours(10'000'000)), end);
        QCOMPARE(m_county->afterWorkingTime(end + 24h, 1h), end);
        QCOMPARE(m_county->workingTime(end, end + 24h), Duration());
        QVERIFY(m_county->workingTime(from, end + 24h) > 0ms);
    }

    void restsSayWhyADueTimeIsFar()
    {
        const auto rests
            = m_county->rests(m_zone.parse("2025-01-24 16:00").value(), m_zone.parse("2025-02-05 16:00").value());
        QCOMPARE(rests.size(), 2U);
        QVERIFY(!rests[0].named); // Saturday 25
        QCOMPARE(rests[0].from, rests[0].to);
        QCOMPARE(rests[1].named->chinese, "春节");
        QCOMPARE(rests[1].to - rests[1].from, std::chrono::days(7));
    }

    void severalThreadsMayAsk()
    {
        const Instant from = m_zone.parse("2026-01-05 09:00").value();
        const Instant expected = m_county->afterWorkDays(from, 5000);
        const auto fresh = testCalendar("county", "Asia/Shanghai");
        std::array<Instant, 4> got;
        {
            std::vector<std::jthread> threads;
            for (Instant& one : got)
                threads.emplace_back([&fresh, &one, from] { one = fresh->afterWorkDays(from, 5000); });
        }
        for (const Instant one : got)
            QCOMPARE(one, expected);
    }

private:
    static Instant someMinute(Dice& dice)
    {
        // within 2025 and 2026, where holidays, summer hours and changes of the clock are
        const std::int64_t begin = 1'735'689'600'000; // 2025-01-01T00:00Z
        return { begin + static_cast<std::int64_t>(dice.below(700 * 24 * 60)) * 60'000 };
    }

    Zone m_zone = *Zone::named("Asia/Shanghai");
    std::unique_ptr<DutyCalendar> m_county, m_watch, m_night;
};

QTEST_GUILESS_MAIN(DutyCalendarTest)
#include "duty_calendar_test.moc"
