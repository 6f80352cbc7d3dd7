#include "db/drawing/shipped_style.h"
#include "support/real_data.h"

#include <QImage>
#include <QTemporaryDir>

#include <set>

using namespace fengsui;

class DrawnMapRealdataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void monacoIsDrawnFromFarToNear()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("monaco.osmmap").toStdString();
        const auto made = makeOsmMap(realData("osm/monaco-2022-12.osm.pbf").toStdString(), file, {});
        QVERIFY2(made.isOk(), made ? "" : made.refusal().toString().c_str());
        for (const MapLight light : { MapLight::Day, MapLight::Night }) {
            const auto map = openDrawnMap(file, shippedStyle(), light);
            QVERIFY2(map.isOk(), map ? "" : map.refusal().toString().c_str());
            for (int zoom = lowestDrawnZoom; zoom <= highestDrawnZoom; ++zoom) {
                const auto town = tileSpot(zoom, 7.4210, 43.7325), sea = tileSpot(zoom, 7.4380, 43.7260);
                const auto bytes = (*map)->tile(town.tile);
                QVERIFY2(bytes.isOk() && bytes->has_value(), bytes ? "" : bytes.refusal().toString().c_str());
                const QImage picture = QImage::fromData(QByteArray::fromStdString(**bytes), "png");
                QCOMPARE(picture.size(), QSize(256, 256));
                std::set<QRgb> colours;
                for (int y = 0; y < 256; ++y)
                    for (int x = 0; x < 256; ++x)
                        colours.insert(picture.pixel(x, y));
                QVERIFY2(zoom < 12 || colours.size() > 30, qPrintable(QString::number(zoom)));
                const QImage blue = QImage::fromData(QByteArray::fromStdString(**(*map)->tile(sea.tile)), "png");
                const QColor wet = blue.pixelColor(sea.x, sea.y);
                QVERIFY2(zoom < 12 || wet.blue() > wet.red() + 15, qPrintable(QString::number(zoom)));
            }
        }
    }
};

FENGSUI_REALDATA_MAIN(DrawnMapRealdataTest)
#include "drawn_map_realdata_test.moc"
