#include "cells/cell_marks.h"

#include "map/map_camera.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace fengsui::ui {

CellMarks::CellMarks(const MapCamera& camera, QWidget* canvas)
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

void CellMarks::setPlaces(const std::vector<GeoPoint>& places)
{
    m_places.clear();
    for (const GeoPoint at : places)
        m_places.push_back(toWorld({ at.longitude(), at.latitude() }));
    setVisible(!m_places.empty());
    raise();
    update();
}

void CellMarks::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    const QColor ink = palette().color(QPalette::Active, QPalette::Text);
    const QColor paper = palette().color(QPalette::Active, QPalette::Base);
    for (int number = 1; const WorldPoint& place : m_places) {
        const QPointF at = m_camera.toScreen(place);
        const QString text = QString::number(number++);
        const double side = std::max(fontMetrics().height() + 6, fontMetrics().horizontalAdvance(text) + 10);
        const QRectF box(at.x() - side / 2, at.y() - side / 2, side, side);
        painter.setPen(QPen(ink, 2));
        painter.setBrush(paper);
        painter.drawRect(box); // corners of the outline are round
        painter.drawText(box, Qt::AlignCenter, text);
    }
}

bool CellMarks::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace fengsui::ui
