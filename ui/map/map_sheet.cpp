#include "map/map_sheet.h"

#include "map/graticule_painter.h"
#include "map/pin_sheet.h"
#include "map/scale_bar.h"
#include "paper/qr_code.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <set>

namespace fengsui::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr double margin = 12, outerNumbers = 5, headHeight = 13, footGap = 3, codeSide = 22, barBlock = 62;
constexpr double pixelOnPaper = 0.22; // millimetres that a pixel of the screen is on the paper
constexpr double pinPixel = 0.17; // a pin stands out without hiding streets
constexpr double legendRow = 5.4, legendColumn = 44;
constexpr double smallText = 2.5, plainText = 2.9;
constexpr double unit = MapSheetPage::unitsPerMillimetre;
const QColor ink(0x1b, 0x1b, 0x1f);

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MapSheet)
};

QRectF units(const QRectF& box)
{
    return { box.topLeft() * unit, box.size() * unit };
}

// A layer is handed a painter as it comes from the shop.
void makeFresh(QPainter& painter)
{
    painter.setPen(Qt::black);
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHints(painter.renderHints(), false);
}

TileStyle paperStyle(const QFont& font, double scale)
{
    TileStyle style;
    style.palette = MapPalette::light();
    style.font = font;
    style.scale = scale;
    return style;
}

void paintOneTile(QPainter& painter, const TilePainter& layer, TileKey key, const TileStyle& style)
{
    try {
        layer.paint(painter, key, style);
    } catch (const std::exception&) {
        // The other layers are still good, and this one says itself what is wrong with it.
    }
}

// Web Mercator takes the earth for a ball. Across and along the meridian it is scaled apart here (half a percent), by
// the radii of curvature of the ellipsoid of WGS 84, so that lengths on the page are true in both directions.
QSizeF millimetresPerWorld(double latitude, int scale)
{
    constexpr double semiMajor = 6'378'137, eccentricitySquared = 0.00669437999014;
    const double phi = latitude * std::numbers::pi / 180;
    const double w = 1 - eccentricitySquared * std::sin(phi) * std::sin(phi);
    const double primeVertical = semiMajor / std::sqrt(w);
    const double meridian = semiMajor * (1 - eccentricitySquared) / (w * std::sqrt(w));
    return QSizeF(primeVertical, meridian) * (2 * std::numbers::pi * std::cos(phi) * 1000 / scale);
}

double latitudeOf(WorldPoint at)
{
    return toDegrees(at).latitude;
}

} // namespace

const std::vector<int>& MapSheet::usualScales()
{
    static const std::vector<int> scales { 500, 1'000, 2'000, 5'000, 10'000, 25'000, 50'000, 100'000, 250'000, 500'000,
        1'000'000 };
    return scales;
}

MapSheetPage::MapSheetPage(MapSheet sheet)
    : m_sheet(std::move(sheet))
{
    m_sheet.scale = std::clamp(m_sheet.scale, MapSheet::largestScale, MapSheet::smallestScale);
    std::erase_if(m_sheet.layers, [](const MapLayer& layer) { return !layer.isShown || layer.opacity <= 0; });
    m_paper = m_sheet.paper == MapSheet::Paper::A4 ? QSizeF(210, 297) : QSizeF(297, 420);
    if (m_sheet.isLandscape)
        m_paper.transpose();
    m_perWorld = millimetresPerWorld(latitudeOf(m_sheet.centre), m_sheet.scale);
    m_level = std::clamp(TileKey::levelOf(std::log2(m_perWorld.width() / pixelOnPaper / 256)), 0, TileKey::levelOf(20));
    layOut();
}

