#include "map/reach_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace fengsui::ui {

namespace {

constexpr double room = 90; // logical pixels that a plate may stand out of its ground
constexpr int platePixels = 13;
constexpr std::array dashes { Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine, Qt::DashDotDotLine };

QColor inkOf(bool isDark)
{
    return isDark ? QColor(0x6fd3ff) : QColor(0x00629b);
}

WorldPoint worldOf(GeoPoint at)
{
    return toWorld({ at.longitude(), at.latitude() });
}

} // namespace

QString minutesText(Duration within)
{
    return QCoreApplication::translate("ReachPainter", "%1 min").arg(double(within.count()) / 60'000, 0, 'g', 4);
}

ReachPainter::ReachPainter(const std::vector<Isochrone>& rings, QFont font)
    : m_font(std::move(font))
{
    m_font.setPixelSize(platePixels);
    m_font.setWeight(QFont::DemiBold);
    std::vector<const Isochrone*> inOrder;
    for (const Isochrone& ring : rings)
        inOrder.push_back(&ring);
    std::ranges::stable_sort(inOrder, {}, &Isochrone::within);
    for (const Isochrone* ring : inOrder) {
        Placed placed { (ring->isByRoad ? QString() : QStringLiteral("≈ ")) + minutesText(ring->within),
            dashes[m_all.size() % dashes.size()], {}, {}, {} };
        WorldPoint top { 0, 2 }, bottom { 0, -1 }, left { 2, 0 }, right { -1, 0 };
        const auto add = [&](const Ring& corners) {
            auto& line = placed.lines.emplace_back();
            for (const GeoPoint corner : corners) {
                line.push_back(worldOf(corner));
                const WorldPoint at = line.back();
                placed.box.take(at);
                top = at.y < top.y ? at : top;
                bottom = at.y > bottom.y ? at : bottom;
                left = at.x < left.x ? at : left;
                right = at.x > right.x ? at : right;
            }
        };
        for (const Patch& patch : ring->ground) {
            add(patch.outer);
            for (const Ring& hole : patch.holes)
                add(hole);
        }
        if (placed.lines.empty())
            continue;
        placed.ends = { top, bottom, right, left };
        m_box.take({ placed.box.left, placed.box.top });
        m_box.take({ placed.box.right, placed.box.bottom });
        m_all.insert(m_all.begin(), std::move(placed));
    }
}

bool ReachPainter::hasAnything(TileKey key) const
{
    const WorldBox ground = key.ground();
    return !m_all.empty() && m_box.touches(ground.grownBy(room / side * ground.width()));
}

std::vector<QRectF> ReachPainter::plates(double pixels) const
{
    const QFontMetricsF metrics(m_font);
    std::vector<QRectF> taken;
    for (const Placed& placed : m_all) {
        QRectF box(0, 0, metrics.horizontalAdvance(placed.name) + 10, metrics.height() + 2);
        const auto stands = [&](WorldPoint end) {
            box.moveCenter({ end.x * pixels, end.y * pixels });
            return std::ranges::none_of(taken, [&](const QRectF& other) { return other.intersects(box); });
        };
        // Rings that end in the same places, where the roads end, are named one above the other.
        if (std::ranges::none_of(placed.ends, stands))
            for (stands(placed.ends.front());
                std::ranges::any_of(taken, [&](const QRectF& other) { return other.intersects(box); });)
                box.translate(0, -box.height() - 2);
        taken.push_back(box);
    }
    return taken;
}

QString ReachPainter::characters() const
{
    QString all;
    for (const Placed& each : m_all)
        all += each.name;
    return all;
}

void ReachPainter::paint(QPainter& painter, TileKey key, const TileStyle& style) const
{
    const WorldBox ground = key.ground();
    const WorldBox around = ground.grownBy(8 / side * ground.width());
    const double scale = side / ground.width();
    const QColor ink = inkOf(style.palette.outside.lightness() < 128);
    QColor tint = ink;
    tint.setAlpha(26);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Placed& each : m_all) {
        if (!each.box.touches(around))
            continue;
        QPainterPath path;
        for (const auto& line : each.lines) {
            QPolygonF polygon;
            for (const WorldPoint corner : line)
                polygon.append({ (corner.x - ground.left) * scale, (corner.y - ground.top) * scale });
            path.addPolygon(polygon);
            path.closeSubpath();
        }
        painter.fillPath(path, tint);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(style.palette.halo, 4, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        painter.drawPath(path);
        painter.setPen(QPen(ink, 2.2, each.dashes, Qt::FlatCap, Qt::RoundJoin));
        painter.drawPath(path);
    }
    const QRectF sheet(key.x * side, key.y * side, side, side);
    painter.setFont(m_font);
    const std::vector<QRectF> boxes = plates(worldPixels(TileKey::zoomOf(key.level)));
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const Placed& each = m_all[i];
        const QRectF& box = boxes[i];
        if (!box.intersects(sheet))
            continue;
        const QRectF here = box.translated(-sheet.topLeft());
        QColor halo = style.palette.halo;
        halo.setAlpha(235);
        painter.setPen(QPen(ink, 1.4, each.dashes));
        painter.setBrush(halo);
        painter.drawRoundedRect(here, 3, 3);
        painter.drawText(here, Qt::AlignCenter, each.name);
    }
}

QImage ReachPainter::sample(int pixels, bool isDark) const
{
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ink = inkOf(isDark);
    painter.setPen(QPen(ink, 1.5));
    ink.setAlpha(40);
    painter.setBrush(ink);
    painter.drawEllipse(QRectF(1, 1, pixels - 2, pixels - 2));
    painter.drawEllipse(QRectF(pixels / 3.5, pixels / 3.5, pixels * 3 / 7.0, pixels * 3 / 7.0));
    return image;
}

std::vector<LegendRow> ReachPainter::legend(int /*level*/) const
{
    std::vector<LegendRow> rows;
    for (auto each = m_all.rbegin(); each != m_all.rend(); ++each)
        rows.push_back({ each->name, [dash = each->dashes](QPainter& painter) {
                            painter.setPen(QPen(inkOf(false), 0.25, dash, Qt::FlatCap));
                            painter.drawLine(QPointF(-1, 0), QPointF(1, 0));
                        } });
    return rows;
}

} // namespace fengsui::ui
