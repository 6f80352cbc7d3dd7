#include "map/thing_layers.h"

#include "component/component_index.h"
#include "incident/type_catalogue.h"
#include "map/component_painter.h"
#include "map/tile_composer.h"

#include <QPainter>
#include <QTest>

#include <map>

using namespace fengsui;
using namespace fengsui::ui;

namespace {

/// Components that stand in memory.
class Field : public ComponentGround {
public:
    void add(GeoPoint at, std::uint16_t classCode, ComponentState state = ComponentState::Intact)
    {
        const MapPlace place = MapPlace::of(at);
        m_squares[place.tile(packedLevel)].push_back(
            { std::uint16_t(place.x >> 2), std::uint16_t(place.y >> 2), classCode, std::uint8_t(state) });
    }
    void breakDown() { m_isBroken = true; }

    const std::vector<ClassCount>& classes() const override { return m_classes; }
    Result<std::vector<PackedComponent>> packed(PlaceTile square) const override
    {
        if (m_isBroken)
            return Refusal { Refusal::Reason::NotFound, "gone", {}, {} };
        const auto found = m_squares.find(square);
        return found == m_squares.end() ? std::vector<PackedComponent>() : found->second;
    }
    Outcome visit(const Visitor& visitor) const override
    {
        for (const auto& [square, components] : m_squares)
            visitor(square, components);
        return Done {};
    }

private:
    std::map<PlaceTile, std::vector<PackedComponent>> m_squares;
    std::vector<ClassCount> m_classes;
    bool m_isBroken = false;
};

const GeoPoint place { 1039000000, 289600000 };

TileKey tileAt(GeoPoint at, double zoom)
{
    const WorldPoint world = toWorld({ at.longitude(), at.latitude() });
    const int level = TileKey::levelOf(zoom);
    return { level, int(world.x / TileKey::side(level)), int(world.y / TileKey::side(level)) };
}

/// Where the place lies in its tile, in pixels.
QPointF within(GeoPoint at, TileKey key)
{
    const WorldPoint world = toWorld({ at.longitude(), at.latitude() });
    return QPointF(world.x - key.ground().left, world.y - key.ground().top) * (256 / key.ground().width());
}

QImage painted(const TilePainter& painter, TileKey key)
{
    QImage image(256, 256, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter brush(&image);
    painter.paint(brush, key, {});
    return image;
}

/// How much of the image is covered, in pixels.
int inked(const QImage& image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 100;
    return count;
}

QImage shapeAlone(QImage image)
{
    return image.convertToFormat(QImage::Format_Alpha8).convertToFormat(QImage::Format_ARGB32);
}

std::shared_ptr<const ComponentStock> stockOf(std::shared_ptr<const Field> field)
{
    return std::make_shared<const ComponentStock>(std::move(field), ComponentStock::Letters());
}

} // namespace

class ThingLayersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aComponentIsPaintedWhereItStandsAndNowhereElse()
    {
        auto field = std::make_shared<Field>();
        field->add(place, 118);
        for (const double zoom : { 13.0, 14.25, 16.0, 18.5 }) {
            const TileKey key = tileAt(place, zoom);
            const QImage image = painted(ComponentPainter(stockOf(field), 0), key);
            const QPoint at = within(place, key).toPoint();
            const double size = ComponentPainter::sizeAt(key.zoom());
            QVERIFY(qAlpha(image.pixel(std::clamp(at.x(), 0, 255), std::clamp(at.y(), 0, 255))) > 100);
            QVERIFY(inked(image) <= (size + 1) * (size + 1));
            QCOMPARE(inked(painted(ComponentPainter(stockOf(field), 1), key)), 0);
        }
    }

    void aSymbolOnTheSeamIsWholeAcrossTwoTiles()
    {
        auto field = std::make_shared<Field>();
        const double zoom = 17;
        TileKey key = tileAt(place, zoom);
        const WorldBox ground = key.ground();
        const auto seam = toDegrees({ ground.right - ground.width() / 256, ground.top + ground.height() / 2 });
        field->add(*GeoPoint::fromDegrees(seam.longitude, seam.latitude), 118);
        const ComponentPainter painter(stockOf(field), 0);
        const int left = inked(painted(painter, key)), right = inked(painted(painter, { key.level, key.x + 1, key.y }));
        QVERIFY(left > 0 && right > 0);
        auto middle = std::make_shared<Field>();
        const auto centre = toDegrees(ground.centre());
        middle->add(*GeoPoint::fromDegrees(centre.longitude, centre.latitude), 118);
        QVERIFY(std::abs(left + right - inked(painted(ComponentPainter(stockOf(middle), 0), key))) <= 4);
    }

