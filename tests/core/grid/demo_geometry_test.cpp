#include "grid/demo_geometry.h"
#include "grid/grid_directory.h"

#include "support/demo_divisions.h"

#include <QTest>

#include <map>
#include <random>

using namespace fengsui;

class DemoGeometryTest : public QObject {
    Q_OBJECT

    const CodingProfile m_cn = CodingProfile::parse("cn.json", test::shipped("profiles/cn.json")).value();
    const std::vector<Division> m_divisions = test::demoDivisions(m_cn);
    const GridParts m_parts = demoGeometry(m_divisions, m_cn);
    const GridDirectory m_grid = std::move(GridDirectory::build(m_parts, m_cn)).operator*();
    const Division& m_county = *m_grid.division("511129");

    /// Every stretch from corner to corner, in the direction in which the outline runs.
    static void eachStretch(const Outline& outline, auto visit)
    {
        const auto ring = [&](const Ring& corners) {
            for (std::size_t i = 0; i < corners.size(); ++i)
                visit(corners[i], corners[(i + 1) % corners.size()]);
        };
        for (const Patch& patch : outline) {
            ring(patch.outer);
            for (const Ring& hole : patch.holes)
                ring(hole);
        }
    }

private slots:
    void countyIsThatOfTheStatistics()
    {
        QCOMPARE(m_grid.children("511129").size(), 20u);
        QCOMPARE(m_grid.divisions().size(), 1u + 20u + 212u);
        QCOMPARE(m_grid.divisionNamed("沐溪镇")->code, std::string("511129100"));
        QCOMPARE(m_grid.path("511129100200"), std::string("沐川县 / 沐溪镇 / 围墙村"));
    }

    void countyHasAboutItsExtent()
    {
        const GeoBox box = *boxOf(m_county.outline);
        QVERIFY(std::abs(box.southWest.longitude() - 103.55) < 0.05);
        QVERIFY(std::abs(box.southWest.latitude() - 28.77) < 0.05);
        QVERIFY(std::abs(box.northEast.longitude() - 104.12) < 0.02);
        QVERIFY(std::abs(box.northEast.latitude() - 29.25) < 0.02);
        QVERIFY(std::abs(squareKilometres(m_county.outline) - 1400) < 100);
    }

    void everyGroundIsOneUsablePatch()
    {
        const auto check = [](const std::string& code, const Outline& outline) {
            QVERIFY2(!whyInvalid(outline), code.c_str());
            QVERIFY2(outline.size() == 1 && outline.front().holes.empty(), code.c_str());
        };
        for (const Division& division : m_grid.divisions())
            check(division.code, division.outline);
        for (const Cell& cell : m_grid.cells()) {
            check(cell.code, cell.outline);
            QVERIFY2(squareKilometres(cell.outline) > 0.2, cell.code.c_str()); // no slivers
            QVERIFY2(
                cell.outline.front().outer.size() >= 6 && cell.outline.front().outer.size() <= 50, cell.code.c_str());
            QVERIFY2(covers(cell.outline, cell.label), cell.code.c_str());
        }
    }

    void partsSumUpToTheWholeExactly()
    {
        for (const Division& division : m_grid.divisions()) {
            std::int64_t sum = 0;
            for (const Division* child : m_grid.children(division.code))
                sum += doubledArea(child->outline);
            for (const Cell* cell : m_grid.cellsOf(division.code))
                sum += doubledArea(cell->outline);
            QCOMPARE(sum, doubledArea(division.outline));
        }
    }

    void neighboursShareTheirCorners()
    {
        std::map<std::pair<GeoPoint, GeoPoint>, int> stretches;
        for (const Cell& cell : m_grid.cells())
            eachStretch(cell.outline, [&](GeoPoint from, GeoPoint to) { ++stretches[{ from, to }]; });
        std::map<std::pair<GeoPoint, GeoPoint>, int> outer;
        eachStretch(m_county.outline, [&](GeoPoint from, GeoPoint to) { ++outer[{ from, to }]; });
        for (const auto& [stretch, count] : stretches) {
            QCOMPARE(count, 1);
            const bool isShared = stretches.contains({ stretch.second, stretch.first });
            QVERIFY(isShared != outer.contains(stretch)); // the other side is a cell's, or it is the county's border
        }
        for (const auto& [stretch, count] : outer)
            QVERIFY(stretches.contains(stretch));
    }

    void everyPlaceOfTheCountyIsInOneCell()
    {
        std::mt19937 random(7);
        const GeoBox box = *boxOf(m_county.outline);
        std::uniform_int_distribution<int> longitude(box.southWest.longitudeE7, box.northEast.longitudeE7);
        std::uniform_int_distribution<int> latitude(box.southWest.latitudeE7, box.northEast.latitudeE7);
        int inside = 0;
        for (int i = 0; i < 3000; ++i) {
            const GeoPoint at { longitude(random), latitude(random) };
            const Cell* cell = m_grid.cellAt(at);
            QCOMPARE(cell != nullptr, covers(m_county.outline, at));
            if (!cell)
                continue;
            ++inside;
            QVERIFY(covers(m_grid.division(cell->division)->outline, at));
            if (i % 20 == 0) {
                const auto covering
                    = std::ranges::count_if(m_grid.cells(), [&](const Cell& each) { return covers(each.outline, at); });
                QCOMPARE(covering, 1); // none of these lies on an edge
            }
        }
        QVERIFY(inside > 1000);
    }

    void sharedCornerBelongsToTheLowestCode()
    {
        for (const Cell& cell : m_grid.cells())
            QVERIFY(m_grid.cellAt(cell.outline.front().outer.front())->code <= cell.code);
    }

    void cellsAreFewAndNumbered()
    {
        for (const Division& division : m_grid.divisions()) {
            const auto cells = m_grid.cellsOf(division.code);
            if (division.level < 4) {
                QVERIFY(cells.empty());
                continue;
            }
            QVERIFY2(cells.size() >= 3 && cells.size() <= 5, division.code.c_str());
            for (std::size_t i = 0; i < cells.size(); ++i) {
                QCOMPARE(cells[i]->code, m_cn.cellCode(division.code, std::uint32_t(i + 1)));
                QCOMPARE(*m_cn.divisionOfCell(cells[i]->code), division.code);
                QVERIFY(cells[i]->isDemoGeometry);
            }
        }
        QCOMPARE(m_grid.cells().front().name, std::string("第1网格"));
    }

    void seatsLieInTheirTowns()
    {
        for (const Division* town : m_grid.children("511129"))
            QVERIFY2(town->seat && covers(town->outline, *town->seat), town->name.c_str());
    }

    void sameDivisionsGiveTheSameGround()
    {
        std::vector<Division> turned = m_divisions;
        std::ranges::reverse(turned);
        QVERIFY(demoGeometry(turned, m_cn) == m_parts);
    }
};

QTEST_GUILESS_MAIN(DemoGeometryTest)
#include "demo_geometry_test.moc"
