#pragma once

#include "map/map_camera.h"
#include "map/tile_store.h"

#include <QQuickItem>
#include <QTimer>

namespace fengsui::ui {

/// Draws the tiles of a TileStore in the scene, in both Qt Quick backends.
class GridLayer : public QQuickItem {
    Q_OBJECT
    Q_PROPERTY(fengsui::ui::MapCamera* camera READ camera WRITE setCamera NOTIFY cameraChanged REQUIRED)
    Q_PROPERTY(fengsui::ui::TileStore* tiles READ tiles WRITE setTiles NOTIFY tilesChanged REQUIRED)
public:
    GridLayer();

    MapCamera* camera() const { return m_camera; }
    void setCamera(MapCamera* camera);
    TileStore* tiles() const { return m_tiles; }
    void setTiles(TileStore* tiles);

Q_SIGNALS:
    void cameraChanged();
    void tilesChanged();

protected:
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;

private:
    void take();

    QTimer m_soon; // until tiles that came are drawn
    MapCamera* m_camera = nullptr; // both outlive the scene
    TileStore* m_tiles = nullptr;
};

} // namespace fengsui::ui
