#include "console/base_map_bringer.h"

#include "ui/window/demo_window.h"

#include "map/map_layers.h"
#include "map/map_pane.h"
#include "sqlite/connection.h"
#include "window/mode_banner.h"
#include "wiring/base_maps.h"

#include <QBuffer>
#include <QImage>

#include <filesystem>

using namespace fengsui;
using namespace fengsui::ui;
namespace fs = std::filesystem;

/// Base maps that are taken in while the window is open, as "fengsui-clerk import basemap" does it beside.
class BaseMapBringerTest : public DemoWindow {
    Q_OBJECT

    StoreFolder place() const { return { m_folder.filePath("store").toStdString() }; }
    fs::path written(const char* name, Qt::GlobalColor colour) const
    {
        QImage image(256, 256, QImage::Format_RGB32);
        image.fill(colour);
        QBuffer picture;
        image.save(&picture, "PNG");
        const fs::path file = m_folder.filePath(QString::fromLatin1(name)).toStdString();
        fs::remove(file);
        Connection connection(file, Connection::Mode::Copy);
        connection.execute(
            "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)");
        Statement insert(connection, "INSERT INTO tiles VALUES (0, 0, 0, ?1)");
        const std::string bytes = picture.data().toStdString();
        insert.start().bindBytes(1, bytes);
        insert.run();
        return file;
    }
    void import(const char* name, Qt::GlobalColor colour)
    {
        const auto map = importBaseMap(place(), written(name, colour), {});
        QVERIFY2(map.isOk(), map ? "" : map.refusal().toString().c_str());
    }
    const MapLayer* layer(const char* name) { return m_window->map().layers().find(QStringLiteral("basemap:") + name); }
    QString said() { return m_window->banner().sentence(); }

    std::unique_ptr<BaseMapBringer> m_bringer;

private Q_SLOTS:
    void initTestCase()
    {
        open();
        m_bringer = std::make_unique<BaseMapBringer>(place(), *m_window);
    }
    void cleanupTestCase()
    {
        m_bringer.reset();
        close();
    }

    void whatIsTakenInIsOnTheMapWithoutARestart()
    {
        import("first.mbtiles", Qt::green); // the folder of base maps is made by it
        QTRY_VERIFY_WITH_TIMEOUT(layer("first.mbtiles"), 20'000);
        QTRY_VERIFY2(said().contains("first.mbtiles"), qPrintable(said()));
        import("second.mbtiles", Qt::blue);
        QTRY_VERIFY_WITH_TIMEOUT(layer("second.mbtiles"), 20'000);
        QVERIFY(layer("first.mbtiles"));
        QTRY_VERIFY(said().contains("second.mbtiles") && !said().contains("first.mbtiles"));
    }

    void aFileThatVanishesWhileShownIsSaidAndTheMapGoesOn()
    {
        m_window->map().showAll();
        fs::remove(place().baseMaps() / "second.mbtiles");
        QTRY_VERIFY_WITH_TIMEOUT(!layer("second.mbtiles"), 20'000);
        QVERIFY2(said().contains("second.mbtiles") && said().contains("no longer"), qPrintable(said()));
        QVERIFY(layer("first.mbtiles"));
        QTRY_VERIFY(m_window->map().isSettled());
    }

    void aBrokenFileIsNamed()
    {
        fs::copy_file(place().baseMaps() / "first.mbtiles", m_folder.filePath("broken").toStdString());
        fs::resize_file(m_folder.filePath("broken").toStdString(), 100);
        fs::rename(m_folder.filePath("broken").toStdString(), place().baseMaps() / "broken.mbtiles");
        QTRY_VERIFY2_WITH_TIMEOUT(
            said().startsWith("✕") && said().contains("broken.mbtiles"), qPrintable(said()), 20'000);
        QVERIFY(layer("first.mbtiles") && !layer("broken.mbtiles"));
    }
};

QTEST_MAIN(BaseMapBringerTest)
#include "base_map_bringer_test.moc"
