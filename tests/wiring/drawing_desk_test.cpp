#include "wiring/local_store.h"
#include "wiring/shelves.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace fengsui;

/// Drawings through the desk into a store on the disk, and out of it.
class DrawingDeskTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<LocalWriter> m_writer;

    static Drawing drawing(DrawnShape shape, const char* name)
    {
        Drawing one;
        one.shape = shape;
        one.name = name;
        one.corners = { { 1038800000, 289500000 }, { 1039100000, 289500000 }, { 1039100000, -289700000 } };
        if (shape == DrawnShape::Label)
            one.corners.resize(1);
        return one;
    }
    DrawingDesk& desk() { return m_writer->office().drawings; }
    std::vector<Drawing> all() { return m_writer->ledgers().drawings().drawings(); }
    std::string reason(Drawing drawing, const Session& session = Session::system())
    {
        const auto filed = desk().file(session, std::move(drawing));
        return filed ? std::string() : filed.refusal().toString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        const StoreFolder place { m_folder.filePath("store").toStdString() };
        QVERIFY(createStore(place, { "511129", "沐川", "cn", "" }, m_clock).isOk());
        m_writer = std::make_unique<LocalWriter>(place, loadShelves(place), m_clock);
    }

    void whatIsFiledIsInTheLedgerToTheLastCorner()
    {
        const Drawing wanted = drawing(DrawnShape::Area, "警戒区");
        const auto filed = desk().file(Session::system(), wanted);
        QVERIFY(filed.isOk());
        QVERIFY(filed->receipt.news.drawings);
        const auto found = m_writer->ledgers().drawings().drawing(filed->drawing);
        QVERIFY(found);
        QVERIFY(found->corners == wanted.corners);
        QCOMPARE(found->name, wanted.name);
        QVERIFY(desk().file(Session::system(), drawing(DrawnShape::Route, "绕行")).isOk());
        QVERIFY(desk().file(Session::system(), drawing(DrawnShape::Label, "集结点")).isOk());
        QCOMPARE(all().size(), 3u);
    }

    void aChangeIsSaidOfTheSameDrawing()
    {
        Drawing changed = all().front();
        changed.name = "扩大";
        changed.corners.push_back({ 1038000000, 289600000 });
        QVERIFY(desk().file(Session::system(), changed).isOk());
        QCOMPARE(all().size(), 3u);
        const auto found = m_writer->ledgers().drawings().drawing(changed.id);
        QVERIFY(found->corners == changed.corners);
        QCOMPARE(found->name, std::string("扩大"));
        QVERIFY(m_writer->ledgers().disagreements().open().empty());
    }

    void whatIsNoDrawingIsRefused()
    {
        Drawing crossing = drawing(DrawnShape::Area, "x");
        crossing.corners = { { 0, 0 }, { 10, 10 }, { 10, 0 }, { 0, 12 } };
        QVERIFY(reason(crossing).find("crosses") != std::string::npos);
        QVERIFY(reason(drawing(DrawnShape::Label, " ")).find("label") != std::string::npos);
        Drawing lone = drawing(DrawnShape::Route, "x");
        lone.corners.resize(1);
        QVERIFY(reason(lone).find("two corners") != std::string::npos);
        Drawing ofNoCase = drawing(DrawnShape::Route, "x");
        ofNoCase.incident = IncidentId::derived("none");
        QVERIFY(reason(ofNoCase).find("no such case") != std::string::npos);
        Drawing unknown = drawing(DrawnShape::Route, "x");
        unknown.id = DrawingId::derived("none");
        QVERIFY(reason(unknown).find("no such drawing") != std::string::npos);
        QVERIFY(!reason(drawing(DrawnShape::Route, "x"), Session { {}, "p", "p", { Role::Patroller }, {} }).empty());
        QCOMPARE(all().size(), 3u);
    }

    void whatIsWithdrawnIsShownNoMoreAndNotChanged()
    {
        const Drawing gone = all().front();
        QVERIFY(!desk().withdraw(Session::system(), gone.id, " ").isOk());
        QVERIFY(desk().withdraw(Session::system(), gone.id, "结束").isOk());
        QVERIFY(!desk().withdraw(Session::system(), gone.id, "again").isOk());
        QCOMPARE(all().size(), 2u);
        QVERIFY(m_writer->ledgers().drawings().drawing(gone.id)->isWithdrawn);
        QVERIFY(reason(gone).find("withdrawn") != std::string::npos);
    }

    void foldingAllAnewGivesTheSame()
    {
        const auto before = all();
        QVERIFY(m_writer->journal().rebuild([](auto, auto) { return true; }));
        const auto after = all();
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < after.size(); ++i) {
            QVERIFY(after[i].id == before[i].id && after[i].corners == before[i].corners);
            QCOMPARE(after[i].name, before[i].name);
        }
        const auto diary = m_writer->ledgers().duty().diary({ 0 }, { m_clock.now().milliseconds + 1 });
        QCOMPARE(std::ranges::count(diary, std::string("shapeDrawn"), &DiaryLine::what), 4);
        QCOMPARE(std::ranges::count(diary, std::string("shapeWithdrawn"), &DiaryLine::what), 1);
    }
};

QTEST_GUILESS_MAIN(DrawingDeskTest)
#include "drawing_desk_test.moc"
