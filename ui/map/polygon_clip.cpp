#include "map/polygon_clip.h"

namespace fengsui::ui {

namespace {

enum class Side { Left, Right, Top, Bottom };

/// How far inside of one side the place lies; negative outside.
double depth(QPointF at, Side side, const QRectF& box)
{
    switch (side) {
    case Side::Left:
        return at.x() - box.left();
    case Side::Right:
        return box.right() - at.x();
    case Side::Top:
        return at.y() - box.top();
    case Side::Bottom:
        return box.bottom() - at.y();
    }
    return 0;
}

QPolygonF cutAt(const QPolygonF& ring, Side side, const QRectF& box)
{
    QPolygonF out;
    out.reserve(ring.size() + 4);
    for (qsizetype i = 0, n = ring.size(); i < n; ++i) {
        const QPointF from = ring[i ? i - 1 : n - 1], to = ring[i];
        const double a = depth(from, side, box), b = depth(to, side, box);
        if ((a < 0) != (b < 0))
            out.append(from + (to - from) * (a / (a - b)));
        if (b >= 0)
            out.append(to);
    }
    return out;
}

} // namespace

QPolygonF clipped(const QPolygonF& ring, const QRectF& to)
{
    QPolygonF out = ring;
    for (const Side side : { Side::Left, Side::Right, Side::Top, Side::Bottom })
        out = cutAt(out, side, to);
    return out;
}

} // namespace fengsui::ui
