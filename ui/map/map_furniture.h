#pragma once

#include "map/map_camera.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace fengsui::ui {

class ScaleBar;

/// What stands in the corners of the map: buttons, scale bar, remarks, and a cross in the middle while the keyboard
/// moves the map. Small widgets over the view; it lays them out when told the view's size, and is none itself.
class MapFurniture : public QObject {
    Q_OBJECT
public:
    /// On `canvas`, which owns it. `camera` outlives it.
    MapFurniture(QWidget& canvas, const MapCamera& camera);

    /// Above the view, in its corners.
    void arrange();
    /// The tabulator comes to the buttons after this widget.
    void follow(QWidget& view);
    void retranslate();
    /// Shown at the bottom: that the geometry is invented, why there is no scene. Empty: nothing.
    void setRemark(const QString& text);
    void setCrossShown(bool isShown);
    /// Whose map it is; small, in the lower right corner, and always to be seen. Empty: nothing.
    void setAttribution(const QString& text);
    /// Where the list of layers opens: its upper right corner, on the screen.
    QPoint layersCorner() const;
    /// How pressed the button is; emits nothing.
    void setGraticule(bool isOn);

Q_SIGNALS:
    void zoomInAsked();
    void zoomOutAsked();
    void wholeAsked();
    void graticuleAsked(bool isOn);
    void layersAsked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* addButton();
    void paintIcons();

    QWidget& m_canvas;
    QWidget* m_buttons;
    QToolButton* m_in;
    QToolButton* m_out;
    QToolButton* m_whole;
    QToolButton* m_graticule;
    QToolButton* m_layers;
    ScaleBar* m_scale;
    QLabel* m_remark;
    QLabel* m_attribution;
    QWidget* m_cross;
};

} // namespace fengsui::ui
