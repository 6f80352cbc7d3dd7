#include "tile/network_map.h"

#include <QTest>

using namespace fengsui;

namespace {

NetworkMap good()
{
    NetworkMap map;
    map.name = "map";
    map.address = "https://example.com/{z}/{x}/{y}.png";
    map.attribution = "© somebody";
    return map;
}

} // namespace

class NetworkMapTest : public QObject {
    Q_OBJECT

private slots:
    void addressesAreFilledIn()
    {
        NetworkMap map = good();
        QCOMPARE(map.addressOf({ 3, 5, 2 }, {}), std::string("https://example.com/3/5/2.png"));
        map.address = "https://example.com/{z}/{x}/{-y}.png"; // counted from the south
        QCOMPARE(map.addressOf({ 3, 5, 2 }, {}), std::string("https://example.com/3/5/5.png"));
        map.address = "https://t{s}.example.com/vec_w/wmts?SERVICE=WMTS&TILEMATRIX={TileMatrix}&TILEROW={TileRow}"
                      "&TILECOL={TileCol}&tk={key}";
        map.servers = { "0", "1", "2" };
        QVERIFY(!map.refusal());
        QVERIFY(map.needsKey());
        QCOMPARE(map.addressOf({ 3, 5, 2 }, "a b"),
            std::string("https://t1.example.com/vec_w/wmts?SERVICE=WMTS&TILEMATRIX=3&TILEROW=2&TILECOL=5&tk=a%20b"));
        // a key is a value, whatever stands in it
        QCOMPARE(map.addressOf({ 3, 5, 2 }, "{z}&x=/"),
            std::string("https://t1.example.com/vec_w/"
                        "wmts?SERVICE=WMTS&TILEMATRIX=3&TILEROW=2&TILECOL=5&tk=%7Bz%7D%26x%3D%2F"));
    }

    void whatCantBeFetchedIsNamed_data()
    {
        QTest::addColumn<QString>("address");
        for (const char* bad : { "", "example.com/{z}/{x}/{y}", "file:///etc/passwd?{z}{x}{y}", "ftp://a/{z}/{x}/{y}",
                 "https:///{z}/{x}/{y}", "https://user:secret@example.com/{z}/{x}/{y}", "https://example.com/{z}/{x}",
                 "https://example.com/{z}/{x}/{y}/{q}", "https://example.com/{z}/{x}/{y",
                 "https://{key}.com/{z}/{x}/{y}", "https://example.com/{z}/{x}/{y}?TK=0123456789",
                 "https://example.com/{z}/{x}/{y}?a=b&token=0123456789" })
            QTest::newRow(bad) << bad;
    }
    void whatCantBeFetchedIsNamed()
    {
        QFETCH(QString, address);
        NetworkMap map = good();
        map.address = address.toStdString();
        QVERIFY(map.refusal());
        QCOMPARE(map.refusal()->field, std::string("address"));
        QVERIFY(map.refusal()->toString().find("0123456789") == std::string::npos); // a key is not repeated
    }

    void onlyWhatLiesOnOurMapIsTaken()
    {
        for (const char* fits : { "wgs84", "cgcs2000" }) {
            NetworkMap map = good();
            map.dataSystem = fits;
            QVERIFY(!map.refusal());
            QCOMPARE(NetworkMap::parse("map.network", map.toJson()).value->dataSystem, std::string(fits));
        }
        for (const char* other : { "gcj02", "bd09", "beijing54", "" }) {
            NetworkMap map = good();
            map.dataSystem = other;
            QVERIFY(map.refusal());
            QCOMPARE(map.refusal()->field, std::string("data-system"));
            QVERIFY(!NetworkMap::parse("map.network", map.toJson()).value);
        }
    }

    void everyOtherFieldIsLookedAt()
    {
        const auto fieldOf = [](auto change) {
            NetworkMap map = good();
            change(map);
            return map.refusal() ? map.refusal()->field : std::string();
        };
        QCOMPARE(fieldOf([](NetworkMap&) { }), std::string());
        QCOMPARE(fieldOf([](NetworkMap& map) { map.name.clear(); }), std::string("name"));
        QCOMPARE(fieldOf([](NetworkMap& map) { map.attribution.clear(); }), std::string("attribution"));
        QCOMPARE(fieldOf([](NetworkMap& map) { map.side = 300; }), std::string("side"));
        QCOMPARE(fieldOf([](NetworkMap& map) { map.lowestZoom = 19; }), std::string("zooms"));
        QCOMPARE(fieldOf([](NetworkMap& map) { map.highestZoom = 40; }), std::string("zooms"));
        QCOMPARE(fieldOf([](NetworkMap& map) { map.west = 181; }), std::string("bounds"));
        QCOMPARE(fieldOf([](NetworkMap& map) { map.servers = { "0" }; }), std::string("servers"));
        QCOMPARE(fieldOf([](NetworkMap& map) {
            map.address = "https://{s}.a/{z}/{x}/{y}";
            map.servers = { "evil.com/#" };
        }),
            std::string("servers"));
    }

    void filesSayAgainWhatWasWritten()
    {
        NetworkMap map = good();
        map.address = "https://{s}.example.com/{z}/{x}/{y}";
        map.servers = { "a", "b" };
        map.side = 512;
        map.lowestZoom = 3;
        map.highestZoom = 17;
        map.west = 103.2;
        const auto read = NetworkMap::parse("map.network", map.toJson());
        QVERIFY(read.value);
        QCOMPARE(read.value->toJson(), map.toJson());
        QCOMPARE(read.value->facts().highestZoom, 17);
        const std::string begin = "{\"name\":\"a\",\"address\":\"https://a/{z}/{x}/{y}\",\"attribution\":\"c\"";
        QVERIFY(NetworkMap::parse("good", begin + "}").value);
        for (const std::string& bad : std::vector<std::string> { "", "{}", "[]", begin + ",\"zooms\":[1]}",
                 begin + ",\"zooms\":[\"1\",2]}", begin + ",\"bounds\":[1,2,3,4,5]}", begin + ",\"key\":\"k\"}" })
            QVERIFY2(
                !NetworkMap::parse("bad", bad).value && !NetworkMap::parse("bad", bad).faults.empty(), bad.c_str());
    }
};

QTEST_GUILESS_MAIN(NetworkMapTest)
#include "network_map_test.moc"
