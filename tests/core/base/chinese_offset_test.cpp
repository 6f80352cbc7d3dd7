#include "base/chinese_offset.h"

#include <QTest>

using namespace fengsui;

class ChineseOffsetTest : public QObject {
    Q_OBJECT

private slots:
    void publishedVectorsHold_data()
    {
        QTest::addColumn<double>("latitude");
        QTest::addColumn<double>("longitude");
        QTest::addColumn<double>("gcjLatitude");
        QTest::addColumn<double>("gcjLongitude");
        QTest::newRow("Beijing") << 39.914266 << 116.403988 << 39.91567025 << 116.41023241;
        QTest::newRow("Nantong") << 31.9802 << 120.8943 << 31.97803016 << 120.89851566;
        QTest::newRow("Muchuan") << 28.9567 << 103.9028 << 28.95337506 << 103.90480651;
    }
    void publishedVectorsHold()
    {
        QFETCH(double, latitude);
        QFETCH(double, longitude);
        QFETCH(double, gcjLatitude);
        QFETCH(double, gcjLongitude);
        const Degrees gcj = fromWgs84({ longitude, latitude }, CoordinateReference::Gcj02);
        QVERIFY(std::abs(gcj.latitude - gcjLatitude) < 1e-8);
        QVERIFY(std::abs(gcj.longitude - gcjLongitude) < 1e-8);
        const auto back = toWgs84({ gcjLongitude, gcjLatitude }, CoordinateReference::Gcj02);
        QVERIFY(distanceMetres(*back, *GeoPoint::fromDegrees(longitude, latitude)) < 0.02);
    }

    void baiduIsShiftedOnceMore()
    {
        const Degrees bd = fromWgs84({ 116.403988, 39.914266 }, CoordinateReference::Bd09);
        QVERIFY(std::abs(bd.latitude - 39.92196580) < 1e-8);
        QVERIFY(std::abs(bd.longitude - 116.41661560) < 1e-8);
        const auto back = toWgs84(bd, CoordinateReference::Bd09);
        QVERIFY(distanceMetres(*back, *GeoPoint::fromDegrees(116.403988, 39.914266)) < 0.02);
    }

    // All over the shifted area; a place is held to half a centimetre.
    void inverseIsGoodToACentimetre()
    {
        for (double longitude = 72.1; longitude < 137.8; longitude += 0.37)
            for (double latitude = 0.9; latitude < 55.8; latitude += 0.41)
                for (const auto reference : { CoordinateReference::Gcj02, CoordinateReference::Bd09 }) {
                    const auto back = toWgs84(fromWgs84({ longitude, latitude }, reference), reference);
                    const auto truth = GeoPoint::fromDegrees(longitude, latitude);
                    QVERIFY2(distanceMetres(*back, *truth) < 0.01 + 0.008,
                        qPrintable(QString("%1 %2").arg(longitude).arg(latitude)));
                }
    }

    void placesAbroadAreNotShifted()
    {
        const auto same = toWgs84({ -75.5, 40.2 }, CoordinateReference::Gcj02);
        QVERIFY(same == GeoPoint::fromDegrees(-75.5, 40.2));
        QVERIFY(!toWgs84({ 116.4, 91 }, CoordinateReference::Gcj02));
        QVERIFY(!toWgs84({ std::nan(""), 39 }, CoordinateReference::Wgs84));
    }

    void wordsReadBack()
    {
        for (const auto reference :
            { CoordinateReference::Wgs84, CoordinateReference::Gcj02, CoordinateReference::Bd09 })
            QVERIFY(coordinateReferenceOf(toWord(reference)) == reference);
        QVERIFY(!coordinateReferenceOf("cgcs"));
    }
};

QTEST_GUILESS_MAIN(ChineseOffsetTest)
#include "chinese_offset_test.moc"
