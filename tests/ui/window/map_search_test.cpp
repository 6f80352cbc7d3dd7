#include "ui/window/demo_window.h"

#include "base/chinese_offset.h"
#include "intake/intake_form.h"
#include "map/map_camera.h"
#include "map/map_pane.h"
#include "map/pin_board.h"
#include "places/around_page.h"
#include "places/copy_menu.h"
#include "places/find_bar.h"
#include "places/measure_tool.h"
#include "places/thing_card.h"
#include "places/thing_link.h"
#include "sqlite/component_edition.h"
#include "window/paper_counter.h"
#include "wiring/facilities.h"

#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>

using namespace fengsui;
using namespace fengsui::ui;

namespace {
const GeoPoint middle { 1039028000, 289567000 };
constexpr std::uint32_t lamps = 400;
} // namespace

/// The search of the map, and what is near, as a person uses them.
class MapSearchTest : public DemoWindow {
    Q_OBJECT

    // a row of lamps that goes east, ten metres from one to the next
    static GeoPoint lamp(std::uint32_t i)
    {
        return { middle.longitudeE7 + std::int32_t(i) * 1'000, middle.latitudeE7 };
    }
    void furnish(const StoreFolder& place) override
    {
        LocalWriter writer(place, loadShelves(place), m_clock);
        ComponentEditionWriter edition(place.editions(), "t");
        for (std::uint32_t i = 0; i < lamps; ++i)
            edition.add({ ComponentCode::of(511129, 118, i), "沐川路灯", "L-" + std::to_string(i), "沐川路",
                std::to_string(i), "城管局", ComponentState::Intact, lamp(i) });
        edition.add({ ComponentCode::of(511129, 113, 5), "", "", "", "", "消防队", ComponentState::Intact,
            { 1039030000, 289900000 } });
        const ComponentEdition made = edition.finish({}).value();
        QVERIFY(writer.office()
                .duty
                .announceEdition(Session::system(), { "component", made.digest.toHex(), made.rows, "t" }, made.bytes)
                .isOk());
        QVERIFY(putFacilitiesInForce(writer, place, Session::system(),
            { { "s1", FacilityKind::Shelter, "体育馆", "应急局", "", "", "", "", "", 800,
                { { 1039100000, 289500000 } } } },
            "t")
                .isOk());
    }
    MapPane& map() { return m_window->map(); }
    FindBar& bar() { return m_window->findBar(); }
    void press(const char* action)
    {
        for (QAction* one : m_window->actions())
            if (one->objectName() == action)
                return one->trigger();
        QFAIL(action);
    }
    void look(const QString& text)
    {
        if (!bar().isVisible())
            press("findOnMap");
        bar().line().setText(text);
        QTRY_VERIFY(!bar().isAsking());
    }
    double metresFromMiddle(GeoPoint at)
    {
        const ui::Degrees centre = toDegrees(map().camera().centre());
        return distanceMetres(*GeoPoint::fromDegrees(centre.longitude, centre.latitude), at);
    }
    const ThingCard& card() { return m_window->things().card(); }

private Q_SLOTS:
    void initTestCase()
    {
        open();
        signIn("dispatcher");
        QTRY_VERIFY(m_window->things().isThere());
        map().camera().setSmooth(false);
        map().centreOn(middle.longitude(), middle.latitude());
    }
    void cleanupTestCase() { close(); }

    void aWholeCodeIsFoundAndEnterGoesThere()
    {
        look("5111290118000123");
        QCOMPARE(bar().hits().size(), 1u);
        QTest::keyClick(&bar().line(), Qt::Key_Return);
        QTRY_VERIFY(!bar().isVisible());
        QVERIFY(metresFromMiddle(lamp(123)) < 2);
        QVERIFY(map().camera().zoom() >= 17);
        QTRY_VERIFY(card().isVisible());
        QVERIFY(card().accessibleName().contains("L-123"));
    }

    void aClassGivesItsNearestOnes()
    {
        map().centreOn(lamp(200).longitude(), lamp(200).latitude());
        look("0118");
        QVERIFY(bar().hits().size() >= 20);
        QVERIFY(bar().hits()[0].component->code == ComponentCode::of(511129, 118, 200));
        QVERIFY(bar().hits()[0].metres && *bar().hits()[0].metres < 2);
        for (std::size_t i = 1; i < 20; ++i)
            QVERIFY(*bar().hits()[i].metres >= *bar().hits()[i - 1].metres);
        look("Fire hydrant or other fire facility that is none");
        QVERIFY(bar().hits().empty());
    }

    void wordsFindPlacesOfAllKinds()
    {
        look(QString::fromUtf8("体育馆"));
        QVERIFY(std::ranges::any_of(bar().hits(), [](const Hit& hit) { return hit.facility.has_value(); }));
        look("L-77");
        QVERIFY(std::ranges::any_of(bar().hits(),
            [](const Hit& hit) { return hit.component && hit.component->code == ComponentCode::of(511129, 118, 77); }));
        look(QString::fromUtf8("沐溪镇"));
        const auto town = std::ranges::find_if(bar().hits(), [](const Hit& hit) { return hit.box.has_value(); });
        QVERIFY(town != bar().hits().end());
        look("511129100");
        QVERIFY(std::ranges::any_of(bar().hits(), [](const Hit& hit) { return hit.box.has_value(); }));
        const QString team = map().pins().drawingOrder().front()->pin.label;
        look(team);
        QVERIFY(std::ranges::any_of(bar().hits(), [](const Hit& hit) { return hit.pin.has_value(); }));
    }

    void aPlaceIsReadInTheReferenceThatSomebodyChose()
    {
        const fengsui::Degrees shifted
            = fromWgs84({ middle.longitude(), middle.latitude() }, CoordinateReference::Gcj02);
        const QString text = QString("%1, %2").arg(shifted.longitude, 0, 'f', 7).arg(shifted.latitude, 0, 'f', 7);
        look(text);
        QVERIFY(!bar().hits().empty());
        const auto away = [&] {
            const ui::Degrees at = bar().hits()[0].at;
            return distanceMetres(*GeoPoint::fromDegrees(at.longitude, at.latitude), middle);
        };
        QVERIFY(away() > 100); // as they stand
        bar().reference().setCurrentIndex(1);
        QTRY_VERIFY(!bar().isAsking() && !bar().hits().empty() && away() < 0.1);
        QVERIFY(bar().hits()[0].detail.contains("GCJ-02"));
        bar().reference().setCurrentIndex(0);
        look(QString::fromUtf8("北纬28°57′24.12″ 东经103°54′10.08″"));
        QVERIFY(!bar().hits().empty() && away() < 0.5);
    }

    void theKeyboardGoesThroughTheHits()
    {
        look("0118");
        QTest::keyClick(&bar().line(), Qt::Key_Down);
        QVERIFY(bar().list().hasFocus());
        QTest::keyClick(&bar().list(), Qt::Key_Up);
        QVERIFY(bar().line().hasFocus());
        QTest::keyClick(&bar().line(), Qt::Key_Escape);
        QVERIFY(!bar().isVisible());
        QVERIFY(map().view().hasFocus());
    }

    void enterBeforeTheAnswerGoesToTheFirstHitWhenItComes()
    {
        press("findOnMap");
        bar().line().setText("5111290118000042");
        QTest::keyClick(&bar().line(), Qt::Key_Return);
        QTRY_VERIFY(!bar().isVisible());
        QVERIFY(metresFromMiddle(lamp(42)) < 2);
    }

    void whatIsNearIsListedInGroupsTheNearestFirst()
    {
        map().selectNothing();
        map().markPlace(middle.longitude(), middle.latitude());
        press("around");
        AroundPage* page = m_window->aroundPage();
        QVERIFY(page);
        QTRY_VERIFY(page->isThere());
        const auto& things = page->things();
        const auto rank = [](const report::NearThing& one) {
            return one.kind == "Team" ? 0 : one.kind == "Case" ? 1 : one.kind == "Shelters" ? 2 : 3;
        };
        QVERIFY(std::ranges::is_sorted(things, {}, [&](const auto& one) { return std::pair(rank(one), one.metres); }));
        QCOMPARE(rank(things.front()), 0);
        const auto count = [&](auto&& isWanted) { return std::ranges::count_if(things, isWanted); };
        QCOMPARE(count([](const auto& one) { return one.name == "沐川路灯"; }), AroundPage::mostComponents);
        QVERIFY(!page->around().remark.empty()); // the others are said to be left out
        QCOMPARE(count([](const auto& one) { return one.name == "体育馆"; }), 1);
        std::ptrdiff_t pins = 0;
        for (const PinBoard::Pin* pin : map().pins().drawingOrder()) {
            const ui::Degrees at = toDegrees(pin->at);
            pins += distanceMetres(*GeoPoint::fromDegrees(at.longitude, at.latitude), middle) <= 5000;
        }
        QVERIFY(pins > 3);
        QCOMPARE(count([](const auto& one) { return one.kind == "Team" || one.kind == "Case"; }), pins);
        QCOMPARE(page->table().model()->rowCount(), std::ssize(things));
        page->kilometres().setValue(0.1);
        QTRY_VERIFY(page->isThere());
        QVERIFY(count([](const auto& one) { return one.name == "沐川路灯"; }) <= 12);
        for (const auto& one : page->things())
            QVERIFY(one.metres <= 100);
    }

    void whatIsNearIsPrinted()
    {
        const AroundPage* page = m_window->aroundPage();
        QVERIFY(page && page->isThere());
        const QString pdf = m_folder.filePath("near.pdf");
        QSignalSpy written(&m_window->papers(), &PaperCounter::written);
        m_window->papers().writeAround(page->around(), page->things(), pdf);
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, 20'000);
        QVERIFY(QFile(pdf).size() > 5000);
    }

    void aLineAndTheGroundInItAreMeasured()
    {
        press("measure");
        MeasureTool& tool = m_window->measure();
        QVERIFY(tool.isVisible());
        map().camera().zoomTo(16, { 50, 50 });
        map().centreOn(middle.longitude(), middle.latitude());
        const auto pixel = [&](double east, double north) { // metres from the middle
            const double degree = 6371008.8 * M_PI / 180;
            return map()
                .camera()
                .toScreen(toWorld({ middle.longitude() + east / degree / std::cos(middle.latitude() * M_PI / 180),
                    middle.latitude() + north / degree }))
                .toPoint();
        };
        QSignalSpy report(&map(), &MapPane::placeClicked);
        const double metresAPixel = map().camera().metresPerPixel();
        for (const auto& [east, north] :
            { std::pair(-100, -60), std::pair(100, -60), std::pair(100, 60), std::pair(-100, 60) })
            QTest::mouseClick(&map().view(), Qt::LeftButton, {}, pixel(east, north));
        QCOMPARE(tool.corners().size(), 4u);
        QVERIFY(std::abs(tool.metres() - 520) < 6 * metresAPixel);
        QVERIFY(std::abs(tool.squareMetres() - 24'000) < 400 * metresAPixel);
        QCOMPARE(report.count(), 0); // no report is begun meanwhile
        QTest::keyClick(&map().view(), Qt::Key_Backspace);
        QCOMPARE(tool.corners().size(), 3u);
        QTest::keyClick(&map().view(), Qt::Key_Space);
        QCOMPARE(tool.corners().size(), 4u);
        QTest::keyClick(&map().view(), Qt::Key_Escape);
        QVERIFY(!tool.isVisible());
        QCOMPARE(lengthText(850.4), QStringLiteral("850 m"));
        QCOMPARE(areaText(32'000), QStringLiteral("3.2 ha"));
    }

    void coordinatesAreCopiedInEveryNotation()
    {
        QMenu menu;
        addCopies(menu, { middle.longitude(), middle.latitude() });
        QStringList copied;
        for (QAction* action : menu.actions())
            if (!action->isSeparator()) {
                action->trigger();
                copied.append(QApplication::clipboard()->text());
            }
        QCOMPARE(copied.size(), 8);
        for (qsizetype i = 0; i < 6; ++i) {
            const auto read = placeIn(copied[i], {});
            QVERIFY2(read, qPrintable(copied[i]));
            QVERIFY(distanceMetres(*GeoPoint::fromDegrees(read->at.longitude, read->at.latitude), middle) < 0.3);
        }
        const auto baidu = placeIn(copied[7], { CoordinateReference::Bd09, AxisOrder::LongitudeFirst });
        QVERIFY(baidu);
        QVERIFY(distanceMetres(*GeoPoint::fromDegrees(baidu->at.longitude, baidu->at.latitude), middle) < 0.3);
    }
};

QTEST_MAIN(MapSearchTest)
#include "map_search_test.moc"
