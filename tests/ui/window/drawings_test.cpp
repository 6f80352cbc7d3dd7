#include "ui/window/demo_window.h"

#include "drawings/drawing_form.h"
#include "drawings/drawing_link.h"
#include "drawings/drawing_page.h"
#include "drawings/drawing_tool.h"
#include "map/drawing_painter.h"
#include "map/map_camera.h"
#include "map/map_layers.h"
#include "map/map_pane.h"
#include "map/tile_store.h"
#include "places/area_page.h"
#include "places/area_tool.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>

#include <cmath>

using namespace fengsui;
using namespace fengsui::ui;

namespace {
const GeoPoint middle { 1039028000, 289567000 };
} // namespace

/// Drawing on the map, filing it, and changing and withdrawing what was filed, as a person does it.
class DrawingsTest : public DemoWindow {
    Q_OBJECT

    static GeoPoint at(double east, double north) // metres from the middle
    {
        const double unit = 6371008.8 * M_PI / 180 * 1e-7;
        return { middle.longitudeE7 + std::int32_t(east / unit / std::cos(middle.latitude() * M_PI / 180)),
            middle.latitudeE7 + std::int32_t(north / unit) };
    }
    MapPane& map() { return m_window->map(); }
    DrawingTool& tool() { return m_window->drawingTool(); }
    const std::vector<Drawing>& all() { return m_window->drawings().drawings(); }
    void press(const char* action)
    {
        for (QAction* one : m_window->actions())
            if (one->objectName() == action)
                return one->trigger();
        QFAIL(action);
    }
    void pressButton(QWidget& of, const QString& text)
    {
        for (auto* button : of.findChildren<QPushButton*>())
            if (button->text() == text)
                return button->click();
        QFAIL(qPrintable(text));
    }
    void begin(const QString& button)
    {
        press("drawings");
        QVERIFY(m_window->drawingPage());
        pressButton(*m_window->drawingPage(), button);
        QVERIFY(tool().isVisible());
        QTRY_VERIFY(!m_window->drawingPage());
    }
    QPoint pixel(double east, double north)
    {
        const GeoPoint where = at(east, north);
        return map().camera().toScreen(toWorld({ where.longitude(), where.latitude() })).toPoint();
    }
    void click(double east, double north) { QTest::mouseClick(&map().view(), Qt::LeftButton, {}, pixel(east, north)); }
    void key(int which, Qt::KeyboardModifiers with = {}) { QTest::keyClick(&map().view(), Qt::Key(which), with); }
    double away(std::size_t corner, double east, double north)
    {
        const ui::Degrees where = tool().corners()[corner];
        return distanceMetres(*GeoPoint::fromDegrees(where.longitude, where.latitude), at(east, north));
    }
    /// Enter, a name, and into the journal.
    void file(const char* name)
    {
        const std::size_t before = all().size();
        const bool isNew = tool().drawing().id.isNull();
        QSignalSpy changed(&m_window->drawings(), &DrawingLink::changed);
        key(Qt::Key_Return);
        QVERIFY(m_window->drawingForm());
        m_window->drawingForm()->name().setText(QString::fromUtf8(name));
        m_window->drawingForm()->file();
        QTRY_VERIFY(changed.count() > 0);
        QCOMPARE(all().size(), before + (isNew ? 1u : 0u));
        QTRY_VERIFY(!m_window->drawingForm());
        QVERIFY(!tool().isVisible());
    }
    const Drawing* find(const std::string& name)
    {
        const auto found = std::ranges::find(all(), name, &Drawing::name);
        return found == all().end() ? nullptr : &*found;
    }

    void hurry() override
    {
        QVERIFY(map().tiles().areas()->shapes().empty());
        map().camera().setSmooth(false);
        map().camera().zoomTo(15, { 50, 50 });
        map().centreOn(middle.longitude(), middle.latitude());
    }

private Q_SLOTS:
    void initTestCase()
    {
        open();
        signIn("dispatcher");
        // The county came later, and moved nothing under the hand.
        QTRY_VERIFY(!map().tiles().areas()->shapes().empty());
        QCOMPARE(map().camera().zoom(), 15.0);
        QVERIFY(map().camera().ground().contains(toWorld({ middle.longitude(), middle.latitude() })));
        QVERIFY(!map().layers().find(DrawingLink::layer()));
    }
    void cleanupTestCase() { close(); }

