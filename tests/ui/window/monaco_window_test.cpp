#include "console/base_map_bringer.h"

#include "ui/window/demo_window.h"

#include "drawings/drawing_form.h"
#include "drawings/drawing_page.h"
#include "drawings/drawing_tool.h"
#include "map/map_camera.h"
#include "map/map_layers.h"
#include "map/map_pane.h"
#include "places/area_page.h"
#include "places/area_tool.h"
#include "places/inventory_dialog.h"
#include "places/reach_link.h"
#include "support/real_data.h"
#include "window/map_sheet_dialog.h"
#include "wiring/base_maps.h"
#include "wiring/grid_import.h"
#include "wiring/roads.h"

#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSet>

#include <string>
#include <utility>

using namespace fengsui;
using namespace fengsui::ui;

namespace {
constexpr const char* extract = "osm/monaco-2022-12.osm.pbf";
constexpr double longitude = 7.4210, latitude = 43.7345;
Outline box(double west, double south, double east, double north)
{
    const auto at = [](double x, double y) { return *GeoPoint::fromDegrees(x, y); };
    return { { { at(west, south), at(east, south), at(east, north), at(west, north) }, {} } };
}

// The city as a county of one village, in six cells.
GridParts quarters()
{
    constexpr double west = 7.405, south = 43.72, wide = 0.012, high = 0.015;
    GridParts parts;
    parts.divisions = { { "511129", "摩纳哥", 0, {}, {}, box(west, south, west + 3 * wide, south + 2 * high) },
        { "511129100", "蒙特卡洛镇", 1, "511129", {}, {} },
        { "511129100200", "港口社区", 2, "511129100", {}, box(west, south, west + 3 * wide, south + 2 * high) } };
    for (int i = 0; i < 6; ++i) {
        const double x = west + i % 3 * wide, y = south + i / 3 * high;
        Cell cell { "51112910020000" + std::to_string(i + 1), "511129100200", "第" + std::to_string(i + 1) + "网格",
            box(x, y, x + wide, y + high), {}, false };
        cell.label = *labelPoint(cell.outline);
        parts.cells.push_back(std::move(cell));
    }
    return parts;
}
} // namespace

/// The window over a city as OpenStreetMap has it: by day and at night, far and near, with roads and on paper. Where
/// FENGSUI_PICTURES names a folder, it leaves pictures for people to look at.
class MonacoWindowTest : public DemoWindow {
    Q_OBJECT

    std::unique_ptr<BaseMapBringer> m_bringer;

