#pragma once

#include "map/pin_board.h"
#include "map/tile_store.h"

#include <QWidget>

#include <memory>

namespace fengsui::ui {

class PinSheet;

/// The map without Qt Quick: the same tiles, pins and camera, painted by QPainter. Shown where the scene can't start,
/// and fully usable.
class PlainMapView : public QWidget {
    Q_OBJECT
public:
    /// All three outlive it.
    PlainMapView(const MapCamera& camera, const TileStore& tiles, const PinBoard& board, QWidget* parent = nullptr);
    ~PlainMapView() override;

    /// The letters or the font are others now.
    void paintSymbolsAnew();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintChosen(QPainter& painter) const;

    const MapCamera& m_camera;
    const TileStore& m_tiles;
    const PinBoard& m_board;
    std::unique_ptr<PinSheet> m_sheet;
    QPixmap m_symbols;
};

} // namespace fengsui::ui
