#include "map/map_gestures.h"

#include <QGestureEvent>
#include <QKeyEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QWidget>

namespace fengsui::ui {

namespace {

constexpr double dragThreshold = 4; // pixels that a click may shake
constexpr double arrowPixels = 80;

bool isOurs(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
    case Qt::Key_Home:
        return !(event.modifiers() & (Qt::AltModifier | Qt::MetaModifier));
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: // with Ctrl they belong to the form beside the map
        return !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    default:
        return false;
    }
}

} // namespace

MapGestures::MapGestures(QWidget& view, MapCamera& camera, const PinBoard& board)
    : QObject(&view)
    , m_view(view)
    , m_camera(camera)
    , m_board(board)
{
    view.setFocusPolicy(Qt::StrongFocus);
    view.setMouseTracking(true);
    view.grabGesture(Qt::PinchGesture);
    view.installEventFilter(this);
}

QPointF MapGestures::middle() const
{
    return { m_camera.size().width() / 2, m_camera.size().height() / 2 };
}

bool MapGestures::eventFilter(QObject*, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonDblClick: {
        const auto& mouse = *static_cast<QMouseEvent*>(event);
        if (mouse.button() == Qt::LeftButton && m_board.around(mouse.position(), m_camera).empty())
            m_camera.zoomStep(mouse.modifiers() & Qt::ShiftModifier ? -1 : 1, mouse.position());
        return true;
    }
    case QEvent::Leave:
        Q_EMIT pointerLeft();
        return false;
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent*>(event));
    case QEvent::Gesture:
    case QEvent::NativeGesture:
        return pinch(*event);
    case QEvent::ShortcutOverride:
        if (!isOurs(*static_cast<QKeyEvent*>(event)))
            return false;
        event->accept(); // else a shortcut of the window would take it
        return true;
    case QEvent::KeyPress:
        return key(*static_cast<QKeyEvent*>(event));
    default:
        return false;
    }
}

bool MapGestures::press(const QMouseEvent& event)
{
    m_view.setFocus(Qt::MouseFocusReason);
    if (event.button() != Qt::LeftButton && event.button() != Qt::MiddleButton)
        return false;
    m_pressedAt = m_lastAt = event.position();
    m_isDragging = false;
    return true;
}

bool MapGestures::move(const QMouseEvent& event)
{
    if (!m_pressedAt) {
        const bool isFree
            = m_board.around(event.position(), m_camera).empty() && !m_board.clusterAt(event.position(), m_camera);
        m_view.setCursor(isFree ? Qt::ArrowCursor : Qt::PointingHandCursor);
        Q_EMIT pointerMoved(event.position());
        return true;
    }
    const QPointF way = event.position() - *m_pressedAt;
    if (!m_isDragging && std::hypot(way.x(), way.y()) < dragThreshold)
        return true;
    m_isDragging = true;
    m_view.setCursor(Qt::ClosedHandCursor);
    m_camera.panBy(event.position() - m_lastAt);
    m_lastAt = event.position();
    return true;
}

bool MapGestures::release(const QMouseEvent& event)
{
    if (!m_pressedAt)
        return false;
    m_pressedAt.reset();
    m_view.setCursor(Qt::ArrowCursor);
    if (!m_isDragging && event.button() == Qt::LeftButton)
        click(event.position());
    m_isDragging = false;
    return true;
}

void MapGestures::click(QPointF at)
{
    const auto near = m_board.around(at, m_camera);
    if (near.empty()) {
        if (const PinCluster* cluster = m_board.clusterAt(at, m_camera)) {
            const PinCluster kept = *cluster; // the map moves
            Q_EMIT clusterClicked(kept);
            return;
        }
        Q_EMIT placeClicked(toDegrees(m_camera.toWorld(at)));
        return;
    }
    // several pins at one place: each click takes the next one
    const QPointF top = m_camera.toScreen(near.front()->at);
    auto end = near.begin();
    while (end != near.end() && (m_camera.toScreen((*end)->at) - top).manhattanLength() < 4)
        ++end;
    auto taken = std::find(near.begin(), end, m_board.chosen());
    if (taken == end || ++taken == end)
        taken = near.begin();
    Q_EMIT pinClicked((*taken)->pin.key);
}

