#include "sqlite/connection.h"
#include "tiles/base_map_shelf.h"

#include <QBuffer>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace fengsui;
namespace fs = std::filesystem;

namespace {

std::string picture(const char* format, int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QBuffer buffer;
    image.save(&buffer, format);
    return buffer.data().toStdString();
}

struct Tile {
    int zoom, column, row; // as in the file: rows from the south
    std::string bytes;
};

void write(const fs::path& file, const std::vector<Tile>& tiles, const std::string& more = {})
{
    fs::remove(file);
    Connection connection(file, Connection::Mode::Copy);
    connection.execute(
        "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)");
    if (!more.empty())
        connection.execute(more);
    Statement insert(connection, "INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)");
    for (const Tile& tile : tiles) {
        insert.start().bind(1, tile.zoom).bind(2, tile.column).bind(3, tile.row).bindBytes(4, tile.bytes);
        insert.run();
    }
}

} // namespace

class MbtilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAreCountedFromTheNorth()
    {
        write(file(), { { 2, 1, 3, picture("PNG", 256) + "north" }, { 2, 1, 0, picture("PNG", 256) + "south" } });
        const auto source = openTiles(file());
        QVERIFY(source);
        QVERIFY((*source)->tile({ 2, 1, 0 })->value().ends_with("north"));
        QVERIFY((*source)->tile({ 2, 1, 3 })->value().ends_with("south"));
        QVERIFY(!*(*source)->tile({ 2, 0, 0 }));
    }

    void webpTilesAreDetectedWhateverTheFileSays()
    {
        const std::string small = picture("WEBP", 256), large = picture("WEBP", 512);
        QVERIFY(small.starts_with("RIFF") && large.starts_with("RIFF"));
        for (const int side : { 256, 512 }) {
            write(file(), { { 3, 4, 4, side == 256 ? small : large } },
                "CREATE TABLE metadata (name TEXT, value TEXT); INSERT INTO metadata VALUES ('format', 'png')");
            const auto source = openTiles(file());
            QVERIFY2(source.isOk(), source ? "" : source.refusal().toString().c_str());
            QVERIFY((*source)->facts().format == TileFormat::WebP);
            QCOMPARE((*source)->facts().side, side);
            const auto tile = (*source)->tile({ 3, 4, 3 });
            QVERIFY(tile && *tile);
            const QImage image = QImage::fromData(QByteArray::fromStdString(**tile));
            QCOMPARE(image.width(), side);
        }
    }

    void whatMetadataLeaveOutIsFoundFromTheTiles()
    {
        // 30° to 40° north at zoom 5: column 25 and 26, row 12 from the north
        write(file(),
            { { 4, 12, 9, picture("JPG", 512) }, { 5, 25, 19, picture("JPG", 512) },
                { 5, 26, 19, picture("JPG", 512) } });
        const auto source = openTiles(file());
        QVERIFY(source);
        const TileFacts& facts = (*source)->facts();
        QVERIFY(facts.format == TileFormat::Jpeg);
        QCOMPARE(facts.side, 512);
        QCOMPARE(facts.lowestZoom, 4);
        QCOMPARE(facts.highestZoom, 5);
        QCOMPARE(facts.name, std::string("map"));
        QCOMPARE(facts.west, 25 * 11.25 - 180);
        QCOMPARE(facts.east, 27 * 11.25 - 180);
        QVERIFY(std::abs(facts.south - 31.9522) < 1e-3 && std::abs(facts.north - 40.9799) < 1e-3);
    }

    void metadataThatContradictTheTilesAreNotBelieved()
    {
        write(file(), { { 3, 1, 1, picture("PNG", 256) } },
            "CREATE TABLE metadata (name TEXT, value TEXT);"
            "INSERT INTO metadata VALUES ('format', 'jpg'), ('minzoom', '0'), ('maxzoom', '18'), ('name', '县城'),"
            "('bounds', '103.5, 28.7,104.1,29.2'), ('attribution', '<b>&copy; 测绘</b>')");
        const auto source = openTiles(file());
        QVERIFY(source);
        const TileFacts& facts = (*source)->facts();
        QVERIFY(facts.format == TileFormat::Png);
        QCOMPARE(facts.lowestZoom, 3);
        QCOMPARE(facts.highestZoom, 3);
        QCOMPARE(facts.name, std::string("县城"));
        QCOMPARE(facts.attribution, std::string("© 测绘"));
        QCOMPARE(facts.west, 103.5);
        QCOMPARE(facts.north, 29.2);
    }

    void aFileThatCannotBeUsedIsNamedWithTheReason()
    {
        const auto refused = [this](const char* words) {
            const auto opened = openTiles(file());
            const std::string said = opened ? "it was read" : opened.refusal().toString();
            QVERIFY2(said.find("map.mbtiles") != std::string::npos, said.c_str());
            QVERIFY2(said.find(words) != std::string::npos, said.c_str());
        };
        write(file(), {});
        refused("holds no tiles");
        write(file(), { { 0, 0, 0, std::string("\x1f\x8b\x08", 3) } });
        refused("vector tiles");
        write(file(), { { 0, 0, 0, "a text" } });
        refused("no png, jpg or webp");
        write(file(), { { 0, 0, 0, picture("PNG", 300) } });
        refused("300 × 300");
        write(file(), { { 40, 0, 0, picture("PNG", 256) } });
        refused("zoom levels from 40 to 40");
        fs::remove(file());
        {
            Connection connection(file(), Connection::Mode::Copy);
            connection.execute("CREATE TABLE other (a)");
        }
        refused("no table of tiles");
        std::vector<Tile> many;
        for (int i = 0; i < 40; ++i)
            many.push_back({ 10, i, i, picture("PNG", 256) + std::string(5000, 'x') });
        write(file(), many);
        fs::resize_file(file(), 4096);
        refused("damaged");
        std::ofstream(file()) << "words";
        refused("begins neither");
        std::ofstream(file()).flush();
        refused("is empty");
    }

    void aMapIsTakenIntoTheFolderAndFoundThere()
    {
        write(file(), { { 1, 0, 0, picture("PNG", 256) } });
        const fs::path folder = fs::path(m_folder.path().toStdString()) / "basemaps";
        const BaseMapShelf shelf(folder);
        QVERIFY(shelf.all().empty());
        QVERIFY(shelf.add(file()));
        std::ofstream(folder / "broken.pmtiles") << "PMTiles";
        std::ofstream(folder / "note.txt") << "no map";
        const auto all = shelf.all();
        QCOMPARE(all.size(), 2u);
        QCOMPARE(all[0].id, std::string("broken.pmtiles"));
        QVERIFY(!all[0].source && all[0].problem);
        QCOMPARE(all[1].id, std::string("map.mbtiles"));
        QVERIFY(all[1].source && all[1].source->tile({ 1, 0, 1 })->has_value());
        std::ofstream(file()) << "words";
        QVERIFY(!shelf.add(file()));
        QVERIFY(shelf.all()[1].source); // what was there stays
        fs::remove(folder / "map.mbtiles");
        const auto gone = all[1].source->tile({ 1, 0, 1 });
        QVERIFY(!gone);
        QCOMPARE(gone.refusal().toString(), std::string("map.mbtiles is gone."));
    }

private:
    fs::path file() const { return (m_folder.path() + QStringLiteral("/map.mbtiles")).toStdString(); }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(MbtilesTest)
#include "mbtiles_test.moc"
