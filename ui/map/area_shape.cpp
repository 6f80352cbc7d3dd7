#include "map/area_shape.h"

#include "map/polygon_clip.h"
#include "map/tile_painter.h"

namespace fengsui::ui {

namespace {
constexpr double rim = 8; // pixels around a tile in which borders may begin
}

QPolygonF ringOnTile(const std::vector<WorldPoint>& ring, TileKey key)
{
    const double pixels = worldPixels(key.zoom());
    const WorldBox ground = key.ground();
    QPolygonF out;
    out.reserve(std::ssize(ring));
    for (const WorldPoint corner : ring)
        out.append({ (corner.x - ground.left) * pixels, (corner.y - ground.top) * pixels });
    const double side = TilePainter::side + 2 * rim;
    out = clipped(out, { -rim, -rim, side, side });
    if (out.size() < 3)
        return {};
    out.append(out.first());
    return out;
}

QPainterPath pathOnTile(const MapAreas::Shape& shape, TileKey key)
{
    QPainterPath area;
    for (const auto& ring : shape.rings)
        if (const QPolygonF line = ringOnTile(ring, key); !line.isEmpty())
            area.addPolygon(line);
    return area;
}

WorldBox groundAround(TileKey key)
{
    return key.ground().grownBy(rim / worldPixels(key.zoom()));
}

} // namespace fengsui::ui