// The frame decides which pins are there, these what the legend says, and that how high the foot is: so the foot is
// taken as high as it may become first.
void MapSheetPage::layOut()
{
    const double width = m_paper.width() - 2 * margin - 2 * outerNumbers;
    const double legendWidth = m_paper.width() - 2 * margin - codeSide - barBlock - 4;
    m_legendColumns = std::max(1, static_cast<int>(legendWidth / legendColumn));
    const auto place = [&](std::size_t entries) {
        const double rows = std::ceil(static_cast<double>(entries) / m_legendColumns);
        const double foot = std::max(codeSide + 4, rows * legendRow + 1) + 5;
        m_frame = { margin + outerNumbers, margin + headHeight + outerNumbers, width,
            m_paper.height() - 2 * margin - headHeight - 2 * outerNumbers - footGap - foot };
        m_foot = { margin, m_frame.bottom() + outerNumbers + footGap, m_paper.width() - 2 * margin, foot };
    };
    place(0);
    gatherLegend();
    place(m_entries.size());
    std::erase_if(m_sheet.pins, [&](const MapPin& pin) { return !m_frame.contains(onPaper(toWorld(pin.at))); });
}

QPointF MapSheetPage::onPaper(WorldPoint at) const
{
    return m_frame.center()
        + QPointF((at.x - m_sheet.centre.x) * m_perWorld.width(), (at.y - m_sheet.centre.y) * m_perWorld.height());
}

WorldPoint MapSheetPage::onGround(QPointF at) const
{
    const QPointF away = at - m_frame.center();
    return { m_sheet.centre.x + away.x() / m_perWorld.width(), m_sheet.centre.y + away.y() / m_perWorld.height() };
}

QRectF MapSheetPage::placeOf(TileKey key) const
{
    const WorldBox ground = key.ground();
    return { onPaper({ ground.left, ground.top }), onPaper({ ground.right, ground.bottom }) };
}

MapSheetPage::Tiles MapSheetPage::tiles() const
{
    const double side = TileKey::side(m_level);
    const int last = static_cast<int>(std::ceil(1 / side)) - 1;
    const WorldPoint first = onGround(m_frame.topLeft()), end = onGround(m_frame.bottomRight());
    const auto index = [&](double at) { return std::clamp(static_cast<int>(std::floor(at / side)), 0, last); };
    return { index(first.x), index(first.y), index(end.x), index(end.y) };
}

QFont MapSheetPage::font(double millimetres, bool isBold) const
{
    QFont font = m_sheet.font;
    font.setPixelSize(std::max(1, qRound(millimetres * unit)));
    font.setBold(isBold);
    return font;
}

std::vector<QFont> MapSheetPage::fonts() const
{
    return { font(plainText), font(plainText, true) };
}

QString MapSheetPage::attribution() const
{
    QStringList all;
    if (!m_sheet.remark.isEmpty())
        all += m_sheet.remark;
    for (const MapLayer& layer : m_sheet.layers)
        if (const QString whose = layer.painter->attribution(); !whose.isEmpty() && !all.contains(whose))
            all += whose;
    return all.join(u" · "_s);
}

QString MapSheetPage::scaleWords() const
{
    return u"1 : "_s + QLocale(QLocale::English).toString(m_sheet.scale);
}

QStringList MapSheetPage::legend() const
{
    QStringList words;
    for (const Entry& entry : m_entries)
        words += entry.words;
    return words;
}