    void anAreaIsDrawnWithTheMouseAndEveryStepUndone()
    {
        begin("New &area");
        click(-300, -300);
        click(300, -300);
        click(300, 300);
        QCOMPARE(tool().corners().size(), 3u);
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(tool().corners().size(), 2u);
        key(Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(tool().corners().size(), 3u);
        // a corner is taken hold of and moved
        QTest::mousePress(&map().view(), Qt::LeftButton, {}, pixel(300, 300));
        QTest::mouseMove(&map().view(), pixel(200, 250));
        QTest::mouseRelease(&map().view(), Qt::LeftButton, {}, pixel(200, 250));
        QCOMPARE(tool().corners().size(), 3u);
        QVERIFY(away(2, 200, 250) < 6);
        key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(away(2, 300, 300) < 6);
        key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(away(2, 200, 250) < 6);
        // a new corner comes after the chosen one
        click(300, -300);
        QCOMPARE(tool().chosen(), std::optional<std::size_t>(1));
        click(350, 0);
        QCOMPARE(tool().corners().size(), 4u);
        QVERIFY(away(2, 350, 0) < 6);
        key(Qt::Key_Delete);
        QCOMPARE(tool().corners().size(), 3u);
        QVERIFY(away(2, 200, 250) < 6);
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(tool().corners().size(), 4u);
        QVERIFY(all().empty()); // nothing is stored before it is filed
        file("警戒区");
        const Drawing* filed = find("警戒区");
        QVERIFY(filed && filed->shape == DrawnShape::Area);
        QCOMPARE(filed->corners.size(), 4u);
        QVERIFY(distanceMetres(filed->corners[0], at(-300, -300)) < 6);
        QVERIFY(map().layers().find(DrawingLink::layer()));
    }

    void theBackFromTheFormGoesOnDrawing()
    {
        begin("New &route");
        click(-300, -300);
        key(Qt::Key_Return);
        QVERIFY(!m_window->drawingForm());
        QVERIFY2(tool().text().contains("two corners"), qPrintable(tool().text()));
        click(0, 300);
        key(Qt::Key_Return);
        QVERIFY(m_window->drawingForm());
        m_window->drawingForm()->reject();
        QTRY_VERIFY(!m_window->drawingForm());
        QVERIFY(tool().isVisible());
        click(300, 300);
        QCOMPARE(tool().corners().size(), 3u);
        file("绕行");
        QCOMPARE(find("绕行")->corners.size(), 3u);
        QVERIFY(find("绕行")->shape == DrawnShape::Route);
    }

    void aLabelHasOnePlaceAndTheKeyboardAloneDoes()
    {
        begin("New &label");
        map().centreOn(middle.longitude(), middle.latitude());
        key(Qt::Key_Space);
        key(Qt::Key_Right);
        key(Qt::Key_Space); // elsewhere, not twice
        QCOMPARE(tool().corners().size(), 1u);
        key(Qt::Key_Return);
        QVERIFY(m_window->drawingForm());
        m_window->drawingForm()->file(); // a label without words
        QTRY_VERIFY(m_window->drawingForm()->isVisible());
        QTRY_VERIFY(textsOf(*m_window->drawingForm()).join(' ').contains("label shall read"));
        m_window->drawingForm()->reject();
        QTRY_VERIFY(!m_window->drawingForm());
        file("集结点");
        QVERIFY(find("集结点"));
    }

    void whatWasFiledIsChangedByTheKeyboard()
    {
        press("drawings");
        QTableWidget& table = m_window->drawingPage()->table();
        QCOMPARE(table.rowCount(), 3);
        for (int row = 0; row < 3; ++row)
            if (table.item(row, 1)->text() == QString::fromUtf8("警戒区"))
                table.setCurrentCell(row, 0);
        const Drawing before = *find("警戒区");
        pressButton(*m_window->drawingPage(), "&Change…");
        QCOMPARE(tool().corners().size(), 4u);
        key(Qt::Key_Tab); // from the last one to the first
        QCOMPARE(tool().chosen(), std::optional<std::size_t>(0));
        key(Qt::Key_Left);
        key(Qt::Key_M);
        QVERIFY(tool().steps().canUndo());
        file("警戒区 2");
        const Drawing* after = find("警戒区 2");
        QVERIFY(after && after->id == before.id);
        QVERIFY(after->corners[0] != before.corners[0]);
        QVERIFY(after->corners[1] == before.corners[1]);
        QCOMPARE(all().size(), 3u);
    }

    void whatIsInsideAFiledAreaIsAsked()
    {
        press("drawings");
        QTableWidget& table = m_window->drawingPage()->table();
        for (int row = 0; row < table.rowCount(); ++row)
            if (table.item(row, 1)->text() == QString::fromUtf8("警戒区 2"))
                table.setCurrentCell(row, 0);
        pressButton(*m_window->drawingPage(), "What is &inside…");
        QTRY_VERIFY(m_window->areaPage() && m_window->areaPage()->isThere());
        QCOMPARE(m_window->areaPage()->name().text(), QString::fromUtf8("警戒区 2"));
        QCOMPARE(m_window->areaPage()->found().area.corners, find("警戒区 2")->corners.size());
        m_window->areaPage()->close();
        QTRY_VERIFY(!m_window->areaPage());
        QVERIFY(!m_window->areaTool().isClosed());
    }

    void aDrawingOfTheCaseOnThePageSaysSo()
    {
        chooseFirstCase();
        begin("New &label");
        click(100, 100);
        key(Qt::Key_Return);
        QVERIFY(m_window->drawingForm() && !m_window->drawingForm()->ofCase().isHidden());
        m_window->drawingForm()->ofCase().setChecked(true);
        m_window->drawingForm()->name().setText("of the case");
        m_window->drawingForm()->colour().setCurrentIndex(4);
        m_window->drawingForm()->reject();
        QTRY_VERIFY(!m_window->drawingForm());
        key(Qt::Key_Return); // what was filled in is still there
        QVERIFY(m_window->drawingForm());
        m_window->drawingForm()->file();
        QTRY_VERIFY(find("of the case"));
        QVERIFY(find("of the case")->incident == m_window->page().shown());
        QVERIFY(find("of the case")->colour == DrawnColour::Blue);
    }

    void escapeThrowsTheDraftAwayAndOtherToolsEndIt()
    {
        const std::size_t before = all().size();
        begin("New &area");
        click(-100, -100);
        key(Qt::Key_Escape);
        QVERIFY(!tool().isVisible());
        begin("New &area");
        press("area");
        QVERIFY(!tool().isVisible() && m_window->areaTool().isVisible());
        m_window->areaTool().end();
        QCOMPARE(all().size(), before);
    }

    void whatIsWithdrawnLeavesTheListAndTheMap()
    {
        press("drawings");
        DrawingPage* page = m_window->drawingPage();
        while (!all().empty()) {
            const std::size_t before = all().size();
            page->withdraw("over");
            QTRY_COMPARE(all().size(), before - 1);
        }
        QCOMPARE(page->table().rowCount(), 0);
        QVERIFY(!map().layers().find(DrawingLink::layer()));
        page->close();
    }

    void namesStandBesideEachOtherAndNotOneOverAnother()
    {
        std::vector<Drawing> crowd;
        for (int i = 0; i < 40; ++i) {
            Drawing label;
            label.shape = DrawnShape::Label;
            label.name = "label " + std::to_string(i);
            label.corners = { at(i % 7 * 60, i / 7 * 40) };
            crowd.push_back(label);
        }
        const DrawingPainter painter(crowd, QFont());
        std::size_t most = 0;
        for (const int level : { 4 * 11, 4 * 14, 4 * 18 }) {
            const auto boxes = painter.boxesAt(level);
            std::vector<QRectF> shown;
            for (const QRectF& box : boxes)
                if (!box.isNull())
                    shown.push_back(box);
            for (std::size_t i = 0; i < shown.size(); ++i)
                for (std::size_t j = 0; j < i; ++j)
                    QVERIFY(!shown[i].intersects(shown[j]));
            QVERIFY(shown.size() >= most); // nearer there is more room
            most = shown.size();
        }
        QCOMPARE(most, crowd.size());
    }

    void everyShapeIsPainted()
    {
        for (const DrawnShape shape : allDrawnShapes) {
            Drawing one;
            one.shape = shape;
            one.colour = DrawnColour::Blue;
            one.corners = { at(0, 0), at(300, 0), at(300, 300) };
            const DrawingPainter painter({ one }, QFont());
            const WorldPoint where = toWorld({ middle.longitude(), middle.latitude() });
            const double count = std::exp2(15);
            const TileKey key { 4 * 15, int(where.x * count), int(where.y * count) };
            QVERIFY(painter.hasAnything(key));
            QImage image(256, 256, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter brush(&image);
            painter.paint(brush, key, TileStyle {});
            brush.end();
            const QColor wanted = colourOf(DrawnColour::Blue, false);
            int pixels = 0;
            for (int y = 0; y < 256; ++y)
                for (int x = 0; x < 256; ++x)
                    pixels += image.pixelColor(x, y) == wanted;
            QVERIFY(pixels > 20);
        }
    }
};

QTEST_MAIN(DrawingsTest)
#include "drawings_test.moc"
