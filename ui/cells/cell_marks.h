#pragma once

#include "grid/outline.h"
#include "map/web_mercator.h"

#include <QWidget>

#include <cstddef>
#include <vector>

namespace fengsui::ui {

class MapCamera;

/// Numbers on the map, each at the place that the line of that number in a list tells of. Lets the mouse through.
class CellMarks : public QWidget {
    Q_OBJECT
public:
    /// The camera outlives it.
    CellMarks(const MapCamera& camera, QWidget* canvas);
    /// None: nothing is shown.
    void setPlaces(const std::vector<GeoPoint>& places);
    std::size_t count() const { return m_places.size(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const MapCamera& m_camera;
    std::vector<WorldPoint> m_places;
};

} // namespace fengsui::ui
