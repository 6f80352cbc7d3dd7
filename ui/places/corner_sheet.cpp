#include "places/corner_sheet.h"

#include "map/map_camera.h"

#include <QEvent>
#include <QPainter>

namespace fengsui::ui {

namespace {

void drawCross(QPainter& painter, QPointF at)
{
    constexpr double gap = 4, arm = 12; // what is in the very middle stays in sight
    for (const QPointF way : { QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1) })
        painter.drawLine(at + way * gap, at + way * arm);
}

} // namespace

CornerSheet::CornerSheet(const MapCamera& camera, QWidget* canvas)
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

void CornerSheet::setCorners(const std::vector<Degrees>& corners, Look look, std::optional<std::size_t> chosen)
{
    m_chosen = chosen;
    m_look = look;
    m_corners.clear();
    for (const Degrees corner : corners)
        m_corners.push_back(toWorld(corner));
    update();
}

void CornerSheet::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF line;
    for (const WorldPoint corner : m_corners)
        line.append(m_camera.toScreen(corner));
    const QColor ink = palette().color(QPalette::Active, QPalette::Text);
    const QColor paper = palette().color(QPalette::Active, QPalette::Base);
    const bool isOpen = m_look == Look::Open || m_look == Look::OpenWay;
    if (line.size() > 2 && (m_look == Look::Open || m_look == Look::Closed)) {
        QColor ground = palette().color(QPalette::Active, QPalette::Highlight);
        ground.setAlpha(50);
        painter.setPen(QPen(ink, 1.5, Qt::DashLine));
        painter.setBrush(ground);
        painter.drawPolygon(line);
    }
    painter.setBrush(Qt::NoBrush);
    if (m_look == Look::Closed && !line.isEmpty())
        line.append(line.front());
    for (const auto& [color, width] : { std::pair(paper, 5.0), std::pair(ink, 2.5) }) {
        painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(line);
        if (isOpen)
            drawCross(painter, QRectF(rect()).center());
    }
    if (!isOpen)
        return;
    painter.setPen(QPen(ink, 2));
    painter.setBrush(paper);
    for (qsizetype i = 0; i < line.size(); ++i) {
        const bool isChosen = m_chosen && qsizetype(*m_chosen) == i;
        painter.setBrush(isChosen ? ink : paper);
        const double radius = isChosen ? 6 : 4;
        painter.drawEllipse(line[i], radius, radius);
    }
}

bool CornerSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace fengsui::ui
