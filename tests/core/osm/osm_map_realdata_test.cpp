#include "osm/read_osm_map.h"
#include "support/real_data.h"

#include <map>

using namespace fengsui;

class OsmMapRealdataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void monacoIsThereWithItsSea()
    {
        std::map<MapTheme, int> count;
        std::map<std::string, int> names;
        double sea = 0;
        const auto read = readOsmMap(realData("osm/monaco-2022-12.osm.pbf").toStdString(),
            [&](const MapFeature& one) {
                ++count[one.theme];
                if (one.theme == MapTheme::Place || one.theme == MapTheme::Spot)
                    ++names[one.name];
                if (one.theme == MapTheme::Sea)
                    sea += (one.kind == "sea" ? 1 : -1) * areaOf(one);
                for (const auto& patch : one.patches)
                    QVERIFY(!patch.empty() && !patch.front().empty());
            },
            {});
        QVERIFY2(read.isOk(), read ? "" : read.refusal().toString().c_str());
        QVERIFY(count[MapTheme::Building] > 1000 && count[MapTheme::Road] > 2000);
        QVERIFY(count[MapTheme::Boundary] > 10 && count[MapTheme::Rail] > 3 && count[MapTheme::Water] > 10);
        QVERIFY(names.contains("Fontvieille") && names.contains("摩納哥國際大學")); // local and Chinese names
        QVERIFY(sea > 1e6); // square metres of the projection
        QVERIFY(read->west < 7.42 && read->east > 7.43 && read->south < 43.73 && read->north > 43.74);
    }
};

FENGSUI_REALDATA_MAIN(OsmMapRealdataTest)
#include "osm_map_realdata_test.moc"
