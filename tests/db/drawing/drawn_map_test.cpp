#include "db/drawing/shipped_style.h"
#include "support/small_extract.h"
#include "tiles/mbtiles.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <set>
#include <thread>

using namespace fengsui;
namespace fs = std::filesystem;

namespace {

const QColor wood(0xd0, 0xe0, 0xc4), water(0xc2, 0xd8, 0xe6), land(0xf6, 0xf4, 0xef);

bool isLike(QColor a, QColor b)
{
    constexpr int most = 6; // 256 colours a tile
    return qAbs(a.red() - b.red()) <= most && qAbs(a.green() - b.green()) <= most && qAbs(a.blue() - b.blue()) <= most;
}

} // namespace

class DrawnMapTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;
    fs::path m_folder, m_extract, m_map;

    static std::shared_ptr<const TileSource> opened(
        const fs::path& file, MapLight light = MapLight::Day, std::uint64_t bound = 256 << 20)
    {
        auto map = openDrawnMap(file, shippedStyle(), light, bound);
        if (!map)
            qFatal("%s", map.refusal().toString().c_str());
        return *map;
    }
    static QImage image(const TileSource& map, TilePlace place)
    {
        const auto bytes = map.tile(place);
        if (!bytes)
            qFatal("%s", bytes.refusal().toString().c_str());
        return *bytes ? QImage::fromData(QByteArray::fromStdString(**bytes), "png") : QImage();
    }
    static QColor colourAt(const TileSource& map, int zoom, double longitude, double latitude)
    {
        const TileSpot spot = tileSpot(zoom, longitude, latitude);
        return image(map, spot.tile).pixelColor(spot.x, spot.y);
    }
    fs::path kept(const char* light = "light") const
    {
        return m_folder / "drawn" / (std::string("ground.") + light + ".mbtiles");
    }
    std::size_t filesIn(const fs::path& folder) const
    {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
    }

