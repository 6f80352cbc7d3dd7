#pragma once

#include <QPolygonF>
#include <QRectF>

namespace fengsui::ui {

/// The part of a closed ring that lies in the rectangle (Sutherland-Hodgman: one side after the other). Corners that
/// leave are replaced by corners on the rectangle's rim, so give it a rim that is out of sight when borders are drawn.
/// QPainter's own clipping of shapes beyond 32,767 pixels is slow and inexact; a town at street level is that large.
QPolygonF clipped(const QPolygonF& ring, const QRectF& to);

} // namespace fengsui::ui
