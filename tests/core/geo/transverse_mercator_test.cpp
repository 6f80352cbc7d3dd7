#include "geo/transverse_mercator.h"

#include "base/coordinate.h"

#include <QTest>

using namespace fengsui;

class TransverseMercatorTest : public QObject {
    Q_OBJECT

private slots:
    // The length of the meridian from the equator to 45 degrees on the ellipsoid of WGS 84 is known to the millimetre.
    void meridianHasItsLength()
    {
        const auto plane = toPlane(Belts::Gauss3, { 105, 45 });
        QCOMPARE(plane->zone, 35);
        QVERIFY(std::abs(plane->north - 4984944.378) < 0.001);
        QVERIFY(std::abs(plane->east - 500000) < 1e-6);
    }

    // 43°38′33.24″ N, 79°23′13.7″ W lies at 17T 630084 4833438, as its encyclopaedia has it.
    void knownTowerStandsWhereItDoes()
    {
        const auto plane = toPlane(Belts::Utm, { -(79 + 23 / 60.0 + 13.7 / 3600), 43 + 38 / 60.0 + 33.24 / 3600 });
        QCOMPARE(plane->zone, 17);
        QVERIFY(std::abs(plane->east - 630084) < 1);
        QVERIFY(std::abs(plane->north - 4833438) < 1);
    }

    void zonesOfChinaHaveTheirNumbers()
    {
        QCOMPARE(zoneOf(Belts::Gauss3, 103.9028), 35); // around 105
        QCOMPARE(zoneOf(Belts::Gauss3, 103.4999), 34);
        QCOMPARE(zoneOf(Belts::Gauss6, 103.9028), 18); // around 105
        QCOMPARE(zoneOf(Belts::Utm, 103.9028), 48);
        QCOMPARE(middleMeridian(Belts::Gauss3, 35), 105);
        QCOMPARE(middleMeridian(Belts::Gauss6, 18), 105);
        QCOMPARE(middleMeridian(Belts::Utm, 48), 105);
        QCOMPARE(zoneOf(Belts::Gauss3, 0.5), 120);
        QCOMPARE(zoneOf(Belts::Gauss3, -179), 60);
    }

    void everyPlaceComesBack()
    {
        for (const Belts belts : { Belts::Gauss3, Belts::Gauss6, Belts::Utm })
            for (double longitude = -179.5; longitude < 180; longitude += 7.3)
                for (double latitude = -79; latitude < 84; latitude += 5.7) {
                    const auto plane = toPlane(belts, { longitude, latitude });
                    const auto back = fromPlane(belts, *plane);
                    QVERIFY(back);
                    QVERIFY(std::abs(std::remainder(back->longitude - longitude, 360)) < 1e-9);
                    QVERIFY(std::abs(back->latitude - latitude) < 1e-9);
                }
    }

    void whatIsNoPlaceIsNone()
    {
        QVERIFY(!toPlane(Belts::Utm, { 10, 84.1 }));
        QVERIFY(!fromPlane(Belts::Gauss6, { 61, 500000, 0 }));
        QVERIFY(!fromPlane(Belts::Gauss3, { 35, 2'000'000, 0 }));
        QVERIFY(!fromPlane(Belts::Gauss3, { 35, std::nan(""), 0 }));
    }
};

QTEST_GUILESS_MAIN(TransverseMercatorTest)
#include "transverse_mercator_test.moc"
