#include "geo/read_features.h"
#include "geo/write_features.h"
#include "geo/xml_tree.h"

#include <QTest>
#include <zip.h>

using namespace fengsui;

namespace {

// An archive of one member, packed.
std::string zipOf(const char* name, const std::string& text)
{
    zip_error_t error;
    zip_source_t* room = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(room);
    zip_t* archive = zip_open_from_source(room, ZIP_TRUNCATE, &error);
    zip_file_add(archive, name, zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
    zip_close(archive);
    zip_stat_t stat;
    zip_source_stat(room, &stat);
    std::string bytes(stat.size, '\0');
    zip_source_open(room);
    zip_source_read(room, bytes.data(), bytes.size());
    zip_source_close(room);
    zip_source_free(room);
    return bytes;
}

constexpr const char* onePlace = "<kml><Placemark><name>沐溪镇</name><Point><coordinates>103.9,28.95,400</coordinates>"
                                 "</Point></Placemark></kml>";

std::string times(std::string_view text, int count)
{
    std::string all;
    for (int i = 0; i < count; ++i)
        all += text;
    return all;
}

std::string firstFault(const Loaded<FeatureFile>& read)
{
    return read.faults.empty() ? std::string() : read.faults.front().toString();
}

} // namespace

class HostileFeaturesTest : public QObject {
    Q_OBJECT

private slots:
    void archiveIsUnpacked()
    {
        const auto read = readFeatures("地图.kmz", zipOf("doc.kml", onePlace));
        QVERIFY2(read.value, firstFault(read).c_str());
        QCOMPARE(read.value->features.front().name, std::string("沐溪镇"));
    }

    void archiveBombIsRefused()
    {
        const std::string bomb = zipOf("doc.kml", std::string(longestFeatureFile + 1, ' '));
        QVERIFY(bomb.size() < 100'000);
        const auto read = readFeatures("bomb.kmz", bomb);
        QVERIFY2(firstFault(read).find("unpacks to more than") != std::string::npos, firstFault(read).c_str());
    }

    void damagedArchivesAreRefused()
    {
        const std::string whole = zipOf("doc.kml", std::string(5000, 'x') + onePlace);
        for (std::size_t size = 2; size < whole.size(); ++size)
            QVERIFY(!readFeatures("cut.kmz", whole.substr(0, size)).value);
        QVERIFY(firstFault(readFeatures("other.kmz", zipOf("readme.txt", onePlace))).find("no KML file")
            != std::string::npos);
    }

    void entitiesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("external") << QByteArray(
            "<!DOCTYPE kml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><kml>&x;</kml>");
        QTest::newRow("growing") << QByteArray(
            "<!DOCTYPE k [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><kml>&c;</kml>");
        QTest::newRow("parameter") << QByteArray(
            "<!DOCTYPE k [<!ENTITY % p SYSTEM \"http://127.0.0.1/x\"> %p;]><kml/>");
    }
    void entitiesAreRefused()
    {
        QFETCH(QByteArray, text);
        const auto read = readFeatures("x.kml", text.toStdString());
        QVERIFY2(firstFault(read).find("DOCTYPE") != std::string::npos, firstFault(read).c_str());
    }

