#pragma once

#include "map/web_mercator.h"

#include <QWidget>

#include <vector>

namespace fengsui::ui {

class MapCamera;

/// Draws the line that is being measured over the map, and lets the mouse through.
class MeasureSheet : public QWidget {
    Q_OBJECT
public:
    /// The camera outlives it.
    MeasureSheet(const MapCamera& camera, QWidget* canvas);
    void setCorners(const std::vector<Degrees>& corners);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const MapCamera& m_camera;
    std::vector<WorldPoint> m_corners;
};

} // namespace fengsui::ui
