#include "map/track_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QHash>
#include <QImage>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace fengsui::ui {

namespace {

constexpr double lineWidth = 3;
constexpr double arrowEvery = 110; // pixels along the line
constexpr double widestName = 220;
constexpr double reach = widestName; // that a text may stand out of its track
constexpr int namePixels = 13, timePixels = 11;
constexpr std::size_t mostInLegend = 12; // teams

QString say(const char* text)
{
    return QCoreApplication::translate("TrackPainter", text);
}

void drawStop(QPainter& painter, QPointF at, const QColor& ink, const QColor& paper)
{
    painter.setPen(QPen(paper, 1.5));
    painter.setBrush(ink);
    painter.drawRoundedRect(QRectF(at.x() - 7, at.y() - 7, 14, 14), 3, 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paper);
    painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 2.4, 7));
    painter.drawRect(QRectF(at.x() + 1.1, at.y() - 3.5, 2.4, 7));
}

void drawArrow(QPainter& painter, QPointF at, QPointF along)
{
    const QPointF across(-along.y(), along.x());
    painter.drawPolygon(
        QPolygonF { at + along * 6, at - along * 4 + across * 5, at - along * 2, at - along * 4 - across * 5 });
}

/// Rectangles that are taken, found by the square that they lie in.
class Room {
public:
    bool take(const QRectF& box)
    {
        const auto squares = [&](auto each) {
            for (auto x = std::floor(box.left() / side); x <= box.right() / side; ++x)
                for (auto y = std::floor(box.top() / side); y <= box.bottom() / side; ++y)
                    if (!each(m_squares[std::pair(qint64(x), qint64(y))]))
                        return false;
            return true;
        };
        if (!squares([&](const std::vector<QRectF>& here) {
                return std::ranges::none_of(here, [&](const QRectF& other) { return other.intersects(box); });
            }))
            return false;
        return squares([&](std::vector<QRectF>& here) {
            here.push_back(box);
            return true;
        });
    }

private:
    static constexpr double side = 128;
    QHash<std::pair<qint64, qint64>, std::vector<QRectF>> m_squares;
};

} // namespace

int markMinutes(double zoom)
{
    return zoom >= 14.5 ? 5 : zoom >= 13 ? 10 : zoom >= 11 ? 30 : zoom >= 9 ? 60 : 360;
}

