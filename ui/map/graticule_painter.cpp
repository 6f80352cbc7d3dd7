#include "map/graticule_painter.h"

#include <QLocale>
#include <QPainter>

namespace fengsui::ui {

double graticuleStep(double zoom)
{
    const double degreesPerPixel = 360 / worldPixels(zoom);
    double step = 30;
    for (const double smaller :
        { 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002 })
        if (smaller >= 100 * degreesPerPixel)
            step = smaller;
    return step;
}

void GraticulePainter::paint(QPainter& painter, TileKey key, const TileStyle& style) const
{
    if (!style.hasGraticule)
        return;
    const double pixels = worldPixels(key.zoom()), step = graticuleStep(key.zoom());
    const WorldBox ground = key.ground();
    const double margin = 100 / pixels; // the text at a crossing reaches into the next tile
    const Degrees northWest = toDegrees({ ground.left - margin, ground.top - margin });
    const Degrees southEast = toDegrees({ ground.right + margin, ground.bottom + margin });
    const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
    QFont font = style.font;
    font.setPixelSize(10);
    painter.setFont(font);
    painter.setRenderHint(QPainter::Antialiasing, false);
    QColor line = style.palette.graticule;
    line.setAlpha(150);
    painter.setPen(line);
    std::vector<double> columns, rows; // pixels, on the middle of a pixel
    std::vector<QString> easts, norths;
    const QLocale locale = QLocale::c();
    for (double at = std::ceil(northWest.longitude / step) * step; at <= southEast.longitude; at += step) {
        columns.push_back(std::round((toWorld({ at, 0 }).x - ground.left) * pixels) + 0.5);
        easts.push_back(locale.toString(std::abs(at), 'f', decimals).append(QStringView(at < 0 ? u"°W " : u"°E ")));
        painter.drawLine(QPointF(columns.back(), 0), QPointF(columns.back(), side));
    }
    for (double at = std::ceil(southEast.latitude / step) * step; at <= northWest.latitude; at += step) {
        rows.push_back(std::round((toWorld({ 0, at }).y - ground.top) * pixels) + 0.5);
        norths.push_back(locale.toString(std::abs(at), 'f', decimals).append(QStringView(at < 0 ? u"°S" : u"°N")));
        painter.drawLine(QPointF(0, rows.back()), QPointF(side, rows.back()));
    }
    painter.setPen(style.palette.graticule);
    for (std::size_t x = 0; x < columns.size(); ++x)
        for (std::size_t y = 0; y < rows.size(); ++y)
            painter.drawText(QPointF(columns[x] + 3, rows[y] - 3), easts[x] + norths[y]);
}

} // namespace fengsui::ui
