#include "map/facility_painter.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace fengsui::ui {

namespace {

constexpr double namesFrom = 15.5;
constexpr double nameWidth = 220; // logical pixels that a name may take

WorldPoint worldOf(GeoPoint at)
{
    return toWorld({ at.longitude(), at.latitude() });
}

} // namespace

FacilityBoard::FacilityBoard(std::shared_ptr<const std::vector<Facility>> facilities)
    : m_facilities(std::move(facilities))
{
    for (const Facility& each : *m_facilities) {
        if (each.course.empty())
            continue;
        Placed placed { &each, worldOf(each.course[each.course.size() / 2]), {}, {} };
        if (each.course.size() > 1)
            for (const GeoPoint corner : each.course)
                placed.course.push_back(worldOf(corner));
        placed.box.take(placed.at);
        for (const WorldPoint corner : placed.course)
            placed.box.take(corner);
        m_all.push_back(std::move(placed));
    }
}

bool FacilityBoard::has(FacilityKind kind) const
{
    return std::ranges::any_of(m_all, [kind](const Placed& each) { return each.facility->kind == kind; });
}

FacilityPainter::FacilityPainter(std::shared_ptr<const FacilityBoard> board, FacilityKind kind)
    : m_board(std::move(board))
    , m_kind(kind)
{
}

double FacilityPainter::sizeAt(double zoom)
{
    return std::clamp(10 + 3 * (zoom - 11), 10.0, 22.0);
}

QImage FacilityPainter::sample(int pixels, bool isDark) const
{
    return m_board->sheet().symbol(lookOf(m_kind), pixels, isDark);
}

void FacilityPainter::paint(QPainter& painter, TileKey key, const TileStyle& style) const
{
    const WorldBox ground = key.ground();
    const double pixels = side / ground.width(); // logical ones
    const double size = sizeAt(key.zoom()), reach = key.zoom() >= namesFrom ? nameWidth : size;
    const WorldBox around = ground.grownBy(reach / pixels);
    const QImage symbol = m_board->sheet().symbol(
        lookOf(m_kind), static_cast<int>(std::lround(size * style.scale)), style.palette.outside.lightness() < 128);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (const FacilityBoard::Placed& each : m_board->all()) {
        if (each.facility->kind != m_kind || !each.box.touches(around))
            continue;
        if (!each.course.empty())
            paintCourse(painter, each, key);
        const QPointF at((each.at.x - ground.left) * pixels, (each.at.y - ground.top) * pixels);
        painter.drawImage(QRectF(at.x() - size / 2, at.y() - size / 2, size, size), symbol);
        if (key.zoom() >= namesFrom)
            paintName(painter, each, at + QPointF(0, size / 2), style);
    }
}

// A course that ends where it began is a ground.
void FacilityPainter::paintCourse(QPainter& painter, const FacilityBoard::Placed& placed, TileKey key) const
{
    const WorldBox ground = key.ground();
    const double pixels = side / ground.width();
    QPolygonF line;
    for (const WorldPoint corner : placed.course)
        line.append({ (corner.x - ground.left) * pixels, (corner.y - ground.top) * pixels });
    QColor color(lookOf(m_kind).fill);
    painter.setPen(QPen(color, 3, Qt::DashLine, Qt::RoundCap, Qt::RoundJoin));
    if (placed.course.size() > 3 && placed.facility->course.front() == placed.facility->course.back()) {
        color.setAlpha(50);
        painter.setBrush(color);
        painter.drawPolygon(line);
    } else {
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(line);
    }
}

void FacilityPainter::paintName(
    QPainter& painter, const FacilityBoard::Placed& placed, QPointF at, const TileStyle& style) const
{
    painter.setFont(style.font);
    const QString text = painter.fontMetrics().elidedText(
        QString::fromUtf8(placed.facility->name.data(), std::ssize(placed.facility->name)), Qt::ElideRight,
        int(nameWidth));
    const QRectF box(at.x() - nameWidth / 2, at.y() + 1, nameWidth, painter.fontMetrics().height());
    painter.setPen(style.palette.halo);
    for (const QPointF shift : { QPointF(-1, -1), QPointF(1, -1), QPointF(-1, 1), QPointF(1, 1) })
        painter.drawText(box.translated(shift), Qt::AlignCenter, text);
    painter.setPen(style.palette.names[2]);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace fengsui::ui
