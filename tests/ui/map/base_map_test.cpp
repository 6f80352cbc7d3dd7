#include "coloured_tiles.h"
#include "map/base_map_painter.h"
#include "map/tile_store.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

using namespace fengsui;
using namespace fengsui::ui;

namespace {

using Coloured = ColouredTiles;

QImage painted(const TilePainter& painter, TileKey key, const TileStyle& style = {})
{
    const int side = int(256 * style.scale);
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter p(&image);
    p.scale(style.scale, style.scale);
    painter.paint(p, key, style);
    return image;
}

TileKey whole(int zoom, int x, int y)
{
    return { zoom * TileKey::levelsPerZoom, x, y };
}

} // namespace

class BaseMapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void atAWholeZoomAPictureIsATile()
    {
        const BaseMapPainter painter(std::make_shared<const Coloured>());
        const QImage image = painted(painter, whole(5, 17, 9));
        QCOMPARE(image.pixelColor(0, 0), Coloured::colour({ 5, 17, 9 }));
        QCOMPARE(image.pixelColor(255, 255), Coloured::colour({ 5, 17, 9 }));
        QCOMPARE(painter.attribution(), QStringLiteral("© somebody"));
    }

    void finerPicturesAreTakenForFinerScreensAndLargerOnesForFewer()
    {
        const Coloured small(256), large(512);
        QCOMPARE(BaseMapPainter::sourceZoom(small.facts(), whole(5, 0, 0), 1), 5);
        QCOMPARE(BaseMapPainter::sourceZoom(small.facts(), whole(5, 0, 0), 2), 6);
        QCOMPARE(BaseMapPainter::sourceZoom(large.facts(), whole(5, 0, 0), 1), 4);
        QCOMPARE(BaseMapPainter::sourceZoom(large.facts(), whole(5, 0, 0), 2), 5);
        QCOMPARE(BaseMapPainter::sourceZoom(small.facts(), { 21, 0, 0 }, 1), 5);
        QCOMPARE(BaseMapPainter::sourceZoom(small.facts(), { 22, 0, 0 }, 1), 6);
        QCOMPARE(BaseMapPainter::sourceZoom(small.facts(), whole(12, 0, 0), 1), 8);
    }

    // On a quarter zoom pictures meet inside a tile: each place has the colour of its picture, and no seam shows.
    void betweenZoomsEveryPlaceHasItsPicture()
    {
        const BaseMapPainter painter(std::make_shared<const Coloured>());
        for (const double scale : { 1.0, 1.5, 2.0 })
            for (const int level : { 21, 22, 23 }) {
                const TileKey key { level, 13, 11 };
                TileStyle style;
                style.scale = scale;
                const QImage image = painted(painter, key, style);
                const int zoom = BaseMapPainter::sourceZoom(Coloured().facts(), key, scale);
                const WorldBox ground = key.ground();
                for (int y = 0; y < image.height(); y += 3)
                    for (int x = 0; x < image.width(); x += 3) {
                        const double px = (ground.left + (x + 0.5) / image.width() * ground.width()) * std::exp2(zoom);
                        const double py = (ground.top + (y + 0.5) / image.height() * ground.height()) * std::exp2(zoom);
                        const double rim = 0.02; // smoothing mixes two pictures at their edge
                        if (px - std::floor(px) < rim || px - std::floor(px) > 1 - rim || py - std::floor(py) < rim
                            || py - std::floor(py) > 1 - rim) {
                            QVERIFY(image.pixelColor(x, y) != QColor(Qt::magenta));
                            continue;
                        }
                        QCOMPARE(image.pixelColor(x, y),
                            Coloured::colour({ zoom, std::uint32_t(std::floor(px)), std::uint32_t(std::floor(py)) }));
                    }
            }
    }

    // The machine reads webp by a plugin of its own package; without it nothing of this is painted.
    void webpIsPaintedAndSoAre512Pixels()
    {
        const BaseMapPainter painter(std::make_shared<const Coloured>(512, 8, TileFormat::WebP));
        // One of 512 pixels covers four tiles of the zoom below it.
        for (const int x : { 34, 35 })
            for (const int y : { 18, 19 }) {
                const QImage image = painted(painter, whole(6, x, y));
                QCOMPARE(image.pixelColor(1, 1), Coloured::colour({ 5, 17, 9 }));
                QCOMPARE(image.pixelColor(254, 254), Coloured::colour({ 5, 17, 9 }));
            }
        QVERIFY2(painter.problem().isEmpty(), qPrintable(painter.problem()));
    }

    void aMapForTheNightIsShownAsItIs()
    {
        const BaseMapPainter painter(std::make_shared<const Coloured>(), std::make_shared<const Coloured>(256, 7));
        TileStyle dark;
        dark.palette = MapPalette::dark();
        QCOMPARE(painted(painter, whole(6, 33, 20), dark).pixelColor(5, 5), Coloured::colour({ 6, 33, 20 }));
        const auto broken = std::make_shared<Coloured>();
        broken->isBroken = true;
        const BaseMapPainter half(std::make_shared<const Coloured>(), broken);
        QVERIFY(half.problem().isEmpty());
        (void)painted(half, whole(6, 33, 20), dark);
        QVERIFY(half.problem().contains(QStringLiteral("coloured.mbtiles")));
    }

    void whereAPictureIsMissingAPartOfOneAboveStandsIn()
    {
        const auto source = std::make_shared<Coloured>();
        source->gone = { { 5, 17, 9 }, { 4, 8, 4 } };
        const BaseMapPainter painter(source);
        QCOMPARE(painted(painter, whole(5, 17, 9)).pixelColor(100, 100), Coloured::colour({ 3, 4, 2 }));
        QCOMPARE(painted(painter, whole(10, 17 * 32, 10 * 32)).pixelColor(3, 3), Coloured::colour({ 8, 136, 80 }));
    }

    void beyondTheMapNothingStandsIn()
    {
        const auto source = std::make_shared<Coloured>();
        source->endAt(10); // tiles of zoom 5 are 11.25 degrees wide
        source->gone = { { 5, 16, 9 }, { 5, 17, 9 } };
        const BaseMapPainter painter(source);
        QCOMPARE(painted(painter, whole(5, 16, 9)).pixelColor(9, 9), Coloured::colour({ 4, 8, 4 }));
        QCOMPARE(painted(painter, whole(5, 17, 9)).pixelColor(9, 9), QColor(Qt::magenta));
    }

    void farBelowItsLastZoomNothingIsSmeared()
    {
        const BaseMapPainter painter(std::make_shared<const Coloured>(256, 3));
        QCOMPARE(painted(painter, whole(7, 5, 5)).pixelColor(9, 9), Coloured::colour({ 3, 0, 0 }));
        QCOMPARE(painted(painter, whole(8, 5, 5)).pixelColor(9, 9), QColor(Qt::magenta));
    }

    void aMapOfDaylightIsDimmedInTheDark()
    {
        const BaseMapPainter painter(std::make_shared<const Coloured>());
        TileStyle dark;
        dark.palette = MapPalette::dark();
        const QColor day = painted(painter, whole(8, 100, 200)).pixelColor(5, 5);
        const QColor night = painted(painter, whole(8, 100, 200), dark).pixelColor(5, 5);
        QVERIFY(night.lightness() < day.lightness() * 0.6 && night.lightness() > 10);
    }

    void aFileThatBreaksSaysSoAndComesBack()
    {
        const auto source = std::make_shared<Coloured>();
        const BaseMapPainter painter(source);
        source->isBroken = true;
        QCOMPARE(painted(painter, whole(5, 1, 1)).pixelColor(9, 9), QColor(Qt::magenta));
        QCOMPARE(painter.problem(), QStringLiteral("coloured.mbtiles is gone."));
        source->isBroken = false;
        QCOMPARE(painted(painter, whole(5, 1, 1)).pixelColor(9, 9), Coloured::colour({ 5, 1, 1 }));
        QCOMPARE(painter.problem(), QString());
        source->isNonsense = true;
        painted(painter, whole(5, 2, 1));
        source->isNonsense = false;
        painted(painter, whole(5, 3, 1));
        QVERIFY2(painter.problem().contains(QStringLiteral("5/2/1")), qPrintable(painter.problem()));
    }

    void aPictureIsReadOnceAndThenKept()
    {
        const auto source = std::make_shared<Coloured>();
        const BaseMapPainter painter(source);
        for (int i = 0; i < 5; ++i)
            painted(painter, whole(5, 1, 1));
        QCOMPARE(source->asked.load(), 1);
        for (int x = 0; x < 32; ++x)
            for (int y = 0; y < 10; ++y)
                painted(painter, whole(5, x, y)); // 80 MiB decoded: some have to go
        source->asked = 0;
        painted(painter, whole(5, 31, 9));
        QCOMPARE(source->asked.load(), 0);
        painted(painter, whole(5, 1, 1));
        QCOMPARE(source->asked.load(), 1);
    }

    void layersAreComposedInTheirOrderAndStrength()
    {
        MapCamera camera;
        camera.setSmooth(false);
        camera.setView({ 500, 400 }, 1);
        TileStore store(camera);
        camera.zoomTo(5, { 250, 200 });
        const auto middle = [&] {
            const TileKey key = tilesOf(camera.ground(), TileKey::levelOf(camera.zoom())).front();
            return store.tile(key)->pixelColor(128, 128);
        };
        store.layers().put({ QStringLiteral("map"), QStringLiteral("map"),
            std::make_shared<const BaseMapPainter>(std::make_shared<const Coloured>()), LayerRank::baseMap });
        QVERIFY(!store.isComplete());
        QTRY_VERIFY(store.isComplete());
        const QColor whole = middle(), below = store.outside();
        QVERIFY(whole != below);
        store.layers().setOpacity(QStringLiteral("map"), 0.5);
        QVERIFY(!store.isComplete());
        QCOMPARE(middle(), whole); // until the new one is there
        QTRY_VERIFY(store.isComplete());
        QVERIFY(std::abs(middle().red() - (whole.red() + below.red()) / 2) <= 2);
        store.layers().setShown(QStringLiteral("map"), false);
        QTRY_VERIFY(store.isComplete());
        QCOMPARE(middle(), below);
    }

    void aPainterThatThrowsLeavesTheOthers()
    {
        class Throwing : public TilePainter {
        public:
            void paint(QPainter& painter, TileKey, const TileStyle&) const override
            {
                painter.fillRect(0, 0, 10, 10, Qt::red);
                throw std::runtime_error("out of hand");
            }
        };
        std::vector<MapLayer> layers;
        layers.push_back({ QStringLiteral("a"), {}, std::make_shared<const Throwing>() });
        layers.push_back(
            { QStringLiteral("b"), {}, std::make_shared<const BaseMapPainter>(std::make_shared<const Coloured>()) });
        const QImage image = TileComposer(std::move(layers), {}).compose(whole(5, 3, 3));
        QCOMPARE(image.pixelColor(100, 100), Coloured::colour({ 5, 3, 3 }));
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    BaseMapTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "base_map_test.moc"
