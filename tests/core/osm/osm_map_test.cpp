#include "osm/coast.h"
#include "osm/osm_kinds.h"
#include "osm/read_osm_map.h"
#include "support/small_extract.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>
#include <map>

using namespace fengsui;
namespace fs = std::filesystem;

namespace {

using Tags = std::map<std::string, std::string, std::less<>>;

TagOf tagsOf(const Tags& tags)
{
    return [&tags](const char* key) {
        const auto found = tags.find(key);
        return found == tags.end() ? std::string_view() : std::string_view(found->second);
    };
}

MapFeature line(MapLine course)
{
    MapFeature feature;
    feature.shape = MapFeature::Shape::Line;
    feature.patches.push_back({ std::move(course) });
    return feature;
}

MapLine square(double x, double y, double side)
{
    return { { x, y }, { x + side, y }, { x + side, y + side }, { x, y + side }, { x, y } };
}

MapFeature area(std::vector<MapLine> rings)
{
    MapFeature feature;
    feature.shape = MapFeature::Shape::Area;
    feature.patches.push_back(std::move(rings));
    return feature;
}

double distance(MapPoint at, MapPoint from, MapPoint to)
{
    const double dx = to.x - from.x, dy = to.y - from.y;
    const double part = std::clamp(((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
    return std::hypot(from.x + part * dx - at.x, from.y + part * dy - at.y);
}

double seaOnly(const std::vector<MapFeature>& features)
{
    double sum = 0;
    for (const MapFeature& feature : features)
        sum += (feature.kind == "sea" ? 1 : -1) * areaOf(feature);
    return sum;
}

} // namespace

class OsmMapTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    fs::path file(const char* name) const { return m_folder.filePath(name).toStdString(); }

    std::multimap<MapTheme, MapFeature> featuresOf(const fs::path& extract, Result<OsmMapRead>& read) const
    {
        std::multimap<MapTheme, MapFeature> features;
        read = readOsmMap(extract, [&](const MapFeature& one) { features.emplace(one.theme, one); }, {});
        return features;
    }

private Q_SLOTS:
    void aSmallGroundIsReadWhole()
    {
        writeExtract(file("ground.osm.pbf"), smallGround());
        Result<OsmMapRead> read = OsmMapRead {};
        const auto features = featuresOf(file("ground.osm.pbf"), read);
        QVERIFY2(read.isOk(), read ? "" : read.refusal().toString().c_str());
        QCOMPARE(read->features, features.size());
        QVERIFY(qAbs(read->west - 103.88) < 1e-6 && qAbs(read->north - 28.98) < 1e-6);

        QCOMPARE(features.count(MapTheme::LandUse), 1);
        const MapFeature& wood = features.find(MapTheme::LandUse)->second;
        QCOMPARE(wood.kind, "wood");
        QCOMPARE(wood.patches.size(), 1);
        QCOMPARE(wood.patches.front().size(), 2); // with the clearing
        const double outer = areaOf(area({ wood.patches[0][0] })), hole = areaOf(area({ wood.patches[0][1] }));
        QVERIFY(qAbs(areaOf(wood) - (outer - hole)) < 1 && outer > 5 * hole);

        const MapFeature& town = features.find(MapTheme::Place)->second;
        QCOMPARE(town.name, "沐溪镇");
        const MapFeature& hospital = features.find(MapTheme::Spot)->second;
        QCOMPARE(hospital.name, "县医院");
        QCOMPARE(features.find(MapTheme::Water)->second.name, "龙溪湖");
        QCOMPARE(features.count(MapTheme::Road), 1); // the one whose nodes are missing is cut off to nothing
        const MapFeature& road = features.find(MapTheme::Road)->second;
        QCOMPARE(road.kind, "trunk");
        QCOMPARE(road.number, "G213");
        const MapFeature& border = features.find(MapTheme::Boundary)->second;
        QCOMPARE(border.kind, "6");
        QCOMPARE(features.count(MapTheme::Sea), 1);
        QCOMPARE(features.count(MapTheme::Building), 1);
    }

    void theSeaLiesToTheRightOfTheCoast()
    {
        const MapBox box { { 0, 0 }, { 10000, 10000 } };
        // To the east with the land in the north: the lower half is sea, whole or in two stretches given in any order.
        const auto south = seaOf({ { 1, 2, { { -1000, 5000 }, { 11000, 5000 } } } }, box);
        QCOMPARE(south.size(), 1);
        const auto stretches = seaOf(
            { { 2, 3, { { 5000, 5000 }, { 11000, 5000 } } }, { 1, 2, { { -1000, 5000 }, { 5000, 5000 } } } }, box);
        QCOMPARE(stretches.size(), 1);
        QVERIFY(qAbs(seaOnly(south) - seaOnly(stretches)) < 1);
        // The box has grown with the coast and by 1000 m each way: 14000 wide, and its lower half 6000 high.
        QVERIFY(qAbs(seaOnly(south) - 14000.0 * 6000) < 1);
        const auto north = seaOf({ { 1, 2, { { 11000, 5000 }, { -1000, 5000 } } } }, box);
        QVERIFY(qAbs(seaOnly(north) - 14000.0 * 6000) < 1);
    }

    void aStraitHasTwoCoasts()
    {
        const MapBox box { { 0, 0 }, { 10000, 10000 } };
        const auto sea
            = seaOf({ { 1, 2, { { 0, 7000 }, { 10000, 7000 } } }, { 3, 4, { { 10000, 3000 }, { 0, 3000 } } } }, box);
        QCOMPARE(sea.size(), 1);
        QVERIFY(qAbs(seaOnly(sea) - 12000.0 * 4000) < 1);
    }

    void anIslandLiesInTheSea()
    {
        const MapBox box { { 0, 0 }, { 10000, 10000 } };
        const auto features = seaOf({ { 1, 1, square(4000, 4000, 1000) } }, box);
        QCOMPARE(features.size(), 2);
        QCOMPARE(features[1].kind, "island");
        QVERIFY(features[1].rank > features[0].rank);
        QVERIFY(qAbs(seaOnly(features) - (12000.0 * 12000 - 1e6)) < 1);
        QVERIFY(seaOf({}, box).empty());
    }

    void smallScalesKeepWhatIsSeen()
    {
        MapLine wobbly;
        for (int i = 0; i <= 1000; ++i)
            wobbly.push_back({ i * 10.0, i == 500 ? 400.0 : (i % 2) * 5.0 });
        const auto fewer = simplified(line(wobbly), 20);
        QVERIFY(fewer && fewer->patches[0][0].size() < 12);
        QCOMPARE(fewer->patches[0][0].front(), wobbly.front());
        QCOMPARE(fewer->patches[0][0].back(), wobbly.back());
        for (const MapPoint at : wobbly) { // nothing is further than the tolerance from what is left
            double nearest = 1e9;
            const MapLine& left = fewer->patches[0][0];
            for (std::size_t i = 1; i < left.size(); ++i)
                nearest = std::min(nearest, distance(at, left[i - 1], left[i]));
            QVERIFY(nearest <= 20.001);
        }
        QVERIFY(simplified(area({ square(0, 0, 1000), square(100, 100, 10) }), 20)->patches[0].size() == 1);
        QVERIFY(!simplified(area({ square(0, 0, 30), square(10, 10, 10) }), 20));
    }

    void kindsFollowTheTags()
    {
        const Tags walk { { "highway", "footway" } };
        QVERIFY(!kindOfArea(tagsOf(walk)) && kindOfLine(tagsOf(walk))->kind == "path");
        const Tags ground { { "highway", "pedestrian" }, { "area", "yes" } };
        QVERIFY(kindOfArea(tagsOf(ground))->kind == "paved" && !kindOfLine(tagsOf(ground)));
        QVERIFY(!kindOfArea(tagsOf({ { "building", "no" } })));
        const Tags siding { { "railway", "rail" }, { "service", "yard" } };
        QCOMPARE(kindOfLine(tagsOf(siding))->kind, "siding");
        const Tags seat { { "place", "village" }, { "capital", "6" } };
        QCOMPARE(kindOfPlace(tagsOf(seat))->kind, "town");
        const Tags both { { "name", "Monaco" }, { "name:zh", "摩纳哥" } }, local { { "name", "Monaco" } };
        QCOMPARE(nameOf(tagsOf(both)), "摩纳哥");
        QCOMPARE(nameOf(tagsOf(local)), "Monaco");
    }

    void absurdFilesAreNamedAndRefused()
    {
        const auto refusalOf = [&](const fs::path& path) {
            const auto read = readOsmMap(path, [](const MapFeature&) { }, {});
            return read ? std::string() : read.refusal().toString();
        };
        const auto write = [&](const char* name, std::string_view bytes) {
            std::ofstream(file(name), std::ios::binary) << bytes;
            return file(name);
        };
        writeExtract(file("whole.osm.pbf"), smallGround());
        std::ifstream in(file("whole.osm.pbf"), std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(in), {});
        QVERIFY(refusalOf(write("empty.osm.pbf", "")).find("empty.osm.pbf") != std::string::npos);
        QVERIFY(
            refusalOf(write("text.osm.pbf", "no map at all, only words\n")).find("text.osm.pbf") != std::string::npos);
        QVERIFY(refusalOf(file("nowhere.osm.pbf")).find("nowhere.osm.pbf") != std::string::npos);
        for (std::size_t length = 1; length < bytes.size(); length += 7) // torn anywhere: a refusal, never a crash
            (void)refusalOf(write("torn.osm.pbf", std::string_view(bytes).substr(0, length)));
        QVERIFY(!refusalOf(write("torn.osm.pbf", std::string_view(bytes).substr(0, bytes.size() - 9))).empty());
        for (std::size_t at = 0; at < bytes.size(); at += 11) {
            std::string other = bytes;
            other[at] = static_cast<char>(other[at] ^ 0x55);
            (void)refusalOf(write("bent.osm.pbf", other));
        }
        writeExtract(file("nothing.osm.pbf"), "n1 x1 y1\nn2 x2 y2\nw1 Nn1,n2\n");
        QVERIFY(refusalOf(file("nothing.osm.pbf")).find("nothing in nothing.osm.pbf") != std::string::npos);
    }

    void anInterruptedReadingSaysSo()
    {
        writeExtract(file("ground.osm.pbf"), smallGround());
        std::uint64_t heard = 0;
        const auto read = readOsmMap(
            file("ground.osm.pbf"), [](const MapFeature&) {},
            [&](std::uint64_t done, std::uint64_t total) { return heard = total, done < total / 2; });
        QVERIFY(!read && heard > 0);
        QVERIFY(read.refusal().toString().find("interrupted") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(OsmMapTest)
#include "osm_map_test.moc"