    void depthIsBounded()
    {
        QVERIFY(!readFeatures("x.kml", times("<Folder>", 100'000)).value);
        QVERIFY(!readFeatures("x.kml", "<kml>" + times("<Folder>", 200) + times("</Folder>", 200) + "</kml>").value);
        QVERIFY(!readFeatures("x.geojson", times("[", 1'000'000)).value);
        const std::string nested = times(R"({"type":"GeometryCollection","geometries":[)", 20) + times("]}", 20);
        QVERIFY(!readFeatures("x.geojson", nested).value);
    }

    void faultsAreBounded()
    {
        const auto read = readFeatures("x.gpx", "<gpx>" + times("<wpt lat=\"91\" lon=\"0\"/>\n", 100'000) + "</gpx>");
        QCOMPARE(read.faults.size(), mostFaults);
        QCOMPARE(read.faults[1].arguments[1], std::string("2"));
    }

    void largeFilesAreRefused()
    {
        QVERIFY(firstFault(readFeatures("x.gpx", std::string(longestFeatureFile + 1, ' '))).find("64 MB")
            != std::string::npos);
    }

    void areasAroundTheWorldAreTurned()
    {
        const auto read = readFeatures(
            "x.geojson", R"({"type":"Polygon","coordinates":[[[-180,-90],[-180,90],[180,90],[180,-90],[-180,-90]]]})");
        QVERIFY2(read.value, firstFault(read).c_str());
        QCOMPARE(read.value->notes.size(), std::size_t(1));
        QVERIFY(read.value->features.front().shape.areas.front().outer[1].longitudeE7 > 0
            || read.value->features.front().shape.areas.front().outer[1].latitudeE7 < 0);
    }

    void groundOfNothingIsLeftOut()
    {
        for (const char* text : { R"({"type":"Polygon","coordinates":[[[1,1],[1,1],[1,1],[1,1]]]})",
                 "<kml><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>1,1 2,2 "
                 "1,1</coordinates></LinearRing>"
                 "</outerBoundaryIs></Polygon></Placemark></kml>" }) {
            const auto read = readFeatures(*text == '{' ? "x.geojson" : "x.kml", text);
            QVERIFY2(read.value, firstFault(read).c_str());
            QVERIFY(read.value->features.front().shape.isEmpty());
            QVERIFY(!read.value->notes.empty());
        }
    }

    void whatXmlCantHoldIsLeftOut()
    {
        FeatureFile file { {},
            { Feature { "a\x01\xef\xbf\xbf"
                        "b\xef\xbf\xbd",
                {}, {}, {} } },
            {} };
        const auto back = readFeatures("x.kml", toText(file, FeatureFormat::Kml));
        QVERIFY2(back.value, firstFault(back).c_str());
        QCOMPARE(back.value->features.front().name, std::string("ab\xef\xbf\xbd"));
    }

    void declaredChineseEncodingIsRead()
    {
        const auto read = readFeatures("x.kml",
            "<?xml version=\"1.0\" "
            "encoding=\"GB2312\"?><kml><Placemark><name>\xd6\xd0\xd2\xe6</name></Placemark></kml>");
        QVERIFY2(read.value, firstFault(read).c_str());
        QCOMPARE(read.value->features.front().name, std::string("中益"));
    }

    // Words with everything that formats need to escape, in all that we write.
    void wordsRoundTrip()
    {
        FeatureFile file { "第一张<图>", {}, {} };
        Feature feature { "沐溪镇 & \"北街\" <1>", "两行\n第二行", { { "单位 名称", "=1+1" }, { "a\"b", "c,d;\te" } },
            {} };
        feature.shape.ways.push_back({ { { 1039000000, 289500001 }, 401.25, Instant { 1'700'000'000'123 } },
            { { 1039000010, 289500002 }, std::nullopt, Instant { 1'700'000'001'000 } } });
        file.features.push_back(feature);
        for (const FeatureFormat format : { FeatureFormat::GeoJson, FeatureFormat::Kml, FeatureFormat::Gpx }) {
            const std::string text = toText(file, format);
            const auto back = readFeatures("x." + std::string(toWord(format)), text);
            QVERIFY2(back.value, firstFault(back).c_str());
            QVERIFY2(*back.value == file, text.c_str());
        }
        const std::string csv = toText(file, FeatureFormat::Csv);
        QVERIFY(csv.find("'=1+1") != std::string::npos);
        QVERIFY(csv.find("LINESTRING (103.9 28.9500001, 103.900001 28.9500002)") != std::string::npos);
    }

    void shiftedFilesAreConvertedOnlyWhenSaid()
    {
        FeatureFile file = *readFeatures("x.kml", onePlace).value;
        const GeoPoint before = file.features.front().shape.points.front().at;
        convert(file, CoordinateReference::Wgs84);
        QVERIFY(file.features.front().shape.points.front().at == before && file.notes.empty());
        convert(file, CoordinateReference::Gcj02);
        const double moved = distanceMetres(before, file.features.front().shape.points.front().at);
        QVERIFY(moved > 200 && moved < 700);
        QCOMPARE(file.notes.front().arguments.front(), std::string("gcj02"));
    }
};

QTEST_GUILESS_MAIN(HostileFeaturesTest)
#include "hostile_features_test.moc"
