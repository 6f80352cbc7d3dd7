#include "story/clerk_run.h"

#include "support/real_data.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace fengsui;

/// What the clerk does with places: notations, files of other programs, roads, ground, facilities.
class MapClerkTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString demo() const { return m_folder.filePath("demo"); }
    QString file(const char* name) const { return m_folder.filePath(name); }
    ClerkRun run(const QString& words, const QStringList& more = {}) const
    {
        return runClerk(words.split(' ') + more + QStringList { "--json" });
    }
    ClerkRun inStore(const QString& words, const QStringList& more = {}) const
    {
        return run(words, more + QStringList { "--store", demo() });
    }
    void write(const char* name, const QByteArray& text) const
    {
        QFile out(file(name));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text);
    }

private slots:
    void initTestCase() { QCOMPARE(inStore("demo create").status, 0); }

    void placesAreConverted()
    {
        const ClerkRun shifted = run("coordinates convert --from gcj02 103.90480651,28.95337506");
        QCOMPARE(shifted.status, 0);
        QVERIFY(std::abs(shifted.json()["longitude"].toDouble() - 103.9028) < 1e-6);
        QVERIFY(shifted.json()["approximate"].toBool());
        QCOMPARE(shifted.json()["notations"]["gk3"].toString(), QString("X 3204966.0 Y 35393042.0"));
        const ClerkRun swapped = run("coordinates convert", { "28.9567, 103.9028" });
        QCOMPARE(swapped.status, 0);
        QVERIFY(swapped.err.contains("can be no latitude"));
        QCOMPARE(run("coordinates convert", { "沐溪镇" }).status, 1);
        QCOMPARE(run("coordinates convert 1,2 --from mars").status, 2);
    }

    void layersGoOutAndComeIn()
    {
        for (const char* layer : { "cases", "teams", "grids" })
            for (const char* format : { "geojson", "kml", "gpx", "csv" }) {
                const QString to = m_folder.filePath(QString("%1.%2").arg(layer, format));
                const ClerkRun out = inStore(QString("export ") + layer, { to });
                QVERIFY2(out.status == 0, out.err);
                QVERIFY(out.json()["features"].toInt() > 10);
                if (QString(format) != "csv") {
                    const ClerkRun in = run("features check", { to });
                    QVERIFY2(in.status == 0, in.err);
                    QVERIFY(in.json()["features"].toInt() > 10);
                }
            }
        const ClerkRun bad = run("features check", { realData("kml_gpx/togeojson/bad.kml") });
        QCOMPARE(bad.status, 1);
        QVERIFY2(bad.err.contains("bad.kml, line 5"), bad.err);
        const ClerkRun track
            = run("features convert", { realData("kml_gpx/togeojson/run.gpx"), file("run.kml"), "--from", "gcj02" });
        QVERIFY2(track.status == 0 && track.err.contains("gcj02"), track.err);
        QCOMPARE(inStore("export cases", { file("cases.shp") }).status, 1);
    }

    // The real table of four counties, whose places are GCJ-02: without that being said they are left alone.
    void shiftedDivisionsComeHome()
    {
        const QString store = file("shifted"), table = realData("divisions_cn/divisions_2016.csv");
        QCOMPARE(run("init --division 511129 --name 沐川县 --zone Asia/Shanghai --store", { store }).status, 0);
        const auto seat = [&](const QStringList& more) {
            const ClerkRun taken = run("import divisions", QStringList { table, "--store", store } + more);
            [&] { QVERIFY2(taken.status == 0, taken.err); }();
            const ClerkRun out = run("export grids", { file("grids.geojson"), "--store", store });
            [&] { QVERIFY2(out.status == 0, out.err); }();
            QFile written(file("grids.geojson"));
            [&] { QVERIFY(written.open(QIODevice::ReadOnly)); }();
            for (const QJsonValue each : QJsonDocument::fromJson(written.readAll())["features"].toArray())
                if (each["properties"]["code"].toString() == "511129100")
                    return each["geometry"]["coordinates"].toArray();
            return QJsonArray();
        };
        QVERIFY(seat({}).isEmpty());
        const QJsonArray home = seat({ "--from", "gcj02" });
        QVERIFY(home.size() == 2 && std::abs(home[0].toDouble() - 103.9) < 0.05);
    }

    void roadsAreTakenAndAsked()
    {
        QCOMPARE(inStore("roads status").status, 1);
        const QString monaco = realData("osm/monaco-2022-12.osm.pbf");
        QCOMPARE(inStore("roads import", { monaco }).status, 1); // nothing of it is near the county
        const ClerkRun taken = inStore("roads import --whole", { monaco });
        QVERIFY2(taken.status == 0, taken.err);
        QVERIFY(taken.json()["pieces"].toInt() > 4000);
        QVERIFY(inStore("roads status").json()["here"].toBool());
        const ClerkRun route = inStore("roads route 7.4185,43.7270 7.4385,43.7495");
        QVERIFY(route.json()["byRoad"].toBool());
        const double seconds = route.json()["seconds"].toDouble();
        QVERIFY2(seconds > 240 && seconds < 1500, route.out);

        // A road in the middle of the way is closed by a drawn line: it takes longer.
        const QJsonArray course = route.json()["course"].toArray();
        QByteArray line;
        for (qsizetype i = course.size() / 2 - 8; i < course.size() / 2 + 8; ++i)
            line += (line.isEmpty() ? "[" : ",[") + QByteArray::number(course[i][0].toDouble(), 'f', 7) + ','
                + QByteArray::number(course[i][1].toDouble(), 'f', 7) + ']';
        write("closed.geojson", R"({"type":"LineString","coordinates":[)" + line + "]}");
        const ClerkRun around
            = inStore("roads route 7.4185,43.7270 7.4385,43.7495 --closed", { file("closed.geojson") });
        QVERIFY2(around.json()["seconds"].toDouble() > seconds, around.out + around.err);

        const ClerkRun few = inStore("roads reach 7.4285,43.7385 --minutes 2", { "--to", file("reach.geojson") });
        const ClerkRun many = inStore("roads reach 7.4285,43.7385 --minutes 6");
        QVERIFY(few.json()["pieces"].toInt() > 10);
        QVERIFY(many.json()["kilometres"].toDouble() > 2 * few.json()["kilometres"].toDouble());
        QCOMPARE(
            run("features check", { file("reach.geojson") }).json()["features"].toInt(), few.json()["pieces"].toInt());
    }

    void mapsAreDrawnFromOpenStreetMap()
    {
        QCOMPARE(inStore("basemap draw").status, 1); // there is none yet
        const ClerkRun taken = inStore("import basemap", { realData("osm/monaco-2022-12.osm.pbf") });
        QVERIFY2(taken.status == 0, taken.err);
        QCOMPARE(taken.json()["id"].toString(), QString("monaco-2022-12.osmmap"));
        QVERIFY(taken.json()["drawn"].toBool());
        QCOMPARE(taken.json()["attribution"].toString(), QString("© OpenStreetMap contributors"));
        QCOMPARE(inStore("basemap list").json().array().size(), 1);
        const ClerkRun drawn = inStore("basemap draw --zooms 12-14");
        QVERIFY2(drawn.status == 0, drawn.err);
        QVERIFY(drawn.json()[0]["tiles"].toInt() >= 8);
        QVERIFY(QFile::exists(m_folder.filePath("demo/basemaps/drawn/monaco-2022-12.light.mbtiles")));
        QCOMPARE(inStore("basemap list").json().array().size(), 1); // what is kept is no map of its own
        for (const char* wrong : { "5-9", "14-12", "x", "12-", "12-19" }) {
            const ClerkRun refused = inStore("basemap draw --zooms", { wrong });
            QVERIFY2(refused.status == 1 && refused.err.contains("6-18"), refused.err);
        }
        write("torn.osm.pbf", "\0\0\0\x0e\n\x09OSMHeader and then nothing");
        const ClerkRun torn = inStore("import basemap", { file("torn.osm.pbf") });
        QVERIFY2(torn.status == 1 && torn.err.contains("torn.osm.pbf"), torn.err);
        QCOMPARE(inStore("basemap list").json().array().size(), 1);
    }

    void teamsAreProposedWithReasons()
    {
        const QJsonArray cases = inStore("incident list").json().array();
        QVERIFY(!cases.isEmpty());
        const ClerkRun proposed = inStore("dispatch recommend", { cases[0]["id"].toString() });
        QVERIFY2(proposed.status == 0, proposed.err);
        QCOMPARE(proposed.json().array().size(), 10);
        QVERIFY2(proposed.json()[0]["why"].toString().contains("min"), proposed.out);
        QVERIFY(!proposed.json()[0]["byRoad"].toBool()); // Monaco's roads don't lead there
    }

    void groundIsChecked()
    {
        const ClerkRun checked = inStore("grid check");
        QVERIFY2(checked.status == 0, checked.err);
        QVERIFY2(checked.json().array().isEmpty(), checked.out);
        const ClerkRun at = inStore("grid at 103.9028,28.9567");
        QVERIFY2(at.status == 0 && at.json()["path"].toString().startsWith("沐川县"), at.out + at.err);
        QCOMPARE(inStore("grid at 7.4,43.7").status, 1);
        const QJsonArray counts = inStore("grid counts").json().array();
        int county = 0, all = 0;
        for (const QJsonValue each : counts)
            (each["code"].toString() == "511129" ? county : all) += each["cases"].toInt();
        QVERIFY(county > 10 && all > county);
    }

    void facilitiesAreTakenAndFound()
    {
        write("shelters.csv",
            "编号,名称,责任单位,容量,经度,纬度\n"
            "S1,沐溪中学操场,教育局,1200,103.9028,28.9567\n"
            "S2,体育馆,文体局,800,103.9100,28.9600\n"
            "S3,远处,文体局,800,104.9100,28.9600\n");
        const ClerkRun taken = inStore("facilities import --kind shelter", { file("shelters.csv") });
        QVERIFY2(taken.status == 0 && taken.json()["facilities"].toInt() == 3, taken.err);
        write("cameras.csv", "code,name,longitude,latitude\nC1,北街,103.9030,28.9570\n");
        QCOMPARE(inStore("facilities import --kind camera", { file("cameras.csv") }).status, 0);
        QCOMPARE(inStore("facilities list").json().array().size(), 4);
        const QJsonArray near = inStore("facilities near 103.9028,28.9567 --kind shelter").json().array();
        QCOMPARE(near.size(), 2);
        QCOMPARE(near[0]["code"].toString(), QString("S1"));
        const QJsonArray around = inStore("around 103.9028,28.9567").json().array();
        QStringList kinds;
        for (const QJsonValue each : around)
            kinds << each["what"].toString();
        QVERIFY2(
            kinds.contains("shelter") && kinds.contains("camera") && kinds.contains("team") && kinds.contains("case"),
            qPrintable(kinds.join(' ')));
        write("broken.csv", "code,name,longitude,latitude\nC1,北街,0,0\n");
        const ClerkRun broken = inStore("facilities import --kind camera", { file("broken.csv") });
        QCOMPARE(broken.status, 1);
        QVERIFY2(broken.err.contains("broken.csv, line 2"), broken.err);
        QCOMPARE(inStore("facilities list").json().array().size(), 4);
    }
};

FENGSUI_REALDATA_MAIN(MapClerkTest)
#include "map_clerk_test.moc"
