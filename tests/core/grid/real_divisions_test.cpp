#include "grid/grid_directory.h"
#include "grid/read_geojson.h"

#include "support/shipped.h"

#include <QTest>

#include <cstdio>

using namespace fengsui;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(
        qEnvironmentVariable("FENGSUI_DATA", qEnvironmentVariable("FENGSUI_SOURCE") + "/../shared/data") + '/' + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

GridRead table(const CodingProfile& profile, const QByteArray& text)
{
    const auto fields = [](const QByteArray& line) {
        std::vector<std::string> out;
        for (const QByteArray& field : line.trimmed().split(','))
            out.push_back(field.toStdString());
        return out;
    };
    const auto lines = text.split('\n'); // these files have no quoted fields
    DivisionTable reader = std::move(DivisionTable::begin(fields(lines.front()), profile)).operator*();
    for (qsizetype i = 1; i < lines.size(); ++i)
        reader.row(std::size_t(i + 1), fields(lines[i]));
    return reader.finish();
}

} // namespace

class RealDivisionsTest : public QObject {
    Q_OBJECT

    const CodingProfile m_cn = CodingProfile::parse("cn.json", test::shipped("profiles/cn.json")).value();
    const CodingProfile m_generic
        = CodingProfile::parse("generic.json", test::shipped("profiles/generic.json")).value();

private slots:
    void initTestCase()
    {
        if (bytesOf("divisions_cn/divisions_2016.csv").isEmpty()) {
            std::puts("skipped: no sample data (set FENGSUI_DATA)");
            std::exit(77);
        }
    }

    void fourCountiesOf2016AreOneTree()
    {
        const GridRead read = table(m_cn, bytesOf("divisions_cn/divisions_2016.csv"));
        for (const GridProblem& problem : read.problems)
            qWarning("%zu: %s", problem.at, problem.why.toString().c_str());
        QCOMPARE(read.problems.size(), 0u);
        QCOMPARE(read.parts.divisions.size(), 1228u);
        const auto grid = GridDirectory::build(read.parts, m_cn);
        QVERIFY(grid);
        QCOMPARE(grid->children({}).size(), 4u);
        QCOMPARE(grid->children("511129").size(), 20u);
        QCOMPARE(grid->children("430726").size(), 27u);
        QCOMPARE(grid->path("500240"), std::string("重庆市 / 县 / 石柱土家族自治县"));
        QCOMPARE(grid->path("511129100200"), std::string("四川省 / 乐山市 / 沐川县 / 沐溪镇 / 围墙村委会"));
        QCOMPARE(grid->divisionNamed("围墙村", "511129")->code, std::string("511129100200"));
    }

    void townsOf2023BringTheirCounties()
    {
        const GridRead read = table(m_cn, bytesOf("divisions_cn/towns_2023.csv"));
        QCOMPARE(read.problems.size(), 0u);
        QCOMPARE(read.parts.divisions.size(), 83u + 4u);
        QCOMPARE(GridDirectory::build(read.parts, m_cn)->children("511129").size(), 13u);
    }

    void koreanTownsTileTheirCounties()
    {
        const auto read = readGeoJson(bytesOf("hierarchy_polygons/kr_county_town_a.geojson").toStdString(), m_generic);
        QVERIFY(read);
        for (const GridProblem& problem : read->problems)
            qWarning("%zu: %s", problem.at, problem.why.toString().c_str());
        QCOMPARE(read->problems.size(), 0u);
        const auto grid = GridDirectory::build(read->parts, m_generic);
        QVERIFY(grid);
        QCOMPARE(grid->divisions().size(), 20u);
        for (const Division* county : grid->children({})) {
            std::int64_t towns = 0;
            for (const Division* town : grid->children(county->code)) {
                towns += doubledArea(town->outline);
                QCOMPARE(grid->divisionAt(*labelPoint(town->outline))->code, town->code);
            }
            QVERIFY(std::abs(double(towns) / double(doubledArea(county->outline)) - 1) < 1e-6);
        }
    }
};

QTEST_GUILESS_MAIN(RealDivisionsTest)
#include "real_divisions_test.moc"
