#include "backup/generations.h"

#include <QTest>

#include <algorithm>

using namespace fengsui;
using namespace std::chrono_literals;

class GenerationsTest : public QObject {
    Q_OBJECT

private slots:
    void firstOfTheDayIsDue()
    {
        const Instant evening = at("2025-11-03 23:50");
        QVERIFY(isBackupDue({}, std::nullopt, evening, m_zone));
        QVERIFY(!isBackupDue({ evening - 20h }, std::nullopt, evening, m_zone));
        QVERIFY(isBackupDue({ evening - 20h, evening }, std::nullopt, evening + 15min, m_zone)); // past local midnight
    }

    void handoverMakesOneDueButAtMostHourly()
    {
        const Instant noon = at("2025-11-03 12:00");
        QVERIFY(!isBackupDue({ noon }, noon - 1min, noon + 2h, m_zone)); // handed over before it
        QVERIFY(!isBackupDue({ noon }, noon + 10min, noon + 59min, m_zone));
        QVERIFY(isBackupDue({ noon }, noon + 10min, noon + 60min, m_zone));
    }

    void backupOfTheFutureDoesNotCount()
    {
        const Instant noon = at("2025-11-03 12:00");
        QVERIFY(isBackupDue({ noon + 400 * 24h }, std::nullopt, noon, m_zone));
    }

    void someOfEachAgeAreKept()
    {
        const Instant now = at("2025-11-30 12:00");
        std::vector<Instant> made;
        for (int hours = 0; hours < 400 * 24; hours += 6)
            made.push_back(now - hours * 1h);
        std::vector<Instant> kept = made;
        for (const Instant old : supersededBackups(made, now, m_zone))
            std::erase(kept, old);
        std::ranges::sort(kept, std::greater());
        const auto within = [&](Duration age) {
            return std::ranges::count_if(kept, [&](Instant each) { return now - each <= age; });
        };
        QCOMPARE(within(48h), 9); // all of them
        QCOMPARE(within(14 * 24h), 9 + 12); // one a day
        QCOMPARE(kept.size(), 9u + 12 + 12); // one a month
        QCOMPARE(m_zone.minutes(kept.back()), std::string("2024-11-30 18:00")); // the last of its month
    }

    void newestIsKeptHoweverOldItIs()
    {
        const Instant now = at("2025-11-30 12:00");
        QVERIFY(supersededBackups({ now - 5000 * 24h }, now, m_zone).empty());
        QCOMPARE(supersededBackups({ now - 5000 * 24h, now - 4900 * 24h }, now, m_zone).size(), 1u);
    }

private:
    Instant at(const char* local) const { return *m_zone.parse(local); }

    Zone m_zone = *Zone::named("Asia/Shanghai");
};

QTEST_GUILESS_MAIN(GenerationsTest)
#include "generations_test.moc"
