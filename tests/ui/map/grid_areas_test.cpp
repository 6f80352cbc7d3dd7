#include "demo_county.h"

#include <QTest>

using namespace fengsui;
using namespace fengsui::ui;

class GridAreasTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDemoCountyIsAllOnTheMapAndSaysThatItIsInvented()
    {
        const auto areas = demoCounty();
        QCOMPARE(areas->levels().size(), 4u);
        QCOMPARE(areas->levels()[0].shapes.size(), 1u);
        QCOMPARE(areas->levels()[1].shapes.size(), 20u);
        QCOMPARE(areas->levels()[2].shapes.size(), 212u);
        QVERIFY(areas->levels()[3].shapes.size() >= 3 * 212u);
        QCOMPARE(areas->tintedLevel(), areas->levels()[1].level);
        for (std::size_t i = 0; i < 4; ++i)
            QCOMPARE(areas->levels()[i].style, i);
        for (const MapAreas::Shape& shape : areas->shapes()) {
            QVERIFY(shape.isDemo);
            QVERIFY(!shape.name.isEmpty());
            const auto around = areas->at(shape.label);
            QVERIFY(std::ranges::find(around, &shape) != around.end());
        }
    }

    void aCellWithoutANameIsCalledByTheDigitsItAdds()
    {
        CodingProfile profile = *CodingProfile::parse("cn.json", test::shipped("profiles/cn.json"));
        const auto at = [](double x, double y) { return *GeoPoint::fromDegrees(x, y); };
        GridParts parts;
        parts.divisions.push_back({ "511129", "沐川县", *profile.levelOf("511129"), "", {}, {} });
        parts.divisions.push_back({ "511129100", "沐溪镇", *profile.levelOf("511129100"), "511129", {}, {} });
        parts.divisions.push_back({ "511129100200", "围墙村", *profile.levelOf("511129100200"), "511129100", {}, {} });
        parts.cells.push_back({ "511129100200007", "511129100200", "",
            { { { at(103, 28), at(104, 28), at(104, 29) }, {} } }, at(103.6, 28.4), false });
        const auto areas = areasOf(*GridDirectory::build(std::move(parts), std::move(profile)));
        QCOMPARE(areas->shapes().size(), 1u);
        QCOMPARE(areas->shapes()[0].name, QStringLiteral("007"));
    }

    void aDivisionWithoutAnOutlineIsLeftOutAndASurveyedOneIsNotCalledInvented()
    {
        CodingProfile profile = *CodingProfile::parse("generic.json", test::shipped("profiles/generic.json"));
        const auto at = [](double x, double y) { return *GeoPoint::fromDegrees(x, y); };
        GridParts parts;
        parts.divisions.push_back({ "MONT", "Montgomery", 0, "", {}, {} });
        parts.divisions.push_back({ "LM", "Lower Merion", 1, "MONT", {},
            { { { at(-75.3, 40.0), at(-75.2, 40.0), at(-75.2, 40.1), at(-75.3, 40.1) },
                { { at(-75.27, 40.03), at(-75.27, 40.06), at(-75.24, 40.06), at(-75.24, 40.03) } } } } });
        const auto areas = areasOf(*GridDirectory::build(std::move(parts), std::move(profile)));
        QCOMPARE(areas->shapes().size(), 1u);
        QCOMPARE(areas->shapes()[0].name, QStringLiteral("Lower Merion"));
        QCOMPARE(areas->shapes()[0].rings.size(), 2u);
        QVERIFY(!areas->hasDemoGeometry());
    }
};

QTEST_GUILESS_MAIN(GridAreasTest)
#include "grid_areas_test.moc"
