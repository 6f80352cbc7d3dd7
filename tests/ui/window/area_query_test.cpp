#include "ui/window/demo_window.h"

#include "geo/read_features.h"
#include "grid/grid_directory.h"
#include "map/map_camera.h"
#include "map/map_pane.h"
#include "map/pin_board.h"
#include "places/area_page.h"
#include "places/area_tool.h"
#include "places/measure_tool.h"
#include "sqlite/component_edition.h"
#include "window/paper_counter.h"
#include "wiring/facilities.h"

#include <QAbstractItemModelTester>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>

#include <cmath>
#include <random>

using namespace fengsui;
using namespace fengsui::ui;

namespace {
const GeoPoint middle { 1039028000, 289567000 };
} // namespace

/// Drawing an area on the map and reading what is inside, as a person does it.
class AreaQueryTest : public DemoWindow {
    Q_OBJECT

    std::vector<Component> m_components; // what the store has

    static GeoPoint at(double east, double north) // metres from the middle
    {
        const double unit = 6371008.8 * M_PI / 180 * 1e-7;
        return { middle.longitudeE7 + std::int32_t(east / unit / std::cos(middle.latitude() * M_PI / 180)),
            middle.latitudeE7 + std::int32_t(north / unit) };
    }
    void furnish(const StoreFolder& place) override
    {
        std::mt19937 dice(5);
        std::uniform_real_distribution<double> offset(-900, 900);
        LocalWriter writer(place, loadShelves(place), m_clock);
        ComponentEditionWriter edition(place.editions(), "t");
        for (std::uint32_t i = 0; i < 2000; ++i) {
            m_components.push_back(
                { ComponentCode::of(511129, i % 10 == 0 ? 113 : 118, i), "", "L-" + std::to_string(i), "沐川路",
                    std::to_string(i), "城管局", ComponentState::Intact, at(offset(dice), offset(dice)) });
            edition.add(m_components.back());
        }
        const ComponentEdition made = edition.finish({}).value();
        QVERIFY(writer.office()
                .duty
                .announceEdition(Session::system(), { "component", made.digest.toHex(), made.rows, "t" }, made.bytes)
                .isOk());
        const auto facility = [](const char* code, FacilityKind kind, GeoPoint where) {
            return Facility { code, kind, code, "应急局", "", "", "", "", "", 800, { where } };
        };
        QVERIFY(putFacilitiesInForce(writer, place, Session::system(),
            { facility("体育馆", FacilityKind::Shelter, at(50, 50)),
                facility("中学", FacilityKind::Shelter, at(5000, 50)),
                facility("桥头", FacilityKind::Camera, at(-50, 50)) },
            "t")
                .isOk());
    }
    MapPane& map() { return m_window->map(); }
    AreaTool& tool() { return m_window->areaTool(); }
    AreaPage* page() { return m_window->areaPage(); }
    void press(const char* action)
    {
        for (QAction* one : m_window->actions())
            if (one->objectName() == action)
                return one->trigger();
        QFAIL(action);
    }
    QPoint pixel(double east, double north)
    {
        const GeoPoint where = at(east, north);
        return map().camera().toScreen(toWorld({ where.longitude(), where.latitude() })).toPoint();
    }
    void click(double east, double north) { QTest::mouseClick(&map().view(), Qt::LeftButton, {}, pixel(east, north)); }
    /// The number that stands beside a kind, and how many the list has of it when that is chosen.
    std::pair<QString, int> kind(const QString& name)
    {
        for (int row = 0; row < page()->kinds().rowCount(); ++row)
            if (page()->kinds().item(row, 0)->text() == name) {
                page()->kinds().setCurrentCell(row, 0);
                return { page()->kinds().item(row, 1)->text(), page()->table().model()->rowCount() };
            }
        return { "none", -1 };
    }
    std::size_t inside(const AskedGround& ground, int classCode) const
    {
        return std::size_t(std::ranges::count_if(m_components,
            [&](const Component& each) { return each.code.classCode() == classCode && ground.holds(each.at); }));
    }
    // What the list says of the ground is what looking at every single thing says.
    void compareWithEverything(const AskedGround& ground)
    {
        std::ptrdiff_t open = 0, teams = 0;
        for (const IncidentRow& row : m_watch->cases().all())
            open += row.isOpen && row.point && ground.holds(*row.point);
        const auto grid = m_watch->access().grid;
        for (const Team& team : m_watch->teams().teams()) {
            const Cell* cell = grid->cell(team.homeCell);
            const auto where = team.point ? team.point : cell ? std::optional(cell->label) : std::nullopt;
            teams += !team.isDissolved() && where && ground.holds(*where);
        }
        QCOMPARE(kind("Open cases"), std::pair(QString::number(open), int(open)));
        QCOMPARE(kind("Teams"), std::pair(QString::number(teams), int(teams)));
        const auto hydrants = inside(ground, 113), lamps = inside(ground, 118);
        QVERIFY(hydrants > 5 && hydrants < 200);
        QCOMPARE(kind(page()->kinds().item(page()->kinds().rowCount() - 2, 0)->text()),
            std::pair(QString::number(hydrants), int(hydrants)));
        const auto [number, listed] = kind(page()->kinds().item(page()->kinds().rowCount() - 1, 0)->text());
        QCOMPARE(listed, int(std::min<std::size_t>(lamps, 200)));
        QVERIFY2(number.contains(QLocale().toString(qulonglong(lamps))), qPrintable(number));
        QCOMPARE(number.contains("of"), lamps > 200);
        QCOMPARE(page()->remark().contains("cut"), lamps > 200);
    }

private Q_SLOTS:
    void initTestCase()
    {
        open();
        signIn("dispatcher");
        map().camera().setSmooth(false);
        map().camera().zoomTo(15, { 50, 50 });
        map().centreOn(middle.longitude(), middle.latitude());
    }
    void cleanupTestCase() { close(); }

