#pragma once

#include "map/map_camera.h"

#include <QWidget>

namespace fengsui::ui {

/// A length on the ground that is easy to say, drawn as long as it is at the middle of the map.
class ScaleBar : public QWidget {
    Q_OBJECT
public:
    struct Length {
        double metres = 0;
        double pixels = 0;
    };
    /// `camera` outlives it.
    explicit ScaleBar(const MapCamera& camera, QWidget* parent = nullptr);

    /// The longest of 1, 2, 5 · 10^n metres that is no longer than so many pixels.
    static Length lengthFor(double metresPerPixel, double longestPixels);
    /// "500 m", "2 km"
    static QString words(double metres);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void sayLength();

    const MapCamera& m_camera;
};

} // namespace fengsui::ui
