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
};

FENGSUI_REALDATA_MAIN(ChineseOffsetRealDataTest)
#include "chinese_offset_realdata_test.moc"
