#include "map/area_layers.h"
#include "map/area_names.h"
#include "map/tile_plan.h"
#include "map/tile_store.h"
#include "wobbly_county.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace fengsui::ui;

namespace {

const Degrees middle { 103.9, 28.96 };

TileKey tileAt(Degrees at, double zoom)
{
    const int level = TileKey::levelOf(zoom);
    const WorldPoint world = toWorld(at);
    return { level, int(world.x / TileKey::side(level)), int(world.y / TileKey::side(level)) };
}

QColor colourAt(const TileComposer& painter, Degrees at, double zoom)
{
    const TileKey key = tileAt(at, zoom);
    const QImage image = painter.compose(key);
    const WorldPoint world = toWorld(at);
    const double pixels = image.width() / key.ground().width();
    return image.pixelColor(int((world.x - key.ground().left) * pixels), int((world.y - key.ground().top) * pixels));
}

} // namespace

class TilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_camera = std::make_unique<MapCamera>();
        m_camera->setSmooth(false);
        m_camera->setView({ 800, 600 }, 1);
    }

    void aPolygonIsFilledInEveryFormatAndScale()
    {
        const auto areas = std::make_shared<const MapAreas>(std::vector { squareTown(middle) });
        for (const QImage::Format format : { QImage::Format_RGB32, QImage::Format_RGBX8888 })
            for (const double scale : { 1.0, 1.25, 2.0 })
                for (const double zoom : { 9.0, 12.25, 15.0, 18.75 }) {
                    TileStyle style;
                    style.format = format;
                    style.scale = scale;
                    const TileComposer painter(areaLayers(areas, style.font), style);
                    QCOMPARE(painter.compose(tileAt(middle, zoom)).width(), int(std::lround(256 * scale)));
                    QCOMPARE(colourAt(painter, middle, zoom), style.palette.tints[0]);
                    QCOMPARE(
                        colourAt(painter, { middle.longitude + 0.06, middle.latitude }, zoom), style.palette.outside);
                }
    }

    void holesStayOpen()
    {
        MapArea town = squareTown(middle);
        std::vector<Degrees> hole;
        for (const Degrees corner : town.rings.front())
            hole.push_back({ (corner.longitude + middle.longitude) / 2, (corner.latitude + middle.latitude) / 2 });
        town.rings.push_back(hole);
        const auto areas = std::make_shared<const MapAreas>(std::vector { town });
        const TileComposer painter(areaLayers(areas, {}), {});
        QCOMPARE(colourAt(painter, middle, 14), MapPalette::light().outside);
        QCOMPARE(colourAt(painter, { middle.longitude + 0.035, middle.latitude }, 14), MapPalette::light().tints[0]);
        QVERIFY(areas->at(toWorld(middle)).empty());
    }

    void neighboursDifferInColour()
    {
        const auto county = wobblyCounty();
        QCOMPARE(county->tintedLevel(), 1);
        QVERIFY(county->hasDemoGeometry());
        const auto& towns = county->levels()[1].shapes;
        for (const auto a : towns)
            for (const auto b : towns)
                if (a != b && county->shapes()[a].box.touches(county->shapes()[b].box))
                    QVERIFY(county->shapes()[a].tint != county->shapes()[b].tint);
    }

    void aPlaceKnowsItsCountyTownVillageAndCell()
    {
        const auto county = wobblyCounty();
        const auto& cell = county->shapes()[county->levels()[3].shapes[77]];
        const auto found = county->at(cell.label);
        QCOMPARE(found.size(), 4u);
        QCOMPARE(found[0]->code, QStringLiteral("511129"));
        QCOMPARE(found[3]->code, cell.code);
        QVERIFY(cell.code.startsWith(found[2]->code) && found[2]->code.startsWith(found[1]->code));
        QVERIFY(county->at(toWorld({ 0, 0 })).empty());
    }

    void areasWithoutARingAreLeftOut()
    {
        const MapAreas none({ MapArea { QStringLiteral("1"), {}, 0, { { { 1, 1 }, { 2, 2 } } }, {}, true } });
        QVERIFY(none.shapes().empty());
        QVERIFY(none.box().isEmpty());
        QCOMPARE(none.tintedLevel(), -1);
        QVERIFY(!none.hasDemoGeometry());
    }

    void namesNeverOverlapAndNearerOnesShowMore()
    {
        const auto county = wobblyCounty();
        std::size_t towns = 0, cells = 0;
        for (const double zoom : { 8.0, 10.5, 12.0, 14.25, 16.0, 18.0 }) {
            const auto names = placeNames(*county, zoom, QApplication::font());
            for (std::size_t i = 0; i < names.size(); ++i)
                for (std::size_t j = i + 1; j < std::min(names.size(), i + 400); ++j)
                    QVERIFY(!names[i].box.intersects(names[j].box));
            towns = std::max<std::size_t>(towns, std::ranges::count(names, 1u, &PlacedName::style));
            cells = std::max<std::size_t>(cells, std::ranges::count(names, 3u, &PlacedName::style));
        }
        QCOMPARE(towns, 16u);
        QCOMPARE(cells, 2304u);
        QVERIFY(placeNames(*county, 4, QApplication::font()).empty());
    }

    void neighbouringTilesAgreeOnANameAcrossTheirBorder()
    {
        const auto county = wobblyCounty();
        const double zoom = 13;
        const auto names = placeNames(*county, zoom, {});
        const TileComposer painter(areaLayers(county, {}), {}), nameless(areaLayers(wobblyCounty(Names::Left), {}), {});
        int across = 0;
        for (const PlacedName& name : names) {
            const int left = int(name.box.left() / 256), right = int(name.box.right() / 256),
                      row = int(name.box.center().y() / 256);
            if (left == right || name.box.left() + 10 > right * 256 || name.box.right() - 10 < right * 256)
                continue;
            ++across;
            for (const int column : { left, right }) {
                const TileKey key { TileKey::levelOf(zoom), column, row };
                const QRect part = name.box.translated(-key.x * 256, -key.y * 256).toRect();
                QVERIFY(painter.compose(key).copy(part) != nameless.compose(key).copy(part));
            }
        }
        QVERIFY(across > 0);
    }

    void whatIsInViewGetsPainted()
    {
        TileStore store(*m_camera);
        const auto county = wobblyCounty();
        m_camera->setGround(county->box());
        store.setAreas(county);
        QTRY_VERIFY(store.isComplete());
        for (const PlacedTile& placed : planTiles(*m_camera, store))
            QVERIFY(!placed.isScaled);
    }

    void missingTilesAreCoveredByOthers()
    {
        TileStore store(*m_camera);
        const auto county = wobblyCounty();
        m_camera->setGround(county->box());
        store.setAreas(county);
        QTRY_VERIFY(store.isComplete());
        for (const double zoom : { 13.0, 15.5, 12.0, 11.25 }) {
            m_camera->zoomTo(zoom, { 400, 300 }); // nothing can have been painted yet
            QRegion covered;
            for (const PlacedTile& placed : planTiles(*m_camera, store))
                covered += placed.target.toAlignedRect();
            QVERIFY((QRegion(0, 0, 800, 600) & covered) == QRegion(0, 0, 800, 600));
        }
    }

    void whatIsHeldStaysBelowTheBound()
    {
        constexpr qsizetype bound = 16 * 1024 * 1024;
        TileStore store(*m_camera, bound);
        const auto county = wobblyCounty();
        m_camera->setGround(county->box());
        store.setAreas(county);
        QTRY_VERIFY(store.isComplete());
        for (int i = 0; i < 12; ++i) {
            m_camera->zoomTo(13 + i % 5, { 400, 300 });
            m_camera->panBy({ 333, i % 2 ? 222.0 : -222.0 });
            QTRY_VERIFY_WITH_TIMEOUT(store.isComplete(), 20000);
            QVERIFY(store.bytes() <= bound);
        }
        QVERIFY(store.bytes() > bound / 2);
    }

    void anotherStyleAndOtherAreasArePaintedAnew()
    {
        TileStore store(*m_camera);
        const auto town = std::make_shared<const MapAreas>(std::vector { squareTown(middle) });
        m_camera->setGround(town->box());
        store.setAreas(town);
        TileStyle dark;
        dark.palette = MapPalette::dark();
        store.setStyle(dark);
        QTRY_VERIFY(store.isComplete());
        const TileKey key = tileAt(middle, m_camera->zoom());
        const auto colour = [&] {
            const double pixels = 256 / key.ground().width();
            const WorldPoint at = toWorld(middle);
            return store.tile(key)->pixelColor(
                int((at.x - key.ground().left) * pixels), int((at.y - key.ground().top) * pixels));
        };
        QCOMPARE(colour(), MapPalette::dark().tints[0]);
        store.setAreas(
            std::make_shared<const MapAreas>(std::vector { squareTown({ middle.longitude + 0.2, middle.latitude }) }));
        QTRY_VERIFY(store.isComplete());
        QCOMPARE(colour(), MapPalette::dark().outside);
    }

    void theStoreCanGoWhileItsThreadsPaint()
    {
        const auto county = wobblyCounty();
        m_camera->setGround(county->box());
        for (int i = 0; i < 40; ++i) {
            TileStore store(*m_camera);
            store.setAreas(county);
            m_camera->zoomTo(12 + i % 3, { 400, 300 });
            if (i % 2)
                QCoreApplication::processEvents();
        }
    }

private:
    std::unique_ptr<MapCamera> m_camera;
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TilesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tiles_test.moc"
