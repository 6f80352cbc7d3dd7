#include "geo/read_coordinates.h"

#include "base/coordinate.h"

#include <QTest>

using namespace fengsui;

class ReadCoordinatesTest : public QObject {
    Q_OBJECT

private slots:
    void whatPeoplePasteIsRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("notation");
        const auto row = [](const char* text, Notation notation) { QTest::newRow(text) << text << int(notation); };
        row("103.9028, 28.9567", Notation::Decimal);
        row("103.9028,28.9567", Notation::Decimal);
        row("103.9028 28.9567", Notation::Decimal);
        row("１０３．９０２８，２８．９５６７", Notation::Decimal);
        row("（103.9028，28.9567）", Notation::Decimal);
        row("东经103.9028度，北纬28.9567度", Notation::Decimal);
        row("北纬28.9567 东经103.9028", Notation::Decimal);
        row("北纬28.9567°、东经103.9028°", Notation::Decimal);
        row("28.9567N 103.9028E", Notation::Decimal);
        row("28.9567° N, 103.9028° E", Notation::Decimal);
        row("N28.9567,E103.9028", Notation::Decimal);
        row("纬度：28.9567 经度：103.9028", Notation::Decimal);
        row("lat: 28.9567; lng: 103.9028", Notation::Decimal);
        row("geo:28.9567,103.9028;u=35", Notation::Decimal);
        row("28°57′24.12″N 103°54′10.08″E", Notation::Seconds);
        row("28°57'24.12\"N, 103°54'10.08\"E", Notation::Seconds);
        row("北纬28度57分24.12秒，东经103度54分10.08秒", Notation::Seconds);
        row("东经１０３°５４′１０．０８″　北纬２８°５７′２４．１２″", Notation::Seconds);
        row("28 57 24.12 N 103 54 10.08 E", Notation::Seconds);
        row("103 54 10.08 28 57 24.12", Notation::Seconds);
        row("28°57.402'N 103°54.168'E", Notation::Minutes);
        row("X 3204966.0 Y 35393042.0", Notation::Gauss3);
        row("Y=35393042.0，X=3204966.0", Notation::Gauss3);
        row("35393042.0, 3204966.0", Notation::Gauss3);
        row("3204966.0 18393042.0", Notation::Gauss6);
        row("48R 393084.8 3203684.0", Notation::Utm);
        row("48r 393084.8mE 3203684.0mN", Notation::Utm);
    }
    void whatPeoplePasteIsRead()
    {
        QFETCH(QString, text);
        QFETCH(int, notation);
        const auto read = readCoordinates(text.toStdString(), AxisOrder::LongitudeFirst);
        QVERIFY2(read, read ? "" : read.refusal().toString().c_str());
        QCOMPARE(int(read->notation), notation);
        QVERIFY(!read->warning);
        const auto found = GeoPoint::fromDegrees(read->place.longitude, read->place.latitude);
        const double away = distanceMetres(*found, *GeoPoint::fromDegrees(103.9028, 28.9567));
        QVERIFY2(away < 0.3, qPrintable(QString::number(away)));
    }

    void orderIsSaidNotGuessed()
    {
        const auto stated = readCoordinates("48.5, 89.2", AxisOrder::LongitudeFirst);
        QCOMPARE(stated->place.longitude, 48.5);
        QVERIFY(stated->warning); // swapped it would be in Xinjiang
        const auto other = readCoordinates("48.5, 89.2", AxisOrder::LatitudeFirst);
        QCOMPARE(other->place.longitude, 89.2);
        QVERIFY(!other->warning);
        const auto impossible = readCoordinates("28.9567, 103.9028", AxisOrder::LongitudeFirst);
        QCOMPARE(impossible->place.longitude, 103.9028);
        QVERIFY(impossible->warning);
        QVERIFY(!readCoordinates("-75.5, 40.2", AxisOrder::LongitudeFirst)->warning);
    }

    void sidesGiveTheSign()
    {
        const auto read = readCoordinates("33°52′S 70°40′W", AxisOrder::LongitudeFirst);
        QVERIFY(read->place.latitude < -33.8 && read->place.longitude < -70.6);
        const auto small = readCoordinates("-0.5, -0.25", AxisOrder::LongitudeFirst);
        QCOMPARE(small->place.longitude, -0.5);
        QCOMPARE(readCoordinates("-0 30, -0 15", AxisOrder::LongitudeFirst)->place.longitude, -0.5);
    }

    void nonsenseIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : { "", "103.9", "103.9, 28.9, 3", "沐溪镇北街", "181, 28", "103.9, 91", "200, 300",
                 "28°61′N 103°E", "28.5°30′N 103°E", "-28N 103E", "28N 29N", "103.9.1, 28", "1e3, 5", "nan, nan",
                 "393123 3204567", "X 3204567 Y 393123", "99393123, 3204567", "X 3204567", "28'°, 103'°", "N E",
                 "103,,28", "61R 393123 3204567", "28, +-103", "1 2 3 4 5 6 7 8" })
            QTest::newRow(text) << text;
        QTest::newRow("endless") << QString("1 ").repeated(100'000);
    }
    void nonsenseIsRefused()
    {
        QFETCH(QString, text);
        const auto read = readCoordinates(text.toStdString(), AxisOrder::LongitudeFirst);
        QVERIFY(!read);
        QCOMPARE(read.refusal().field, std::string("coordinates"));
    }

    void whatIsWrittenReadsBack()
    {
        for (const Degrees place : { Degrees { 103.9028, 28.9567 }, { 116.999999, 39.9999999 }, { 134.5, 47.25 } })
            for (const Notation notation : allNotations)
                for (const PlaceWords words : { PlaceWords::English, PlaceWords::Chinese }) {
                    const std::string text = toText(place, notation, words);
                    const auto read = readCoordinates(text, AxisOrder::LongitudeFirst);
                    QVERIFY2(read, text.c_str());
                    const auto back = GeoPoint::fromDegrees(read->place.longitude, read->place.latitude);
                    QVERIFY2(distanceMetres(*back, *GeoPoint::fromDegrees(place.longitude, place.latitude)) < 0.35,
                        text.c_str());
                    QVERIFY2(read->notation == notation, text.c_str());
                }
    }

    void sixtySecondsAreTheNextMinute()
    {
        QCOMPARE(toText({ 116.999999999, 39.9999999 }, Notation::Seconds, PlaceWords::English),
            std::string("40°00′00.00″ N, 117°00′00.00″ E"));
        QCOMPARE(toText({ -70.5, -33.5 }, Notation::Decimal, PlaceWords::Chinese),
            std::string("南纬33.500000° 西经70.500000°"));
    }

    void wordsReadBack()
    {
        for (const Notation notation : allNotations)
            QVERIFY(notationOf(toWord(notation)) == notation);
        QVERIFY(!notationOf("mgrs"));
    }
};

QTEST_GUILESS_MAIN(ReadCoordinatesTest)
#include "read_coordinates_test.moc"
