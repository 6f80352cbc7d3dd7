#include "map/drawing_painter.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <utility>

namespace fengsui::ui {

namespace {

constexpr double widestName = 260; // logical pixels
constexpr double reach = widestName; // that a drawing may stand out of its box
constexpr int namePixels = 13;

WorldPoint worldOf(GeoPoint at)
{
    return toWorld({ at.longitude(), at.latitude() });
}

// At the end of a way, so that it is seen which way it goes.
void drawArrow(QPainter& painter, QPointF from, QPointF to)
{
    const double length = std::hypot(to.x() - from.x(), to.y() - from.y());
    if (length < 1)
        return;
    const QPointF along = (to - from) / length, across(-along.y(), along.x());
    painter.drawPolygon(QPolygonF { to + along * 4, to - along * 9 + across * 7, to - along * 9 - across * 7 });
}

} // namespace

QColor colourOf(DrawnColour colour, bool isDark)
{
    switch (colour) {
    case DrawnColour::Red:
        return isDark ? QColor(0xff7a70) : QColor(0xc62828);
    case DrawnColour::Orange:
        return isDark ? QColor(0xffb050) : QColor(0xc65a00);
    case DrawnColour::Yellow:
        return isDark ? QColor(0xf2d648) : QColor(0x8a6d00);
    case DrawnColour::Green:
        return isDark ? QColor(0x74d68a) : QColor(0x1b7a34);
    case DrawnColour::Blue:
        return isDark ? QColor(0x7fb8ff) : QColor(0x1558b0);
    case DrawnColour::Purple:
        break;
    }
    return isDark ? QColor(0xcf9cff) : QColor(0x7a2fa0);
}

DrawingPainter::DrawingPainter(const std::vector<Drawing>& drawings, QFont font)
    : m_font(std::move(font))
{
    m_font.setPixelSize(namePixels);
    m_font.setWeight(QFont::DemiBold);
    for (const Drawing& each : drawings) {
        Placed placed { each.shape, each.colour, QString::fromUtf8(each.name.data(), std::ssize(each.name)), {},
            worldOf(each.middle()), {} };
        for (const GeoPoint corner : each.corners) {
            placed.corners.push_back(worldOf(corner));
            placed.box.take(placed.corners.back());
        }
        placed.box.take(placed.middle);
        m_all.push_back(std::move(placed));
    }
}

bool DrawingPainter::hasAnything(TileKey key) const
{
    const WorldBox ground = key.ground();
    const WorldBox around = ground.grownBy(reach / side * ground.width());
    return std::ranges::any_of(m_all, [&](const Placed& each) { return each.box.touches(around); });
}

// The first ones have their place first: every console draws them in the same order.
DrawingPainter::Boxes DrawingPainter::placeNames(int level) const
{
    const QFontMetricsF metrics(m_font);
    const double pixels = worldPixels(TileKey::zoomOf(level));
    Boxes boxes;
    for (const Placed& each : m_all) {
        QRectF& box = boxes.emplace_back();
        if (each.name.isEmpty())
            continue;
        const double width = std::min(widestName, metrics.horizontalAdvance(each.name) + 10);
        const double height = metrics.height() + 2;
        const bool isPlace = each.shape == DrawnShape::Label;
        for (const double shift : { 0.0, 1.2, -1.2, 2.4, -2.4 }) {
            QRectF wanted(0, 0, width, height);
            wanted.moveCenter(QPointF(each.middle.x * pixels, each.middle.y * pixels + shift * height)
                + (isPlace ? QPointF(0, height / 2 + 6) : QPointF()));
            if (std::ranges::any_of(boxes, [&](const QRectF& other) { return other.intersects(wanted); }))
                continue;
            box = wanted;
            break;
        }
    }
    return boxes;
}

std::shared_ptr<const DrawingPainter::Boxes> DrawingPainter::namesAt(int level) const
{
    constexpr std::size_t rememberedLevels = 12;
    const std::lock_guard lock(m_mutex); // the others would only compute the same
    if (m_names.size() >= rememberedLevels && !m_names.contains(level))
        m_names.clear();
    auto& names = m_names[level];
    if (!names)
        names = std::make_shared<const Boxes>(placeNames(level));
    return names;
}

std::vector<QRectF> DrawingPainter::boxesAt(int level) const
{
    return *namesAt(level);
}

QString DrawingPainter::characters() const
{
    QString all;
    for (const Placed& each : m_all)
        all += each.name;
    return all;
}

void DrawingPainter::paint(QPainter& painter, TileKey key, const TileStyle& style) const
{
    const WorldBox ground = key.ground();
    const WorldBox around = ground.grownBy(reach / side * ground.width());
    const bool isDark = style.palette.outside.lightness() < 128;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Placed& each : m_all)
        if (each.box.touches(around))
            paintShape(painter, each, key, style);
    const auto names = namesAt(key.level);
    const QRectF sheet(key.x * side, key.y * side, side, side);
    painter.setFont(m_font);
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const QRectF& box = (*names)[i];
        if (box.isNull() || !box.intersects(sheet))
            continue;
        const QRectF here = box.translated(-sheet.topLeft());
        QColor plate = style.palette.halo;
        plate.setAlpha(210);
        painter.setPen(QPen(colourOf(m_all[i].colour, isDark), 1.2));
        painter.setBrush(plate);
        painter.drawRoundedRect(here, 3, 3);
        painter.drawText(here, Qt::AlignCenter,
            painter.fontMetrics().elidedText(m_all[i].name, Qt::ElideRight, static_cast<int>(here.width() - 6)));
    }
}

void DrawingPainter::paintShape(QPainter& painter, const Placed& placed, TileKey key, const TileStyle& style) const
{
    const WorldBox ground = key.ground();
    const double pixels = side / ground.width();
    const QColor color = colourOf(placed.colour, style.palette.outside.lightness() < 128);
    QPolygonF line;
    for (const WorldPoint corner : placed.corners)
        line.append({ (corner.x - ground.left) * pixels, (corner.y - ground.top) * pixels });
    switch (placed.shape) {
    case DrawnShape::Area: {
        QColor tint = color;
        tint.setAlpha(45);
        painter.setBrush(tint);
        painter.setPen(QPen(style.palette.halo, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolygon(line);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolygon(line);
        return;
    }
    case DrawnShape::Route:
        painter.setBrush(Qt::NoBrush);
        for (const auto& [ink, width] : { std::pair(style.palette.halo, 6.5), std::pair(color, 4.0) }) {
            painter.setPen(QPen(ink, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(line);
        }
        painter.setPen(QPen(style.palette.halo, 1));
        painter.setBrush(color);
        if (line.size() > 1)
            drawArrow(painter, line[line.size() - 2], line.back());
        return;
    case DrawnShape::Label:
        painter.setPen(QPen(style.palette.halo, 1.5));
        painter.setBrush(color);
        if (!line.isEmpty())
            painter.drawPolygon(
                QPolygonF { line[0] + QPointF(0, -6), line[0] + QPointF(6, 5), line[0] + QPointF(-6, 5) });
        return;
    }
}

QImage DrawingPainter::sample(int pixels, bool isDark) const
{
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor color = colourOf(DrawnColour::Red, isDark);
    painter.setPen(QPen(color, 2));
    color.setAlpha(60);
    painter.setBrush(color);
    const double far = pixels - 2;
    painter.drawPolygon(QPolygonF { { 2, 4 }, { far, 2 }, { far - 2, far }, { 4, far - 2 } });
    return image;
}

} // namespace fengsui::ui
