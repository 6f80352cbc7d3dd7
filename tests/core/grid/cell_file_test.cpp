#include "grid/cell_file.h"

#include "grid/cell_edits.h"
#include "grid/entries.pb.h"
#include "journal/subject_state.h"

#include <QTest>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

using namespace fengsui;

namespace {

const std::string code = "51112910020001";
const Digest first = sha256("first edition"), second = sha256("second edition");

Cell square(const std::string& name, std::int32_t size = 100'000)
{
    const std::int32_t x = 1'038'000'000, y = 289'000'000;
    Cell cell { code, "511129100200", name, {}, {}, false };
    cell.outline = { { { { x, y }, { x + size, y }, { x + size, y + size }, { x, y + size } },
        { { { x + 10, y + 10 }, { x + 10, y + 20 }, { x + 20, y + 20 }, { x + 20, y + 10 } } } } };
    return cell;
}

Entry entry(Kind kind, std::string body, std::int64_t at, const char* console, std::vector<Digest> after)
{
    Entry entry;
    entry.envelope.key = { IncarnationId::derived(console), "county", static_cast<std::uint64_t>(at + 1) };
    entry.envelope.time = HybridTime::of({ at });
    entry.envelope.recordedAt = { at };
    entry.envelope.author = OperatorId::derived("author");
    entry.envelope.kind = static_cast<std::uint16_t>(kind);
    entry.envelope.subject = cellSubject(code);
    entry.envelope.after = std::move(after);
    entry.body = std::move(body);
    entry.hash = sha256(console + std::to_string(at));
    return entry;
}

Entry drawn(
    const Cell& cell, const Digest& base, std::int64_t at, const char* console = "one", std::vector<Digest> after = {})
{
    return entry(Kind::CellDrawn, toEntry(cell, base).SerializeAsString(), at, console, std::move(after));
}

Entry withdrawn(const Digest& base, std::int64_t at, const char* console = "one", std::vector<Digest> after = {})
{
    entries::CellWithdrawn gone;
    gone.set_code(code);
    gone.set_reason("joined");
    gone.set_base(std::string(base.view()));
    return entry(Kind::CellWithdrawn, gone.SerializeAsString(), at, console, std::move(after));
}

SubjectState folded(std::initializer_list<Entry> entries)
{
    SubjectState state = emptyState({ SubjectKind::Cell, cellSubject(code) });
    for (const Entry& each : entries)
        fold(state, each);
    return state;
}

const CellFile& file(const SubjectState& state)
{
    return std::get<CellFile>(state);
}

} // namespace

/// What entries about one grid cell come to, and what becomes of a grid with them.
class CellFileTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsDrawnComesOutAsItWentIn()
    {
        const SubjectState state = folded({ drawn(square("一格"), first, 1) });
        QCOMPARE(file(state).words.size(), 1u);
        const CellWord& word = file(state).words.front();
        QVERIFY(word.cell.outline == square("一格").outline);
        QCOMPARE(word.cell.name, std::string("一格"));
        QCOMPARE(word.cell.division, std::string("511129100200"));
        QVERIFY(word.base == first);
        QVERIFY(!word.isWithdrawn);
        QVERIFY(disagreementsOf(state).empty());
    }

    void theLastWordOverAnEditionHolds()
    {
        const Entry before = drawn(square("before"), first, 1);
        const SubjectState gone = folded({ before, withdrawn(first, 2, "one", { before.hash }) });
        QCOMPARE(file(gone).words.size(), 1u);
        QVERIFY(file(gone).words.front().isWithdrawn);
        QCOMPARE(file(gone).words.front().reason, std::string("joined"));
        const Entry without = withdrawn(first, 2, "one", { before.hash });
        const SubjectState back
            = folded({ before, without, drawn(square("again"), first, 3, "one", { without.hash }) });
        QVERIFY(!file(back).words.front().isWithdrawn);
        QCOMPARE(file(back).words.front().cell.name, std::string("again"));
        QVERIFY(disagreementsOf(back).empty());
    }

    void editionsHaveTheirOwnWords()
    {
        const Entry over = drawn(square("over the first"), first, 1);
        const SubjectState state = folded({ over, drawn(square("over the second"), second, 2, "one", { over.hash }) });
        QCOMPARE(file(state).words.size(), 2u);
        QVERIFY(std::ranges::is_sorted(
            file(state).words, {}, [](const CellWord& word) { return std::string(word.base.view()); }));
    }

    void whatTwoSaidApartIsTold()
    {
        const SubjectState state = folded({ drawn(square("one"), first, 1), drawn(square("two"), first, 2, "two") });
        QCOMPARE(disagreementsOf(state).size(), 1u);
        QCOMPARE(file(state).words.front().cell.name, std::string("two"));
        const SubjectState settled = folded({ drawn(square("one"), first, 1), drawn(square("two"), first, 2, "two"),
            drawn(square("three"), first, 3, "one", inView(state, Kind::CellDrawn)) });
        QCOMPARE(disagreementsOf(settled).size(), 1u);
        QVERIFY(disagreementsOf(settled).front().settledBy);
    }

    void whatIsNoCellChangesNothing()
    {
        Cell foreign = square("foreign");
        foreign.code = "51112910020002";
        Cell flat = square("flat");
        flat.outline.front().outer.resize(2);
        flat.outline.front().holes.clear();
        entries::CellDrawn noBase = toEntry(square("no base"), first);
        noBase.set_base("short");
        const Entry bad = entry(Kind::CellDrawn, noBase.SerializeAsString(), 3, "one", {});
        QVERIFY(file(folded({ drawn(foreign, first, 1), drawn(flat, first, 2), bad })).words.empty());
    }

    void editsTakeThePlaceOfCells()
    {
        GridParts parts { { { "511129100200", "村", 2, {}, {}, {} } }, { square("old"), square("other") } };
        parts.cells.back().code = "51112910020002";
        CellEdits edits { { square("new") }, { "51112910020002" } };
        Cell nowhere = square("nowhere");
        nowhere.code = "51112910030001";
        nowhere.division = "511129100300";
        edits.drawn.push_back(nowhere);
        const GridParts after = edited(parts, edits);
        QCOMPARE(after.cells.size(), 1u);
        QCOMPARE(after.cells.front().name, std::string("new"));
        QCOMPARE(after.divisions.size(), 1u);
    }
};

QTEST_GUILESS_MAIN(CellFileTest)
#include "cell_file_test.moc"
