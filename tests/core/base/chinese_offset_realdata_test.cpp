#include "base/chinese_offset.h"

#include "support/real_data.h"

#include <QFile>

using namespace fengsui;

class ChineseOffsetRealDataTest : public QObject {
    Q_OBJECT

private slots:
    // 166 cities in three references; the source says five decimals are a fair tolerance.
    void citiesOfChinaAgree()
    {
        QFile file(realData("coordinates/china_cities_a.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArrayList header = file.readLine().trimmed().split(',');
        const auto column = [&](const char* name) { return header.indexOf(name); };
        int cities = 0;
        while (!file.atEnd()) {
            const QByteArrayList f = file.readLine().trimmed().split(',');
            const auto number = [&](const char* name) { return f.at(column(name)).toDouble(); };
            const auto truth = GeoPoint::fromDegrees(number("wgs84_lon"), number("wgs84_lat"));
            const auto gcj = toWgs84({ number("gcj02_lon"), number("gcj02_lat") }, CoordinateReference::Gcj02);
            const auto bd = toWgs84({ number("bd09_lon"), number("bd09_lat") }, CoordinateReference::Bd09);
            QVERIFY2(distanceMetres(*truth, *gcj) < 1.5, f.at(3));
            QVERIFY2(distanceMetres(*truth, *bd) < 1.5, f.at(3));
            ++cities;
        }
        QCOMPARE(cities, 166);
    }

    // Each pair comes with the tolerance of its source, in degrees.
    void referencePairsAgree()
    {
        QFile file(realData("coordinates/reference_pairs.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        file.readLine();
        int pairs = 0;
        for (; !file.atEnd(); ++pairs) {
            const QByteArrayList f = file.readLine().trimmed().split(',');
            const auto reference
                = [&](int column) { return *coordinateReferenceOf(f.at(column).toLower().toStdString()); };
            const auto inside = toWgs84({ f.at(3).toDouble(), f.at(2).toDouble() }, reference(0));
            const Degrees out = fromWgs84({ inside->longitude(), inside->latitude() }, reference(1));
            QVERIFY2(std::abs(out.latitude - f.at(4).toDouble()) <= f.at(6).toDouble(), f.at(7));
            QVERIFY2(std::abs(out.longitude - f.at(5).toDouble()) <= f.at(6).toDouble(), f.at(7));
        }
        QCOMPARE(pairs, 5);
    }
};

FENGSUI_REALDATA_MAIN(ChineseOffsetRealDataTest)
#include "chinese_offset_realdata_test.moc"
