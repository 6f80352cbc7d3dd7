#include "map/fault_painter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace fengsui::ui {

namespace {

ThingLook lookOfFault(std::size_t major)
{
    ThingLook look = lookOfMajor(major);
    look.state = ThingLook::State::Broken;
    return look;
}

} // namespace

FaultPainter::FaultPainter(const std::vector<FaultSpot>& spots)
{
    m_all.reserve(spots.size());
    for (const FaultSpot& spot : spots)
        m_all.push_back({ toWorld({ spot.at.longitude(), spot.at.latitude() }), spot.major });
}

double FaultPainter::sizeAt(double zoom)
{
    return std::clamp(9 + 3 * (zoom - 11), 9.0, 24.0);
}

bool FaultPainter::hasAnything(TileKey key) const
{
    const WorldBox ground = key.ground();
    const WorldBox around = ground.grownBy(sizeAt(key.zoom()) * ground.width() / side);
    return std::ranges::any_of(m_all, [&](const Placed& each) { return around.contains(each.at); });
}

QImage FaultPainter::sample(int pixels, bool isDark) const
{
    return m_sheet.symbol(lookOfFault(m_all.empty() ? 0 : m_all.front().major), pixels, isDark);
}

void FaultPainter::paint(QPainter& painter, TileKey key, const TileStyle& style) const
{
    const WorldBox ground = key.ground();
    const double pixels = side / ground.width(); // logical ones
    const double size = sizeAt(key.zoom());
    const WorldBox around = ground.grownBy(size / pixels);
    const bool isDark = style.palette.outside.lightness() < 128;
    const int devicePixels = static_cast<int>(std::lround(size * style.scale));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (const Placed& each : m_all) {
        if (!around.contains(each.at))
            continue;
        const QPointF at((each.at.x - ground.left) * pixels, (each.at.y - ground.top) * pixels);
        const QRectF box(at.x() - size / 2, at.y() - size / 2, size, size);
        painter.setPen(QPen(style.palette.halo, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(box.adjusted(-1, -1, 1, 1)); // apart from the crowd that it stands in
        painter.drawImage(box, m_sheet.symbol(lookOfFault(each.major), devicePixels, isDark));
    }
}

} // namespace fengsui::ui
