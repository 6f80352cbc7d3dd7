#include "map/name_painter.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

namespace fengsui::ui {

namespace {

constexpr std::size_t rememberedLevels = 12;

void write(QPainter& painter, const QRectF& box, const QString& text, const QColor& ink, const QColor& halo)
{
    if (painter.paintEngine()->type() == QPaintEngine::Pdf) { // a line around it: copies of the letters would be found
        const QFontMetricsF metrics(painter.font());
        QPainterPath letters;
        letters.addText(box.center().x() - metrics.horizontalAdvance(text) / 2,
            box.center().y() + (metrics.ascent() - metrics.descent()) / 2, painter.font(), text);
        painter.strokePath(letters, QPen(halo, 2.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    } else {
        painter.setPen(halo);
        for (const QPointF shift : { QPointF(-1, -1), QPointF(1, -1), QPointF(-1, 1), QPointF(1, 1) })
            painter.drawText(box.translated(shift), Qt::AlignCenter, text);
    }
    painter.setPen(ink);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace

NamePainter::NamePainter(std::shared_ptr<const MapAreas> areas, QFont font)
    : m_areas(std::move(areas))
    , m_font(std::move(font))
{
}

QString NamePainter::characters() const
{
    QString all;
    for (const MapAreas::Shape& shape : m_areas->shapes())
        all += shape.name;
    return all;
}

void NamePainter::paint(QPainter& painter, TileKey key, const TileStyle& style) const
{
    const NameFonts fonts = nameFonts(m_font);
    const QRectF sheet(key.x * side, key.y * side, side, side);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto names = namesAt(key.level);
    for (const PlacedName& name : *names) {
        if (!name.box.intersects(sheet))
            continue;
        painter.setFont(fonts[name.style]);
        write(painter, name.box.translated(-sheet.topLeft()), m_areas->shapes()[name.shape].name,
            style.palette.names[name.style], style.palette.halo);
    }
}

std::shared_ptr<const NamePainter::Names> NamePainter::namesAt(int level) const
{
    const std::lock_guard lock(m_mutex); // the others would only compute the same
    auto& names = m_names[level];
    if (!names) {
        names = std::make_shared<const Names>(placeNames(*m_areas, TileKey::zoomOf(level), m_font));
        if (m_names.size() > rememberedLevels) { // the one furthest away is the least likely to come again
            const bool isLowFurther = level - m_names.begin()->first > m_names.rbegin()->first - level;
            const auto result = names;
            m_names.erase(isLowFurther ? m_names.begin() : std::prev(m_names.end()));
            return result;
        }
    }
    return names;
}

} // namespace fengsui::ui
