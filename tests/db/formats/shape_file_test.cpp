#include "formats/shape_file.h"

#include "support/written_shapes.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <filesystem>
#include <fstream>

using namespace fengsui;
namespace fs = std::filesystem;

namespace {

constexpr Lamp first { "5111290203000001", "路灯", 103.9, 28.95 };
constexpr Lamp second { "5111290203000002", "监控杆", 103.91, 28.96 };

struct Read {
    std::vector<std::vector<std::string>> rows; ///< an empty one for a fault
    std::vector<std::optional<Degrees>> places;
    std::string broken;
};

Read readAll(RowSource& source)
{
    Read read;
    for (;;)
        switch (source.next()) {
        case RowSource::Step::Record:
            read.rows.emplace_back(source.values().begin(), source.values().end());
            read.places.push_back(source.place());
            break;
        case RowSource::Step::Fault:
            read.rows.emplace_back();
            read.places.push_back(std::nullopt);
            break;
        case RowSource::Step::Broken:
            read.broken = source.refusal().toString();
            return read;
        case RowSource::Step::End:
            return read;
        }
}

} // namespace

/// Shapefiles, GeoPackages and GeoJSON as rows with places.
class ShapeFileTest : public QObject {
    Q_OBJECT

    const QTemporaryDir m_folder;
    fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

    void requireLamps(const fs::path& file, double tolerance = 1e-9)
    {
        const auto opened = openShapeFile(file);
        QVERIFY2(opened.isOk(), opened.isOk() ? "" : opened.refusal().toString().c_str());
        const Read read = readAll(**opened);
        QVERIFY2(read.broken.empty(), read.broken.c_str());
        QCOMPARE(read.rows.size(), std::size_t(2));
        for (const Lamp* lamp : { &first, &second }) {
            const std::size_t i = lamp == &first ? 0 : 1;
            QCOMPARE(read.rows[i][0], std::string(lamp->code));
            QCOMPARE(read.rows[i][1], std::string(lamp->name));
            QCOMPARE(read.rows[i][2], std::string("12"));
            QVERIFY(read.places[i]);
            QVERIFY2(std::hypot(read.places[i]->longitude - lamp->x, read.places[i]->latitude - lamp->y) < tolerance,
                qPrintable(QString("%1 %2")
                        .arg(read.places[i]->longitude, 0, 'f', 9)
                        .arg(read.places[i]->latitude, 0, 'f', 9)));
        }
        QVERIFY((*opened)->bringsPlaces());
        QCOMPARE((*opened)->reach().total, std::uint64_t(2));
        QCOMPARE((*opened)->number(), std::size_t(2));
    }

private slots:
    void eachFormatIsRead()
    {
        Written("ESRI Shapefile", at("lamps.shp")).layer("lamps", 4490, wkbPoint, "UTF-8").add(first).add(second);
        requireLamps(at("lamps.shp"));
        Written("GPKG", at("lamps.gpkg")).layer("lamps", 4326).add(first).add(second);
        requireLamps(at("lamps.gpkg"));
        Written("GeoJSON", at("lamps.geojson")).layer("lamps", 4326).add(first).add(second);
        requireLamps(at("lamps.geojson"), 1e-6);
        for (const char* name : { "a.shp", "a.SHP", "a.gpkg", "a.geojson", "a.json" })
            QVERIFY(isShapeFile(name));
        for (const char* name : { "a.csv", "a.csv.gz", "a.kml", "shp" })
            QVERIFY(!isShapeFile(name));
    }

    // a plane of metres, as surveying offices hand them out: CGCS 2000, 3 degrees, central meridian 105
    void planeCoordinatesAreConverted()
    {
        OGRSpatialReferenceH degrees = OSRNewSpatialReference(nullptr), plane = OSRNewSpatialReference(nullptr);
        OSRImportFromEPSG(degrees, 4490);
        OSRImportFromEPSG(plane, 4544);
        for (OGRSpatialReferenceH each : { degrees, plane })
            OSRSetAxisMappingStrategy(each, OAMS_TRADITIONAL_GIS_ORDER);
        OGRCoordinateTransformationH there = OCTNewCoordinateTransformation(degrees, plane);
        Lamp a = first, b = second;
        for (Lamp* lamp : { &a, &b })
            QVERIFY(OCTTransform(there, 1, &lamp->x, &lamp->y, nullptr));
        OCTDestroyCoordinateTransformation(there);
        OSRDestroySpatialReference(degrees);
        OSRDestroySpatialReference(plane);
        QVERIFY(a.x > 300'000 && a.x < 500'000 && a.y > 3'000'000);
        Written("ESRI Shapefile", at("plane.shp")).layer("plane", 4544, wkbPoint, "UTF-8").add(a).add(b);
        requireLamps(at("plane.shp"));
        // without its .prj nobody can know, until it is said
        fs::remove(at("plane.prj"));
        const auto refused = openShapeFile(at("plane.shp"));
        QVERIFY(!refused.isOk());
        QCOMPARE(refused.refusal().field, std::string("system"));
        const auto told = openShapeFile(at("plane.shp"), { {}, "EPSG:4544" });
        QVERIFY(told.isOk());
        const Read read = readAll(**told);
        QVERIFY(std::abs(read.places[0]->longitude - first.x) < 1e-8);
        for (const char* wrong : { "EPSG:", "EPSG:99999999999", "EPSG:1", "/etc/passwd", "http://127.0.0.1/", "4544" })
            QCOMPARE(openShapeFile(at("plane.shp"), { {}, wrong }).refusal().field, std::string("system"));
    }

    void degreesWithoutASystemAreDegrees()
    {
        Written("ESRI Shapefile", at("bare.shp")).layer("bare", 0, wkbPoint, "UTF-8").add(first).add(second);
        QVERIFY(!fs::exists(at("bare.prj")));
        requireLamps(at("bare.shp"));
    }

