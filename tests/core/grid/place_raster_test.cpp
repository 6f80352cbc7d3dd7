#include "grid/place_raster.h"
#include "support/dice.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace fengsui;

namespace {

/// A star around the place: no edge crosses another.
Ring star(Dice& dice, GeoPoint middle, double least, double most, std::size_t corners)
{
    Ring ring;
    for (std::size_t i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * double(i) / double(corners);
        const double far = least + (most - least) * double(dice.below(1001)) / 1000;
        ring.push_back({ middle.longitudeE7 + int(std::lround(far * std::cos(angle))),
            middle.latitudeE7 + int(std::lround(far * std::sin(angle))) });
    }
    return ring;
}

} // namespace

/// The same answers as the plain test of every outline.
class PlaceRasterTest : public QObject {
    Q_OBJECT

private slots:
    void answersAreThoseOfThePlainTest()
    {
        Dice dice("answersAreThoseOfThePlainTest");
        int inside = 0, outside = 0;
        for (int round = 0; round < 300; ++round) {
            const GeoPoint middle { int(dice.below(1'000'000'000)), int(dice.below(500'000'000)) };
            // from a few units, where much lies on corners and borders, to a county
            const double size = std::pow(10, 0.7 + double(dice.below(55)) / 10);
            Patch patch { star(dice, middle, size / 2, size, 3 + dice.below(200)), {} };
            if (dice.chance(50)) {
                Ring hole = star(dice, middle, size / 5, size / 4, 3 + dice.below(40));
                std::ranges::reverse(hole);
                patch.holes.push_back(std::move(hole));
            }
            Outline outline { patch };
            if (dice.chance(30))
                outline.push_back({ star(dice, { middle.longitudeE7 + int(3 * size), middle.latitudeE7 }, size / 2,
                                        size, 3 + dice.below(20)),
                    {} });
            const Outline* const only = &outline;
            const PlaceRaster raster({ &only, 1 });
            for (int ask = 0; ask < 200; ++ask) {
                GeoPoint at { middle.longitudeE7 + int(double(dice.below(6000)) / 1000 * size - 1.5 * size),
                    middle.latitudeE7 + int(double(dice.below(3000)) / 1000 * size - 1.5 * size) };
                if (dice.chance(30)) { // at the height of a corner, or in it
                    const GeoPoint corner = dice.oneOf(patch.outer);
                    at.latitudeE7 = corner.latitudeE7;
                    if (dice.chance(30))
                        at.longitudeE7 = corner.longitudeE7;
                }
                const bool isInside = covers(outline, at);
                QVERIFY2(raster.firstCovering(at).has_value() == isInside,
                    qPrintable(QString("round %1, %2 %3").arg(round).arg(at.longitudeE7).arg(at.latitudeE7)));
                ++(isInside ? inside : outside);
            }
        }
        QVERIFY(inside > 5000 && outside > 5000);
    }

    // outlines over and beside each other, some in pieces, some not known
    void ofManyAllThatCoverAreFound()
    {
        Dice dice("ofManyAllThatCoverAreFound");
        std::vector<Outline> outlines(60);
        for (Outline& outline : outlines)
            for (std::size_t pieces = dice.below(3); pieces > 0; --pieces)
                outline.push_back({ star(dice, { int(dice.below(100'000)), int(dice.below(30'000)) }, 500,
                                        1000 + double(dice.below(20'000)), 3 + dice.below(30)),
                    {} });
        std::vector<const Outline*> all;
        for (const Outline& outline : outlines)
            all.push_back(&outline);
        const PlaceRaster raster(all);
        std::size_t found = 0;
        for (int ask = 0; ask < 20000; ++ask) {
            const GeoPoint at { int(dice.below(160'000)) - 30'000, int(dice.below(80'000)) - 25'000 };
            std::vector<std::uint32_t> expected;
            for (std::uint32_t i = 0; i < outlines.size(); ++i)
                if (std::ranges::any_of(outlines[i], [&](const Patch& patch) { return covers({ patch }, at); }))
                    expected.push_back(i);
            // pieces of one outline that overlap take each other away, which whyInvalid() refuses at import
            const auto isSimple = [&](std::uint32_t i) {
                return std::ranges::count_if(outlines[i], [&](const Patch& patch) { return covers({ patch }, at); })
                    < 2;
            };
            if (!std::ranges::all_of(expected, isSimple))
                continue;
            QCOMPARE(raster.covering(at), expected);
            found += expected.size();
        }
        QVERIFY(found > 3000);
    }

    void levelEdgesCornersAndHoles()
    {
        const Ring hole { { 40, 40 }, { 40, 60 }, { 60, 60 }, { 60, 40 } };
        const Outline outline { { { { 0, 0 }, { 100, 0 }, { 100, 100 }, { 50, 100 }, { 50, 80 }, { 0, 80 } },
            { hole } } };
        const Outline* const only = &outline;
        const PlaceRaster raster({ &only, 1 });
        for (int x = -2; x <= 102; ++x)
            for (int y = -2; y <= 102; ++y)
                QVERIFY2(raster.firstCovering({ x, y }).has_value() == covers(outline, { x, y }),
                    qPrintable(QString("%1 %2").arg(x).arg(y)));
        QVERIFY(raster.firstCovering({ 40, 50 }).has_value() && !raster.firstCovering({ 50, 50 }).has_value());
    }

    void emptyAndWorldWide()
    {
        QVERIFY(!PlaceRaster({}).firstCovering({ 0, 0 }));
        const Outline world {
            { { { -1'800'000'000, -900'000'000 }, { 1'800'000'000, -900'000'000 }, { 1'800'000'000, 900'000'000 } },
                {} }
        };
        const Outline* const only = &world;
        const PlaceRaster raster({ &only, 1 });
        // products of 64 bits and more
        QVERIFY(raster.firstCovering({ 0, 0 }).has_value() && raster.firstCovering({ 1, 0 }).has_value()
            && !raster.firstCovering({ -1, 0 }).has_value());
        QVERIFY(raster.firstCovering({ 1'799'999'999, 899'999'999 }).has_value()
            && !raster.firstCovering({ 1'799'999'996, 899'999'999 }).has_value());
    }
};

QTEST_GUILESS_MAIN(PlaceRasterTest)
#include "place_raster_test.moc"
