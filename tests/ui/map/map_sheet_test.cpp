#include "ui/map/demo_county.h"

#include "map/area_painter.h"
#include "map/graticule_painter.h"
#include "map/map_sheet_press.h"
#include "map/name_painter.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <boost/geometry.hpp>
#include <boost/geometry/strategies/geographic/distance_vincenty.hpp>

using namespace fengsui::ui;

namespace {

constexpr Degrees muchuan { 103.9, 28.95 };

class Picture : public TilePainter {
public:
    void paint(QPainter& painter, TileKey, const TileStyle& style) const override
    {
        painter.resetTransform(); // as what is set pixel by pixel does
        painter.fillRect(0, 0, int(side * style.scale), int(side * style.scale) / 2, QColor(0, 0, 200));
    }
    QImage sample(int pixels, bool) const override
    {
        QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::blue);
        return image;
    }
    QString attribution() const override { return QStringLiteral("© 测绘局"); }
};

MapSheet sheetAt(Degrees centre, int scale)
{
    MapSheet sheet;
    sheet.centre = toWorld(centre);
    sheet.scale = scale;
    sheet.title = QStringLiteral("沐川县值班日志");
    sheet.origin = QStringLiteral("沐川县，2026-11-23 03:00");
    return sheet;
}

MapSheet countySheet()
{
    MapSheet sheet = sheetAt(muchuan, 100'000);
    const auto county = demoCounty();
    sheet.layers.push_back({ "ground", "ground", std::make_shared<AreaPainter>(county, AreaPainter::Part::Ground) });
    sheet.layers.push_back({ "borders", "borders", std::make_shared<AreaPainter>(county, AreaPainter::Part::Borders) });
    sheet.layers.push_back({ "names", "names", std::make_shared<NamePainter>(county, QFont()) });
    sheet.layers.push_back({ "graticule", "graticule", std::make_shared<GraticulePainter>() });
    return sheet;
}

MapPin pinAt(Degrees at, PinSymbol symbol, PinMarks marks = {})
{
    MapPin pin;
    pin.key
        = { symbol >= PinSymbol::TeamAvailable ? PinKind::Team : PinKind::Incident, QByteArray("0123456789abcdef") };
    pin.at = at;
    pin.symbol = symbol;
    pin.marks = marks;
    return pin;
}

double metres(Degrees a, Degrees b)
{
    namespace bg = boost::geometry;
    using Point = bg::model::point<double, 2, bg::cs::geographic<bg::degree>>;
    return bg::distance(Point(a.longitude, a.latitude), Point(b.longitude, b.latitude),
        bg::strategy::distance::vincenty<bg::srs::spheroid<double>>());
}

QByteArray pdfOf(const MapSheet& sheet)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("map.pdf"));
    const auto isWritten = writeMapSheet(MapSheetPage(sheet), path);
    if (!isWritten || !*isWritten)
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// A printed page of the map.
class MapSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lengthsAreTrue_data()
    {
        QTest::addColumn<double>("latitude");
        QTest::addColumn<int>("scale");
        for (const double latitude : { 0.0, 18.0, 29.0, 53.0, -41.0 })
            for (const int scale : { 500, 10'000, 100'000 })
                QTest::addRow("%g 1:%d", latitude, scale) << latitude << scale;
    }
    void lengthsAreTrue()
    {
        QFETCH(double, latitude);
        QFETCH(int, scale);
        const MapSheetPage page(sheetAt({ 104, latitude }, scale));
        const QPointF middle = page.frame().center();
        for (const QPointF away : { QPointF(50, 0), QPointF(0, 50), QPointF(-40, 30) }) {
            const double onGround = metres(toDegrees(page.onGround(middle)), toDegrees(page.onGround(middle + away)));
            const double onPaper = std::hypot(away.x(), away.y()) * scale / 1000;
            // what is left is that the scale of a chart changes along the meridian, and it is a small part
            QVERIFY2(std::abs(onGround / onPaper - 1) < 0.001 + 0.05 * scale / 1e6,
                qPrintable(QString::number(onGround / onPaper, 'f', 6)));
        }
    }

    void thereAndBack()
    {
        const MapSheetPage page(sheetAt(muchuan, 25'000));
        const QPointF at(77.7, 123.4);
        QVERIFY((page.onPaper(page.onGround(at)) - at).manhattanLength() < 1e-6);
        QCOMPARE(page.onPaper(toWorld(muchuan)), page.frame().center());
    }

    void paperIsWhatIsSaid()
    {
        MapSheet sheet = sheetAt(muchuan, 10'000);
        QCOMPARE(MapSheetPage(sheet).paper(), QSizeF(210, 297));
        sheet.isLandscape = true;
        QCOMPARE(MapSheetPage(sheet).paper(), QSizeF(297, 210));
        sheet.paper = MapSheet::Paper::A3;
        QCOMPARE(MapSheetPage(sheet).paper(), QSizeF(420, 297));
        const QByteArray pdf = pdfOf(sheet);
        QVERIFY(pdf.contains("/MediaBox [0 0 1190") || pdf.contains("/MediaBox [0 0 1191"));
    }

    // vector layers stay lines and letters; only what is a picture comes as one
    void onlyPicturesArePictures()
    {
        MapSheet sheet = countySheet();
        sheet.code = QStringLiteral("fengsui:map:103.9,28.95/100000");
        QByteArray pdf = pdfOf(sheet);
        QVERIFY(!pdf.isEmpty());
        QVERIFY(!pdf.contains("/Subtype /Image"));
        sheet.layers.push_back({ "base", "base", std::make_shared<Picture>() });
        pdf = pdfOf(sheet);
        QVERIFY(pdf.contains("/Subtype /Image"));
        QVERIFY(!pdf.contains("/DCTDecode")); // small letters would be smeared
    }

    // a name that is seen can be found: its characters are those of the name, not others that look alike
    void namesCanBeFound()
    {
        const auto county = demoCounty();
        const QString characters = MapSheetPage(countySheet()).characters();
        for (const MapAreas::Shape& shape : county->shapes())
            for (const QChar character : shape.name)
                QVERIFY2(characters.contains(character), qPrintable(shape.name));
    }

    void picturesLieWhereTheyBelong()
    {
        MapSheet sheet = sheetAt(muchuan, 50'000);
        sheet.layers.push_back({ "base", "base", std::make_shared<Picture>() });
        const MapSheetPage page(sheet);
        const QImage image = pictureOf(page, 100);
        const double side = TileKey::side(page.level());
        int seen = 0;
        for (double y = page.frame().top() + 3; y < page.frame().bottom() - 3; y += 1.7) {
            const double row = page.onGround({ page.frame().center().x(), y }).y / side;
            const double part = row - std::floor(row);
            if (std::abs(part - 0.5) < 0.05 || part < 0.05 || part > 0.95)
                continue;
            ++seen;
            const QColor colour = image.pixelColor(int((page.frame().left() + 2.3) / 25.4 * 100), int(y / 25.4 * 100));
            QCOMPARE(colour.blue() > 150 && colour.red() < 100, part < 0.5);
        }
        QVERIFY(seen > 40);
    }

    void legendSaysWhatIsThere()
    {
        MapSheet sheet = countySheet();
        sheet.layers.push_back({ "lamps", QStringLiteral("路灯"), std::make_shared<Picture>() });
        sheet.pins = { pinAt(muchuan, PinSymbol::Handling, PinMark::Overdue), pinAt(muchuan, PinSymbol::TeamOnScene),
            pinAt({ 120, 30 }, PinSymbol::Suspended) }; // far off the page
        const MapSheetPage page(sheet);
        QCOMPARE(page.legend(),
            QStringList({ "case: being handled", "team: on scene", "overdue", QStringLiteral("路灯"), "County border",
                "Town border", "Village border", "Grid cell border" }));
        QCOMPARE(page.sheet().pins.size(), std::size_t(2));
        sheet.scale = 1'000'000; // nobody could tell cells apart
        QVERIFY(!MapSheetPage(sheet).legend().contains("Grid cell border"));
        QVERIFY(MapSheetPage(sheet).legend().contains("Town border"));
        sheet.layers.back().isShown = false;
        QVERIFY(!MapSheetPage(sheet).legend().contains(QStringLiteral("路灯")));
    }

    void frameLeavesRoomForTheLegend()
    {
        MapSheet sheet = sheetAt(muchuan, 10'000);
        const double before = MapSheetPage(sheet).frame().height();
        for (int i = 0; i < 30; ++i)
            sheet.layers.push_back({ QString::number(i), QString::number(i), std::make_shared<Picture>() });
        const MapSheetPage page(sheet);
        QVERIFY(page.frame().height() < before);
        QVERIFY(page.frame().height() > 100);
    }

    void drillIsSeen()
    {
        MapSheet sheet = sheetAt(muchuan, 10'000);
        const QImage plain = pictureOf(MapSheetPage(sheet), 60);
        sheet.isDrill = true;
        const QImage drill = pictureOf(MapSheetPage(sheet), 60);
        int changed = 0;
        for (int y = 0; y < plain.height(); ++y)
            for (int x = 0; x < plain.width(); ++x)
                changed += plain.pixel(x, y) != drill.pixel(x, y) ? 1 : 0;
        QVERIFY2(changed > 5000, qPrintable(QString::number(changed)));
    }

    void cancelledPageIsNotWritten()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("map.pdf"));
        const auto isWritten = writeMapSheet(MapSheetPage(countySheet()), path, [](int done, int) { return done < 2; });
        QVERIFY(isWritten.isOk());
        QVERIFY(!*isWritten);
        QVERIFY(!QFile::exists(path));
        const auto refused = writeMapSheet(MapSheetPage(countySheet()), QStringLiteral("/nowhere/map.pdf"));
        QVERIFY(!refused.isOk());
        QVERIFY(refused.refusal().toString().find("/nowhere/map.pdf") != std::string::npos);
    }

    // what is wanted next takes the place of what is under way
    void lastPreviewWins()
    {
        MapSheetPress press;
        QSignalSpy seen(&press, &MapSheetPress::previewed);
        MapSheet sheet = countySheet();
        for (const bool isLandscape : { false, true, false, true }) {
            sheet.isLandscape = isLandscape;
            press.preview(sheet, 40);
        }
        QTRY_COMPARE(seen.size(), 1);
        const auto image = seen.front().front().value<QImage>();
        QVERIFY(image.width() > image.height());
    }
};

QTEST_MAIN(MapSheetTest)
#include "map_sheet_test.moc"
