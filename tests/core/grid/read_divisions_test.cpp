#include "grid/grid_directory.h"
#include "grid/read_divisions.h"
#include "grid/read_geojson.h"

#include "support/shipped.h"

#include <QTest>

using namespace fengsui;

class ReadDivisionsTest : public QObject {
    Q_OBJECT

    const CodingProfile m_cn = CodingProfile::parse("cn.json", test::shipped("profiles/cn.json")).value();
    const CodingProfile m_generic
        = CodingProfile::parse("generic.json", test::shipped("profiles/generic.json")).value();

    /// Lines of fields parted by commas; the first is the header.
    static GridRead table(const CodingProfile& profile, const QString& text)
    {
        const auto fields = [](const QString& line) {
            std::vector<std::string> out;
            for (const QString& field : line.split(','))
                out.push_back(field.toStdString());
            return out;
        };
        const QStringList lines = text.split('\n');
        DivisionTable reader = std::move(DivisionTable::begin(fields(lines.front()), profile)).operator*();
        for (qsizetype i = 1; i < lines.size(); ++i)
            reader.row(std::size_t(i + 1), fields(lines[i]));
        return reader.finish();
    }
    static QString problems(const GridRead& read)
    {
        QStringList out;
        for (const GridProblem& problem : read.problems)
            out << QStringLiteral("%1 %2: %3")
                       .arg(problem.at)
                       .arg(QString::fromStdString(problem.why.field), QString::fromStdString(problem.why.toString()));
        return out.join('\n');
    }
    static std::string feature(const std::string& properties, const std::string& geometry)
    {
        return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}";
    }
    static std::string collection(std::initializer_list<std::string> features)
    {
        std::string out = R"({"type":"FeatureCollection","features":[)";
        for (const std::string& each : features)
            out += (out.ends_with('[') ? "" : ",\n") + each;
        return out + "]}";
    }

