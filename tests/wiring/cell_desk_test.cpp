#include "sqlite/grid_edition.h"
#include "wiring/editions.h"
#include "wiring/grid_import.h"
#include "wiring/local_store.h"
#include "wiring/shelves.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

using namespace fengsui;

namespace {

const std::string village = "511129100200", west = "51112910020001", east = "51112910020002";

// About a kilometre a step.
Outline box(std::int32_t fromX, std::int32_t toX, std::int32_t toY = 1)
{
    constexpr std::int32_t x = 1'038'000'000, y = 289'000'000, step = 100'000;
    const std::int32_t left = x + fromX * step, right = x + toX * step, top = y + toY * step;
    return { { { { left, y }, { right, y }, { right, top }, { left, top } }, {} } };
}

Cell cell(const std::string& code, const std::string& name, Outline outline)
{
    Cell cell { code, village, name, std::move(outline), {}, false };
    cell.label = *labelPoint(cell.outline);
    return cell;
}

GridParts county()
{
    GridParts parts;
    parts.divisions = { { "511129", "沐川县", 0, {}, {}, {} }, { "511129100", "沐溪镇", 1, "511129", {}, {} },
        { village, "围墙村", 2, "511129100", {}, box(0, 4) } };
    parts.cells = { cell(west, "西格", box(0, 2)), cell(east, "东格", box(2, 4)) };
    return parts;
}

/// A console of its own, whose store has a folder of its own.
struct Console {
    explicit Console(const QString& path)
        : place { path.toStdString() }
    {
        [[maybe_unused]] const auto made = createStore(place, { "511129", "沐川", "cn", "" }, clock);
        writer = std::make_unique<LocalWriter>(place, loadShelves(place), clock);
    }

    // What it says in the end of commands.
    std::string file(const CellEdits& edits, const std::string& reason = {}, const Session& session = Session::system())
    {
        const auto filed = writer->office().cells.file(session, edits, reason);
        writer->takeGrid(readGrid(place, writer->ledgers()));
        return filed ? std::string() : filed.refusal().toString();
    }
    std::vector<Entry> entries() const
    {
        std::vector<Entry> all;
        StoreReader(place).journal().visit([&](const Entry& entry) {
            all.push_back(entry);
            return true;
        });
        return all;
    }
    bool takeFrom(const Console& other)
    {
        std::vector<Entry> theirs = other.entries();
        std::erase_if(theirs,
            [&](const Entry& entry) { return entry.envelope.key.incarnation == writer->journal().incarnation(); });
        for (const auto& edition : std::filesystem::directory_iterator(other.place.editions()))
            std::filesystem::copy_file(edition.path(), place.editions() / edition.path().filename(),
                std::filesystem::copy_options::skip_existing);
        return writer->journal().accept(theirs).isOk();
    }

    SystemClock clock;
    StoreFolder place;
    std::unique_ptr<LocalWriter> writer;
};

} // namespace

/// Cells that are drawn over an edition, through the desk into a store on the disk, and out of it.
class CellDeskTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Console> m_console;

    std::shared_ptr<const GridDirectory> grid() const
    {
        return readGrid(m_console->place, m_console->writer->ledgers());
    }
    std::vector<GroundFault> faults(const CellEdits& edits) const
    {
        const auto found = m_console->writer->office().cells.check(edits, 100);
        return found ? *found : std::vector<GroundFault> {};
    }

