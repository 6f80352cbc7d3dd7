#include "support/real_data.h"
#include "tiles/base_map_shelf.h"

#include <QTemporaryDir>

#include <filesystem>

using namespace fengsui;

namespace {

Result<std::shared_ptr<const TileSource>> opened(const char* name)
{
    return openTiles(realData("tiles/").toStdString() + name);
}

} // namespace

class BaseMapsRealdataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameMapIsTheSameInBothContainers()
    {
        const auto mbtiles = opened("stamen_toner_z3.mbtiles"), pmtiles = opened("stamen_toner_z3.pmtiles");
        QVERIFY(mbtiles && pmtiles);
        int tiles = 0;
        for (int zoom = 0; zoom <= 4; ++zoom)
            for (std::uint32_t x = 0; x < 1u << zoom; ++x)
                for (std::uint32_t y = 0; y < 1u << zoom; ++y) {
                    const auto a = (*mbtiles)->tile({ zoom, x, y }), b = (*pmtiles)->tile({ zoom, x, y });
                    QVERIFY(a && b);
                    QVERIFY(*a == *b);
                    tiles += a->has_value() ? 1 : 0;
                }
        QCOMPARE(tiles, 85);
        for (const auto& source : { *mbtiles, *pmtiles }) {
            QCOMPARE(source->facts().lowestZoom, 0);
            QCOMPARE(source->facts().highestZoom, 3);
            QVERIFY(source->facts().format == TileFormat::Png);
            QCOMPARE(source->facts().side, 256);
        }
    }

    void missingFormatsAreDetected()
    {
        const auto png = opened("geography-class-png.mbtiles"), jpg = opened("geography-class-jpg.mbtiles");
        QVERIFY(png && jpg);
        QVERIFY((*png)->facts().format == TileFormat::Png);
        QVERIFY((*jpg)->facts().format == TileFormat::Jpeg);
        QCOMPARE((*png)->facts().highestZoom, 1);
        QVERIFY(!(*png)->facts().name.empty());
    }

    void whatCannotBeUsedIsNamedWithTheReason_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::newRow("world_cities.mbtiles") << QStringLiteral("vector tiles");
        QTest::newRow("invalid.mbtiles") << QStringLiteral("invalid.mbtiles");
        QTest::newRow("invalid-tile-format.mbtiles") << QStringLiteral("no png, jpg or webp");
        QTest::newRow("test_fixture_1.pmtiles") << QStringLiteral("vector tiles");
        QTest::newRow("empty.pmtiles") << QStringLiteral("is empty");
        QTest::newRow("invalid.pmtiles") << QStringLiteral("begins neither");
    }
    void whatCannotBeUsedIsNamedWithTheReason()
    {
        QFETCH(QString, reason);
        const auto refused = opened(QTest::currentDataTag());
        QVERIFY(!refused);
        const QString said = QString::fromStdString(refused.refusal().toString());
        QVERIFY2(said.contains(QLatin1String(QTest::currentDataTag())) && said.contains(reason), qPrintable(said));
    }

    // Cut anywhere, a real file is refused at once, or refuses the tiles that are behind the cut; it never crashes.
    void realFilesThatAreCutOffAreRefused()
    {
        const QTemporaryDir folder;
        int refused = 0;
        for (const char* name : { "stamen_toner_z3.mbtiles", "stamen_toner_z3.pmtiles" }) {
            const std::filesystem::path whole = realData("tiles/").toStdString() + name;
            const std::filesystem::path cut = (folder.path() + '/').toStdString() + name;
            for (const std::uintmax_t of64 : { 0, 1, 7, 20, 32, 50, 63 }) {
                std::filesystem::copy_file(whole, cut, std::filesystem::copy_options::overwrite_existing);
                std::filesystem::permissions(cut, std::filesystem::perms::owner_all);
                std::filesystem::resize_file(cut, std::filesystem::file_size(whole) * of64 / 64);
                const auto source = openTiles(cut);
                bool isWhole = source.isOk();
                for (std::uint32_t x = 0; source && x < 8; ++x)
                    for (std::uint32_t y = 0; y < 8; ++y)
                        if (!(*source)->tile({ 3, x, y }))
                            isWhole = false;
                refused += isWhole ? 0 : 1;
            }
        }
        QCOMPARE(refused, 14);
    }
};

FENGSUI_REALDATA_MAIN(BaseMapsRealdataTest)
#include "base_maps_realdata_test.moc"