QString MapSheetPage::characters() const
{
    QString all = legend().join(QString()) + m_sheet.title + m_sheet.origin + attribution() + scaleWords()
        + Words::tr("DRILL") + ScaleBar::words(500) + ScaleBar::words(2000) + Words::tr("N", "north")
        + Words::tr("Grid: WGS 84 (CGCS2000)") + u"0123456789.°NSEW"_s;
    for (const MapLayer& layer : m_sheet.layers)
        all += layer.painter->characters();
    for (const MapPin& pin : m_sheet.pins)
        all += PinSheet::letter(pin.symbol);
    all += m_sheet.remark + Words::tr("DRILL") + u"⚑…"_s;
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

void MapSheetPage::gatherLegend()
{
    m_entries.clear();
    gatherPins();
    constexpr int pixels = 64;
    for (auto layer = m_sheet.layers.rbegin(); layer != m_sheet.layers.rend(); ++layer) {
        for (const LegendRow& row : layer->painter->legend(m_level))
            m_entries.push_back({ row.words, [paint = row.paint](QPainter& painter) {
                                     painter.setRenderHint(QPainter::Antialiasing);
                                     painter.scale(1.9 * unit, 1.9 * unit);
                                     paint(painter);
                                 } });
        if (const QImage sample = layer->painter->sample(pixels, false); !sample.isNull())
            m_entries.push_back({ layer->name, [sample](QPainter& painter) {
                                     painter.setRenderHint(QPainter::SmoothPixmapTransform);
                                     painter.drawImage(units({ -1.9, -1.9, 3.8, 3.8 }), sample);
                                 } });
    }
}

void MapSheetPage::gatherPins()
{
    std::set<PinSymbol> symbols;
    PinMarks marks;
    for (const MapPin& pin : m_sheet.pins)
        if (m_frame.contains(onPaper(toWorld(pin.at)))) {
            symbols.insert(pin.symbol);
            marks |= pin.marks;
        }
    const auto add = [this](const QString& words, int sprite, double size, QPointF middle) {
        m_entries.push_back({ words, [sprite, size, middle](QPainter& painter) {
                                 painter.setRenderHint(QPainter::Antialiasing);
                                 painter.scale(size * unit, size * unit);
                                 painter.translate(-middle);
                                 PinSheet::paint(painter, sprite);
                             } });
    };
    for (const PinSymbol symbol : symbols)
        add(symbol >= PinSymbol::TeamAvailable ? Words::tr("team: %1").arg(PinSheet::words(symbol))
                                               : Words::tr("case: %1").arg(PinSheet::words(symbol)),
            static_cast<int>(symbol), 0.125, {});
    // where each stands beside its pin
    static const std::array<std::pair<PinMark, QPointF>, 6> places { { { PinMark::Urgent, { -12.5, -9 } },
        { PinMark::Overdue, { 13, -12 } }, { PinMark::Drill, { -11.5, 10.5 } }, { PinMark::Supervised, { 6.8, 12 } },
        { PinMark::YellowCard, { 9, 12 } }, { PinMark::RedCard, { 11.3, 12 } } } };
    for (const auto& [mark, middle] : places)
        if (marks.testFlag(mark))
            add(PinSheet::words(mark), PinSheet::spriteOf(mark), 0.2, middle);
    if (m_sheet.marked && m_frame.contains(onPaper(*m_sheet.marked)))
        add(Words::tr("marked place"), PinSheet::placeSprite(), 0.12, {});
}

bool MapSheetPage::paint(QPainter& painter, int dotsPerInch, const GoOn& goOn) const
{
    painter.save();
    painter.fillRect(units({ {}, m_paper }), Qt::white);
    painter.save();
    painter.setClipRect(units(m_frame));
    const bool isWhole = paintLayers(painter, dotsPerInch, goOn);
    if (m_sheet.hasGrid)
        paintGrid(painter);
    paintPins(painter);
    if (m_sheet.isDrill)
        paintWatermark(painter);
    painter.restore();
    paintFrame(painter);
    paintHead(painter);
    paintFoot(painter);
    painter.restore();
    return isWhole;
}

bool MapSheetPage::paintLayers(QPainter& painter, int dotsPerInch, const GoOn& goOn) const
{
    const int total = static_cast<int>(m_sheet.layers.size()) * tiles().count();
    int done = 0;
    const auto next = [&] { return !goOn || goOn(done++, total); };
    painter.fillRect(units(m_frame), MapPalette::light().outside);
    return std::ranges::all_of(m_sheet.layers, [&](const MapLayer& layer) {
        painter.save();
        const bool isDone = layer.painter->isVector() ? paintVectors(painter, layer, next)
                                                      : paintPicture(painter, layer, dotsPerInch, next);
        painter.restore();
        return isDone;
    });
}

bool MapSheetPage::paintVectors(QPainter& painter, const MapLayer& layer, const std::function<bool()>& goOn) const
{
    const Tiles range = tiles();
    const TileStyle style = paperStyle(m_sheet.font, 1);
    painter.setOpacity(layer.opacity);
    for (int y = range.top; y <= range.bottom; ++y)
        for (int x = range.left; x <= range.right; ++x) {
            if (!goOn())
                return false;
            const TileKey key { m_level, x, y };
            if (!layer.painter->hasAnything(key))
                continue;
            const QRectF place = units(placeOf(key));
            painter.save();
            // a hair beyond its edges: viewers that smooth them would show the ground between two tiles
            const double hair = layer.opacity < 1 ? 0 : 0.06 * unit;
            painter.setClipRect(place.adjusted(-hair, -hair, hair, hair), Qt::IntersectClip);
            painter.translate(place.topLeft());
            painter.scale(place.width() / TilePainter::side, place.height() / TilePainter::side);
            makeFresh(painter);
            paintOneTile(painter, *layer.painter, key, style);
            painter.restore();
        }
    return true;
}

// All tiles of one picture: between single ones printers and viewers leave hairlines.
bool MapSheetPage::paintPicture(
    QPainter& painter, const MapLayer& layer, int dotsPerInch, const std::function<bool()>& goOn) const
{
    const Tiles range = tiles();
    const QRectF first = placeOf({ m_level, range.left, range.top });
    const int side = std::max(16, qRound(first.width() / 25.4 * dotsPerInch));
    const TileStyle style = paperStyle(m_sheet.font, side / TilePainter::side);
    QImage whole((range.right - range.left + 1) * side, (range.bottom - range.top + 1) * side,
        QImage::Format_ARGB32_Premultiplied);
    whole.fill(Qt::transparent);
    bool isEmpty = true;
    for (int y = range.top; y <= range.bottom; ++y)
        for (int x = range.left; x <= range.right; ++x) {
            if (!goOn())
                return false;
            const TileKey key { m_level, x, y };
            if (!layer.painter->hasAnything(key))
                continue;
            QImage tile(side, side, QImage::Format_ARGB32_Premultiplied);
            tile.fill(Qt::transparent);
            {
                QPainter onTile(&tile);
                onTile.scale(style.scale, style.scale);
                paintOneTile(onTile, *layer.painter, key, style);
            }
            QPainter onWhole(&whole);
            onWhole.drawImage(QPoint((x - range.left) * side, (y - range.top) * side), tile);
            isEmpty = false;
        }
    if (isEmpty)
        return true;
    const QRectF last = placeOf({ m_level, range.right, range.bottom });
    painter.setOpacity(layer.opacity);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(units(QRectF(first.topLeft(), last.bottomRight())), whole);
    return true;
}

void MapSheetPage::paintGrid(QPainter& painter) const
{
    QColor line = MapPalette::light().graticule;
    line.setAlpha(170);
    painter.setPen(QPen(line, 0.12 * unit));
    const double step = graticuleStep(TileKey::zoomOf(m_level));
    const Degrees northWest = toDegrees(onGround(m_frame.topLeft()));
    const Degrees southEast = toDegrees(onGround(m_frame.bottomRight()));
    for (double at = std::ceil(northWest.longitude / step) * step; at <= southEast.longitude; at += step) {
        const double x = onPaper(toWorld({ at, 0 })).x();
        painter.drawLine(QPointF(x, m_frame.top()) * unit, QPointF(x, m_frame.bottom()) * unit);
    }
    for (double at = std::ceil(southEast.latitude / step) * step; at <= northWest.latitude; at += step) {
        const double y = onPaper(toWorld({ 0, at })).y();
        painter.drawLine(QPointF(m_frame.left(), y) * unit, QPointF(m_frame.right(), y) * unit);
    }
}

void MapSheetPage::paintPins(QPainter& painter) const
{
    const auto paintAt = [&](QPointF at, const std::vector<int>& sprites) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(at * unit);
        painter.scale(pinPixel * unit, pinPixel * unit);
        for (const int sprite : sprites)
            PinSheet::paint(painter, sprite);
        painter.restore();
    };
    for (const MapPin& pin : m_sheet.pins)
        paintAt(onPaper(toWorld(pin.at)), PinSheet::spritesOf(pin));
    if (m_sheet.marked)
        paintAt(onPaper(*m_sheet.marked), { PinSheet::placeSprite() });
}

