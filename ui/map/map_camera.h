#pragma once

#include "map/web_mercator.h"

#include <QGeoCoordinate>
#include <QObject>
#include <QPointF>
#include <QSizeF>
#include <QTimer>
#include <QVariantAnimation>

namespace fengsui::ui {

/// Where the map looks: always north up, seen from straight above. One camera moves the scene, the tiles, the pins and
/// the plain view alike. Lengths on the screen are logical pixels from the upper left corner of the view.
class MapCamera : public QObject {
    Q_OBJECT
    Q_PROPERTY(QGeoCoordinate coordinate READ coordinate NOTIFY moved)
    Q_PROPERTY(double zoom READ zoom NOTIFY moved)
public:
    static constexpr double highestZoom = 19;

    explicit MapCamera(QObject* parent = nullptr);

    /// The view's size, and how many device pixels a logical one has.
    void setView(QSizeF size, double scale);
    QSizeF size() const { return m_size; }
    double scale() const { return m_scale; }

    /// What there is to see: the view can't leave it, nor zoom out much further. Until somebody moves the camera it
    /// goes on showing all of it.
    void setGround(const WorldBox& ground);
    const WorldBox& wholeGround() const { return m_ground; }

    WorldPoint centre() const { return m_centre; }
    QGeoCoordinate coordinate() const;
    double zoom() const { return m_zoom; }
    double lowestZoom() const { return m_lowestZoom; }
    /// The zoom at which a running movement will end.
    double goalZoom() const;
    /// While true, pictures may be rough.
    bool isMoving() const;
    /// Metres that one logical pixel covers at the centre.
    double metresPerPixel() const;

    QPointF toScreen(WorldPoint at) const;
    WorldPoint toWorld(QPointF screen) const;
    /// The same, moved to the nearest device pixel.
    QPointF toPixel(WorldPoint at) const;
    WorldBox ground() const;

    /// Moves what is seen by so many pixels, as a hand moves paper.
    void panBy(QPointF pixels);
    void panSmoothlyBy(QPointF pixels);
    /// Changes the zoom by so much, and what is under the anchor stays there. Rests on quarter steps once the hand
    /// rests.
    void zoomBy(double change, QPointF anchor);
    /// Goes to the next zoom on a whole step (or on a quarter one), smoothly.
    enum class Step { Whole, Quarter };
    void zoomStep(int direction, QPointF anchor, Step step = Step::Whole);
    void zoomTo(double zoom, QPointF anchor);
    void showGround();
    void centreOn(WorldPoint at);
    /// A place out of sight, or at the very rim, is brought well within it; otherwise nothing moves.
    void bringIntoView(WorldPoint at);
    /// Whether steps glide (160 ms) or jump. On at first, when the desktop has animations on.
    void setSmooth(bool smooth);

Q_SIGNALS:
    void moved();
    /// The movement is over: pictures should be fine again.
    void cameToRest();

private:
    struct Pose {
        WorldPoint centre;
        double zoom = 0;
    };
    Pose limited(Pose pose) const;
    Pose zoomed(double zoom, QPointF anchor, Pose from) const;
    Pose restingPose() const;
    Pose fitting() const;
    double fittingZoom() const;
    void set(Pose pose);
    void glideTo(Pose pose, QPointF anchor);
    void rest();

    QSizeF m_size;
    double m_scale = 1;
    WorldBox m_ground { 0, 0, 1, 1 };
    WorldPoint m_centre { 0.5, 0.5 };
    double m_zoom = 2;
    double m_lowestZoom = 0;
    bool m_wasMoved = false;
    bool m_isSmooth = true;
    QVariantAnimation m_glide;
    Pose m_from, m_goal;
    QPointF m_anchor;
    QTimer m_restTimer;
};

} // namespace fengsui::ui
