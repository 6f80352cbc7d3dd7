#pragma once

#include "map/map_camera.h"
#include "map/pin_board.h"

#include <QQuickItem>

namespace fengsui::ui {

class PinSheet;

/// Draws all pins of a PinBoard in the scene: with a GPU as one batch of quads from one texture, in the software
/// backend by QPainter. Exact pixels at every zoom, so the visible ones are placed anew each frame (10,000: no
/// measurable cost).
class PinLayer : public QQuickItem {
    Q_OBJECT
    Q_PROPERTY(fengsui::ui::MapCamera* camera READ camera WRITE setCamera NOTIFY cameraChanged REQUIRED)
    Q_PROPERTY(fengsui::ui::PinBoard* board READ board WRITE setBoard NOTIFY boardChanged REQUIRED)
public:
    PinLayer();
    ~PinLayer() override;

    MapCamera* camera() const { return m_camera; }
    void setCamera(MapCamera* camera);
    PinBoard* board() const { return m_board; }
    void setBoard(PinBoard* board);

    /// The letters or the font are others now.
    Q_INVOKABLE void paintSymbolsAnew();

Q_SIGNALS:
    void cameraChanged();
    void boardChanged();

protected:
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;

private:
    MapCamera* m_camera = nullptr; // both outlive the scene
    PinBoard* m_board = nullptr;
    std::shared_ptr<const PinSheet> m_sheet;
};

} // namespace fengsui::ui