// The frame, and along it where the degrees are.
void MapSheetPage::paintFrame(QPainter& painter) const
{
    const double step = graticuleStep(TileKey::zoomOf(m_level));
    const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
    const Degrees northWest = toDegrees(onGround(m_frame.topLeft()));
    const Degrees southEast = toDegrees(onGround(m_frame.bottomRight()));
    const auto number = [&](double at, QStringView positive, QStringView negative) {
        return QLocale::c().toString(std::abs(at), 'f', decimals).append(u'°').append(at < 0 ? negative : positive);
    };
    painter.setPen(QPen(ink, 0.35 * unit, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(units(m_frame));
    painter.setPen(QPen(ink, 0.2 * unit));
    constexpr double tick = 1.2;
    const double reach
        = QFontMetricsF(font(smallText)).horizontalAdvance(number(northWest.longitude, u"E", u"W")) / unit / 2 + 1.5;
    double free = m_frame.left() - outerNumbers; // numbers don't run into each other
    for (double at = std::ceil(northWest.longitude / step) * step; at <= southEast.longitude; at += step) {
        const double x = onPaper(toWorld({ at, 0 })).x();
        for (const auto& [edge, out] : { std::pair(m_frame.top(), -1.0), std::pair(m_frame.bottom(), 1.0) })
            painter.drawLine(QPointF(x, edge) * unit, QPointF(x, edge + out * tick) * unit);
        if (x - reach < free || x + reach > m_frame.right() + outerNumbers)
            continue;
        free = x + reach;
        const QString words = number(at, u"E", u"W");
        write(painter, { x - reach, m_frame.top() - outerNumbers, 2 * reach, outerNumbers - tick }, Qt::AlignCenter,
            words, smallText);
        write(painter, { x - reach, m_frame.bottom() + tick, 2 * reach, outerNumbers - tick }, Qt::AlignCenter, words,
            smallText);
    }
    free = m_frame.bottom() + outerNumbers;
    for (double at = std::ceil(southEast.latitude / step) * step; at <= northWest.latitude; at += step) {
        const double y = onPaper(toWorld({ 0, at })).y();
        for (const auto& [edge, out] : { std::pair(m_frame.left(), -1.0), std::pair(m_frame.right(), 1.0) })
            painter.drawLine(QPointF(edge, y) * unit, QPointF(edge + out * tick, y) * unit);
        if (y + reach > free || y - reach < m_frame.top() - outerNumbers)
            continue;
        free = y - reach;
        for (const double middle :
            { m_frame.left() - (outerNumbers + tick) / 2, m_frame.right() + (outerNumbers + tick) / 2 }) {
            painter.save();
            painter.translate(QPointF(middle, y) * unit);
            painter.rotate(-90);
            write(painter, { -reach, -2, 2 * reach, 4 }, Qt::AlignCenter, number(at, u"N", u"S"), smallText);
            painter.restore();
        }
    }
}

void MapSheetPage::paintHead(QPainter& painter) const
{
    const double top = margin, width = m_paper.width() - 2 * margin;
    constexpr double scaleWidth = 46;
    double size = 6.2;
    const auto widthAt = [&](double millimetres) {
        return QFontMetricsF(font(millimetres, true)).horizontalAdvance(m_sheet.title) / unit;
    };
    while (size > 3.4 && widthAt(size) > width - scaleWidth - 2)
        size -= 0.4;
    const int longest = qRound((width - scaleWidth - 2) * unit);
    const QString title = QFontMetrics(font(size, true)).elidedText(m_sheet.title, Qt::ElideRight, longest);
    write(painter, { margin, top, width - scaleWidth, headHeight - 3 }, Qt::AlignLeft | Qt::AlignVCenter, title, size,
        true);
    write(painter, { margin + width - scaleWidth, top, scaleWidth, headHeight - 3 }, Qt::AlignRight | Qt::AlignVCenter,
        scaleWords(), 4.6, true);
    if (m_sheet.isDrill)
        write(painter, { margin, top - 6, width, 5 }, Qt::AlignCenter, u"⚑ "_s + Words::tr("DRILL"), 3.6, true);
}

void MapSheetPage::paintFoot(QPainter& painter) const
{
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const QPointF at(m_foot.left() + static_cast<double>(i % std::size_t(m_legendColumns)) * legendColumn,
            m_foot.top() + static_cast<double>(i / std::size_t(m_legendColumns)) * legendRow);
        painter.save();
        painter.translate((at + QPointF(2.6, legendRow / 2)) * unit);
        m_entries[i].symbol(painter);
        painter.restore();
        const int longest = qRound((legendColumn - 6.6) * unit);
        write(painter, { at.x() + 5.6, at.y(), legendColumn - 6, legendRow }, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(font(plainText)).elidedText(m_entries[i].words, Qt::ElideRight, longest), plainText);
    }
    const double left = m_foot.right() - codeSide - barBlock;
    paintScaleBar(painter, { left, m_foot.top() + 3 });
    paintNorth(painter, { m_foot.right() - codeSide - 9, m_foot.top() + 1 });
    write(painter, { left, m_foot.top() + 14, barBlock - 14, 4 }, Qt::AlignLeft | Qt::AlignVCenter,
        Words::tr("Grid: WGS 84 (CGCS2000)"), smallText);
    if (const auto code = paper::QrCode::of(m_sheet.code))
        code->paint(painter, units({ m_foot.right() - codeSide, m_foot.top(), codeSide, codeSide }));
    const double base = m_foot.bottom() - 4;
    write(painter, { m_foot.left(), base, m_foot.width() * 0.6, 4 }, Qt::AlignLeft | Qt::AlignVCenter, attribution(),
        smallText);
    write(painter, { m_foot.left() + m_foot.width() * 0.4, base, m_foot.width() * 0.6, 4 },
        Qt::AlignRight | Qt::AlignVCenter, m_sheet.origin, smallText);
}

void MapSheetPage::paintScaleBar(QPainter& painter, QPointF at) const
{
    constexpr double longest = 46, height = 2;
    const double metresPerMillimetre = m_sheet.scale / 1000.0;
    const ScaleBar::Length length = ScaleBar::lengthFor(metresPerMillimetre, longest);
    painter.save();
    painter.setPen(QPen(ink, 0.2 * unit, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    for (int quarter = 0; quarter < 4; ++quarter) {
        painter.setBrush(quarter % 2 == 0 ? QBrush(ink) : QBrush(Qt::white));
        painter.drawRect(units({ at.x() + quarter * length.pixels / 4, at.y(), length.pixels / 4, height }));
    }
    painter.restore();
    write(painter, { at.x() - 1, at.y() + height + 0.6, 6, 4 }, Qt::AlignLeft | Qt::AlignTop, u"0"_s, plainText);
    write(painter, { at.x() + length.pixels - 16, at.y() + height + 0.6, 22, 4 }, Qt::AlignHCenter | Qt::AlignTop,
        ScaleBar::words(length.metres), plainText);
}

void MapSheetPage::paintNorth(QPainter& painter, QPointF at)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(at * unit);
    painter.scale(unit, unit);
    painter.setPen(QPen(ink, 0.25, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.setBrush(ink);
    painter.drawPolygon(QPolygonF({ { 3, 4 }, { 0.4, 13 }, { 3, 11 } }));
    painter.setBrush(Qt::white);
    painter.drawPolygon(QPolygonF({ { 3, 4 }, { 5.6, 13 }, { 3, 11 } }));
    painter.restore();
    painter.save();
    QFont letter = painter.font();
    letter.setPixelSize(qRound(3.4 * unit));
    letter.setBold(true);
    painter.setFont(letter);
    painter.setPen(ink);
    painter.drawText(units({ at.x(), at.y() - 0.6, 6, 4.2 }), Qt::AlignCenter, Words::tr("N", "north"));
    painter.restore();
}

void MapSheetPage::paintWatermark(QPainter& painter) const
{
    painter.save();
    QFont large = font(34, true);
    painter.setFont(large);
    painter.setPen(QColor(0x6a, 0x3d, 0x9a, 70));
    painter.translate(m_frame.center() * unit);
    painter.rotate(m_sheet.isLandscape ? -30 : -52);
    const double reach = 300;
    painter.drawText(units({ -reach, -reach, 2 * reach, 2 * reach }), Qt::AlignCenter, Words::tr("DRILL"));
    painter.restore();
}

void MapSheetPage::write(
    QPainter& painter, const QRectF& box, int flags, const QString& words, double millimetres, bool isBold) const
{
    painter.save();
    painter.setFont(font(millimetres, isBold));
    painter.setPen(ink);
    painter.drawText(units(box), flags | Qt::TextSingleLine, words);
    painter.restore();
}

} // namespace fengsui::ui
