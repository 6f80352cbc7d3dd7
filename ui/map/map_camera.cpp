#include "map/map_camera.h"

#include <QApplication>
#include <QStyle>

namespace fengsui::ui {

namespace {
constexpr double rimPixels = 24; // kept free around the ground when all of it is shown
}

MapCamera::MapCamera(QObject* parent)
    : QObject(parent)
    , m_isSmooth(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0)
{
    m_glide.setDuration(160);
    m_glide.setStartValue(0.0);
    m_glide.setEndValue(1.0);
    m_glide.setEasingCurve(QEasingCurve::OutQuad);
    connect(&m_glide, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        const double t = value.toDouble();
        if (t >= 1)
            return set(m_goal);
        const double zoom = m_from.zoom + (m_goal.zoom - m_from.zoom) * t;
        if (m_goal.zoom != m_from.zoom)
            return set(zoomed(zoom, m_anchor, m_from));
        set({ { m_from.centre.x + (m_goal.centre.x - m_from.centre.x) * t,
                  m_from.centre.y + (m_goal.centre.y - m_from.centre.y) * t },
            zoom });
    });
    connect(&m_glide, &QVariantAnimation::finished, this, &MapCamera::cameToRest);
    m_restTimer.setSingleShot(true);
    m_restTimer.setInterval(180);
    connect(&m_restTimer, &QTimer::timeout, this, &MapCamera::rest);
}

QGeoCoordinate MapCamera::coordinate() const
{
    const Degrees at = toDegrees(m_centre);
    return { at.latitude, at.longitude };
}

// where a running movement will end
MapCamera::Pose MapCamera::restingPose() const
{
    return m_glide.state() == QAbstractAnimation::Running ? m_goal : Pose { m_centre, m_zoom };
}

double MapCamera::goalZoom() const
{
    if (m_glide.state() == QAbstractAnimation::Running)
        return m_goal.zoom;
    return std::round(m_zoom * 4) / 4;
}

bool MapCamera::isMoving() const
{
    return m_glide.state() == QAbstractAnimation::Running || m_restTimer.isActive();
}

double MapCamera::metresPerPixel() const
{
    return ui::metresPerPixel(toDegrees(m_centre).latitude, m_zoom);
}

void MapCamera::setView(QSizeF size, double scale)
{
    if (size == m_size && scale == m_scale)
        return;
    m_size = size, m_scale = scale;
    m_lowestZoom = fittingZoom();
    set(m_wasMoved ? Pose { m_centre, m_zoom } : fitting());
}

void MapCamera::setGround(const WorldBox& ground)
{
    m_ground = ground.isEmpty() ? WorldBox { 0, 0, 1, 1 } : ground;
    m_lowestZoom = fittingZoom();
    set(m_wasMoved ? Pose { m_centre, m_zoom } : fitting());
}

QPointF MapCamera::toScreen(WorldPoint at) const
{
    const double s = worldPixels(m_zoom);
    return { (at.x - m_centre.x) * s + m_size.width() / 2, (at.y - m_centre.y) * s + m_size.height() / 2 };
}

QPointF MapCamera::toPixel(WorldPoint at) const
{
    const QPointF p = toScreen(at) * m_scale;
    return QPointF(std::round(p.x()), std::round(p.y())) / m_scale;
}

WorldPoint MapCamera::toWorld(QPointF screen) const
{
    const double s = worldPixels(m_zoom);
    return { m_centre.x + (screen.x() - m_size.width() / 2) / s, m_centre.y + (screen.y() - m_size.height() / 2) / s };
}

WorldBox MapCamera::ground() const
{
    const WorldPoint a = toWorld({ 0, 0 }), b = toWorld({ m_size.width(), m_size.height() });
    return { a.x, a.y, b.x, b.y };
}

void MapCamera::panBy(QPointF pixels)
{
    m_glide.stop();
    m_wasMoved = true;
    const double s = worldPixels(m_zoom);
    set({ { m_centre.x - pixels.x() / s, m_centre.y - pixels.y() / s }, m_zoom });
}

void MapCamera::panSmoothlyBy(QPointF pixels)
{
    m_wasMoved = true;
    const Pose from = restingPose();
    const double s = worldPixels(from.zoom);
    glideTo({ { from.centre.x - pixels.x() / s, from.centre.y - pixels.y() / s }, from.zoom }, {});
}