    void anAreaIsDrawnWithTheMouseAndADoubleClickClosesIt()
    {
        QSignalSpy report(&map(), &MapPane::placeClicked);
        press("area");
        QVERIFY(tool().isVisible());
        click(-300, -300);
        click(300, -300);
        click(300, 300);
        const double zoom = map().camera().zoom();
        QTest::mouseClick(&map().view(), Qt::LeftButton, {}, pixel(-300, 300));
        QTest::mouseDClick(&map().view(), Qt::LeftButton, {}, pixel(-300, 300));
        QVERIFY(!tool().isVisible() && tool().isClosed());
        QCOMPARE(map().camera().zoom(), zoom); // the double click was for the area
        QCOMPARE(report.count(), 0); // and no report was begun
        QVERIFY(page());
        const QAbstractItemModelTester tester(
            page()->table().model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY(page()->isThere());
        const auto ground = tool().ground();
        QVERIFY(ground.isOk());
        QVERIFY(std::abs(ground->squareKilometres() - 0.36) < 0.02);
        QVERIFY2(page()->about().contains("4 corners"), qPrintable(page()->about()));
        compareWithEverything(*ground);
        QCOMPARE(kind("Shelters"), std::pair(QString("1"), 1));
        QCOMPARE(kind("Cameras"), std::pair(QString("1"), 1));
        QVERIFY(kind("Everything").second > 30);
    }

    void enterGoesToAThingOfTheList()
    {
        QVERIFY(page());
        QSignalSpy chosen(page(), &AreaPage::chosen);
        kind("Shelters");
        page()->table().setFocus();
        QTest::keyClick(&page()->table(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        const ui::Degrees centre = toDegrees(map().camera().centre());
        QVERIFY(distanceMetres(*GeoPoint::fromDegrees(centre.longitude, centre.latitude), at(50, 50)) < 2);
        map().camera().zoomTo(15, { 50, 50 });
        map().centreOn(middle.longitude(), middle.latitude());
    }

    void theListIsPrinted()
    {
        page()->name().setText(QString::fromUtf8("内涝警戒区"));
        kind("Shelters");
        const report::AreaFound shelters = page()->found(); // a kind that is chosen is printed alone
        QCOMPARE(shelters.things.size(), 1u);
        QVERIFY(shelters.area.remark.find("Shelters") != std::string::npos);
        kind("Everything");
        const report::AreaFound found = page()->found();
        QCOMPARE(found.counts.size(), shelters.counts.size());
        QCOMPARE(found.area.name, std::string("内涝警戒区"));
        QVERIFY(found.things.size() > 200);
        const QString pdf = m_folder.filePath("area.pdf");
        QSignalSpy written(&m_window->papers(), &PaperCounter::written);
        m_window->papers().writeArea(found, pdf);
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, 20'000);
        QVERIFY(QFile(pdf).size() > 5000);
        QVERIFY(written.front()[1].toInt() > 3);
    }

    void allThatIsInsideIsWrittenForOtherPrograms()
    {
        const auto ground = tool().ground();
        const QString file = m_folder.filePath("area.geojson");
        QSignalSpy written(page(), &AreaPage::written), said(page(), &AreaPage::said);
        page()->write(m_folder.filePath("area.xyz"));
        QCOMPARE(said.count(), 1);
        QVERIFY(said.front()[1].toBool());
        page()->write(m_folder.filePath("no such folder/area.csv"));
        QTRY_COMPARE(said.count(), 2);
        QVERIFY2(said.back()[0].toString().contains("can't be written"), qPrintable(said.back()[0].toString()));
        page()->write(file);
        QTRY_COMPARE(written.count(), 1);
        const auto read = readFeatureFile(file.toStdString());
        QVERIFY(read.value);
        const auto components = std::ranges::count_if(
            read.value->features, [](const Feature& each) { return each.word("what") == "component"; });
        QCOMPARE(std::size_t(components), inside(*ground, 113) + inside(*ground, 118)); // also what the list cuts
        QCOMPARE(read.value->features.front().name, std::string("内涝警戒区"));
    }

    void theBorderMayBeChangedAfterwards()
    {
        const QPointer<AreaPage> before = page();
        for (auto* button : page()->findChildren<QPushButton*>())
            if (button->accessibleName().startsWith("Go back to drawing"))
                button->click();
        QTRY_VERIFY(!before);
        QVERIFY(tool().isVisible() && !tool().isClosed());
        QCOMPARE(tool().corners().size(), 4u);
        QTest::keyClick(&map().view(), Qt::Key_Backspace);
        QTest::keyClick(&map().view(), Qt::Key_Return);
        QTRY_VERIFY(page() && page()->isThere());
        QVERIFY(std::abs(tool().ground()->squareKilometres() - 0.18) < 0.01);
        compareWithEverything(*tool().ground());
        page()->close();
        QTRY_VERIFY(!page());
        QVERIFY(!tool().isClosed());
    }

    void theKeyboardAloneDoes()
    {
        bringToFront();
        map().centreOn(middle.longitude(), middle.latitude());
        QTest::keyClick(m_window.get(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(tool().isVisible());
        QTRY_VERIFY(map().view().hasFocus());
        const auto key = [this](int which, int times = 1) {
            for (int i = 0; i < times; ++i)
                QTest::keyClick(&map().view(), Qt::Key(which));
        };
        key(Qt::Key_Return);
        QVERIFY2(tool().text().contains("Click"), qPrintable(tool().text())); // nothing yet
        key(Qt::Key_Left, 1);
        key(Qt::Key_Space);
        key(Qt::Key_Return);
        QVERIFY(tool().isVisible());
        QVERIFY2(tool().text().contains("three corners"), qPrintable(tool().text()));
        key(Qt::Key_Right, 2);
        key(Qt::Key_Space);
        key(Qt::Key_Up, 2);
        key(Qt::Key_Space);
        QTest::keyClick(&map().view(), Qt::Key_Left, Qt::ControlModifier); // a small step
        key(Qt::Key_Space);
        QCOMPARE(tool().corners().size(), 4u);
        const double apart = map().camera().metresPerPixel();
        const auto place = [](ui::Degrees where) { return *GeoPoint::fromDegrees(where.longitude, where.latitude); };
        QVERIFY(std::abs(distanceMetres(place(tool().corners()[2]), place(tool().corners()[3])) - 8 * apart) < apart);
        key(Qt::Key_Backspace);
        QCOMPARE(tool().corners().size(), 3u);
        key(Qt::Key_Enter);
        QVERIFY(tool().isClosed());
        QTRY_VERIFY(page() && page()->isThere());
        QVERIFY(page()->table().hasFocus());
        compareWithEverything(*tool().ground());
        QTest::keyClick(page(), Qt::Key_Escape);
        QTRY_VERIFY(!page());
    }

    void aBorderThatCrossesItselfIsNotTaken()
    {
        bringToFront();
        map().centreOn(middle.longitude(), middle.latitude());
        press("area");
        click(-200, -200);
        click(200, 200);
        click(200, -200);
        click(-200, 250);
        QVERIFY2(tool().text().contains("crosses"), qPrintable(tool().text()));
        QTest::keyClick(&map().view(), Qt::Key_Return);
        QVERIFY(tool().isVisible() && !page());
        QTest::keyClick(&map().view(), Qt::Key_Escape);
        QVERIFY(!tool().isVisible());
        QSignalSpy placed(&map(), &MapPane::placeClicked);
        click(-200, -200);
        QVERIFY(placed.count() == 1 || map().pins().chosenKey()); // clicks are as before
    }

    void measuringAndDrawingGiveWayToEachOther()
    {
        press("area");
        click(-200, -200);
        press("measure");
        QVERIFY(!tool().isVisible() && m_window->measure().isVisible());
        click(100, 100);
        QCOMPARE(m_window->measure().corners().size(), 1u);
        QCOMPARE(tool().corners().size(), 1u);
        press("area");
        QVERIFY(tool().isVisible() && !m_window->measure().isVisible());
        tool().end();
    }

    void aSearchThatIsStoppedSaysSo()
    {
        map().camera().zoomTo(13, { 50, 50 });
        map().centreOn(middle.longitude(), middle.latitude());
        press("area");
        click(-1000, -1000);
        click(1000, -1000);
        click(1000, 1000);
        tool().close();
        QVERIFY(page());
        page()->cancel(); // it has only begun: its answers come through this thread
        QTRY_VERIFY(page()->isThere());
        QVERIFY2(page()->remark().contains("Cancelled"), qPrintable(page()->remark()));
        page()->close();
        QTRY_VERIFY(!page());
    }

    void whatIsInACellIsAskedByTheMenuOfThePlace()
    {
        const auto grid = m_watch->access().grid;
        const Cell* cell = grid->cellAt(middle);
        QVERIFY(cell);
        Q_EMIT map().menuWanted(middle.longitude(), middle.latitude(), m_window->mapToGlobal(QPoint(300, 300)));
        QAction* wanted = nullptr;
        for (auto* menu : m_window->findChildren<QMenu*>())
            for (QAction* action : menu->actions())
                if (action->text().contains("this &cell"))
                    wanted = action;
        QVERIFY(wanted);
        wanted->trigger();
        if (QWidget* popup = QApplication::activePopupWidget())
            popup->close();
        QTRY_VERIFY(page() && page()->isThere());
        QVERIFY(!page()->name().text().isEmpty());
        const auto ground = AskedGround::inside(cell->outline);
        QVERIFY(ground.isOk());
        QCOMPARE(page()->found().area.corners, ground->corners());
        page()->close();
        QTRY_VERIFY(!page());
    }
};

QTEST_MAIN(AreaQueryTest)
#include "area_query_test.moc"