bool MapGestures::wheel(const QWheelEvent& event)
{
    const int turned = event.angleDelta().y();
    if (turned == 0)
        return false;
    if (event.pixelDelta().isNull() && turned % 120 == 0)
        m_camera.zoomStep(turned, event.position(),
            event.modifiers() & Qt::ControlModifier ? MapCamera::Step::Quarter : MapCamera::Step::Whole);
    else
        m_camera.zoomBy(turned / 240.0, event.position());
    return true;
}

bool MapGestures::pinch(QEvent& event)
{
    if (event.type() == QEvent::NativeGesture) {
        const auto& gesture = static_cast<QNativeGestureEvent&>(event);
        if (gesture.gestureType() != Qt::ZoomNativeGesture)
            return false;
        m_camera.zoomBy(std::log2(std::max(0.1, 1 + gesture.value())), gesture.position());
        return true;
    }
    const auto* gesture = static_cast<QPinchGesture*>(static_cast<QGestureEvent&>(event).gesture(Qt::PinchGesture));
    if (!gesture)
        return false;
    m_pressedAt.reset(); // the first finger looked like a mouse
    const QPointF at = m_view.mapFromGlobal(gesture->centerPoint());
    if (gesture->changeFlags() & QPinchGesture::CenterPointChanged)
        m_camera.panBy(gesture->centerPoint() - gesture->lastCenterPoint());
    if (gesture->changeFlags() & QPinchGesture::ScaleFactorChanged && gesture->scaleFactor() > 0)
        m_camera.zoomBy(std::log2(gesture->scaleFactor()), at);
    return true;
}

bool MapGestures::key(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_Tab || event.key() == Qt::Key_Backtab) {
        if (event.modifiers() & Qt::ControlModifier)
            return false;
        return stepThroughPins(event.key() == Qt::Key_Backtab || event.modifiers() & Qt::ShiftModifier ? -1 : 1);
    }
    if (event.key() == Qt::Key_Escape && m_board.chosenKey()) {
        Q_EMIT letGo();
        return true;
    }
    if (!isOurs(event))
        return false;
    const double step = event.modifiers() & Qt::ShiftModifier ? arrowPixels * 4
        : event.modifiers() & Qt::ControlModifier             ? arrowPixels / 10 // to set a place exactly
                                                              : arrowPixels;
    const auto width = event.modifiers() & Qt::ControlModifier ? MapCamera::Step::Quarter : MapCamera::Step::Whole;
    switch (event.key()) {
    case Qt::Key_Left:
        m_camera.panSmoothlyBy({ step, 0 });
        break;
    case Qt::Key_Right:
        m_camera.panSmoothlyBy({ -step, 0 });
        break;
    case Qt::Key_Up:
        m_camera.panSmoothlyBy({ 0, step });
        break;
    case Qt::Key_Down:
        m_camera.panSmoothlyBy({ 0, -step });
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_camera.zoomStep(1, middle(), width);
        break;
    case Qt::Key_Minus:
        m_camera.zoomStep(-1, middle(), width);
        break;
    case Qt::Key_Home:
        m_camera.showGround();
        break;
    case Qt::Key_Space:
        Q_EMIT placeClicked(toDegrees(m_camera.centre()));
        break;
    default: // Return and Enter
        Q_EMIT pinTaken();
        break;
    }
    return true;
}

bool MapGestures::stepThroughPins(int direction)
{
    const auto pins = m_board.inView(m_camera);
    const auto now = std::ranges::find(pins, m_board.chosen());
    auto next = pins.end();
    if (now == pins.end())
        next = pins.empty() ? pins.end() : direction > 0 ? pins.begin() : pins.end() - 1;
    else if (direction > 0)
        next = now + 1;
    else if (now != pins.begin())
        next = now - 1;
    if (next == pins.end()) {
        Q_EMIT letGo();
        return false; // so the focus goes on to the next control
    }
    Q_EMIT pinReached((*next)->pin.key);
    return true;
}

} // namespace fengsui::ui
