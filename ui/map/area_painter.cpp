#include "map/area_painter.h"

#include "map/area_names.h"
#include "map/area_shape.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <array>

namespace fengsui::ui {

AreaPainter::AreaPainter(std::shared_ptr<const MapAreas> areas, Part part)
    : m_areas(std::move(areas))
    , m_part(part)
{
}

bool AreaPainter::hasAnything(TileKey key) const
{
    return !m_areas->box().isEmpty() && m_areas->box().touches(groundAround(key));
}

void AreaPainter::paint(QPainter& painter, TileKey key, const TileStyle& style) const
{
    if (m_part == Part::Ground)
        paintGround(painter, key, style);
    else
        paintBorders(painter, key, style);
}

// The colours of the ground only tell neighbours apart.
std::vector<LegendRow> AreaPainter::legend(int level) const
{
    static constexpr std::array words { QT_TRANSLATE_NOOP("MapLayers", "County border"),
        QT_TRANSLATE_NOOP("MapLayers", "Town border"), QT_TRANSLATE_NOOP("MapLayers", "Village border"),
        QT_TRANSLATE_NOOP("MapLayers", "Grid cell border") };
    std::vector<LegendRow> rows;
    if (m_part == Part::Ground)
        return rows;
    for (const MapAreas::Level& one : m_areas->levels())
        if (isBordered(one, TileKey::zoomOf(level)))
            rows.push_back(
                { QCoreApplication::translate("MapLayers", words[one.style]), [style = one.style](QPainter& painter) {
                     painter.setPen(QPen(
                         MapPalette::light().borders[style], borderWidths[style] * 0.12, Qt::SolidLine, Qt::FlatCap));
                     painter.drawLine(QPointF(-1, 0), QPointF(1, 0));
                 } });
    return rows;
}

bool AreaPainter::isBordered(const MapAreas::Level& level, double zoom) const
{
    return level.level <= m_areas->tintedLevel() || showsBorders(level, zoom);
}

void AreaPainter::paintGround(QPainter& painter, TileKey key, const TileStyle& style) const
{
    const WorldBox seen = groundAround(key);
    for (const MapAreas::Level& level : m_areas->levels()) {
        if (level.level > m_areas->tintedLevel())
            continue;
        for (const std::uint32_t i : level.shapes) {
            const MapAreas::Shape& shape = m_areas->shapes()[i];
            if (!shape.box.touches(seen))
                continue;
            // smoothed edges would let the ground below shine through between neighbours
            painter.fillPath(pathOnTile(shape, key),
                level.level == m_areas->tintedLevel() ? style.palette.tints[static_cast<std::size_t>(shape.tint)]
                                                      : style.palette.land);
        }
    }
}

void AreaPainter::paintBorders(QPainter& painter, TileKey key, const TileStyle& style) const
{
    struct Border {
        QPolygonF line;
        std::size_t style;
    };
    const WorldBox seen = groundAround(key);
    std::vector<Border> borders;
    for (const MapAreas::Level& level : m_areas->levels()) {
        if (!isBordered(level, key.zoom()))
            continue;
        for (const std::uint32_t i : level.shapes) {
            const MapAreas::Shape& shape = m_areas->shapes()[i];
            if (!shape.box.touches(seen))
                continue;
            for (const auto& ring : shape.rings)
                if (QPolygonF line = ringOnTile(ring, key); !line.isEmpty())
                    borders.push_back({ std::move(line), level.style });
        }
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    std::ranges::stable_sort(borders, std::greater(), &Border::style); // the county's border on top
    for (const Border& border : borders) {
        painter.setPen(QPen(style.palette.borders[border.style], borderWidths[border.style], Qt::SolidLine,
            Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(border.line);
    }
}

} // namespace fengsui::ui