    StoreFolder place() const { return { m_folder.filePath("store").toStdString() }; }
    void furnish(const StoreFolder& folder) override
    {
        const std::filesystem::path file = realData(extract).toStdString();
        const auto map = importBaseMap(folder, file, {});
        QVERIFY2(map.isOk(), map ? "" : map.refusal().toString().c_str());
        LocalWriter writer(folder, loadShelves(folder), m_clock);
        const auto grid = putGridInForce(writer, folder, Session::system(), quarters(), "city");
        QVERIFY2(grid.isOk(), grid ? "" : grid.refusal().toString().c_str());
        const auto roads = importRoads(writer, folder, Session::system(), file, {});
        QVERIFY2(roads.isOk(), roads ? "" : roads.refusal().toString().c_str());
    }
    MapPane& map() { return m_window->map(); }
    void press(const char* action)
    {
        for (QAction* one : m_window->actions())
            if (one->objectName() == action)
                return one->trigger();
        QFAIL(action);
    }
    void look(double zoom)
    {
        map().camera().zoomTo(zoom, QPointF(50, 50));
        map().centreOn(longitude, latitude);
        QTRY_VERIFY_WITH_TIMEOUT(map().isSettled(), 60'000);
    }
    /// By right of the middle and down, in pixels.
    void click(int right, int down)
    {
        const QPoint middle = map().view().rect().center();
        QTest::mouseClick(&map().view(), Qt::LeftButton, {}, middle + QPoint(right, down));
    }
    void save(QWidget& of, const char* name)
    {
        const QString folder = qEnvironmentVariable("FENGSUI_PICTURES");
        if (folder.isEmpty())
            return;
        QTest::qWait(500); // the picture is of what the screen shows
        QVERIFY(of.grab().save(QStringLiteral("%1/monaco-%2-%3-%4.png")
                .arg(folder, QLatin1String(name), m_language.code(), m_isDark ? "dark" : "light")));
    }
    int colours()
    {
        const QImage image = map().grab().toImage();
        QSet<QRgb> all;
        for (int y = 0; y < image.height(); y += 3)
            for (int x = 0; x < image.width(); x += 3)
                all.insert(image.pixel(x, y));
        return int(all.size());
    }
    /// How bright the map is on the whole, 0 to 255.
    int brightness()
    {
        const QImage one = map().grab().toImage().scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        return qGray(one.pixel(0, 0));
    }
    void wear(const char* language, bool isDark)
    {
        m_isDark = isDark;
        m_language.speak(QLatin1String(language));
        m_look.wear(isDark ? Theme::Dark : Theme::Light);
        m_window->resize(isDark ? QSize(1920, 1080) : QSize(1366, 768));
    }
    bool m_isDark = false;

private Q_SLOTS:
    void initTestCase()
    {
        open();
        if (QTest::currentTestFailed())
            return;
        m_bringer = std::make_unique<BaseMapBringer>(place(), *m_window);
        signIn("admin");
        map().camera().setSmooth(false);
        QTRY_VERIFY_WITH_TIMEOUT(map().layers().find(QStringLiteral("basemap:monaco-2022-12.osm.mbtiles"))
                || map().layers().all().size() > 3,
            30'000);
    }
    void cleanupTestCase()
    {
        m_bringer.reset();
        close();
    }
    void init() { bringToFront(); }

    void theCityIsDrawnByDayAndAtNight()
    {
        for (const char* language : { "en", "zh_CN" }) {
            for (const bool isDark : { false, true }) {
                wear(language, isDark);
                look(17);
                QTRY_VERIFY2_WITH_TIMEOUT(colours() > 100, "near", 30'000);
                QTRY_VERIFY_WITH_TIMEOUT(isDark ? brightness() < 80 : brightness() > 180, 30'000);
                save(*m_window, "near");
                look(13.5);
                QTRY_VERIFY2_WITH_TIMEOUT(colours() > 50, "far", 30'000);
                save(*m_window, "far");
            }
        }
    }

    void whatIsReachedGoesByTheRoads()
    {
        for (const bool isDark : { false, true }) {
            wear(isDark ? "en" : "zh_CN", isDark);
            look(13.5);
            press("reach");
            QTRY_COMPARE_WITH_TIMEOUT(m_window->reach().rings().size(), 3u, 20'000);
            QVERIFY(m_window->reach().rings().front().isByRoad);
            QTRY_VERIFY(map().isSettled());
            save(*m_window, "reach");
            m_window->reach().clear();
        }
    }

    void drawnAndAsked()
    {
        for (const bool isDark : { false, true }) {
            wear(isDark ? "en" : "zh_CN", isDark);
            look(15.5);
            press("drawings");
            QVERIFY(m_window->drawingPage());
            save(*m_window->drawingPage(), "drawings");
            m_window->drawingPage()->close();
            m_window->drawingTool().draw(DrawnShape::Route);
            for (const QPoint at : { QPoint(-200, 60), QPoint(-90, 20), QPoint(40, 60), QPoint(140, -30) })
                click(at.x(), at.y());
            save(*m_window, "drawing");
            QTest::keyClick(&map().view(), Qt::Key_Return);
            QVERIFY(m_window->drawingForm());
            m_window->drawingForm()->name().setText(QString::fromUtf8("绕行路线"));
            save(*m_window->drawingForm(), "drawing-form");
            m_window->drawingForm()->file();
            QTRY_VERIFY(!m_window->drawingForm());
            press("area");
            for (const QPoint at : { QPoint(-150, -120), QPoint(150, -120), QPoint(170, 110), QPoint(-140, 130) })
                click(at.x(), at.y());
            QTest::keyClick(&map().view(), Qt::Key_Return);
            QTRY_VERIFY(m_window->areaPage() && m_window->areaPage()->isThere());
            save(*m_window->areaPage(), "area-page");
            save(*m_window, "area");
            m_window->areaPage()->close();
            m_window->areaTool().end();
        }
    }

    void anInventoryIsLookedAt()
    {
        for (const bool isDark : { false, true }) {
            wear(isDark ? "en" : "zh_CN", isDark);
            press("inventory");
            const QPointer<InventoryDialog> dialog = m_window->inventoryDialog();
            QVERIFY(dialog);
            dialog->choose(realData("components/tulsa_hydrants.csv.gz"));
            QTRY_VERIFY_WITH_TIMEOUT(!dialog->isLooking(), 30'000);
            save(*dialog, "inventory");
            dialog->close();
            QTRY_VERIFY(!m_window->inventoryDialog() || !m_window->inventoryDialog()->isVisible());
        }
    }

    void thePageIsPrinted()
    {
        const QString folder = qEnvironmentVariable("FENGSUI_PICTURES", m_folder.path());
        wear("zh_CN", false);
        look(16);
        for (const int paper : { 0, 1 }) {
            press("printMap");
            const QPointer<MapSheetDialog> dialog = m_window->findChild<MapSheetDialog*>();
            QVERIFY(dialog);
            QTRY_VERIFY(!dialog->preview()->pixmap().isNull());
            save(*dialog, "sheet");
            const QString path = QStringLiteral("%1/monaco-%2.pdf").arg(folder).arg(paper);
            QFile::remove(path);
            dialog->file()->setText(path);
            dialog->paper()->setCurrentIndex(paper);
            dialog->scale()->setEditText(QStringLiteral("1:10000"));
            QTest::keyClick(dialog->title(), Qt::Key_Return);
            QTRY_VERIFY_WITH_TIMEOUT(!dialog, 60'000);
            QVERIFY(QFile(path).size() > 50'000); // the streets are on it
        }
        m_language.speak("en");
        m_look.wear(Theme::Light);
    }
};

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    if (!QFile::exists(realData(extract))) {
        std::printf("skipped: there is no %s in the folder of real data\n", extract);
        return 77;
    }
    MonacoWindowTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "monaco_window_test.moc"
