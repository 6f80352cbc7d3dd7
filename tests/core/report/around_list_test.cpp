#include "report/around_list.h"

#include "core/report/sample_case.h"

#include <QTest>

using namespace fengsui;
using namespace fengsui::report;

class AroundListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void distancesAndDirectionsAreWritten()
    {
        QCOMPARE(distanceText(849.6), std::string("850 m"));
        QCOMPARE(distanceText(4321), std::string("4.3 km"));
        const GeoPoint middle { 1039000000, 289600000 };
        const auto towards = [&](int east, int north, Language language) {
            return directionText(
                middle, { middle.longitudeE7 + east * 10'000, middle.latitudeE7 + north * 10'000 }, language);
        };
        QCOMPARE(towards(0, 9, Language::English), std::string("N"));
        QCOMPARE(towards(10, 9, Language::English), std::string("NE"));
        QCOMPARE(towards(9, 0, Language::Chinese), std::string("东"));
        QCOMPARE(towards(-10, -9, Language::Chinese), std::string("西南"));
        QCOMPARE(towards(-9, 0, Language::English), std::string("W"));
        QCOMPARE(towards(0, 0, Language::English), std::string());
    }

    void thePaperHoldsWhatIsNearInTheOrderGiven()
    {
        const Around around { "103.90000, 28.96000", { 1039000000, 289600000 }, 5000, "", true };
        const std::vector<NearThing> things {
            { "Team", "Rescue", "available", { 1039100000, 289600000 }, 972 },
            { "Shelter", "Gym", "800", { 1039000000, 289900000 }, 3336 },
        };
        const Document paper = aroundList(around, things, sample::names(Language::English), sample::printed());
        QCOMPARE(paper.watermark, std::string("演练 DRILL"));
        QCOMPARE(paper.value("radius"), std::string_view("5.0 km"));
        QCOMPARE(paper.value("count"), std::string_view("2"));
        const Table* table = paper.table("things");
        QVERIFY(table);
        QCOMPARE(table->rows.size(), 2u);
        QCOMPARE(table->rows[0][2], std::string("972 m"));
        QCOMPARE(table->rows[0][3], std::string("E"));
        QCOMPARE(table->rows[1][1], std::string("Gym"));
        QCOMPARE(table->rows[1][3], std::string("N"));
    }
};

QTEST_GUILESS_MAIN(AroundListTest)
#include "around_list_test.moc"