private Q_SLOTS:
    void init()
    {
        static int number = 0;
        m_folder = fs::path(m_home.path().toStdString()) / std::to_string(number++);
        fs::create_directory(m_folder);
        m_extract = m_folder / "ground.osm.pbf";
        m_map = m_folder / "ground.osmmap";
        writeExtract(m_extract, smallGround());
        const auto made = makeOsmMap(m_extract, m_map, {});
        QVERIFY2(made.isOk(), made ? "" : made.refusal().toString().c_str());
        QCOMPARE(made->title, "ground");
    }

    void whatLiesThereIsDrawnAtEveryScale()
    {
        const auto map = opened(m_map);
        QCOMPARE(map->facts().attribution, "© OpenStreetMap contributors");
        QVERIFY(map->facts().side == 256 && map->facts().format == TileFormat::Png);
        for (const int zoom : { 11, 13, 15, 17 }) {
            QVERIFY2(isLike(colourAt(*map, zoom, 103.8862, 28.9740), wood), qPrintable(QString::number(zoom)));
            QVERIFY(isLike(colourAt(*map, zoom, 103.8900, 28.9700), land)); // the clearing
            QVERIFY(isLike(colourAt(*map, zoom, 103.9135, 28.9735), water));
            QVERIFY(isLike(colourAt(*map, zoom, 103.8900, 28.9415), water)); // the sea
            QVERIFY(isLike(colourAt(*map, zoom, 103.8950, 28.9480), land));
        }
        QVERIFY(colourAt(*map, 15, 103.9150, 28.9550) != land); // the road
    }

    void namesAreWritten()
    {
        // Without the names the same tile has fewer dark pixels.
        const auto darkIn = [](const QImage& picture) {
            int dark = 0;
            for (int y = 0; y < picture.height(); ++y)
                for (int x = 0; x < picture.width(); ++x)
                    dark += picture.pixelColor(x, y).lightness() < 90 ? 1 : 0;
            return dark;
        };
        const TilePlace place = tileSpot(14, 103.890, 28.953).tile;
        const int with = darkIn(image(*opened(m_map), place));
        std::string nameless = smallGround();
        for (std::size_t at = 0; (at = nameless.find("name", at)) != std::string::npos;)
            nameless.replace(at, 4, "fixme");
        writeExtract(m_extract, nameless);
        QVERIFY(makeOsmMap(m_extract, m_map, {}).isOk());
        const int without = darkIn(image(*opened(m_map), place));
        QVERIFY2(with > without + 60, qPrintable(QString("%1 %2").arg(with).arg(without)));
    }

    void theNightHasColoursOfItsOwn()
    {
        const auto day = opened(m_map), night = opened(m_map, MapLight::Night);
        QVERIFY(colourAt(*night, 14, 103.8950, 28.9480).lightness() < 60);
        QVERIFY(colourAt(*day, 14, 103.8950, 28.9480).lightness() > 200);
        QVERIFY(fs::exists(kept("light")) && fs::exists(kept("dark")));
    }

    void whatWasDrawnIsKeptAsMbtiles()
    {
        const TilePlace place = tileSpot(14, 103.9, 28.955).tile;
        QImage first;
        {
            const auto map = opened(m_map);
            first = image(*map, place);
            QVERIFY(!image(*map, { 14, place.x + 400, place.y }).width()); // far outside
            QVERIFY(!image(*map, { 19, place.x << 5, place.y << 5 }).width()); // nobody draws that near
        }
        const auto asFile = openMbtiles(kept());
        QVERIFY2(asFile.isOk(), asFile ? "" : asFile.refusal().toString().c_str());
        QCOMPARE((*asFile)->facts().attribution, "© OpenStreetMap contributors");
        QCOMPARE(image(**asFile, place), first);
        // Kept tiles come without the map; others can't be drawn any more.
        const auto map = opened(m_map);
        fs::remove(m_map);
        QCOMPARE(image(*map, place), first);
        const auto gone = map->tile({ 17, place.x << 3, place.y << 3 });
        QVERIFY(!gone && gone.refusal().toString().find("ground.osmmap is gone") != std::string::npos);
    }

    void whatIsKeptMayBeDeletedOrBreak()
    {
        const TilePlace place = tileSpot(14, 103.9, 28.955).tile;
        const auto map = opened(m_map);
        const QImage first = image(*map, place);
        fs::remove_all(m_folder / "drawn");
        QCOMPARE(image(*map, place), first);
        QVERIFY(fs::exists(kept()));
        const auto again = opened(m_map, MapLight::Night);
        fs::create_directories(m_folder / "drawn");
        std::ofstream(kept("dark"), std::ios::binary) << std::string(20000, 'x');
        QVERIFY(!image(*again, place).isNull());
        QVERIFY(openMbtiles(kept("dark")).isOk());
    }

    void anotherMapOrStyleDropsWhatIsKept()
    {
        const TilePlace place = tileSpot(14, 103.890, 28.970).tile;
        const QImage before = image(*opened(m_map), place);
        std::string lines = smallGround();
        lines.replace(lines.find("landuse=forest"), 14, "natural=bare_rock");
        writeExtract(m_extract, lines);
        QVERIFY(makeOsmMap(m_extract, m_map, {}).isOk());
        QVERIFY(image(*opened(m_map), place) != before);
        MapStyle other = shippedStyle();
        other.light.replace(other.light.find("#f6f4ef"), 7, "#ff0000");
        const auto red = openDrawnMap(m_map, other, MapLight::Day);
        QVERIFY(red.isOk());
        QCOMPARE(colourAt(**red, 14, 103.8950, 28.9480), QColor(Qt::red));
    }

    void whatIsKeptIsBounded()
    {
        constexpr std::uint64_t bound = 256 * 1024;
        const auto map = opened(m_map, MapLight::Day, bound);
        QVERIFY(drawAhead(*map, 17, 17, 2, {}).isOk()); // some 300 tiles
        QVERIFY(fs::file_size(kept()) < 2 * bound);
        QVERIFY(!image(*map, tileSpot(17, 103.881, 28.979).tile).isNull()); // the first ones are drawn again
    }

    void squaresAreDrawnAheadAndOnce()
    {
        const auto map = opened(m_map);
        std::uint64_t last = 0;
        const auto tiles = drawAhead(*map, 12, 14, 2, [&](std::uint64_t done, std::uint64_t total) {
            last = total;
            return done <= total;
        });
        QVERIFY(tiles.isOk() && *tiles > 10 && last > 2);
        const auto stopped = drawAhead(*map, 15, 17, 2, [](std::uint64_t, std::uint64_t) { return false; });
        QVERIFY(!stopped && stopped.refusal().toString().find("interrupted") != std::string::npos);
        // Many that want tiles of one square at the same time all get theirs.
        const TilePlace corner = tileSpot(16, 103.9, 28.955).tile;
        std::vector<std::string> got(8);
        {
            std::vector<std::jthread> crowd;
            for (std::uint32_t i = 0; i < got.size(); ++i)
                crowd.emplace_back([&, i] {
                    const auto one = map->tile({ 16, corner.x + i % 4, corner.y + i / 4 });
                    if (one && *one)
                        got[i] = **one;
                });
        }
        for (std::uint32_t i = 0; i < got.size(); ++i)
            QCOMPARE(got[i], **map->tile({ 16, corner.x + i % 4, corner.y + i / 4 }));
    }

    void brokenExtractsLeaveNothing()
    {
        fs::remove(m_map);
        const std::size_t before = filesIn(m_folder);
        std::ofstream(m_extract, std::ios::binary | std::ios::app) << "and some more that is none of it";
        const auto made = makeOsmMap(m_extract, m_map, {});
        QVERIFY(!made && made.refusal().toString().find("ground.osm.pbf") != std::string::npos);
        QCOMPARE(filesIn(m_folder), before);
        writeExtract(m_extract, smallGround());
        QVERIFY(!makeOsmMap(m_extract, m_map, [](std::uint64_t, std::uint64_t) { return false; }));
        QCOMPARE(filesIn(m_folder), before);
    }

    void brokenMapsAreNamedAndRefused()
    {
        const auto refusal = [this] {
            const auto map = openDrawnMap(m_map, shippedStyle(), MapLight::Day);
            return map ? std::string() : map.refusal().toString();
        };
        std::ifstream in(m_map, std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(in), {});
        for (const std::size_t length : { std::size_t(0), std::size_t(50), std::size_t(4096), bytes.size() / 3 }) {
            std::ofstream(m_map, std::ios::binary | std::ios::trunc) << bytes.substr(0, length);
            QVERIFY2(refusal().find("ground.osmmap") != std::string::npos, refusal().c_str());
        }
        std::ofstream(m_map, std::ios::binary | std::ios::trunc) << "words";
        QVERIFY(refusal().find("ground.osmmap") != std::string::npos);
    }

    void aStrangePathIsNoTrouble()
    {
        const fs::path odd = m_folder / "a & b <50 % \"x\" 'y'> 地图.osmmap";
        fs::rename(m_map, odd);
        const auto map = opened(odd);
        QVERIFY(isLike(colourAt(*map, 14, 103.8862, 28.9740), wood));
    }
};

QTEST_GUILESS_MAIN(DrawnMapTest)
#include "drawn_map_test.moc"
