#include "map/area_names.h"
#include "map/graticule_painter.h"
#include "map/polygon_clip.h"
#include "map/scale_bar.h"
#include "map/tile_key.h"
#include "map/tile_store.h"
#include "map/web_mercator.h"

#include <QTest>

using namespace fengsui::ui;

class ProjectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placesComeBack()
    {
        for (double latitude = -85; latitude <= 85; latitude += 2.5)
            for (double longitude = -180; longitude <= 180; longitude += 7.5) {
                const Degrees back = toDegrees(toWorld({ longitude, latitude }));
                QVERIFY(std::abs(back.longitude - longitude) < 1e-9); // 0.1 mm
                QVERIFY(std::abs(back.latitude - latitude) < 1e-9);
            }
    }

    void knownPlacesOfTheSquare()
    {
        const WorldPoint middle = toWorld({ 0, 0 });
        QCOMPARE(middle.x, 0.5);
        QCOMPARE(middle.y, 0.5);
        QVERIFY(std::abs(toWorld({ 180, 85.05112877980659 }).y) < 1e-12);
        QVERIFY(std::abs(toWorld({ 0, 90 }).y) < 1e-12);
        // EPSG:3857 of 103.9028° E, 28.9567° N is 11566406.809, 3370963.4 m (x = longitude · pi/180 · 6378137)
        const WorldPoint at = toWorld({ 103.9028, 28.9567 });
        QVERIFY(std::abs((at.x - 0.5) * 2 * M_PI * 6378137 - 103.9028 * M_PI / 180 * 6378137) < 1e-3);
        QVERIFY(
            std::abs((0.5 - at.y) * 2 * M_PI * 6378137 - std::log(std::tan(M_PI / 4 + 28.9567 * M_PI / 360)) * 6378137)
            < 1e-3);
    }

    void aPixelAtTheEquatorIsTheWorldOver256()
    {
        QVERIFY(std::abs(metresPerPixel(0, 0) - 156543.03392804097) < 1e-6);
        QVERIFY(std::abs(metresPerPixel(60, 10) - metresPerPixel(0, 11)) < 1e-6);
    }

    void tilesOfALevelCoverTheGroundAndTheNearestComesFirst()
    {
        const WorldPoint middle = toWorld({ 103.9, 28.96 });
        const WorldBox ground { middle.x - 1e-4, middle.y - 0.5e-4, middle.x + 1e-4, middle.y + 0.5e-4 };
        for (const int level : { 40, 47, 49, 54 }) {
            const auto tiles = tilesOf(ground, level);
            for (const double x : { ground.left, middle.x, ground.right })
                for (const double y : { ground.top, middle.y, ground.bottom })
                    QVERIFY(std::ranges::any_of(tiles, [&](TileKey key) { return key.ground().contains({ x, y }); }));
            for (const TileKey key : tiles)
                QVERIFY(key.ground().touches(ground));
            if (tiles.size() > 8)
                QVERIFY(tiles.front().ground().grownBy(TileKey::side(level) / 2).contains(middle));
        }
    }

    void clippingKeepsWhatIsInside()
    {
        const QRectF sheet(0, 0, 100, 100);
        const QPolygonF inside({ { 10, 10 }, { 90, 10 }, { 90, 90 }, { 10, 90 } });
        QCOMPARE(clipped(inside, sheet), inside);
        QVERIFY(clipped(inside.translated(500, 0), sheet).isEmpty());
        const QPolygonF around({ { -1e6, -1e6 }, { 1e6, -1e6 }, { 1e6, 1e6 }, { -1e6, 1e6 } });
        QCOMPARE(clipped(around, sheet).boundingRect(), sheet);
        const QPolygonF half = clipped(QPolygonF({ { 50, -50 }, { 150, 50 }, { 50, 150 }, { -50, 50 } }), sheet);
        QCOMPARE(half.boundingRect(), sheet);
        QVERIFY(half.containsPoint({ 50, 50 }, Qt::OddEvenFill));
    }

    void scaleBarSaysRoundLengths()
    {
        for (double metresPerPixel = 0.05; metresPerPixel < 5000; metresPerPixel *= 1.37) {
            const ScaleBar::Length length = ScaleBar::lengthFor(metresPerPixel, 120);
            QVERIFY(length.pixels <= 120.001 && length.pixels > 120 / 2.51);
            QVERIFY(std::abs(length.metres / metresPerPixel - length.pixels) < 1e-9);
        }
        QCOMPARE(ScaleBar::lengthFor(10, 120).metres, 1000.0);
        QCOMPARE(ScaleBar::words(500), QStringLiteral("500 m"));
        QCOMPARE(ScaleBar::words(2000), QStringLiteral("2 km"));
    }

    void graticuleLinesKeepTheirDistance()
    {
        for (double zoom = 4; zoom <= 19; zoom += 0.25) {
            const double pixels = graticuleStep(zoom) * worldPixels(zoom) / 360;
            QVERIFY2(pixels >= 100 && pixels <= 260, qPrintable(QString::number(zoom)));
        }
    }
};

QTEST_GUILESS_MAIN(ProjectionTest)
#include "projection_test.moc"