    void oldChineseSystemsAreRefused()
    {
        for (const int epsg : { 4214, 4610, 2434, 2370 }) {
            const std::string name = "old" + std::to_string(epsg) + ".shp";
            Written("ESRI Shapefile", at(name.c_str())).layer("old", epsg).add(first);
            const auto refused = openShapeFile(at(name.c_str()));
            QVERIFY2(!refused.isOk(), name.c_str());
            QVERIFY(refused.refusal().text.find("CGCS 2000") != std::string::npos);
        }
    }

    // the commonest file of all: Chinese bytes, and nothing says which
    void chineseWithoutACodePageIsRead()
    {
        char* name = CPLRecode("路灯", "UTF-8", "GB18030");
        char* cut = CPLRecode("很长的部件名称很长的部件名称很长的部件名称", "UTF-8", "GB18030");
        std::string odd = cut;
        odd.resize(39); // half of a character is left of what did not fit
        Written("ESRI Shapefile", at("gb.shp"))
            .layer("gb", 4490, wkbPoint, "")
            .add({ first.code, name, first.x, first.y })
            .add({ second.code, odd.c_str(), second.x, second.y });
        CPLFree(name);
        CPLFree(cut);
        fs::remove(at("gb.cpg"));
        const auto opened = openShapeFile(at("gb.shp"));
        QVERIFY(opened.isOk());
        const Read read = readAll(**opened);
        QCOMPARE(read.rows.size(), std::size_t(2));
        QCOMPARE(read.rows[0][1], std::string("路灯"));
        QCOMPARE(read.rows[1][1], std::string("很长的部件名称很长的部件名称很长的部件"));
    }

    void codesInColumnsOfDecimalsStayWhole()
    {
        Written("GPKG", at("real.gpkg")).layer("real", 4326).add(first, 5111290203000001.0).add(second, 0.25);
        const auto opened = openShapeFile(at("real.gpkg"));
        QVERIFY(opened.isOk());
        const Read read = readAll(**opened);
        QCOMPARE(read.rows[0][2], std::string("5111290203000001"));
        QCOMPARE(read.rows[1][2], std::string("0.25"));
    }

    void layerIsAskedForWhereThereAreSeveral()
    {
        Written("GPKG", at("two.gpkg")).layer("lamps", 4326).add(first).layer("poles", 4326).add(second);
        const auto refused = openShapeFile(at("two.gpkg"));
        QVERIFY(!refused.isOk());
        QCOMPARE(refused.refusal().field, std::string("layer"));
        QCOMPARE(refused.refusal().arguments.back(), std::string("lamps, poles"));
        const auto layers = shapeLayersOf(at("two.gpkg"));
        QVERIFY(layers.isOk() && (*layers == std::vector<std::string> { "lamps", "poles" }));
        const auto opened = openShapeFile(at("two.gpkg"), { "poles", {} });
        QVERIFY(opened.isOk());
        QCOMPARE(readAll(**opened).rows.front().front(), std::string(second.code));
        QVERIFY(!openShapeFile(at("two.gpkg"), { "trees", {} }).isOk());
    }

    void shapesThatAreNoPlacesAreFaults()
    {
        Written("GPKG", at("mixed.gpkg")).layer("mixed", 4326, wkbUnknown).add(first).addLine(second).add(second);
        const auto opened = openShapeFile(at("mixed.gpkg"));
        QVERIFY(opened.isOk());
        const Read read = readAll(**opened);
        QCOMPARE(read.rows.size(), std::size_t(3));
        QVERIFY(read.rows[1].empty() && !read.rows[2].empty());
        Written("GPKG", at("lines.gpkg")).layer("pipes", 4326, wkbLineString).addLine(second);
        QVERIFY(!openShapeFile(at("lines.gpkg")).isOk()); // nothing in it can be a component
    }

    void brokenFilesAreNamedAndHarmless()
    {
        for (const char* name : { "none.shp", "none.gpkg", "none.geojson" }) {
            const auto refused = openShapeFile(at(name));
            QVERIFY(!refused.isOk());
            QCOMPARE(refused.refusal().arguments.front(), std::string(name));
            std::ofstream(at(name)) << "this is no such file";
            QVERIFY(!openShapeFile(at(name)).isOk());
            std::ofstream(at(name)) << std::string(5000, '\0');
            QVERIFY(!openShapeFile(at(name)).isOk());
        }
        // cut off anywhere it is refused, ends early or lacks places, and never more than that
        Written("ESRI Shapefile", at("cut.shp")).layer("cut", 4490, wkbPoint, "UTF-8").add(first).add(second);
        Written("GPKG", at("cut.gpkg")).layer("cut", 4326).add(first).add(second);
        Written("GeoJSON", at("cut.geojson")).layer("cut", 4326).add(first).add(second);
        for (const char* name : { "cut.shp", "cut.dbf", "cut.shx", "cut.gpkg", "cut.geojson" }) {
            std::ifstream in(at(name), std::ios::binary);
            const std::string bytes((std::istreambuf_iterator<char>(in)), {});
            for (std::size_t part = 0; part < 16; ++part) {
                std::ofstream(at(name), std::ios::binary) << bytes.substr(0, bytes.size() * part / 16);
                fs::path opens = at(name);
                if (opens.extension() == ".dbf" || opens.extension() == ".shx")
                    opens.replace_extension(".shp");
                if (const auto opened = openShapeFile(opens); opened.isOk())
                    QVERIFY(readAll(**opened).rows.size() <= 2);
            }
            std::ofstream(at(name), std::ios::binary) << bytes;
        }
    }
};

QTEST_GUILESS_MAIN(ShapeFileTest)
#include "shape_file_test.moc"
