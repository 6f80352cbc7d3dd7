#include "places/measure_sheet.h"

#include "map/map_camera.h"

#include <QEvent>
#include <QPainter>

namespace fengsui::ui {

MeasureSheet::MeasureSheet(const MapCamera& camera, QWidget* canvas)
    : QWidget(canvas)
    , m_camera(camera)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    connect(&camera, &MapCamera::moved, this, qOverload<>(&QWidget::update));
    canvas->installEventFilter(this);
    setGeometry(canvas->rect());
    hide();
}

void MeasureSheet::setCorners(const std::vector<Degrees>& corners)
{
    m_corners.clear();
    for (const Degrees corner : corners)
        m_corners.push_back(toWorld(corner));
    update();
}

void MeasureSheet::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF line;
    for (const WorldPoint corner : m_corners)
        line.append(m_camera.toScreen(corner));
    const QColor ink = palette().color(QPalette::Active, QPalette::Text);
    const QColor paper = palette().color(QPalette::Active, QPalette::Base);
    if (line.size() > 2) {
        QColor ground = palette().color(QPalette::Active, QPalette::Highlight);
        ground.setAlpha(50);
        painter.setPen(QPen(ink, 1, Qt::DotLine));
        painter.setBrush(ground);
        painter.drawPolygon(line);
    }
    painter.setBrush(Qt::NoBrush);
    for (const auto& [color, width] : { std::pair(paper, 5.0), std::pair(ink, 2.5) }) {
        painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(line);
    }
    painter.setPen(QPen(ink, 2));
    painter.setBrush(paper);
    for (const QPointF corner : line)
        painter.drawEllipse(corner, 4, 4);
}

bool MeasureSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace fengsui::ui