void MapCamera::zoomBy(double change, QPointF anchor)
{
    m_glide.stop();
    m_wasMoved = true;
    m_anchor = anchor;
    m_restTimer.start();
    set(zoomed(m_zoom + change, anchor, { m_centre, m_zoom }));
}

void MapCamera::zoomStep(int direction, QPointF anchor, Step step)
{
    const double width = step == Step::Whole ? 1 : 0.25;
    // a goal between two steps goes to the next one, not by a whole width
    const double goal = goalZoom() / width;
    zoomTo((direction > 0 ? std::floor(goal + 1.001) : std::ceil(goal - 1.001)) * width, anchor);
}

void MapCamera::zoomTo(double zoom, QPointF anchor)
{
    m_wasMoved = true;
    m_restTimer.stop();
    glideTo(zoomed(zoom, anchor, { m_centre, m_zoom }), anchor);
}

void MapCamera::showGround()
{
    m_glide.stop();
    m_restTimer.stop();
    m_wasMoved = false;
    set(fitting());
    Q_EMIT cameToRest();
}

void MapCamera::centreOn(WorldPoint at)
{
    m_wasMoved = true;
    glideTo({ at, goalZoom() }, {});
}

void MapCamera::bringIntoView(WorldPoint at)
{
    // where it will be on the screen once the map, which may be gliding, has come to rest
    const Pose end = restingPose();
    const double s = worldPixels(end.zoom);
    const QPointF p((at.x - end.centre.x) * s + m_size.width() / 2, (at.y - end.centre.y) * s + m_size.height() / 2);
    if (QRectF(QPointF(), m_size).adjusted(10, 10, -10, -10).contains(p))
        return;
    // far enough from the rim for the label of a pin
    const double rim = std::min({ 120.0, m_size.width() / 3, m_size.height() / 3 });
    const QPointF to(std::clamp(p.x(), rim, m_size.width() - rim), std::clamp(p.y(), rim, m_size.height() - rim));
    panSmoothlyBy(to - p);
}

void MapCamera::setSmooth(bool smooth)
{
    m_isSmooth = smooth;
}

MapCamera::Pose MapCamera::limited(Pose pose) const
{
    pose.zoom = std::clamp(pose.zoom, m_lowestZoom, highestZoom);
    pose.centre.x = std::clamp(pose.centre.x, m_ground.left, m_ground.right);
    pose.centre.y = std::clamp(pose.centre.y, m_ground.top, m_ground.bottom);
    return pose;
}

MapCamera::Pose MapCamera::zoomed(double zoom, QPointF anchor, Pose from) const
{
    zoom = std::clamp(zoom, m_lowestZoom, highestZoom);
    const QPointF off = anchor - QPointF(m_size.width(), m_size.height()) / 2;
    const double difference = 1 / worldPixels(from.zoom) - 1 / worldPixels(zoom);
    return { { from.centre.x + off.x() * difference, from.centre.y + off.y() * difference }, zoom };
}

double MapCamera::fittingZoom() const
{
    if (m_size.isEmpty())
        return 0;
    const double width = std::max(m_size.width() - 2 * rimPixels, 64.0);
    const double height = std::max(m_size.height() - 2 * rimPixels, 64.0);
    const double fit = std::log2(std::min(width / m_ground.width(), height / m_ground.height()) / 256);
    // the projection item can't show less than one world (it moves the centre then), and tiles rest on quarters
    const double whole = std::log2(std::max(m_size.width(), m_size.height()) / 256);
    return std::clamp(std::max(std::floor(fit * 4) / 4, std::ceil(whole * 4) / 4), 0.0, highestZoom);
}

MapCamera::Pose MapCamera::fitting() const
{
    return { m_ground.centre(), m_lowestZoom };
}

void MapCamera::set(Pose pose)
{
    pose = limited(pose);
    m_centre = pose.centre, m_zoom = pose.zoom;
    Q_EMIT moved();
}

void MapCamera::glideTo(Pose pose, QPointF anchor)
{
    m_glide.stop();
    m_from = { m_centre, m_zoom };
    m_goal = limited(pose);
    m_anchor = anchor;
    if (m_isSmooth) {
        m_glide.start();
        return;
    }
    set(m_goal);
    Q_EMIT cameToRest();
}

void MapCamera::rest()
{
    zoomTo(std::round(m_zoom * 4) / 4, m_anchor);
}

} // namespace fengsui::ui
