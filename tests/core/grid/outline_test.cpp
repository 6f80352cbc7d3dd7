#include "grid/outline.h"

#include <QTest>

using namespace fengsui;

namespace {

Ring square(int west, int south, int side)
{
    return { { west, south }, { west + side, south }, { west + side, south + side }, { west, south + side } };
}

GeoPoint degrees(double longitude, double latitude)
{
    return *GeoPoint::fromDegrees(longitude, latitude);
}

} // namespace

class OutlineTest : public QObject {
    Q_OBJECT

private slots:
    void borderBelongsToTheOutlineAndHolesDoNot()
    {
        const Ring hole { { 40, 40 }, { 40, 60 }, { 60, 60 }, { 60, 40 } };
        const Outline outline { { square(0, 0, 100), { hole } }, { square(200, 0, 10), {} } };
        QVERIFY(covers(outline, { 0, 50 }));
        QVERIFY(covers(outline, { 40, 50 })); // on the border of the hole
        QVERIFY(!covers(outline, { 50, 50 }));
        QVERIFY(covers(outline, { 205, 5 })); // the second patch
        QVERIFY(!covers(outline, { 150, 5 }));
        QVERIFY(!covers({}, { 0, 0 }));
        QCOMPARE(doubledArea(outline), 2 * (10000 - 400 + 100));
        QVERIFY(boxOf(outline) == (GeoBox { { 0, 0 }, { 210, 100 } }));
        QVERIFY(!boxOf({}));
    }

    void areaAndDistanceAreThoseOfTheEarth()
    {
        // a tenth of a degree at 29° N: 11.12 km by 9.72 km
        const Outline outline {
            { { degrees(103.9, 29.0), degrees(104.0, 29.0), degrees(104.0, 29.1), degrees(103.9, 29.1) }, {} }
        };
        QVERIFY(std::abs(squareKilometres(outline) - 108.1) < 0.3);
        QCOMPARE(distanceMetres(outline, degrees(103.95, 29.05)), 0.0);
        QVERIFY(std::abs(distanceMetres(outline, degrees(103.95, 28.99)) - 1112) < 2);
        QVERIFY(std::abs(distanceMetres(outline, degrees(104.01, 29.05)) - 972) < 3);
    }

    void labelLiesWellInside()
    {
        // a horseshoe: its centroid is outside
        const Outline outline { { { degrees(103.0, 29.0), degrees(103.3, 29.0), degrees(103.3, 29.1),
                                      degrees(103.1, 29.1), degrees(103.1, 29.2), degrees(103.3, 29.2),
                                      degrees(103.3, 29.3), degrees(103.0, 29.3) },
            {} } };
        const auto label = labelPoint(outline);
        QVERIFY(label && covers(outline, *label));
        QVERIFY(!covers(outline, degrees(103.2, 29.15)));
        for (const GeoPoint corner : outline.front().outer)
            QVERIFY(distanceMetres(*label, corner) > 4500);
        QVERIFY(!labelPoint({}));
    }

    void ringsAreTurned()
    {
        Ring wrong = square(0, 0, 10);
        std::ranges::reverse(wrong);
        wrong.push_back(wrong.front());
        Outline outline { { wrong, { { { 4, 4 }, { 6, 4 }, { 6, 6 } } } } };
        setInOrder(outline);
        QCOMPARE(outline.front().outer.size(), 4u);
        QCOMPARE(doubledArea(outline), 200 - 4);
        QVERIFY(!whyInvalid(outline));
    }

    void crossingRingIsInvalid()
    {
        const auto why = whyInvalid({ { { { 0, 0 }, { 0, 10 }, { 20, 0 }, { 20, 20 } }, {} } });
        QVERIFY(why && why->find("self-intersections") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(OutlineTest)
#include "outline_test.moc"
