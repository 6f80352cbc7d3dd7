#pragma once

#include "map/map_camera.h"
#include "map/pin_board.h"

#include <QObject>

class QEvent;
class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace fengsui::ui {

/// Mouse, wheel, fingers and keys on a view of the map: moves the camera, and says what was meant. It sits in front of
/// the view as an event filter, so the scene and the plain view answer alike.
///
/// Keys: arrows move, + and - zoom (with Ctrl by quarters), Home shows everything, Tab and Shift+Tab go through the
/// pins in view (and on to the next control after the last one), Enter takes the pin, Space the place in the middle,
/// Esc lets go.
class MapGestures : public QObject {
    Q_OBJECT
public:
    /// All three outlive it; `view` gets the keyboard focus.
    MapGestures(QWidget& view, MapCamera& camera, const PinBoard& board);

Q_SIGNALS:
    void pinClicked(const fengsui::ui::PinKey& key);
    void clusterClicked(const fengsui::ui::PinCluster& cluster);
    void placeClicked(fengsui::ui::Degrees at);
    /// The keyboard went to a pin; it is not yet taken.
    void pinReached(const fengsui::ui::PinKey& key);
    void pinTaken();
    void letGo();
    void pointerMoved(QPointF at);
    void pointerLeft();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool press(const QMouseEvent& event);
    bool move(const QMouseEvent& event);
    bool release(const QMouseEvent& event);
    bool wheel(const QWheelEvent& event);
    bool pinch(QEvent& event);
    bool key(const QKeyEvent& event);
    bool stepThroughPins(int direction);
    void click(QPointF at);
    QPointF middle() const;

    QWidget& m_view;
    MapCamera& m_camera;
    const PinBoard& m_board;
    std::optional<QPointF> m_pressedAt;
    QPointF m_lastAt;
    bool m_isDragging = false;
};

} // namespace fengsui::ui
