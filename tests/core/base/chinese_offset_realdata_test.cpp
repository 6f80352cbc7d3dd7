#include "base/chinese_offset.h"

#include "support/real_data.h"

#include <QFile>

#include <cmath>
#include <numbers>

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

    // Each pair comes with the tolerance of its source, in degrees. Two of them go from BD-09 in a way of the source's
    // own, up to 40 m beside what the 166 cities above agree upon: it leaves the factor 3000/180 out of the waves of
    // BD-09 and takes the offset of GCJ-02 once. Reckoned so the pairs come out, which is why they are held to be
    // wrong.
    void referencePairsAgree()
    {
        QFile file(realData("coordinates/reference_pairs.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        file.readLine();
        int pairs = 0;
        for (; !file.atEnd(); ++pairs) {
            const QByteArrayList f = file.readLine().trimmed().split(',');
            const Degrees in { f.at(3).toDouble(), f.at(2).toDouble() };
            const Degrees expected { f.at(5).toDouble(), f.at(4).toDouble() };
            const double tolerance = f.at(6).toDouble();
            const auto isExpected = [&](const Degrees& out) {
                return std::abs(out.longitude - expected.longitude) <= tolerance
                    && std::abs(out.latitude - expected.latitude) <= tolerance;
            };
            if (f.at(0) == "BD09") {
                QVERIFY2(isExpected(asTheSourceReckons(in)), f.at(7));
                const auto ours = toWgs84(in, CoordinateReference::Bd09);
                const auto theirs = GeoPoint::fromDegrees(expected.longitude, expected.latitude);
                QVERIFY2(distanceMetres(*ours, *theirs) < 50, f.at(7));
                continue;
            }
            QCOMPARE(f.at(0), "WGS84");
            QCOMPARE(f.at(1), "GCJ02");
            QVERIFY2(isExpected(fromWgs84(in, CoordinateReference::Gcj02)), f.at(7));
        }
        QCOMPARE(pairs, 5);
    }

private:
    static Degrees asTheSourceReckons(const Degrees& bd)
    {
        const double x = bd.longitude - 0.0065;
        const double y = bd.latitude - 0.006;
        const double radius = std::hypot(x, y) - 0.00002 * std::sin(y * std::numbers::pi);
        const double angle = std::atan2(y, x) - 0.000003 * std::cos(x * std::numbers::pi);
        const Degrees gcj { radius * std::cos(angle), radius * std::sin(angle) };
        const Degrees twice = fromWgs84(gcj, CoordinateReference::Gcj02);
        return { 2 * gcj.longitude - twice.longitude, 2 * gcj.latitude - twice.latitude };
    }
};

FENGSUI_REALDATA_MAIN(ChineseOffsetRealDataTest)
#include "chinese_offset_realdata_test.moc"
