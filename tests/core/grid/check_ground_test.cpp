#include "grid/check_ground.h"
#include "grid/demo_geometry.h"
#include "grid/roll_up.h"

#include "support/demo_divisions.h"

#include <QTest>

using namespace fengsui;

namespace {

constexpr int unit = 100'000; // 0.01°, about 1.1 km

Outline box(int west, int south, int east, int north)
{
    return { { { { west, south }, { east, south }, { east, north }, { west, north } }, {} } };
}

Cell cell(const char* code, Outline outline)
{
    return { code, "511129100200", code, std::move(outline), { unit, unit }, false };
}

} // namespace

class CheckGroundTest : public QObject {
    Q_OBJECT

    const CodingProfile m_cn = CodingProfile::parse("cn.json", test::shipped("profiles/cn.json")).value();

    GridDirectory village(std::vector<Cell> cells) const
    {
        GridParts parts;
        parts.divisions = { { "511129100200", "围墙村委会", 4, {}, {}, box(0, 0, 10 * unit, 10 * unit) } };
        parts.cells = std::move(cells);
        return std::move(GridDirectory::build(std::move(parts), m_cn)).operator*();
    }

private slots:
    void whatTilesHasNoFault()
    {
        const auto grid = village({ cell("511129100200001", box(0, 0, 5 * unit, 10 * unit)),
            cell("511129100200002", box(5 * unit, 0, 10 * unit, 10 * unit)) });
        QVERIFY(checkGround(grid, 10).empty());
    }

    void overlapGapAndOutsideAreNamedWithTheirPlace()
    {
        const auto grid = village({ cell("511129100200001", box(0, 0, 6 * unit, 9 * unit)),
            cell("511129100200002", box(5 * unit, 0, 11 * unit, 10 * unit)) });
        const auto faults = checkGround(grid, 10);
        QCOMPARE(faults.size(), std::size_t(3));
        using Kind = GroundFault::Kind;
        const auto of = [&](Kind kind) { return *std::ranges::find(faults, kind, &GroundFault::kind); };
        const double square = squareKilometres(box(0, 0, unit, unit)) * 1e6;
        const auto isAbout = [&](double is, double squares) { return std::abs(is / square / squares - 1) < 0.001; };
        const GroundFault overlap = of(Kind::Overlap);
        QCOMPARE(overlap.code + ' ' + overlap.other, std::string("511129100200001 511129100200002"));
        QVERIFY(isAbout(overlap.squareMetres, 9));
        QVERIFY(overlap.at.longitudeE7 > 5 * unit && overlap.at.longitudeE7 < 6 * unit);
        QVERIFY(of(Kind::Gap).code == "511129100200" && isAbout(of(Kind::Gap).squareMetres, 5));
        QVERIFY(of(Kind::Gap).at.latitudeE7 > 9 * unit);
        QVERIFY(of(Kind::Outside).code == "511129100200002" && isAbout(of(Kind::Outside).squareMetres, 10));
        QCOMPARE(faults.front().kind, Kind::Outside); // the largest
    }

    void handsBreadthIsNoFault()
    {
        const auto grid = village({ cell("511129100200001", box(0, 0, 5 * unit, 10 * unit)),
            cell("511129100200002", box(5 * unit - 1, 0, 10 * unit, 10 * unit)) }); // a centimetre over a kilometre
        QVERIFY(!checkGround(grid, 10).empty());
        QVERIFY(checkGround(grid, 200).empty());
    }

    void demoCountyTiles()
    {
        const auto grid
            = std::move(GridDirectory::build(demoGeometry(test::demoDivisions(m_cn), m_cn), m_cn)).operator*();
        for (const GroundFault& fault : checkGround(grid, 10))
            QVERIFY2(false, (std::string(toWord(fault.kind)) + ' ' + fault.code + ' ' + fault.other).c_str());
    }

    void countsGoUpTheTree()
    {
        GridParts parts;
        parts.divisions = { { "511129", "沐川县", 2, {}, {}, {} }, { "511129100", "沐溪镇", 3, "511129", {}, {} },
            { "511129100200", "围墙村委会", 4, "511129100", {}, {} } };
        parts.cells = { cell("511129100200001", box(0, 0, unit, unit)) };
        const auto grid = std::move(GridDirectory::build(std::move(parts), m_cn)).operator*();
        const auto sums
            = rolledUp(grid, { { "511129100200001", 3 }, { "511129100", 2 }, { "511129100200", 1 }, { "nowhere", 5 } });
        QCOMPARE(sums.at("511129100200001"), std::uint64_t(3));
        QCOMPARE(sums.at("511129100200"), std::uint64_t(4));
        QCOMPARE(sums.at("511129100"), std::uint64_t(6));
        QCOMPARE(sums.at("511129"), std::uint64_t(6));
        QCOMPARE(sums.at(""), std::uint64_t(5));
    }
};

QTEST_GUILESS_MAIN(CheckGroundTest)
#include "check_ground_test.moc"
