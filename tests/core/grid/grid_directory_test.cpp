#include "grid/grid_directory.h"

#include "support/shipped.h"

#include <QTest>

#include <thread>

using namespace fengsui;

namespace {

/// A square of so many units, by its south-west corner.
Outline square(int west, int south, int side)
{
    return { { { { west, south }, { west + side, south }, { west + side, south + side }, { west, south + side } },
        {} } };
}

constexpr int unit = 100000; // 0.01°, about 1.1 km

/// A county of two towns; the first has a village of two cells side by side, the second has an outline only.
GridParts twoTowns()
{
    GridParts parts;
    parts.divisions = {
        { "511129100200", "围墙村委会", 4, "511129100", {}, {} },
        { "511129", "沐川县", 2, {}, {}, square(0, 0, 10 * unit) },
        { "511129100", "沐溪镇", 3, "511129", GeoPoint { unit, unit }, square(0, 0, 5 * unit) },
        { "511129101", "永福镇", 3, "511129", {}, square(5 * unit, 0, 5 * unit) },
        { "511129101200", "围墙村委会", 4, "511129101", {}, {} },
        { "511129101201", "Upper Merion", 4, "511129101", {}, {} },
    };
    parts.cells = {
        { "511129100200002", "511129100200", "二", square(unit, 0, unit), { unit * 3 / 2, unit / 2 }, false },
        { "511129100200001", "511129100200", "一", square(0, 0, unit), { unit / 2, unit / 2 }, true },
    };
    return parts;
}

} // namespace

class GridDirectoryTest : public QObject {
    Q_OBJECT

    const CodingProfile m_cn = CodingProfile::parse("cn.json", test::shipped("profiles/cn.json")).value();
    const GridDirectory m_grid = std::move(GridDirectory::build(twoTowns(), m_cn)).operator*();

private slots:
    void treeIsWalkedUpAndDown()
    {
        QCOMPARE(m_grid.children({}).size(), 1u);
        QCOMPARE(m_grid.children("511129").size(), 2u);
        QCOMPARE(m_grid.children("511129").front()->code, std::string("511129100"));
        QVERIFY(m_grid.children("nowhere").empty());
        QCOMPARE(m_grid.path("511129100200001"), std::string("沐川县 / 沐溪镇 / 围墙村委会 / 一"));
        QCOMPARE(m_grid.path("511129"), std::string("沐川县"));
        QCOMPARE(m_grid.path("nowhere"), std::string());
        QVERIFY(m_grid.isWithin("511129100200001", "511129"));
        QVERIFY(m_grid.isWithin("511129100", "511129100"));
        QVERIFY(!m_grid.isWithin("511129100200", "511129101"));
        QCOMPARE(m_grid.cellsOf("511129100200").size(), 2u);
    }

    void namesAreFoundWhereTheyAreOnlyOnce()
    {
        QCOMPARE(m_grid.divisionNamed("沐溪镇")->code, std::string("511129100"));
        QVERIFY(!m_grid.divisionNamed("围墙村")); // there are two
        QCOMPARE(m_grid.divisionsNamed("围墙村").size(), 2u);
        QCOMPARE(m_grid.divisionNamed("围墙村", "511129101")->code, std::string("511129101200"));
        QCOMPARE(m_grid.divisionNamed("围墙村委会", "511129101")->code, std::string("511129101200"));
        QCOMPARE(m_grid.divisionNamed(" UPPER MERION ")->code, std::string("511129101201"));
        QVERIFY(!m_grid.divisionNamed("nowhere"));
    }

    void placeBelongsToOneCell()
    {
        QCOMPARE(m_grid.cellAt({ unit / 2, unit / 2 })->code, std::string("511129100200001"));
        QCOMPARE(m_grid.cellAt({ unit + 1, unit / 2 })->code, std::string("511129100200002"));
        QVERIFY(!m_grid.cellAt({ 3 * unit, unit / 2 }));
    }

    void sharedEdgeBelongsToTheLowestCode()
    {
        QCOMPARE(m_grid.cellAt({ unit, unit / 2 })->code, std::string("511129100200001"));
        QCOMPARE(m_grid.cellAt({ unit, 0 })->code, std::string("511129100200001"));
    }

    void divisionIsTheDeepestKnown()
    {
        QCOMPARE(m_grid.divisionAt({ unit / 2, unit / 2 })->code, std::string("511129100200"));
        QCOMPARE(m_grid.divisionAt({ 3 * unit, 3 * unit })->code, std::string("511129100"));
        QCOMPARE(m_grid.divisionAt({ 5 * unit, unit })->code, std::string("511129100")); // on the towns' border
        QCOMPARE(m_grid.divisionAt({ unit, 8 * unit })->code, std::string("511129"));
        QVERIFY(!m_grid.divisionAt({ -1, 0 }));
    }

    void nearestCellIsWithinTheDistance()
    {
        // 1.5 units east of the second cell: 0.015° at the equator are 1,668 m
        const GeoPoint place { unit * 7 / 2, unit / 2 };
        QCOMPARE(m_grid.nearestCell(place, 1700)->code, std::string("511129100200002"));
        QVERIFY(!m_grid.nearestCell(place, 1600));
        QCOMPARE(m_grid.nearestCell({ unit, unit / 2 }, 0)->code, std::string("511129100200001")); // on the shared edge
    }

    void boxHoldsEverything()
    {
        QVERIFY(m_grid.box() == (GeoBox { { 0, 0 }, { 10 * unit, 10 * unit } }));
        QVERIFY(!GridDirectory::build({}, m_cn)->box());
    }

    void inconsistentPartsAreRefused()
    {
        const auto refused = [&](auto&& spoil) {
            GridParts parts = twoTowns();
            spoil(parts);
            return !GridDirectory::build(std::move(parts), m_cn);
        };
        QVERIFY(!refused([](GridParts&) { }));
        QVERIFY(refused([](GridParts& parts) { parts.divisions.push_back(parts.divisions.front()); }));
        QVERIFY(refused([](GridParts& parts) { parts.cells.push_back(parts.cells.front()); }));
        QVERIFY(refused([](GridParts& parts) { parts.divisions[2].parent = "999999"; }));
        QVERIFY(refused([](GridParts& parts) { parts.divisions[2].level = 4; })); // as deep as its child
        QVERIFY(refused([](GridParts& parts) { parts.divisions[0].level = 9; }));
        QVERIFY(refused([](GridParts& parts) { parts.cells[0].division = "999999"; }));
    }

    void manyThreadsMayAskAtOnce()
    {
        std::vector<std::thread> threads;
        std::array<int, 4> found {};
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 2000; ++i)
                    found[t] += m_grid.cellAt({ i * 100, unit / 2 }) && m_grid.divisionNamed("沐溪镇")
                        && !m_grid.path("511129100").empty();
            });
        for (std::thread& thread : threads)
            thread.join();
        for (const int count : found)
            QCOMPARE(count, 2000);
    }
};

QTEST_GUILESS_MAIN(GridDirectoryTest)
#include "grid_directory_test.moc"
