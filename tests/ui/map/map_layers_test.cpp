#include "map/map_layers.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fengsui::ui;

namespace {

class Nothing : public TilePainter {
public:
    void paint(QPainter&, TileKey, const TileStyle&) const override { }
};

MapLayer layer(const char* id, int rank)
{
    return { QString::fromLatin1(id), QString::fromLatin1(id).toUpper(), std::make_shared<const Nothing>(), rank };
}

QString order(const MapLayers& layers)
{
    QStringList ids;
    for (const MapLayer& one : layers.all())
        ids.append(one.id);
    return ids.join(u' ');
}

} // namespace

class MapLayersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void layersLieByTheirRankUntilSomebodyMovesOne()
    {
        MapLayers layers;
        for (const auto& [id, rank] : { std::pair("names", 600), std::pair("ground", 0), std::pair("heat", 200) })
            layers.put(layer(id, rank));
        QCOMPARE(order(layers), QStringLiteral("ground heat names"));
        layers.move(QStringLiteral("heat"), MapLayers::Direction::Up);
        QCOMPARE(order(layers), QStringLiteral("ground names heat"));
        layers.move(QStringLiteral("heat"), MapLayers::Direction::Up);
        layers.move(QStringLiteral("ground"), MapLayers::Direction::Down);
        layers.move(QStringLiteral("unknown"), MapLayers::Direction::Down);
        QCOMPARE(order(layers), QStringLiteral("ground names heat"));
    }

    void anotherPainterTakesThePlaceOfTheFirst()
    {
        MapLayers layers;
        layers.put(layer("heat", 200));
        layers.setShown(QStringLiteral("heat"), false);
        layers.setOpacity(QStringLiteral("heat"), 0.25);
        MapLayer next = layer("heat", 200);
        const auto painter = next.painter;
        layers.put(std::move(next));
        QCOMPARE(layers.all().size(), 1u);
        QVERIFY(layers.all()[0].painter == painter);
        QVERIFY(!layers.all()[0].isShown);
        QCOMPARE(layers.all()[0].opacity, 0.25);
    }

    void onlyWhatPeopleSetIsSaidToBeKept()
    {
        MapLayers layers;
        QSignalSpy changed(&layers, &MapLayers::changed), wished(&layers, &MapLayers::wishChanged);
        layers.put(layer("a", 1));
        layers.put(layer("b", 2));
        QCOMPARE(changed.count(), 2);
        QCOMPARE(wished.count(), 0);
        layers.setShown(QStringLiteral("a"), true); // as it is
        layers.setOpacity(QStringLiteral("a"), 7); // not more than whole, as it is
        QCOMPARE(wished.count(), 0);
        layers.setOpacity(QStringLiteral("a"), -1);
        QCOMPARE(layers.find(QStringLiteral("a"))->opacity, 0.0);
        layers.move(QStringLiteral("a"), MapLayers::Direction::Up);
        QCOMPARE(wished.count(), 2);
    }

    void whatPeopleSetComesBackAlsoForLayersThatComeLate()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("settings.ini"));
        {
            MapLayers layers;
            for (const auto& [id, rank] : { std::pair("ground", 0), std::pair("map", 100), std::pair("names", 600) })
                layers.put(layer(id, rank));
            layers.move(QStringLiteral("map"), MapLayers::Direction::Up);
            layers.setOpacity(QStringLiteral("map"), 0.5);
            layers.setShown(QStringLiteral("names"), false);
            QSettings settings(file, QSettings::IniFormat);
            layers.keep(settings);
        }
        MapLayers layers;
        layers.put(layer("names", 600));
        QSettings settings(file, QSettings::IniFormat);
        layers.restore(settings);
        QVERIFY(!layers.all()[0].isShown);
        layers.put(layer("ground", 0));
        layers.put(layer("map", 100)); // a base map is opened beside the window
        QCOMPARE(order(layers), QStringLiteral("ground names map"));
        QCOMPARE(layers.find(QStringLiteral("map"))->opacity, 0.5);
        layers.put(layer("fresh", 300));
        QVERIFY(layers.find(QStringLiteral("fresh"))->isShown);
    }
};

QTEST_GUILESS_MAIN(MapLayersTest)
#include "map_layers_test.moc"
