#pragma once

#include "map/web_mercator.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace fengsui::ui {

class MapCamera;

/// Draws over the map the line whose corners are being set, and a cross where the space bar would set the next one.
/// Lets the mouse through.
class CornerSheet : public QWidget {
    Q_OBJECT
public:
    enum class Look {
        Open, ///< corners are being set
        OpenWay, ///< the same of a way that is no ground
        Closed, ///< they are all there: a ground with a border
        ClosedWay,
    };

    /// The camera outlives it.
    CornerSheet(const MapCamera& camera, QWidget* canvas);
    void setCorners(const std::vector<Degrees>& corners, Look look, std::optional<std::size_t> chosen);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const MapCamera& m_camera;
    std::vector<WorldPoint> m_corners;
    Look m_look = Look::Open;
    std::optional<std::size_t> m_chosen;
};

} // namespace fengsui::ui
