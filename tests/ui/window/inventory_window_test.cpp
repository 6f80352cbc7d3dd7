#include "ui/window/demo_window.h"

#include "forms/search_field.h"
#include "map/component_stock.h"
#include "map/map_pane.h"
#include "places/inventory_columns.h"
#include "places/inventory_dialog.h"
#include "places/thing_link.h"
#include "sqlite/durable_file.h"
#include "support/real_data.h"
#include "support/written_shapes.h"
#include "window/mode_banner.h"
#include "wiring/lamp_files.h"

#include <QFileInfo>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableWidget>

#include <algorithm>
#include <filesystem>

using namespace fengsui;
using namespace fengsui::ui;
namespace fs = std::filesystem;

/// An inventory of components, as an administrator takes it in from a file.
class InventoryWindowTest : public DemoWindow {
    Q_OBJECT

    fs::path files() const { return m_folder.path().toStdString(); }
    QString file(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QString written(const char* name, const std::string& text) const
    {
        writeDurably(files() / name, text);
        return file(name);
    }
    InventoryDialog& dialog() { return *m_window->inventoryDialog(); }
    std::ptrdiff_t editions() const
    {
        const fs::path folder = files() / "store" / "editions";
        return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
    }
    void choose(const QString& path)
    {
        dialog().choose(path);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog().isLooking(), 20'000);
    }
    void run(QPushButton& button)
    {
        QTRY_VERIFY(!dialog().isLooking());
        QVERIFY2(button.isEnabled(), qPrintable(dialog().said()));
        button.click();
        QTRY_VERIFY_WITH_TIMEOUT(
            !dialog().isRunning() && (dialog().takeButton().isEnabled() || dialog().said().contains("✕")), 60'000);
    }
    QString cell(const QTableWidget& table, int row, int column) const
    {
        return table.item(row, column) ? table.item(row, column)->text() : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        open();
        writeLamps(files());
        QTRY_VERIFY(m_window->things().isThere());
    }
    void cleanupTestCase() { close(); }

    void onlyAdministratorsTakeInventoriesIn()
    {
        signIn("dispatcher");
        QAction* action = m_window->findChild<QAction*>("inventory");
        QVERIFY(action && !action->isEnabled());
        signIn("admin");
        QTRY_VERIFY(action->isEnabled());
        bringToFront();
        QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_window->inventoryDialog() && dialog().isVisible());
        QVERIFY(!dialog().takeButton().isEnabled() && !dialog().tryButton().isEnabled());
    }

    void aTableMustSayItsCoordinates()
    {
        choose(file("lamps.csv"));
        QVERIFY2(dialog().said().contains("coordinates"), qPrintable(dialog().said()));
        QVERIFY(!dialog().takeButton().isEnabled());
        QCOMPARE(dialog().preview().rowCount(), 0);
        QCOMPARE(dialog().columns().useOf("ObjID"), std::string("code"));
        QCOMPARE(dialog().columns().useOf("经度"), std::string("longitude"));
        dialog().chooseReference(CoordinateReference::Wgs84);
        QTRY_COMPARE(dialog().preview().rowCount(), 5);
        QCOMPARE(cell(dialog().preview(), 0, 1), QString("5111290203000001"));
        QCOMPARE(cell(dialog().preview(), 0, 9), QString("103.900000, 28.950000"));
        QVERIFY(cell(dialog().preview(), 1, 1).contains("0,0"));
        dialog().chooseReference(CoordinateReference::Gcj02);
        QTRY_VERIFY(dialog().preview().rowCount() == 5 && cell(dialog().preview(), 0, 9) != "103.900000, 28.950000");
        QVERIFY(cell(dialog().preview(), 0, 9).startsWith("103.897"));
    }

    void aFieldHasOneColumnAndIsAskedForWhenItHasNone()
    {
        dialog().chooseReference(CoordinateReference::Wgs84);
        QVERIFY(dialog().columns().use("纬度", "longitude"));
        QCOMPARE(dialog().columns().useOf("经度"), std::string());
        QVERIFY2(dialog().said().contains("longitude and latitude"), qPrintable(dialog().said()));
        QVERIFY(!dialog().takeButton().isEnabled());
        QVERIFY(dialog().columns().use("经度", "longitude") && dialog().columns().use("纬度", "latitude"));
        QVERIFY(dialog().columns().use("ObjID", ""));
        QVERIFY2(dialog().said().contains("class"), qPrintable(dialog().said()));
        dialog().columns().classOfAll().choose("0203");
        QTRY_COMPARE(dialog().preview().rowCount(), 5);
        QCOMPARE(cell(dialog().preview(), 0, 1), QString("5111290203000001")); // counted up
        QVERIFY(dialog().columns().use("ObjID", "code"));
        QTRY_VERIFY(!dialog().isLooking());
    }

    void tryingChangesNothingAndNamesWhatIsRefused()
    {
        const auto before = editions();
        run(dialog().tryButton());
        QCOMPARE(editions(), before);
        QVERIFY2(dialog().said().contains("5 rows: 1 components taken, 4 rows refused"), qPrintable(dialog().said()));
        QVERIFY(dialog().said().contains("only tried"));
        QCOMPARE(dialog().refused().rowCount(), 4);
        QCOMPARE(cell(dialog().refused(), 0, 0), QString("3"));
        QVERIFY(!cell(dialog().refused(), 0, 2).isEmpty());
        QVERIFY(dialog().saveButton().isEnabled());
        dialog().save(file("refused.csv"));
        QTRY_VERIFY2(dialog().said().contains("refused.csv"), qPrintable(dialog().said()));
        const std::string table = readWhole(files() / "refused.csv");
        QVERIFY2(table.starts_with("\xef\xbb\xbfrow,field,reason\r\n3,\"经度\","), table.c_str());
        QCOMPARE(std::ranges::count(table, '\n'), 5);
    }

    void whatIsTakenInIsOnTheMap()
    {
        QSignalSpy finished(&dialog(), &InventoryDialog::finished);
        run(dialog().takeButton());
        QCOMPARE(finished.count(), 1);
        QVERIFY2(dialog().said().contains("in force"), qPrintable(dialog().said()));
        QTRY_VERIFY_WITH_TIMEOUT(
            m_window->things().stock() && m_window->things().stock()->counts().total()[1] == 1u, 20'000);
        QTRY_VERIFY(m_window->banner().sentence().contains("lamps.csv"));
    }

    void shapesBringTheirPlacesAndSayWhatTheyAre()
    {
        for (const char* name : { "lamps.geojson", "lamps.kml" }) {
            choose(file(name));
            QVERIFY2(dialog().takeButton().isEnabled(), qPrintable(dialog().said()));
            QCOMPARE(dialog().preview().rowCount(), 5);
            QCOMPARE(cell(dialog().preview(), 0, 9), QString("103.900000, 28.950000"));
            run(dialog().tryButton());
            QVERIFY2(dialog().said().contains("1 components taken, 4 rows"), qPrintable(dialog().said()));
        }
    }

    void oneOfSeveralLayersIsChosen()
    {
        constexpr Lamp first { "5111290203000001", "路灯", 103.9, 28.95 };
        constexpr Lamp second { "5111290203000002", "监控杆", 103.91, 28.96 };
        Written("GPKG", files() / "two.gpkg").layer("lamps", 4326).add(first).layer("poles", 4326).add(second);
        choose(file("two.gpkg"));
        QCOMPARE(dialog().layers().count(), 2);
        QVERIFY(dialog().layers().isVisible());
        QCOMPARE(cell(dialog().preview(), 0, 1), QString("5111290203000001"));
        QTest::keyClick(&dialog().layers(), Qt::Key_Down);
        QTRY_VERIFY(!dialog().isLooking() && dialog().preview().rowCount() == 1);
        QCOMPARE(cell(dialog().preview(), 0, 1), QString("5111290203000002"));
        run(dialog().tryButton());
        QVERIFY2(dialog().said().contains("1 components taken, 0 rows"), qPrintable(dialog().said()));
    }

    void metresOfAnUnnamedSystemAreAskedFor()
    {
        const Lamp inMetres { "5111290203000001", "lamp", 389'000, 3'203'000 };
        Written("ESRI Shapefile", files() / "metres.shp").layer("metres", 0).add(inMetres);
        choose(file("metres.shp"));
        QVERIFY2(dialog().said().startsWith("✕") && dialog().said().contains("EPSG"), qPrintable(dialog().said()));
        QLineEdit* system = nullptr;
        for (auto* line : dialog().findChildren<QLineEdit*>())
            if (line->accessibleName().contains("plane"))
                system = line;
        QVERIFY(system && system->isVisible());
        QTest::keyClicks(system, "EPSG:4547");
        QTest::keyClick(system, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog().isLooking() && dialog().preview().rowCount() == 1, 10'000);
        QVERIFY2(cell(dialog().preview(), 0, 9).startsWith("112.8"), qPrintable(cell(dialog().preview(), 0, 9)));
        QVERIFY(dialog().isVisible());
    }

    void wordsOfClassesAndStatesAreGivenAMeaning()
    {
        choose(written("words.csv",
            "部件名称;小类代码;状态;经度;纬度\n甲;灯;好的;103.9;28.95\n乙;井盖;坏;103.91;28.95\n丙;0118;完好;103.92;28."
            "95\n"));
        dialog().chooseReference(CoordinateReference::Bd09);
        QTRY_VERIFY(!dialog().isLooking());
        QCOMPARE(dialog().preview().rowCount(), 3);
        QVERIFY(cell(dialog().preview(), 0, 1).startsWith("✕"));
        QTableWidget& words = dialog().columns().meanings();
        QCOMPARE(words.rowCount(), 4);
        QCOMPARE(cell(words, 0, 1), QString("灯"));
        qobject_cast<SearchField*>(words.cellWidget(0, 2))->choose("0118");
        qobject_cast<SearchField*>(words.cellWidget(1, 2))->choose("0101");
        for (const int row : { 2, 3 }) {
            auto* box = qobject_cast<QComboBox*>(words.cellWidget(row, 2));
            box->setCurrentIndex(box->findData(row == 2 ? "intact" : "broken"));
        }
        QTRY_VERIFY(!dialog().isLooking());
        QVERIFY2(dialog().said().contains("can all be used"), qPrintable(dialog().said()));
        QCOMPARE(cell(dialog().preview(), 1, 8), QString("broken"));
        run(dialog().tryButton());
        QVERIFY2(dialog().said().contains("3 rows: 3 components taken"), qPrintable(dialog().said()));
    }

    void whatIsNoInventoryIsSaid()
    {
        choose(written("broken.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{"));
        QVERIFY2(dialog().said().startsWith("✕"), qPrintable(dialog().said()));
        QVERIFY(!dialog().takeButton().isEnabled());
        choose(file("nobody.csv"));
        QVERIFY2(dialog().said().startsWith("✕"), qPrintable(dialog().said()));
    }

    void escapeStopsAndThenCloses()
    {
        std::string many = "ObjID,经度,纬度\n";
        for (int i = 0; i < 300'000; ++i)
            many += std::to_string(5111290118000001LL + i) + ",103." + std::to_string(100'000 + i) + ",28.9\n";
        choose(written("many.csv", many));
        dialog().chooseReference(CoordinateReference::Wgs84);
        QTRY_VERIFY(!dialog().isLooking());
        const auto before = editions();
        dialog().takeButton().click();
        QVERIFY(dialog().isRunning());
        QTest::keyClick(&dialog(), Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog().isRunning(), 30'000);
        QVERIFY2(dialog().said().contains("nothing was changed"), qPrintable(dialog().said()));
        QCOMPARE(editions(), before);
        QVERIFY(dialog().isVisible());
        QTest::keyClick(&dialog(), Qt::Key_Escape);
        QVERIFY(!dialog().isVisible());
    }

    void inTheOtherLanguageNothingStaysEnglish()
    {
        dialog().show();
        m_language.speak("zh_CN");
        QTRY_COMPARE(dialog().windowTitle(), QString("导入部件"));
        QTRY_VERIFY(!dialog().isLooking());
        for (const QString& text : textsOf(dialog()))
            if (text.contains(QRegularExpression("[a-z]{4,} [a-z]{3,}")))
                QVERIFY2(text.contains(QRegularExpression("[\\x{4e00}-\\x{9fff}]")), qPrintable(text));
        m_language.speak("en");
        QTRY_COMPARE(dialog().windowTitle(), QString("Take components in"));
        dialog().hide();
    }

    void theStreetLightsOfACityComeIn()
    {
        const QString lights = realData("components/bristol_streetlights.csv.gz");
        if (!QFileInfo::exists(lights))
            QSKIP("there is no folder of real data");
        dialog().show();
        choose(lights);
        dialog().chooseReference(CoordinateReference::Wgs84);
        dialog().columns().classOfAll().choose("0118");
        QTRY_VERIFY(!dialog().isLooking());
        run(dialog().takeButton());
        QVERIFY2(dialog().said().contains("49451 rows: 49451 components taken"), qPrintable(dialog().said()));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->things().stock()->counts().total()[0] == 49'451u, 30'000);
    }
};

QTEST_MAIN(InventoryWindowTest)
#include "inventory_window_test.moc"
