#include "geo/read_features.h"
#include "geo/write_features.h"

#include "support/real_data.h"

#include <QFileInfo>
#include <random>

using namespace fengsui;

namespace {

Loaded<FeatureFile> readReal(const QString& path)
{
    return readFeatureFile(path.toStdString());
}

QByteArray told(const std::vector<Refusal>& refusals)
{
    QByteArray text;
    for (const Refusal& refusal : refusals)
        text += QByteArray::fromStdString(refusal.toString()) + '\n';
    return text;
}

} // namespace

class FeatureFilesTest : public QObject {
    Q_OBJECT

private slots:
    void goodGeoJsonIsRead_data() { filesOf("geojson_vectors/geojsonhint/good", "*.geojson"); }
    void goodGeoJsonIsRead()
    {
        QFETCH(QString, path);
        const auto read = readReal(path);
        if (path.endsWith("issue82.geojson")) { // right by its brackets, but its latitudes go to -109 degrees
            QVERIFY(!read.value && read.faults.front().arguments[1] == "6");
            return;
        }
        QVERIFY2(read.value, told(read.faults));
        QVERIFY(!read.value->features.empty());
    }

    void badGeoJsonIsRefused_data() { filesOf("geojson_vectors/geojsonhint/bad", "*.geojson"); }
    void badGeoJsonIsRefused()
    {
        QFETCH(QString, path);
        const auto read = readReal(path);
        // What the linter only advises against is read, with a note where the standard has a word on it.
        const QString name = QFileInfo(path).baseName();
        const QStringList borne { "bad-polygon-interiorring-rhr", "polygon_winding_order", "point-toomany",
            "geometrycollection_nested", "geometrycollection_single", "excessive_precision_truncated" };
        if (borne.contains(name)) {
            QVERIFY2(read.value, told(read.faults));
            QCOMPARE(read.value->notes.empty(), name == "geometrycollection_single" || name.startsWith("excessive"));
            return;
        }
        QVERIFY2(!read.value && !read.faults.empty(), qPrintable(name));
        const Refusal& first = read.faults.front();
        QVERIFY2(first.arguments.size() >= 2 && first.arguments[0] == QFileInfo(path).fileName().toStdString(),
            told(read.faults));
        QVERIFY(std::stoi(first.arguments[1]) >= 1);
    }

    void linesAreNamed()
    {
        const auto read = readReal(realData("geojson_vectors/geojsonhint/bad/multiple_problems.geojson"));
        QStringList lines;
        for (const Refusal& fault : read.faults)
            lines << QString::fromStdString(fault.arguments.at(1)) + ' ' + QString::fromStdString(fault.field);
        QCOMPARE(lines.join(", "), QString("7 id, 10 coordinates, 27 type, 38 type"));
    }

    void samplesOfOtherProgramsAreRead_data() { filesOf("kml_gpx/togeojson", "*.kml *.gpx *.tcx"); }
    void samplesOfOtherProgramsAreRead()
    {
        QFETCH(QString, path);
        const auto read = readReal(path);
        if (path.endsWith(".tcx") || QFileInfo(path).baseName() == "bad") {
            QVERIFY(!read.value);
            QVERIFY(read.faults.front().arguments.size() >= 2);
            return;
        }
        QVERIFY2(read.value, told(read.faults));
    }

    void whatIsInThemIsFound()
    {
        const auto shapes = [](const char* file) {
            const auto read = readReal(realData((QString("kml_gpx/togeojson/") + file).toLatin1()));
            std::array<std::size_t, 4> count { read.value->features.size(), 0, 0, 0 };
            for (const Feature& feature : read.value->features) {
                count[1] += feature.shape.points.size();
                count[2] += feature.shape.ways.size();
                count[3] += feature.shape.areas.size();
            }
            return count;
        };
        using Count = std::array<std::size_t, 4>;
        QVERIFY((shapes("point.kml") == Count { 1, 1, 0, 0 }));
        QVERIFY((shapes("polygon.kml") == Count { 1, 0, 0, 1 }));
        QVERIFY((shapes("multigeometry_discrete.kml") == Count { 1, 1, 1, 0 }));
        QVERIFY((shapes("gxtrack.kml") == Count { 1, 0, 1, 0 }));
        QVERIFY((shapes("selfclosing.kml") == Count { 1, 0, 0, 0 }));
        QVERIFY((shapes("networklink.kml") == Count { 0, 0, 0, 0 }));
        QVERIFY((shapes("unique_trkpt.gpx") == Count { 1, 0, 1, 0 }));
        QVERIFY((shapes("trek_no_rtept.gpx") == Count { 1, 0, 0, 0 }));
        QVERIFY(shapes("wpt.gpx")[1] > 0);
        const auto track = readReal(realData("kml_gpx/togeojson/run.gpx"));
        const WayPoint& first = track.value->features.front().shape.ways.front().front();
        QVERIFY(first.time && first.metres);
    }