private Q_SLOTS:
    void init()
    {
        static int number = 0;
        m_console = std::make_unique<Console>(m_folder.filePath(QString("store%1").arg(++number)));
        LocalWriter& writer = *m_console->writer;
        QVERIFY(putGridInForce(writer, m_console->place, Session::system(), county(), "county").isOk());
        writer.takeGrid(readGrid(m_console->place, writer.ledgers()));
        QVERIFY(writer.grid());
    }

    void aBorderIsMovedInBothCells()
    {
        const auto before = editionsOf(m_console->place, m_console->writer->ledgers());
        const CellEdits edits { { cell(west, "西格", box(0, 3)), cell(east, "东格", box(3, 4)) }, {} };
        QCOMPARE(faults(edits).size(), 0u);
        QCOMPARE(m_console->file(edits), std::string());
        QCOMPARE(grid()->cells().size(), 2u);
        QVERIFY(grid()->cell(west)->outline == box(0, 3));
        QCOMPARE(grid()->cellAt({ 1'038'250'000, 289'050'000 })->code, west); // was the eastern one's
        QVERIFY(editionsOf(m_console->place, m_console->writer->ledgers()).front().digest != before.front().digest);
        const auto diary = m_console->writer->ledgers().duty().diary({ 0 }, { INT64_MAX });
        QVERIFY(std::ranges::any_of(
            diary, [](const DiaryLine& line) { return line.what == "cellDrawn" && line.number == west; }));
    }

    void theNeighbourFollowsTheBorder()
    {
        const auto made
            = m_console->writer->office().cells.madeWithNeighbours({ { cell(west, "西格", box(0, 3)) }, {} });
        QVERIFY(made.isOk());
        QCOMPARE(faults(*made).size(), 0u);
        QCOMPARE(m_console->file(*made), std::string());
        QCOMPARE(doubledArea(grid()->cell(east)->outline), doubledArea(box(3, 4)));
        QCOMPARE(grid()->cell(east)->name, std::string("东格"));
    }

    void whatDoesntFitIsToldBefore()
    {
        const auto overlap = faults({ { cell(west, "西格", box(0, 3)) }, {} });
        QCOMPARE(overlap.size(), 1u);
        QVERIFY(overlap.front().kind == GroundFault::Kind::Overlap);
        const auto gap = faults({ { cell(west, "西格", box(0, 1)) }, {} });
        QCOMPARE(gap.size(), 1u);
        QVERIFY(gap.front().kind == GroundFault::Kind::Gap);
        QVERIFY(gap.front().squareMetres > 500'000);
        const auto outside = faults({ { cell(west, "西格", box(-1, 2)) }, {} });
        QCOMPARE(outside.size(), 1u);
        QVERIFY(outside.front().kind == GroundFault::Kind::Outside);
        const auto withdrawn = faults({ {}, { east } });
        QCOMPARE(withdrawn.size(), 1u);
        QVERIFY(withdrawn.front().kind == GroundFault::Kind::Gap);
    }

    void twoAreJoinedIntoOne()
    {
        const CellEdits edits { { cell(west, "全格", box(0, 4)) }, { east } };
        QCOMPARE(faults(edits).size(), 0u);
        QVERIFY(!m_console->file(edits).empty()); // without a reason
        QCOMPARE(m_console->file(edits, "合并"), std::string());
        QCOMPARE(grid()->cells().size(), 1u);
        QCOMPARE(grid()->cell(west)->name, std::string("全格"));
        QVERIFY(!m_console->file({ {}, { east } }, "again").empty());
        // drawing it again brings it back
        QCOMPARE(
            m_console->file({ { cell(west, "西格", box(0, 2)), cell(east, "东格", box(2, 4)) }, {} }), std::string());
        QCOMPARE(grid()->cells().size(), 2u);
    }

    void whatIsAsItStandsIsNotFiled()
    {
        const CellEdits edits { { cell(west, "西格", box(0, 2)), cell(east, "改名", box(2, 4)) }, {} };
        QCOMPARE(m_console->file(edits), std::string());
        QCOMPARE(m_console->writer->ledgers().cells().words().size(), 1u);
        QVERIFY(m_console->file(edits).find("as they stand") != std::string::npos);
    }

    void whatIsNoCellIsRefusedWhole()
    {
        const Cell good = cell(west, "西格", box(0, 1));
        const auto refused = [&](Cell bad) { return !m_console->file({ { good, std::move(bad) }, {} }).empty(); };
        QVERIFY(refused(cell("12", "short code", box(2, 4))));
        QVERIFY(refused(cell("51112910099901", "no such village", box(2, 4))));
        QVERIFY(refused(cell(west, "twice", box(2, 4))));
        Cell crossing = cell(east, "crossing", box(2, 4));
        std::swap(crossing.outline.front().outer[1], crossing.outline.front().outer[2]);
        QVERIFY(refused(crossing));
        QVERIFY(refused(cell(east, "too large", box(0, 100, 60))));
        QVERIFY(refused(cell(east, std::string(121, 'x'), box(2, 4))));
        QVERIFY(!m_console
                ->file({ { good }, {} }, {}, Session { OperatorId::derived("x"), "x", "x", { Role::Dispatcher }, {} })
                .empty());
        QVERIFY(m_console->writer->ledgers().cells().words().empty());
    }

    void aNewEditionSupersedesAndKeepsWhatWasDrawn()
    {
        QCOMPARE(m_console->file({ { cell(west, "改名", box(0, 2)) }, {} }), std::string());
        const auto now = grid();
        GridParts parts { { now->divisions().begin(), now->divisions().end() },
            { now->cells().begin(), now->cells().end() } };
        QVERIFY(putGridInForce(*m_console->writer, m_console->place, Session::system(), parts, "next").isOk());
        QCOMPARE(grid()->cell(west)->name, std::string("改名"));
        QVERIFY(putGridInForce(*m_console->writer, m_console->place, Session::system(), county(), "county").isOk());
        QCOMPARE(grid()->cell(west)->name, std::string("改名")); // the first edition again, and what was drawn over it
        GridParts other = county();
        other.cells.front().name = "新版";
        QVERIFY(putGridInForce(*m_console->writer, m_console->place, Session::system(), other, "fourth").isOk());
        QCOMPARE(grid()->cell(west)->name, std::string("新版"));
        QCOMPARE(m_console->writer->ledgers().cells().words().size(), 1u);
    }

    void twoConsolesAgree()
    {
        Console other(m_folder.filePath("other"));
        QVERIFY(other.takeFrom(*m_console));
        other.writer->takeGrid(readGrid(other.place, other.writer->ledgers()));
        QVERIFY(other.writer->grid());
        QCOMPARE(m_console->file({ { cell(west, "此台", box(0, 2)) }, {} }), std::string());
        QCOMPARE(other.file({ { cell(west, "彼台", box(0, 2)) }, {} }), std::string());
        QVERIFY(other.takeFrom(*m_console));
        QVERIFY(m_console->takeFrom(other));
        const auto here = m_console->writer->ledgers().cells().words(), there = other.writer->ledgers().cells().words();
        QCOMPARE(here.size(), 1u);
        QVERIFY(here == there);
        QCOMPARE(m_console->writer->ledgers().disagreements().open().size(), 1u);
        QCOMPARE(other.writer->ledgers().disagreements().open().size(), 1u);
        QCOMPARE(grid()->cell(west)->name, here.front().cell.name);
        // whoever files it once more with both in view settles it
        QCOMPARE(m_console->file({ { cell(west, "商定", box(0, 2)) }, {} }), std::string());
        QCOMPARE(m_console->writer->ledgers().disagreements().open().size(), 0u);
    }

    void aRebuiltLedgerSaysTheSame()
    {
        QCOMPARE(m_console->file({ { cell(west, "一", box(0, 4)) }, { east } }, "合并"), std::string());
        const auto before = m_console->writer->ledgers().cells().words();
        QCOMPARE(before.size(), 2u);
        QVERIFY(m_console->writer->journal().rebuild([](auto, auto) { return true; }));
        QVERIFY(m_console->writer->ledgers().cells().words() == before);
    }
};

QTEST_GUILESS_MAIN(CellDeskTest)
#include "cell_desk_test.moc"
