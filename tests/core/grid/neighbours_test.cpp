#include "grid/check_ground.h"
#include "grid/neighbours.h"

#include "support/demo_divisions.h"

#include <QTest>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace fengsui;

namespace {

constexpr std::int32_t step = 100'000; // about a kilometre

GeoPoint at(double x, double y)
{
    return { std::int32_t(1'038'000'000 + x * step), std::int32_t(289'000'000 + y * step) };
}

Outline box(double left, double bottom, double right, double top)
{
    return { { { at(left, bottom), at(right, bottom), at(right, top), at(left, top) }, {} } };
}

Cell cell(const std::string& code, Outline outline, const std::string& division = "11")
{
    return { code, division, code, std::move(outline), {}, false };
}

GridDirectory directory(std::vector<Cell> cells, std::vector<Division> divisions = {})
{
    if (divisions.empty())
        divisions = { { "11", "围墙村", 0, {}, {}, box(0, 0, 4, 2) } };
    return std::move(GridDirectory::build({ std::move(divisions), std::move(cells) },
                         CodingProfile::parse("cn.json", test::shipped("profiles/cn.json")).value()))
        .operator*();
}

// Four cells of two by one around the middle.
std::vector<Cell> four()
{
    return { cell("a", box(0, 0, 2, 1)), cell("b", box(2, 0, 4, 1)), cell("c", box(0, 1, 2, 2)),
        cell("d", box(2, 1, 4, 2)) };
}

const Cell* find(const std::vector<Cell>& cells, const std::string& code)
{
    const auto found = std::ranges::find(cells, code, &Cell::code);
    return found == cells.end() ? nullptr : &*found;
}

std::vector<std::string> codes(const std::vector<Cell>& cells)
{
    std::vector<std::string> all;
    for (const Cell& one : cells)
        all.push_back(one.code);
    return all;
}

using Codes = std::vector<std::string>;

// The edits and what follows from them.
CellEdits followed(const GridDirectory& grid, CellEdits edits)
{
    auto more = followingNeighbours(grid, edits);
    std::ranges::move(more, std::back_inserter(edits.drawn));
    return edits;
}

} // namespace

class NeighboursTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCornerThatThreeOthersShareMovesInAll()
    {
        const GridDirectory grid = directory(four());
        Cell changed = cell("a", box(0, 0, 2, 1));
        changed.outline[0].outer[2] = at(1.5, 1.3);
        const auto neighbours = followingNeighbours(grid, { { changed }, {} });
        QCOMPARE(codes(neighbours), (Codes { "b", "c", "d" }));
        for (const Cell& one : neighbours) {
            QCOMPARE(std::ranges::count(one.outline[0].outer, at(1.5, 1.3)), 1);
            QCOMPARE(std::ranges::count(one.outline[0].outer, at(2, 1)), 0);
            QCOMPARE(one.outline[0].outer.size(), 4u); // no corner more than before
        }
        QVERIFY(faultsOf(grid, followed(grid, { { changed }, {} }), 1).empty());
    }

    void aNewBendIsTakenOver()
    {
        const GridDirectory grid = directory(four());
        Cell changed = cell("a", box(0, 0, 2, 1));
        auto& ring = changed.outline[0].outer;
        ring.insert(ring.begin() + 2, at(2.5, 0.5)); // into b
        ring.insert(ring.begin() + 4, at(1, 0.7)); // away from c
        const auto neighbours = followingNeighbours(grid, { { changed }, {} });
        QCOMPARE(codes(neighbours), (Codes { "b", "c" }));
        QVERIFY(covers(find(neighbours, "c")->outline, at(1, 0.9)));
        QVERIFY(!covers(find(neighbours, "b")->outline, at(2.2, 0.5)));
        QVERIFY(faultsOf(grid, followed(grid, { { changed }, {} }), 1).empty());
    }

    void aNewCellIsCutOutOfOthers()
    {
        const GridDirectory grid = directory(four());
        const Cell made = cell("e", box(1, 0.5, 3, 1.5));
        const auto neighbours = followingNeighbours(grid, { { made }, {} });
        QCOMPARE(codes(neighbours), (Codes { "a", "b", "c", "d" }));
        QVERIFY(faultsOf(grid, followed(grid, { { made }, {} }), 1).empty());
        // Right inside one, it leaves a hole.
        const auto around = followingNeighbours(grid, { { cell("e", box(0.5, 0.3, 1, 0.6)) }, {} });
        QCOMPARE(codes(around), (Codes { "a" }));
        QCOMPARE(around[0].outline[0].holes.size(), 1u);
    }

    void aWithdrawnCellGoesToTheLongestBorder()
    {
        const GridDirectory grid = directory(four());
        const auto neighbours = followingNeighbours(grid, { {}, { "a" } });
        QCOMPARE(codes(neighbours), (Codes { "c" })); // two kilometres with it, one with b
        QCOMPARE(doubledArea(neighbours[0].outline), doubledArea(box(0, 0, 2, 2)));
        QVERIFY(faultsOf(grid, followed(grid, { {}, { "a" } }), 1).empty());
    }

    void otherDivisionsKeepTheirGround()
    {
        std::vector<Cell> cells = four();
        cells[1].division = cells[3].division = "12";
        const GridDirectory grid = directory(
            cells, { { "11", "围墙村", 0, {}, {}, box(0, 0, 2, 2) }, { "12", "沐溪村", 0, {}, {}, box(2, 0, 4, 2) } });
        const auto neighbours = followingNeighbours(grid, { { cell("a", box(0, 0, 3, 1)) }, {} });
        QVERIFY(neighbours.empty());
        const auto left = followingNeighbours(grid, { {}, { "b" } });
        QCOMPARE(codes(left), (Codes { "d" }));
    }

    void disputedBordersAndEditedCellsStay()
    {
        std::vector<Cell> cells = four();
        cells[1].outline = box(1.8, 0, 4, 1); // a and b both claim a strip
        const GridDirectory grid = directory(cells);
        const auto neighbours = followingNeighbours(grid, { { cell("a", box(0, 0, 2.5, 1)) }, {} });
        QVERIFY(!find(neighbours, "b"));
        const auto edited = followingNeighbours(
            directory(four()), { { cell("a", box(0, 0, 3, 1)), cell("b", box(3, 0, 4, 1)) }, {} });
        QVERIFY(!find(edited, "b") && !find(edited, "a"));
    }

    void whatWouldBeSwallowedStays()
    {
        const GridDirectory grid = directory(four());
        const auto neighbours = followingNeighbours(grid, { { cell("a", box(0, 0, 4, 1)) }, {} });
        QVERIFY(!find(neighbours, "b"));
        const auto faults = faultsOf(grid, followed(grid, { { cell("a", box(0, 0, 4, 1)) }, {} }), 1);
        QCOMPARE(faults.size(), 1u);
        QVERIFY(faults[0].kind == GroundFault::Kind::Overlap);
    }

    // Whatever is drawn in a ground that was tiled, it stays tiled, but for what nobody can take.
    void groundStaysTiled()
    {
        const auto seed = std::random_device {}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        const auto draw = [&](double low, double high) { return std::uniform_real_distribution(low, high)(random); };
        for (int round = 0; round < 100; ++round) {
            constexpr int columns = 5, rows = 4;
            GeoPoint node[columns + 1][rows + 1];
            for (int x = 0; x <= columns; ++x)
                for (int y = 0; y <= rows; ++y)
                    node[x][y] = at(x + (x % columns ? draw(-0.3, 0.3) : 0), y + (y % rows ? draw(-0.3, 0.3) : 0));
            std::vector<Cell> cells;
            for (int x = 0; x < columns; ++x)
                for (int y = 0; y < rows; ++y)
                    cells.push_back(cell(std::string(1, char('a' + x)) + char('0' + y),
                        { { { node[x][y], node[x + 1][y], node[x + 1][y + 1], node[x][y + 1] }, {} } }));
            const GridDirectory grid = directory(cells, { { "11", "围墙村", 0, {}, {}, box(0, 0, columns, rows) } });
            Cell changed = cells[std::size_t(random() % cells.size())];
            CellEdits edits;
            switch (random() % 3) {
            case 0: { // one corner inside is moved
                int x = 1 + int(random() % (columns - 1)), y = 1 + int(random() % (rows - 1));
                changed = cells[std::size_t(x * rows + y)];
                changed.outline[0].outer[0] = at(x + draw(-0.45, 0.45), y + draw(-0.45, 0.45));
                edits.drawn = { changed };
                break;
            }
            case 1: { // a new one over several
                const double x = draw(0.1, columns - 1.5), y = draw(0.1, rows - 1.5);
                edits.drawn = { cell("new",
                    { { { at(x, y), at(x + draw(0.5, 1.3), y + draw(0, 0.4)), at(x + draw(0.4, 1.3), y + 1.3) },
                        {} } }) };
                break;
            }
            default:
                edits.withdrawn = { changed.code };
            }
            if (std::ranges::any_of(edits.drawn, [](const Cell& one) { return whyInvalid(one.outline).has_value(); }))
                continue;
            for (const GroundFault& fault : faultsOf(grid, followed(grid, edits), 50)) // two hands of a few metres
                QFAIL(qPrintable(QString("round %1: %2 %3 %4 %5 m²")
                        .arg(round)
                        .arg(QString::fromStdString(std::string(toWord(fault.kind))),
                            QString::fromStdString(fault.code), QString::fromStdString(fault.other))
                        .arg(fault.squareMetres)));
        }
    }
};

QTEST_GUILESS_MAIN(NeighboursTest)
#include "neighbours_test.moc"
