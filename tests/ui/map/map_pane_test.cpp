#include "coloured_tiles.h"
#include "demo_county.h"
#include "map/base_map_painter.h"
#include "map/layer_sheet.h"
#include "map/map_camera.h"
#include "map/map_layers.h"
#include "map/map_palette.h"
#include "map/map_pane.h"
#include "map/pin_board.h"
#include "map/renderer_choice.h"
#include "map/tile_store.h"
#include "wobbly_county.h"

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QQuickWidget>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using fengsui::ColouredTiles;
using namespace fengsui::ui;

namespace {

const Degrees middle { 103.9, 28.96 };

PinKey key(int number, PinKind kind)
{
    return { kind, QByteArray(16, char(number)) };
}

QPalette darkPalette()
{
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(0x24, 0x27, 0x2b));
    palette.setColor(QPalette::Base, QColor(0x1b, 0x1d, 0x20));
    palette.setColor(QPalette::Button, QColor(0x33, 0x37, 0x3c));
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(role, QColor(0xe6, 0xe6, 0xe6));
    return palette;
}

double metresBetween(Degrees a, double longitude, double latitude)
{
    const double metresPerDegree = 111320;
    return std::hypot((a.longitude - longitude) * metresPerDegree * std::cos(a.latitude * M_PI / 180),
        (a.latitude - latitude) * metresPerDegree);
}

std::vector<MapPin> manyPins(int count)
{
    std::vector<MapPin> pins;
    for (int i = 0; i < count; ++i) {
        const Degrees at { 103.62 + 0.56 * std::abs(std::sin(i * 12.9898)),
            28.74 + 0.44 * std::abs(std::sin(i * 78.233)) };
        MapPin pin { { i % 3 == 2 ? PinKind::Team : PinKind::Incident, QByteArray::number(i).rightJustified(16, '0') },
            at, static_cast<PinSymbol>(i % 3 == 2 ? 10 + i % 7 : i % 10),
            QStringLiteral("511129-20251103-01-%1 道路积水").arg(i, 4, 10, QLatin1Char('0')), {} };
        if (pin.key.kind == PinKind::Incident)
            pin.marks = PinMarks::fromInt(i % 4 == 0 ? 1 << (i / 4 % 6) : 0);
        pins.push_back(std::move(pin));
    }
    return pins;
}

} // namespace

class MapPaneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_pane = std::make_unique<MapPane>();
        prepare(*m_pane);
    }

    void theSceneLoadsInTheBackendThatWasChosen()
    {
        QCOMPARE(m_pane->sceneProblem(), QString());
        const auto* scene = qobject_cast<QQuickWidget*>(&m_pane->view());
        QVERIFY(scene);
        const bool isSoftware
            = scene->quickWindow()->rendererInterface()->graphicsApi() == QSGRendererInterface::Software;
        QCOMPARE(isSoftware, QByteArray(TEST_WISH) == "software");
    }

    void theFillOfAPolygonIsOnTheScreenAtItsCentre()
    {
        m_pane->setAreas(std::make_shared<const MapAreas>(std::vector { squareTown(middle) }));
        for (const double zoom : { 12.0, 13.25 }) {
            m_pane->camera().zoomTo(zoom, m_pane->camera().toScreen(toWorld(middle)));
            QTRY_COMPARE(pixelAt(middle), MapPalette::light().tints[0]);
        }
        m_pane->showAll();
        QTRY_COMPARE(pixelAt({ middle.longitude + 0.055, middle.latitude }), MapPalette::light().outside);
        m_pane->setPalette(darkPalette());
        QTRY_COMPARE(pixelAt(middle), MapPalette::dark().tints[0]);
    }

    void tilesAndProjectionItemAgree()
    {
        // the ring around the chosen pin is placed by Qt Location, the pin by our own projection
        m_pane->setPins({ { key(1, PinKind::Incident), middle, PinSymbol::Handling, {}, {} } });
        m_pane->camera().zoomTo(16.5, { 100, 100 });
        m_pane->select(PinKind::Incident, key(1, PinKind::Incident).id);
        m_pane->centreOn(middle.longitude, middle.latitude);
        const QPointF at = m_pane->camera().toScreen(toWorld(middle));
        const QColor ink = m_pane->palette().text().color();
        for (const QPointF side : { QPointF(20, 0), QPointF(-20, 0), QPointF(0, 20), QPointF(0, -20) })
            QTRY_VERIFY(inkNear(grab(), at + side, ink, 3));
    }

    void aPinIsDrawnWhereItIs()
    {
        m_pane->setPins({ { key(1, PinKind::Team), middle, PinSymbol::TeamOnScene, {}, {} } });
        QTRY_VERIFY(
            inkNear(grab(), m_pane->camera().toScreen(toWorld(middle)) + QPointF(-11, 0), QColor(0xd5, 0x5e, 0x00), 2));
        m_pane->updatePins({}, { key(1, PinKind::Team) });
        QTRY_VERIFY(!inkNear(
            grab(), m_pane->camera().toScreen(toWorld(middle)) + QPointF(-11, 0), QColor(0xd5, 0x5e, 0x00), 2));
    }

    void aClickOnAPinGivesItsId()
    {
        const PinKey incident = key(1, PinKind::Incident), team = key(2, PinKind::Team);
        m_pane->setPins({ { incident, middle, PinSymbol::Handling, QStringLiteral("1"), {} },
            { team, { 103.95, 28.99 }, PinSymbol::TeamAvailable, QStringLiteral("2"), {} } });
        QSignalSpy incidents(m_pane.get(), &MapPane::incidentChosen), teams(m_pane.get(), &MapPane::teamChosen);
        QSignalSpy places(m_pane.get(), &MapPane::placeClicked);
        click(middle, { 5, -4 });
        QCOMPARE(incidents.count(), 1);
        QCOMPARE(incidents[0][0].toByteArray(), incident.id);
        QVERIFY(m_pane->pins().chosenKey() == incident);
        click({ 103.95, 28.99 });
        QCOMPARE(teams.count(), 1);
        QCOMPARE(teams[0][0].toByteArray(), team.id);
        QCOMPARE(places.count(), 0);
    }

    void clicksGoThroughThePinsAtOnePlace()
    {
        m_pane->setPins({ { key(1, PinKind::Incident), middle, PinSymbol::Handling, {}, {} },
            { key(2, PinKind::Incident), middle, PinSymbol::Filed, {}, {} } });
        QSignalSpy incidents(m_pane.get(), &MapPane::incidentChosen);
        click(middle);
        click(middle);
        click(middle);
        QCOMPARE(incidents.count(), 3);
        QVERIFY(incidents[0][0] != incidents[1][0]);
        QCOMPARE(incidents[2][0], incidents[0][0]);
    }

    void selectingFromTheListEmitsNothingAndBringsThePinIntoView()
    {
        const Degrees far { 104.15, 28.75 };
        m_pane->setPins({ { key(1, PinKind::Incident), far, PinSymbol::Handling, {}, {} } });
        m_pane->camera().zoomTo(15, { 100, 100 });
        QSignalSpy incidents(m_pane.get(), &MapPane::incidentChosen);
        m_pane->select(PinKind::Incident, key(1, PinKind::Incident).id);
        QVERIFY(m_pane->camera().ground().contains(toWorld(far)));
        QVERIFY(m_pane->pins().hasChosen());
        QCOMPARE(incidents.count(), 0);
    }

    void aClickBesideAllPinsGivesThePlaceWithinAMetre()
    {
        QSignalSpy places(m_pane.get(), &MapPane::placeClicked);
        m_pane->camera().zoomTo(18, m_pane->camera().toScreen(toWorld(middle)));
        const QPoint at(211, 157);
        const Degrees expected = toDegrees(m_pane->camera().toWorld(at));
        QTest::mouseClick(&m_pane->view(), Qt::LeftButton, {}, at);
        QCOMPARE(places.count(), 1);
        QVERIFY(metresBetween(expected, places[0][0].toDouble(), places[0][1].toDouble()) < 1);
        QVERIFY(m_pane->pins().markedPlace());
    }

    void aDragMovesTheMapAndIsNoClick()
    {
        QSignalSpy places(m_pane.get(), &MapPane::placeClicked);
        m_pane->camera().zoomTo(14, { 200, 200 });
        const WorldPoint grabbed = m_pane->camera().toWorld({ 200, 200 });
        QTest::mousePress(&m_pane->view(), Qt::LeftButton, {}, { 200, 200 });
        QTest::mouseMove(&m_pane->view(), { 230, 210 });
        QTest::mouseMove(&m_pane->view(), { 300, 260 });
        QTest::mouseRelease(&m_pane->view(), Qt::LeftButton, {}, { 300, 260 });
        QVERIFY((m_pane->camera().toScreen(grabbed) - QPointF(300, 260)).manhattanLength() < 1e-3);
        QCOMPARE(places.count(), 0);
    }

    void wheelAndDoubleClickZoomAtThePointer()
    {
        m_pane->camera().zoomTo(13, { 200, 200 });
        const QPointF at(150, 120);
        const WorldPoint under = m_pane->camera().toWorld(at);
        QWheelEvent notch(at, m_pane->view().mapToGlobal(at), {}, { 0, 120 }, {}, {}, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&m_pane->view(), &notch);
        QCOMPARE(m_pane->camera().zoom(), 14.0);
        QTest::mouseDClick(&m_pane->view(), Qt::LeftButton, {}, at.toPoint());
        QCOMPARE(m_pane->camera().zoom(), 15.0);
        QVERIFY((m_pane->camera().toScreen(under) - at).manhattanLength() < 1e-3);
        QWheelEvent quarter(
            at, m_pane->view().mapToGlobal(at), {}, { 0, -120 }, {}, Qt::ControlModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&m_pane->view(), &quarter);
        QCOMPARE(m_pane->camera().zoom(), 14.75);
    }

    void theKeyboardReachesEverything()
    {
        m_pane->setPins({ { key(1, PinKind::Incident), { 103.85, 28.9 }, PinSymbol::Handling, {}, {} },
            { key(2, PinKind::Incident), { 103.95, 28.9 }, PinSymbol::Handling, {}, PinMark::Overdue } });
        QWidget& view = m_pane->view();
        view.setFocus();
        QSignalSpy incidents(m_pane.get(), &MapPane::incidentChosen), places(m_pane.get(), &MapPane::placeClicked);
        QTest::keyClick(&view, Qt::Key_Tab); // the overdue one first
        QVERIFY(m_pane->pins().chosenKey() == key(2, PinKind::Incident));
        QCOMPARE(incidents.count(), 0);
        QTest::keyClick(&view, Qt::Key_Tab);
        QVERIFY(m_pane->pins().chosenKey() == key(1, PinKind::Incident));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(incidents.count(), 1);
        QCOMPARE(incidents[0][0].toByteArray(), key(1, PinKind::Incident).id);
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(!m_pane->pins().hasChosen());

        QTest::keyClick(&view, Qt::Key_Plus);
        const double zoom = m_pane->camera().zoom();
        QTest::keyClick(&view, Qt::Key_Plus);
        QCOMPARE(m_pane->camera().zoom(), zoom + 1);
        QTest::keyClick(&view, Qt::Key_Minus);
        QCOMPARE(m_pane->camera().zoom(), zoom);
        const WorldPoint before = m_pane->camera().centre();
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(m_pane->camera().centre().x > before.x);
        QTest::keyClick(&view, Qt::Key_Up);
        QVERIFY(m_pane->camera().centre().y < before.y);
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(places.count(), 1);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(m_pane->camera().zoom(), m_pane->camera().lowestZoom());
    }

    void tabGoesOnToTheNextControlAfterTheLastPin()
    {
        m_pane->setPins({ { key(1, PinKind::Incident), middle, PinSymbol::Handling, {}, {} } });
        m_pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
        m_pane->view().setFocus();
        QTest::keyClick(&m_pane->view(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), &m_pane->view());
        QTest::keyClick(&m_pane->view(), Qt::Key_Tab);
        QVERIFY(QApplication::focusWidget() != &m_pane->view());
        QVERIFY(!m_pane->pins().hasChosen());
    }

    void hoveringNamesThePin()
    {
        m_pane->setPins({ { key(1, PinKind::Incident), middle, PinSymbol::Handling, QStringLiteral("道路积水"),
            PinMark::Overdue } });
        QSignalSpy hovered(m_pane.get(), &MapPane::hovered);
        hover(m_pane->camera().toScreen(toWorld(middle)));
        QCOMPARE(hovered.count(), 1);
        QCOMPARE(hovered[0][1].toByteArray(), key(1, PinKind::Incident).id);
        QVERIFY(m_pane->view().toolTip().contains(QStringLiteral("道路积水")));
        QVERIFY(m_pane->view().toolTip().contains(QStringLiteral("overdue")));
        hover({ 5, 5 });
        QCOMPARE(hovered.count(), 2);
        QVERIFY(hovered[1][1].toByteArray().isEmpty());
    }

    void aMapWithoutAreasShowsWhereThePinsAre()
    {
        MapPane pane;
        prepare(pane);
        pane.setAreas(std::make_shared<const MapAreas>(std::vector<MapArea>()));
        auto pins = manyPins(300);
        pins.front().at = { 0, 0 }; // a mistake does not make it a map of the world
        pane.setPins(pins);
        QVERIFY(pane.camera().zoom() > 9);
        QVERIFY(pane.camera().ground().contains(toWorld(middle)));
        QTRY_VERIFY(pane.tiles().isComplete());
    }

    void baseMapsLieBelowTheBordersAndSayWhoseTheyAre()
    {
        m_pane->setAreas(std::make_shared<const MapAreas>(std::vector { squareTown(middle) }));
        const auto source = std::make_shared<ColouredTiles>(256, 14);
        m_pane->setBaseMaps({ { QStringLiteral("a.mbtiles"), source, {} },
            { QStringLiteral("b.pmtiles"), nullptr, QStringLiteral("b.pmtiles is cut off.") } });
        m_pane->camera().zoomTo(13, m_pane->camera().toScreen(toWorld(middle)));
        const WorldPoint at = toWorld(middle);
        const TileKey shown { TileKey::levelOf(m_pane->camera().goalZoom()), 0, 0 };
        const int zoom = BaseMapPainter::sourceZoom(source->facts(), shown, m_pane->devicePixelRatio());
        const QColor colour = ColouredTiles::colour(
            { zoom, std::uint32_t(at.x * std::exp2(zoom)), std::uint32_t(at.y * std::exp2(zoom)) });
        QTRY_COMPARE(pixelAt(middle), colour);
        QVERIFY(shows(QStringLiteral("© somebody")));
        QVERIFY(shows(QStringLiteral("b.pmtiles is cut off.")));
        m_pane->layers().setShown(QStringLiteral("basemap:a.mbtiles"), false);
        QTRY_COMPARE(pixelAt(middle), MapPalette::light().tints[0]);
        QVERIFY(!shows(QStringLiteral("© somebody")));
        m_pane->setBaseMaps({});
        QVERIFY(!m_pane->layers().find(QStringLiteral("basemap:a.mbtiles")));
        QVERIFY(!shows(QStringLiteral("b.pmtiles")));
    }

    void aBaseMapThatBreaksWhileShownIsNamedAndTheMapGoesOn()
    {
        m_pane->setAreas(std::make_shared<const MapAreas>(std::vector { squareTown(middle) }));
        const auto source = std::make_shared<ColouredTiles>(256, 14);
        m_pane->setBaseMaps({ { QStringLiteral("a.mbtiles"), source, {} } });
        QTRY_VERIFY(m_pane->isSettled());
        source->isBroken = true;
        m_pane->camera().zoomTo(16.25, m_pane->camera().toScreen(toWorld(middle)));
        QTRY_VERIFY(shows(QStringLiteral("coloured.mbtiles is gone.")));
        m_pane->layers().setShown(QStringLiteral("basemap:a.mbtiles"), false);
        QTRY_COMPARE(pixelAt(middle), MapPalette::light().tints[0]);
        QVERIFY(!shows(QStringLiteral("coloured.mbtiles")));
    }

    void theListOfLayersSetsWhatIsShown()
    {
        m_pane->setBaseMaps({ { QStringLiteral("a.mbtiles"), std::make_shared<ColouredTiles>(), {} } });
        LayerSheet& sheet = m_pane->layerSheet();
        const auto box = [&](const QString& name) {
            const auto all = sheet.findChildren<QCheckBox*>();
            const auto found = std::ranges::find_if(
                all, [&](const QCheckBox* one) { return one->text() == name && one->isVisibleTo(&sheet); });
            return found == all.end() ? nullptr : *found;
        };
        QVERIFY(box(QStringLiteral("coloured")) && box(QStringLiteral("coloured"))->isChecked());
        QSignalSpy wished(&m_pane->layers(), &MapLayers::wishChanged);
        box(QStringLiteral("coloured"))->click();
        QCOMPARE(wished.count(), 1);
        QVERIFY(!m_pane->layers().find(QStringLiteral("basemap:a.mbtiles"))->isShown);
        m_pane->layers().move(QStringLiteral("basemap:a.mbtiles"), MapLayers::Direction::Up);
        QVERIFY(box(QStringLiteral("coloured")) && !box(QStringLiteral("coloured"))->isChecked());
    }

    void theLineBelowSaysWhatIsChosenAndWhere()
    {
        m_pane->setPins({ { key(1, PinKind::Incident), middle, PinSymbol::Handling, QStringLiteral("道路积水"), {} } });
        m_pane->select(PinKind::Incident, key(1, PinKind::Incident).id);
        const auto saysIt = [this] {
            const auto labels = m_pane->findChildren<QLabel*>();
            return std::ranges::any_of(labels, [](const QLabel* label) {
                const QString text = label->accessibleName();
                return text.contains(QStringLiteral("道路积水")) && text.contains(QStringLiteral("being handled"))
                    && text.contains(QStringLiteral("511129")) && text.contains(QStringLiteral("28.96000° N"));
            });
        };
        QTRY_VERIFY(saysIt());
    }

    void everyControlHasAName()
    {
        QVERIFY(!m_pane->view().accessibleName().isEmpty());
        QVERIFY(!m_pane->view().accessibleDescription().isEmpty());
        for (const auto* button : m_pane->findChildren<QAbstractButton*>())
            QVERIFY(!button->accessibleName().isEmpty());
    }

    void aBrokenSceneGivesThePlainViewThatCanDoTheSame()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral(".*")));
        MapPane pane(nullptr, QUrl(QStringLiteral("qrc:/map/NoSuchScene.qml")));
        prepare(pane);
        QVERIFY(!pane.sceneProblem().isEmpty());
        QVERIFY(!qobject_cast<QQuickWidget*>(&pane.view()));
        pane.setAreas(std::make_shared<const MapAreas>(std::vector { squareTown(middle) }));
        QTRY_COMPARE(pane.view().grab().toImage().pixelColor(pane.camera().toScreen(toWorld(middle)).toPoint()),
            MapPalette::light().tints[0]);
        pane.setPins({ { key(1, PinKind::Incident), middle, PinSymbol::Handling, QStringLiteral("1"), {} } });
        QSignalSpy incidents(&pane, &MapPane::incidentChosen), places(&pane, &MapPane::placeClicked);
        QTest::mouseClick(&pane.view(), Qt::LeftButton, {}, pane.camera().toScreen(toWorld(middle)).toPoint());
        QCOMPARE(incidents.count(), 1);
        QTest::mouseClick(&pane.view(), Qt::LeftButton, {}, { 20, 60 });
        QCOMPARE(places.count(), 1);
        save(pane.grab().toImage(), "plain");
    }

    void tenThousandPinsDoNotStallTheMap()
    {
        m_pane->setPins(manyPins(10000));
        grab();
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 10; ++i) {
            m_pane->camera().panBy({ i % 2 ? 7.0 : -7.0, 3 });
            grab();
        }
        qInfo("10,000 pins, one frame grabbed: %lld ms", timer.elapsed() / 10);
        QVERIFY(timer.elapsed() / 10 < 1000); // some 20 ms where nothing else runs
    }

    void thePaneCanGoWhileItsThreadsPaint()
    {
        for (int i = 0; i < 12; ++i) {
            MapPane pane;
            prepare(pane);
            pane.setPins(manyPins(50));
            pane.camera().zoomTo(12 + i % 4, { 200, 200 });
            if (i % 2)
                pane.view().grab();
            if (i % 3)
                QCoreApplication::processEvents();
        }
    }

    void aMapInALayoutThatMovesToAnotherWindowStillDraws()
    {
        QWidget other;
        auto* layout = new QVBoxLayout(&other);
        other.resize(500, 400);
        m_pane->setPins(manyPins(20));
        grab();
        layout->addWidget(m_pane.get());
        other.show();
        QVERIFY(QTest::qWaitForWindowExposed(&other));
        m_pane->setAreas(std::make_shared<const MapAreas>(std::vector { squareTown(middle) }));
        m_pane->setPins({});
        QTRY_COMPARE(pixelAt(middle), MapPalette::light().tints[0]);
        m_pane->setParent(nullptr);
    }

    void pictures()
    {
        m_pane->resize(1100, 760);
        const auto county = demoCounty();
        const auto& cells = county->levels().back().shapes;
        auto pins = manyPins(90);
        for (std::size_t i = 0; i < pins.size(); ++i)
            pins[i].at = toDegrees(county->shapes()[cells[i * 37 % cells.size()]].label);
        m_pane->setAreas(county);
        m_pane->setPins(pins);
        const QByteArray chosen = QByteArray::number(61).rightJustified(16, '0');
        for (const char* theme : { "light", "dark" }) {
            m_pane->setPalette(qstrcmp(theme, "dark") ? QPalette() : darkPalette());
            m_pane->setGraticule(false);
            m_pane->showAll();
            shoot(theme, "county");
            m_pane->select(PinKind::Incident, chosen);
            m_pane->camera().zoomTo(13, m_pane->camera().toScreen(m_pane->pins().chosen()->at));
            shoot(theme, "town");
            m_pane->setGraticule(true);
            m_pane->camera().zoomTo(15.25, m_pane->camera().toScreen(m_pane->pins().chosen()->at));
            shoot(theme, "cells");
        }
    }