    void farOutMoreAreLargerAndNoClassHidesAnother()
    {
        auto few = std::make_shared<Field>(), many = std::make_shared<Field>();
        for (int i = 0; i < 3000; ++i) {
            const GeoPoint at { place.longitudeE7 + i % 50, place.latitudeE7 + i / 50 };
            many->add(at, 118);
            if (i < 3)
                few->add(at, 118);
            many->add(at, 305);
        }
        const TileKey key = tileAt(place, 11);
        QVERIFY(inked(painted(ComponentPainter(stockOf(many), 0), key))
            > 2 * inked(painted(ComponentPainter(stockOf(few), 0), key)));
        const QImage lamps = painted(ComponentPainter(stockOf(many), 0), key);
        const QImage bins = painted(ComponentPainter(stockOf(many), 2), key);
        QVERIFY(inked(bins) > 0);
        for (int y = 0; y < 256; ++y)
            for (int x = 0; x < 256; ++x)
                QVERIFY(qAlpha(lamps.pixel(x, y)) == 0 || qAlpha(bins.pixel(x, y)) == 0);
    }

    void classesKindsAndStatesAreToldApartWithoutColour()
    {
        std::vector<QImage> shapes;
        for (std::size_t major = 0; major < majorClasses.size(); ++major)
            shapes.push_back(shapeAlone(paintThing(lookOfMajor(major), 24, false)));
        for (const FacilityKind kind : allFacilityKinds)
            shapes.push_back(shapeAlone(paintThing(lookOf(kind), 24, false)));
        for (std::size_t i = 0; i < shapes.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (shapes[i] == shapes[j]) { // then the letter does
                    QVERIFY(i >= majorClasses.size());
                    QVERIFY(lookOf(FacilityKind(i - majorClasses.size())).letter
                        != (j >= majorClasses.size() ? lookOf(FacilityKind(j - majorClasses.size())).letter
                                                     : QString()));
                }
        ThingLook broken = lookOfMajor(0), gone = lookOfMajor(0);
        broken.state = ThingLook::State::Broken;
        gone.state = ThingLook::State::Gone;
        for (const int pixels : { 6, 12, 18 }) {
            const auto grey = [pixels](const ThingLook& look) {
                return paintThing(look, pixels, false).convertToFormat(QImage::Format_Grayscale8);
            };
            QVERIFY(grey(lookOfMajor(0)) != grey(broken));
            QVERIFY(grey(lookOfMajor(0)) != grey(gone));
        }
    }

    void aGroundThatBreaksSaysSoAndComesBack()
    {
        auto field = std::make_shared<Field>();
        field->add(place, 118);
        const auto stock = stockOf(field);
        const ComponentPainter painter(stock, 0);
        QCOMPARE(painter.problem(), QString());
        field->breakDown();
        QCOMPARE(inked(painted(painter, tileAt(place, 15))), 0);
        QCOMPARE(painter.problem(), QStringLiteral("gone"));
        QVERIFY(inked(painted(painter, tileAt(place, 11))) > 0); // the counts are in memory
    }

    void facilitiesAreLayersByKindWithTheirCourses()
    {
        auto all = std::make_shared<std::vector<Facility>>();
        all->push_back({ "c1", FacilityKind::Camera, "Bridge", "", "", "", "", "rtsp://10.0.0.1/1", "", 0, { place } });
        all->push_back({ "r1", FacilityKind::Charge, "River", "Water office", "", "", "", "", "", 0,
            { place, { place.longitudeE7 + 40'000, place.latitudeE7 } } });
        const auto board = std::make_shared<const FacilityBoard>(all);
        const auto layers = thingLayers(nullptr, board, TypeCatalogue());
        QCOMPARE(layers.size(), 2u);
        QCOMPARE(layers[0].id, layerOf(FacilityKind::Camera));
        QVERIFY(thingLayerIds().contains(layers[1].id));
        QVERIFY(!layers[0].painter->sample(16, false).isNull());
        const TileKey key = tileAt(place, 14);
        const QPoint at = within(place, key).toPoint();
        const QImage camera = painted(*layers[0].painter, key);
        QVERIFY(qAlpha(camera.pixel(at)) > 100);
        const QImage river = painted(FacilityPainter(board, FacilityKind::Charge), key);
        QVERIFY(inked(river) > 40);
        QVERIFY(!board->has(FacilityKind::Shelter));
    }
};

QTEST_MAIN(ThingLayersTest)
#include "thing_layers_test.moc"
