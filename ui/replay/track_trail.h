#pragma once

#include "base/instant.h"

#include <QWidget>

#include <memory>

namespace fengsui::ui {

class MapCamera;
class TrackSet;

/// Draws over the map how teams came to where they are at an instant: their tracks up to then. It moves with every
/// instant, so it is no layer that all tiles would be painted anew for. Lets the mouse through.
class TrackTrail : public QWidget {
    Q_OBJECT
public:
    /// The camera outlives it.
    TrackTrail(const MapCamera& camera, QWidget* canvas);

    /// Null: nothing is drawn any more.
    void setTracks(std::shared_ptr<const TrackSet> tracks);
    void setTime(Instant at);
    const std::shared_ptr<const TrackSet>& tracks() const { return m_tracks; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const MapCamera& m_camera;
    std::shared_ptr<const TrackSet> m_tracks;
    Instant m_at;
};

} // namespace fengsui::ui