private slots:
    void paddedCodesBecomeATree()
    {
        const GridRead read = table(m_cn,
            "code,parent,name,level,longitude\n"
            "511129100200,511129100000,围墙村委会,village,103.9\n" // before its parent
            "511129000000,511100000000,沐川县,county,103.9\n"
            "511129100000,511129000000,沐溪镇,town,103.9\n");
        QCOMPARE(problems(read), QString());
        const auto grid = GridDirectory::build(read.parts, m_cn);
        QVERIFY(grid);
        QCOMPARE(grid->path("511129100200"), std::string("沐川县 / 沐溪镇 / 围墙村委会"));
        QVERIFY(!grid->division("511129100")->seat); // "longitude" doesn't say of what reference system
    }

    void levelAndParentFollowFromDigits()
    {
        const GridRead read = table(m_cn, "名称,区划代码\n沐川县,511129\n沐溪镇,511129100");
        QCOMPARE(problems(read), QString());
        QCOMPARE(read.parts.divisions.back().parent, std::string("511129"));
    }

    void townsMayNameTheirCountyBeside()
    {
        const GridRead read = table(
            m_cn, "code,name,county_code,county\n140321100,冠山镇,140321,平定县\n140321101,冶西镇,140321,平定县");
        QCOMPARE(problems(read), QString());
        QCOMPARE(read.parts.divisions.size(), 3u);
        QCOMPARE(read.parts.divisions.front().name, std::string("平定县"));
        QVERIFY(GridDirectory::build(read.parts, m_cn));
    }

    void seatsNeedTheirReferenceSystem()
    {
        const GridRead read = table(m_cn,
            "code,name,longitude_wgs84,latitude_wgs84\n511129,沐川县,103.90,28.96\n511128,马边县,28.8,103.5\n511126,"
            "夹江县,x,1");
        QVERIFY(read.parts.divisions[0].seat == GeoPoint::fromDegrees(103.90, 28.96));
        QCOMPARE(problems(read),
            QString("3 longitude_wgs84: \"28.8, 103.5\" is no place on Earth.\n4 longitude_wgs84: \"x, 1\" is no place "
                    "on Earth."));
        QCOMPARE(read.parts.divisions.size(), 3u);
    }

    void whatCannotBeUsedIsNamedAndTheRestGoesOn()
    {
        const GridRead read = table(m_cn,
            "code,name,level,parent\n"
            "511129,沐川县,county,\n"
            "511129100,沐溪镇,town,511129\n"
            "511129100,沐溪镇,town,511129\n" // 4: twice
            "51112910,短,,\n" // 5: pattern
            "511129101,,town,\n" // 6: name
            "511129102,大楠镇,village,\n" // 7: level against digits
            "511129103,箭板镇,hamlet,\n" // 8: level
            "511129104,舟坝镇,town,511130\n" // 9: parent against digits
            "511130100,某镇,town,511130\n" // 10: orphan
            "511130100200,某村,village,511130100\n" // 11: orphan of an orphan
            "\n"
            "511129105,黄丹镇,town,511129");
        QCOMPARE(problems(read),
            QString("4 code: The code \"511129100\" stands twice; the first is at 3.\n"
                    "5 code: The code \"51112910\" has a number of digits that no level has.\n"
                    "6 name: The name is missing.\n"
                    "7 level: The level \"village\" doesn't fit the code \"511129102\".\n"
                    "8 level: The level \"hamlet\" is not one of the profile \"cn\".\n"
                    "9 parent: The parent \"511130\" doesn't fit the code \"511129104\".\n"
                    "10 parent: The division \"511130100\" lies in \"511130\", which isn't there.\n"
                    "11 parent: The division \"511130100200\" lies in \"511130100\", which isn't there."));
        QCOMPARE(read.parts.divisions.size(), 3u);
        QVERIFY(GridDirectory::build(read.parts, m_cn));
    }

    void freeCodesTakeLevelFromTheParent()
    {
        const GridRead read = table(m_generic,
            "code,name,parent\n"
            "MAIN-ST,Main Street,LOWER\n"
            "LOWER,Lower Merion,PA091\n"
            "PA091,Montgomery,\n"
            "A,Loop,B\n"
            "B,Loop,A\n"
            "DEEP,Too deep,MAIN-ST");
        QCOMPARE(problems(read),
            QString("5 parent: The division \"A\" lies in \"B\", which isn't there.\n"
                    "6 parent: The division \"B\" lies in \"A\", which isn't there.\n"
                    "7 level: The division \"DEEP\" is of a level that the profile doesn't have."));
        QCOMPARE(GridDirectory::build(read.parts, m_generic)->path("MAIN-ST"),
            std::string("Montgomery / Lower Merion / Main Street"));
    }

    void headerNeedsCodeAndName()
    {
        const std::vector<std::string> header { "code", "title" };
        const auto begun = DivisionTable::begin(header, m_cn);
        QVERIFY(!begun);
        QCOMPARE(begun.refusal().field, std::string("name"));
    }

    void geoJsonGivesOutlinesAndCells()
    {
        const std::string square = R"({"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,0],[0,0]]]})"; // clockwise
        const auto read = readGeoJson(
            collection({
                feature(R"("code":511129,"name":"县","level":"county")", square),
                feature(R"("code":"511129100","name":"镇")", "null"),
                feature(R"("code":"511129100200","name":"村")",
                    R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[2,2],[3,2],[3,3],[2,2]]]]})"),
                feature(R"("code":"511129100200001","level":"cell")", square),
            }),
            m_cn);
        QVERIFY(read);
        QCOMPARE(problems(*read), QString());
        const auto grid = GridDirectory::build(read->parts, m_cn);
        QVERIFY(grid);
        QVERIFY(doubledArea(grid->division("511129")->outline) > 0); // turned
        QCOMPARE(grid->division("511129100200")->outline.size(), 2u);
        QCOMPARE(grid->cellAt(*GeoPoint::fromDegrees(0.5, 0.5))->name, std::string("511129100200001"));
        QVERIFY(grid->cellAt(grid->cells().front().label));
    }

    void unusableOutlineIsLeftOut_data()
    {
        QTest::addColumn<QString>("geometry");
        QTest::addColumn<QString>("words");
        QTest::newRow("crossing itself") << R"({"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0],[0,1],[0,0]]]})"
                                         << "self-intersections";
        QTest::newRow("open") << R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]})"
                              << "ends where it begins";
        QTest::newRow("too few") << R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]})" << "four positions";
        QTest::newRow("latitude first") << R"({"type":"Polygon","coordinates":[[[29,103],[29,104],[30,104],[29,103]]]})"
                                        << "90 degrees";
        QTest::newRow("words for numbers")
            << R"({"type":"Polygon","coordinates":[[["0","0"],[1,0],[1,1],[0,0]]]})" << "two numbers";
        QTest::newRow("point") << R"({"type":"Point","coordinates":[0,0]})" << "only Polygon";
        QTest::newRow("no ring") << R"({"type":"Polygon","coordinates":[]})" << "needs a ring";
    }
    void unusableOutlineIsLeftOut()
    {
        QFETCH(QString, geometry);
        QFETCH(QString, words);
        const auto read
            = readGeoJson(collection({ feature(R"("code":"511129","name":"县")", geometry.toStdString()),
                              feature(R"("code":"511129100200001","level":"cell")", geometry.toStdString()) }),
                m_cn);
        QVERIFY(read);
        QCOMPARE(read->parts.divisions.size(), 1u);
        QVERIFY(read->parts.divisions.front().outline.empty());
        QVERIFY(read->parts.cells.empty());
        QCOMPARE(read->problems.size(), 3u); // twice the geometry, once the cell without it
        QCOMPARE(read->problems.front().at, 1u);
        QVERIFY2(problems(*read).contains(words), qPrintable(problems(*read)));
    }

    void whatIsNoCollectionIsRefused()
    {
        QCOMPARE(readGeoJson("{\n\"type\":\n!", m_cn).refusal().toString(),
            std::string("The file stops being JSON at line 3."));
        QVERIFY(!readGeoJson("{\"type\":\"FeatureCollection\",\"features\":[]", m_cn)); // cut off
        QVERIFY(!readGeoJson("{\"type\":\"FeatureCollection\",\"features\":[]} more", m_cn));
        QVERIFY(!readGeoJson("{\"type\":\"Feature\"}", m_cn));
        QVERIFY(readGeoJson("\xef\xbb\xbf{\"type\":\"FeatureCollection\",\"features\":[]}\n", m_cn));
        const auto odd = readGeoJson(R"({"type":"FeatureCollection","features":[7,{"properties":null}]})", m_cn);
        QCOMPARE(odd->problems.size(), 2u);
    }
};

QTEST_GUILESS_MAIN(ReadDivisionsTest)
#include "read_divisions_test.moc"