void TrackPen::drawLine(const TrackSet::Line& line, TrackLook look, std::size_t last) const
{
    const QRectF around = view.adjusted(-20, -20, 20, 20);
    const WorldBox ground { (around.left() - origin.x()) / pixels, (around.top() - origin.y()) / pixels,
        (around.right() - origin.x()) / pixels, (around.bottom() - origin.y()) / pixels };
    struct Part {
        QPolygonF points;
        double begin; // pixels from the beginning of the line
    };
    std::vector<Part> parts;
    std::vector<std::pair<QPointF, QPointF>> arrows;
    for (const TrackSet::Leg& leg : line.legs) {
        if (leg.first > last)
            break;
        if (!leg.box.touches(ground))
            continue;
        bool isOpen = false;
        for (std::size_t i = leg.first; i < std::min(leg.last, last); ++i) {
            const WorldPoint a = line.at[i], b = line.at[i + 1];
            WorldBox box;
            box.take(a);
            box.take(b);
            if (!std::exchange(isOpen, box.touches(ground)) && isOpen)
                parts.push_back({ { at(a) }, line.lengths[i] * pixels });
            if (!isOpen)
                continue;
            const QPointF from = at(a), to = at(b);
            parts.back().points.append(to);
            const double begin = line.lengths[i] * pixels, end = line.lengths[i + 1] * pixels;
            for (double next = (std::floor(begin / arrowEvery - 0.5) + 1.5) * arrowEvery; next < end;
                next += arrowEvery) {
                const QPointF where = from + (to - from) * ((next - begin) / (end - begin));
                if (around.contains(where))
                    arrows.emplace_back(where, (to - from) / (end - begin));
            }
        }
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(halo, lineWidth + 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (const Part& part : parts)
        painter.drawPolyline(part.points);
    QPen pen = look.pen(isDark, lineWidth);
    for (const Part& part : parts) {
        if (pen.style() == Qt::CustomDashLine)
            pen.setDashOffset(part.begin / lineWidth);
        painter.setPen(pen);
        painter.drawPolyline(part.points);
    }
    painter.setPen(QPen(halo, 1));
    painter.setBrush(look.color(isDark));
    for (const auto& [where, along] : arrows)
        drawArrow(painter, where, along);
}

TrackPainter::TrackPainter(std::shared_ptr<const TrackSet> tracks, QFont font)
    : m_tracks(std::move(tracks))
    , m_font(font)
    , m_small(std::move(font))
{
    m_font.setPixelSize(namePixels);
    m_font.setWeight(QFont::DemiBold);
    m_small.setPixelSize(timePixels);
}

QColor TrackPainter::stopColor(bool isDark)
{
    return isDark ? QColor(0xf0f0f0) : QColor(0x202020);
}

bool TrackPainter::hasAnything(TileKey key) const
{
    const WorldBox ground = key.ground();
    const WorldBox around = ground.grownBy(reach / side * ground.width());
    return m_tracks->box().touches(around) && std::ranges::any_of(m_tracks->tracks(), [&](const TrackSet::Track& each) {
        return each.box.touches(around);
    });
}

// Names come first, then stops, then times: the first has its place.
TrackPainter::Plates TrackPainter::place(int level) const
{
    const QFontMetricsF names(m_font), times(m_small);
    const double zoom = TileKey::zoomOf(level), pixels = worldPixels(zoom);
    Plates plates;
    Room room;
    const auto put = [&](WorldPoint at, const QString& text, TrackLook look, bool isName) {
        const QFontMetricsF& metrics = isName ? names : times;
        const double width = std::min(widestName, metrics.horizontalAdvance(text) + (isName ? 12 : 6));
        const double height = metrics.height() + (isName ? 2 : 0);
        const QPointF where(at.x * pixels, at.y * pixels);
        for (const QPointF way : { QPointF(1, 0), QPointF(-1, 0), QPointF(0, -1), QPointF(0, 1) }) {
            QRectF box(0, 0, width, height);
            box.moveCenter(where + QPointF(way.x() * (width / 2 + 10), way.y() * (height / 2 + 10)));
            if (!room.take(box))
                continue;
            plates.push_back({ box, text, look, isName });
            return;
        }
    };
    for (const TrackSet::Track& each : m_tracks->tracks())
        if (each.isLast)
            put(each.lines.front().at.back(), each.name, each.look, true);
    const int minutes = markMinutes(zoom);
    constexpr double stopsFrom = 11;
    for (const TrackSet::Track& each : m_tracks->tracks())
        for (const TrackSet::Stop& stop : each.stops)
            if (zoom >= stopsFrom)
                put(stop.at, stop.text, each.look, false);
    for (const TrackSet::Track& each : m_tracks->tracks())
        for (const TrackSet::Mark& mark : each.marks)
            if (mark.minute % minutes == 0)
                put(mark.at, mark.text, each.look, false);
    return plates;
}

std::shared_ptr<const TrackPainter::Plates> TrackPainter::plates(int level) const
{
    constexpr std::size_t rememberedLevels = 12;
    const std::lock_guard lock(m_mutex); // the others would only compute the same
    if (m_plates.size() >= rememberedLevels && !m_plates.contains(level))
        m_plates.clear();
    auto& plates = m_plates[level];
    if (!plates)
        plates = std::make_shared<const Plates>(place(level));
    return plates;
}

QString TrackPainter::characters() const
{
    QString all = QStringLiteral("0123456789:–- ");
    for (const TrackSet::Row& each : m_tracks->teams())
        all += each.name;
    return all;
}

void TrackPainter::paint(QPainter& painter, TileKey key, const TileStyle& style) const
{
    const WorldBox ground = key.ground();
    const WorldBox around = ground.grownBy(20 / side * ground.width());
    const double pixels = side / ground.width();
    const bool isDark = style.palette.outside.lightness() < 128;
    const QRectF sheet(0, 0, side, side);
    painter.setRenderHint(QPainter::Antialiasing);
    const TrackPen pen { painter, QPointF(-ground.left * pixels, -ground.top * pixels), pixels, sheet,
        style.palette.halo, isDark };
    const int minutes = markMinutes(key.zoom());
    const QRectF near = sheet.adjusted(-10, -10, 10, 10);
    for (const TrackSet::Track& each : m_tracks->tracks()) {
        if (!each.box.touches(around))
            continue;
        const double metres = metresPerPixel(toDegrees(each.box.centre()).latitude, key.zoom());
        const TrackSet::Line& line = each.lineAt(metres * 0.7);
        pen.drawLine(line, each.look, line.at.size() - 1);
        const QColor ink = each.look.color(isDark);
        painter.setPen(QPen(ink, 1.6));
        painter.setBrush(style.palette.halo);
        for (const TrackSet::Mark& mark : each.marks)
            if (mark.minute % minutes == 0 && near.contains(pen.at(mark.at)))
                painter.drawEllipse(pen.at(mark.at), 3.2, 3.2);
        for (const TrackSet::Stop& stop : each.stops)
            if (near.contains(pen.at(stop.at)))
                drawStop(painter, pen.at(stop.at), stopColor(isDark), style.palette.halo);
        painter.setPen(QPen(ink, 2.5));
        painter.setBrush(style.palette.halo);
        const WorldPoint begin = each.lines.front().at.front(), end = each.lines.front().at.back();
        if (near.contains(pen.at(begin)))
            painter.drawEllipse(pen.at(begin), 5, 5);
        painter.setBrush(ink);
        if (near.contains(pen.at(end)))
            painter.drawRect(QRectF(pen.at(end) - QPointF(5, 5), QSizeF(10, 10)));
    }
    const auto texts = plates(key.level);
    const QRectF world(key.x * side, key.y * side, side, side);
    QColor plate = style.palette.halo;
    plate.setAlpha(225);
    for (const Plate& each : *texts) {
        if (!each.box.intersects(world))
            continue;
        const QRectF here = each.box.translated(-world.topLeft());
        const QColor ink = each.look.color(isDark);
        painter.setFont(each.isName ? m_font : m_small);
        painter.setBrush(plate);
        painter.setPen(each.isName ? QPen(ink, 1.4) : QPen(Qt::NoPen));
        painter.drawRoundedRect(here, 3, 3);
        painter.setPen(ink);
        painter.drawText(here, Qt::AlignCenter,
            painter.fontMetrics().elidedText(each.text, Qt::ElideRight, static_cast<int>(std::ceil(here.width())) - 2));
    }
}

QImage TrackPainter::sample(int pixels, bool isDark) const
{
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = TrackLook {}.color(isDark);
    const double far = pixels - 2.5;
    painter.setPen(QPen(ink, 2));
    painter.drawPolyline(QPolygonF { { 2.5, far }, { pixels * 0.45, pixels * 0.4 }, { far, 3 } });
    painter.setBrush(ink);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(QPointF(2.5, far), 2.5, 2.5);
    painter.drawRect(QRectF(far - 2.5, 0.5, 5, 5));
    return image;
}

std::vector<LegendRow> TrackPainter::legend(int level) const
{
    std::vector<LegendRow> rows;
    for (const TrackSet::Row& each : m_tracks->teams()) {
        if (rows.size() == mostInLegend)
            break;
        rows.push_back({ each.name, [look = each.look](QPainter& painter) {
                            painter.setPen(look.pen(false, 0.25));
                            painter.drawLine(QPointF(-1, 0), QPointF(1, 0));
                        } });
    }
    if (m_tracks->teams().size() > mostInLegend)
        rows.push_back({ say(QT_TRANSLATE_NOOP("TrackPainter", "and other teams")), [](QPainter&) { } });
    rows.push_back(
        { say(QT_TRANSLATE_NOOP("TrackPainter", "Time, each %1 minutes")).arg(markMinutes(TileKey::zoomOf(level))),
            [](QPainter& painter) {
                painter.setPen(QPen(TrackLook {}.color(false), 0.2));
                painter.setBrush(Qt::white);
                painter.drawEllipse(QPointF(), 0.45, 0.45);
            } });
    rows.push_back({ say(QT_TRANSLATE_NOOP("TrackPainter", "Stop of 5 minutes or more")), [](QPainter& painter) {
                        painter.setPen(Qt::NoPen);
                        painter.setBrush(stopColor(false));
                        painter.drawRect(QRectF(-0.8, -0.8, 1.6, 1.6));
                        painter.setBrush(Qt::white);
                        painter.drawRect(QRectF(-0.45, -0.45, 0.3, 0.9));
                        painter.drawRect(QRectF(0.15, -0.45, 0.3, 0.9));
                    } });
    return rows;
}

} // namespace fengsui::ui