    // GeoJSON, KML and GPX of every file that could be read say the same when they are read again.
    void everythingReadRoundTrips_data()
    {
        QTest::addColumn<QString>("path");
        for (const char* folder : { "kml_gpx/togeojson", "geojson_vectors/geojsonhint/good", "hierarchy_polygons" })
            for (const QString& name : QDir(realData(folder)).entryList(QDir::Files))
                if (readReal(realData(folder) + '/' + name).value)
                    QTest::newRow(qPrintable(name)) << realData(folder) + '/' + name;
    }
    void everythingReadRoundTrips()
    {
        QFETCH(QString, path);
        const FeatureFile file = *readReal(path).value;
        for (const FeatureFormat format : { FeatureFormat::GeoJson, FeatureFormat::Kml }) {
            const std::string text = toText(file, format);
            const auto back = readFeatures("x." + std::string(toWord(format)), text);
            QVERIFY2(back.value, told(back.faults) + text.c_str());
            QCOMPARE(back.value->features.size(), file.features.size());
            for (std::size_t i = 0; i < file.features.size(); ++i) {
                const Shape& shape = file.features[i].shape;
                QVERIFY2(back.value->features[i].shape == (format == FeatureFormat::Kml ? shape : withLines(shape)),
                    text.c_str());
            }
        }
        const auto gpx = readFeatures("x.gpx", toText(file, FeatureFormat::Gpx));
        QVERIFY2(gpx.value, told(gpx.faults));
        QVERIFY(toText(file, FeatureFormat::Csv).starts_with("\xef\xbb\xbfname,note,longitude_wgs84"));
    }

    // Bytes changed, cut off and doubled: whatever comes, it is read or refused, and what is read can be written.
    void damagedFilesAreReadOrRefused()
    {
        std::mt19937 random(7);
        int read = 0, refused = 0;
        for (const char* folder : { "kml_gpx/togeojson", "geojson_vectors/geojsonhint/good" })
            for (const QFileInfo& info : QDir(realData(folder)).entryInfoList(QDir::Files)) {
                QFile file(info.filePath());
                if (info.size() > 8000 || !file.open(QIODevice::ReadOnly))
                    continue;
                const std::string whole = file.readAll().toStdString();
                for (int i = 0; i < 40; ++i) {
                    const auto wrong = readFeatures(info.fileName().toStdString(), damaged(whole, random));
                    ++(wrong.value ? read : refused);
                    QVERIFY(wrong.value || !wrong.faults.empty());
                    for (const FeatureFormat format : allFeatureFormats)
                        QVERIFY(!wrong.value || !toText(*wrong.value, format).empty());
                }
            }
        QVERIFY2(read > 100 && refused > 100, qPrintable(QString("%1 %2").arg(read).arg(refused)));
    }

private:
    // A line of GeoJSON has two positions, so a way of one place comes back as a place.
    static Shape withLines(Shape shape)
    {
        for (const Way& way : shape.ways)
            if (way.size() == 1)
                shape.points.push_back(way.front());
        for (WayPoint& point : shape.points)
            if (shape.points.size() > 1)
                point.time.reset(); // only a single place has a property for it
        std::erase_if(shape.ways, [](const Way& way) { return way.size() < 2; });
        return shape;
    }

    static std::string damaged(std::string bytes, std::mt19937& random)
    {
        for (auto changes = random() % 4 + 1; changes > 0 && !bytes.empty(); --changes) {
            const std::size_t at = random() % bytes.size(), size = random() % 40;
            switch (random() % 4) {
            case 0:
                bytes[at] = static_cast<char>(random());
                break;
            case 1:
                bytes.erase(at, size);
                break;
            case 2:
                bytes.insert(at, bytes.substr(random() % bytes.size(), size));
                break;
            default:
                bytes[at] = "0123456789-.,<>[]{}\"/"[random() % 21];
            }
        }
        return bytes;
    }

    static void filesOf(const char* folder, const char* patterns)
    {
        QTest::addColumn<QString>("path");
        const QDir files(realData(folder));
        const QStringList names = files.entryList(QString(patterns).split(' '), QDir::Files);
        QVERIFY(!names.isEmpty());
        for (const QString& name : names)
            QTest::newRow(qPrintable(name)) << files.filePath(name);
    }
};

FENGSUI_REALDATA_MAIN(FeatureFilesTest)
#include "feature_files_test.moc"