private:
    /// Whether a label of the map that is to be seen holds the words.
    bool shows(const QString& words) const
    {
        const auto labels = m_pane->findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [&](const QLabel* label) { return label->isVisible() && label->text().contains(words); });
    }

    static void prepare(MapPane& pane)
    {
        pane.camera().setSmooth(false);
        pane.resize(640, 500);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        static const auto county = wobblyCounty();
        pane.setAreas(county);
    }

    QImage grab() const
    {
        if (const auto* scene = qobject_cast<QQuickWidget*>(&m_pane->view()))
            return scene->grabFramebuffer();
        return m_pane->view().grab().toImage();
    }

    QColor pixelAt(Degrees at) const
    {
        const QImage image = grab();
        return image.pixelColor((m_pane->camera().toScreen(toWorld(at)) * image.devicePixelRatio()).toPoint());
    }

    static bool inkNear(const QImage& image, QPointF at, const QColor& ink, int reach)
    {
        for (int y = -reach; y <= reach; ++y)
            for (int x = -reach; x <= reach; ++x) {
                const QColor seen = image.pixelColor(at.toPoint() + QPoint(x, y));
                if (std::abs(seen.red() - ink.red()) + std::abs(seen.green() - ink.green())
                        + std::abs(seen.blue() - ink.blue())
                    < 24)
                    return true;
            }
        return false;
    }

    void click(Degrees at, QPoint off = {}) const
    {
        QTest::mouseClick(&m_pane->view(), Qt::LeftButton, {}, m_pane->camera().toScreen(toWorld(at)).toPoint() + off);
    }

    void hover(QPointF at) const
    {
        QMouseEvent move(
            QEvent::MouseMove, at, m_pane->view().mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(&m_pane->view(), &move);
    }

    void shoot(const char* theme, const char* what) const
    {
        QTRY_VERIFY(m_pane->tiles().isComplete());
        grab(); // else the scene shows its last frame
        save(m_pane->grab().toImage(), QByteArray(theme) + '_' + what);
    }

    static void save(const QImage& image, const QByteArray& name)
    {
        const QDir dir(QCoreApplication::applicationDirPath() + QStringLiteral("/pictures"));
        QVERIFY(dir.mkpath(QStringLiteral(".")));
        QVERIFY(image.save(dir.filePath(QStringLiteral("map_%1_%2%3.png")
                .arg(QLatin1String(TEST_WISH), QString::fromLatin1(name),
                    TEST_OFFSCREEN ? QStringLiteral("_offscreen") : QString()))));
    }

    std::unique_ptr<MapPane> m_pane;
};

int main(int argc, char** argv)
{
    if (TEST_OFFSCREEN)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    RendererChoice::make(*rendererWishOf(QString::fromLatin1(TEST_WISH))).apply();
    MapPaneTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "map_pane_test.moc"
