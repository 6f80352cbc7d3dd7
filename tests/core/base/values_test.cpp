#include "base/coordinate.h"
#include "base/digest.h"
#include "base/hex.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/result.h"
#include "base/stamp.h"

#include <QTest>

using namespace fengsui;

class ValuesTest : public QObject {
    Q_OBJECT

private slots:
    void idReadsBackWhatItPrints()
    {
        const IncidentId id = IncidentId::random();
        QCOMPARE(id.toString().size(), 36u);
        QVERIFY(IncidentId::parse(id.toString()) == id);
        QVERIFY(IncidentId::fromBytes(id.view()) == id);
        QVERIFY(id != IncidentId::random());
        QVERIFY(!IncidentId::parse("not an id"));
        QVERIFY(!IncidentId::parse(id.toString().substr(1)));
        QVERIFY(!IncidentId::fromBytes("short"));
    }

    void derivedIdIsTheSameEverywhere()
    {
        // sha256("abc") begins ba7816bf 8f01cfea 414140de 5dae2223 (FIPS 180-4, appendix B.1)
        QCOMPARE(RawId::derived("abc").toString(), std::string("ba7816bf-8f01-cfea-4141-40de5dae2223"));
    }

    void digestOfPiecesIsDigestOfWhole()
    {
        DigestBuilder builder;
        builder.add("a");
        builder.add("bc");
        QVERIFY(builder.finish() == sha256("abc"));
    }

    void hexRefusesWhatIsNotHex()
    {
        QVERIFY(fromHex("0aFf") == std::string("\x0a\xff"));
        QVERIFY(!fromHex("0"));
        QVERIFY(!fromHex("0g"));
    }

    void instantReadsOffsetsAndFractions()
    {
        QCOMPARE(Instant::parse("1970-01-01T00:00:01.5Z")->milliseconds, 1500);
        QCOMPARE(Instant::parse("2025-11-03T07:05:09+08:00")->toString(), std::string("2025-11-02T23:05:09.000Z"));
        QVERIFY(!Instant::parse("2025-11-03T07:05:09")); // no zone: whose clock is it?
        QVERIFY(!Instant::parse("2025-02-30T07:05:09Z"));
        QVERIFY(!Instant::parse("2025-11-03T24:05:09Z"));
    }

    void zoneKnowsDaylightSaving()
    {
        const auto newYork = Zone::named("America/New_York");
        QVERIFY(newYork);
        QCOMPARE(newYork->parse("2015-12-10 17:40:00")->toString(), std::string("2015-12-10T22:40:00.000Z"));
        QCOMPARE(newYork->parse("2015-07-10 17:40:00")->toString(), std::string("2015-07-10T21:40:00.000Z"));
        // 02:30 was skipped on 8 March 2015, and shown twice (01:30) on 1 November 2015: the first is taken
        QCOMPARE(newYork->minutes(*newYork->parse("2015-03-08 02:30")), std::string("2015-03-08 03:30"));
        QCOMPARE(newYork->parse("2015-11-01 01:30")->toString(), std::string("2015-11-01T05:30:00.000Z"));
        QVERIFY(!Zone::named("Nowhere/Town"));
        QCOMPARE(Zone::named("Asia/Shanghai")->day(*Instant::parse("2025-11-02T16:00:00Z")), std::string("20251103"));
    }

    // F30
    void hybridTimeIsAlwaysAboveWhatWasSeen()
    {
        const Instant wall { 1000 };
        HybridTime seen = HybridTime::of(wall, 0xffff);
        QVERIFY(HybridTime::next(seen, wall) > seen); // the counter carries
        QVERIFY(HybridTime::next(seen, Instant { 0 }) > seen); // a clock that fell back
        QCOMPARE(HybridTime::next(seen, Instant { 5000 }).value, HybridTime::of({ 5000 }).value);
    }

    void distanceIsThatOfTheEarth()
    {
        // one degree of latitude is 111.195 km on the mean sphere
        const double metres = distanceMetres(*GeoPoint::fromDegrees(103.9, 28.0), *GeoPoint::fromDegrees(103.9, 29.0));
        QVERIFY(std::abs(metres - 111195) < 1);
        QVERIFY(!GeoPoint::fromDegrees(181, 0));
        QVERIFY(!GeoPoint::fromDegrees(std::nan(""), 0));
    }

    void refusalSetsItsArguments()
    {
        const Refusal refusal { Refusal::Reason::BadValue, "Line %1: %2 is 100% wrong.", { "7", "type" }, {} };
        QCOMPARE(refusal.toString(), std::string("Line 7: type is 100% wrong."));
    }
};

QTEST_GUILESS_MAIN(ValuesTest)
#include "values_test.moc"
