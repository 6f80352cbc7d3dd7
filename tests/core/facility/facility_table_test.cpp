#include "facility/facility_table.h"
#include "geo/read_features.h"

#include <QTemporaryDir>
#include <QTest>
#include <fstream>

using namespace fengsui;

class FacilityTableTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Loaded<std::vector<Facility>> read(const char* text, std::optional<FacilityKind> kind = {},
        CoordinateReference from = CoordinateReference::Wgs84) const
    {
        const std::string path = m_folder.filePath("设施.csv").toStdString();
        std::ofstream(path, std::ios::binary) << text;
        return readFacilityTable(path, kind, from);
    }

    static QString faultsOf(const Loaded<std::vector<Facility>>& read)
    {
        QStringList all;
        for (const Refusal& fault : read.faults)
            all << QString::fromStdString(fault.arguments.at(1) + ' ' + fault.field);
        return all.join(", ");
    }

private slots:
    void tableIsRead()
    {
        const auto loaded = read("编号,类别,名称,责任单位,容量,经度,纬度,链接\n"
                                 "S1,避难场所,沐溪中学操场,教育局,1200,103.9028,28.9567,\n"
                                 "C1,camera,北街路口,公安局,,103.9030,28.9570,rtsp://10.0.0.5/1\n");
        QVERIFY2(loaded.value, qPrintable(faultsOf(loaded)));
        QCOMPARE(loaded.value->size(), std::size_t(2));
        const Facility& shelter = loaded.value->front();
        QVERIFY(shelter.kind == FacilityKind::Shelter && shelter.capacity == 1200 && shelter.unit == "教育局");
        QCOMPARE(shelter.course.front(), (GeoPoint { 1039028000, 289567000 }));
        QCOMPARE(loaded.value->back().link, std::string("rtsp://10.0.0.5/1"));
    }

    void shiftedPlacesAreConvertedUnlessTheColumnSaysWgs84()
    {
        const auto shifted = read("code,name,longitude,latitude\nA,a,103.90480651,28.95337506\n", FacilityKind::Alarm,
            CoordinateReference::Gcj02);
        QVERIFY(distanceMetres(shifted.value->front().course.front(), { 1039028000, 289567000 }) < 0.05);
        const auto said = read("code,name,longitude_wgs84,latitude_wgs84\nA,a,103.9028,28.9567\n", FacilityKind::Alarm,
            CoordinateReference::Gcj02);
        QCOMPARE(said.value->front().course.front(), (GeoPoint { 1039028000, 289567000 }));
    }

    void allFaultsAreNamed()
    {
        const auto loaded = read("code,kind,name,capacity,longitude,latitude\n"
                                 "1,camera,,,103,28\n"
                                 ",camera,b,,103,28\n"
                                 "3,dragon,c,,103,28\n"
                                 "4,shelter,d,viele,103,28\n"
                                 "5,shelter,e,10,0,0\n"
                                 "6,shelter,f,10,203,28\n"
                                 "7,shelter,g,10,103,28\n"
                                 "7,shelter,h,10,103,28\n"
                                 "7,camera,i,10,103,28\n");
        QVERIFY(!loaded.value);
        QCOMPARE(faultsOf(loaded), QString("2 name, 3 code, 4 kind, 5 capacity, 6 longitude, 7 longitude, 9 code"));
        QCOMPARE(faultsOf(read("code,name,longitude\n1,a,103\n", FacilityKind::Hazard)), QString("1 latitude"));
        QCOMPARE(faultsOf(read("code,name,longitude,latitude\n1,a,103,28\n")), QString("1 kind"));
    }

    void stretchesAndGroundsComeFromFeatures()
    {
        const auto features = readFeatures("x.geojson", R"({"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"name":"沐溪河","编号":"R1","责任单位":"水务局","岗位":"河长办"},
             "geometry":{"type":"LineString","coordinates":[[103.90,28.95],[103.91,28.95],[103.92,28.96]]}},
            {"type":"Feature","id":"W7","properties":{"name":"林场"},
             "geometry":{"type":"Polygon","coordinates":[[[103.8,28.9],[103.81,28.9],[103.81,28.91],[103.8,28.9]]]}}]})");
        const auto loaded = facilitiesOf(*features.value, FacilityKind::Charge);
        QVERIFY2(loaded.value, qPrintable(faultsOf(loaded)));
        QCOMPARE(loaded.value->front().post, std::string("河长办"));
        QCOMPARE(loaded.value->back().code, std::string("W7"));
        QCOMPARE(loaded.value->back().course.size(), std::size_t(4));
        // Half way along the river, a hundred metres beside it.
        const double metres = distanceMetres(loaded.value->front(), { 1039050000, 289508993 });
        QVERIFY2(std::abs(metres - 100) < 1, qPrintable(QString::number(metres)));
    }

    void nearestComeFirst()
    {
        std::vector<Facility> all;
        for (int i = 0; i < 10; ++i) {
            Facility each;
            each.code = std::to_string(i);
            each.kind = i % 2 == 0 ? FacilityKind::Camera : FacilityKind::Shelter;
            each.course = { { 1039000000 + i * 102'560, 289500000 } }; // a kilometre apart
            all.push_back(each);
        }
        const auto near = nearestFacilities(all, { 1039000000, 289500000 }, 5100, std::nullopt, 20);
        QCOMPARE(near.size(), std::size_t(6));
        QCOMPARE(near[5].facility->code, std::string("5"));
        QVERIFY(std::abs(near[5].metres - 5000) < 20);
        const auto shelters = nearestFacilities(all, { 1039000000, 289500000 }, 1e6, FacilityKind::Shelter, 2);
        QCOMPARE(shelters.size(), std::size_t(2));
        QCOMPARE(shelters[1].facility->code, std::string("3"));
    }
};

QTEST_GUILESS_MAIN(FacilityTableTest)
#include "facility_table_test.moc"
