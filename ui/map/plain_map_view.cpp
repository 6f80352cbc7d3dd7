#include "map/plain_map_view.h"

#include "map/pin_sheet.h"
#include "map/tile_plan.h"

#include <QPainter>

namespace fengsui::ui {

PlainMapView::PlainMapView(const MapCamera& camera, const TileStore& tiles, const PinBoard& board, QWidget* parent)
    : QWidget(parent)
    , m_camera(camera)
    , m_tiles(tiles)
    , m_board(board)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    const auto paintAgain = qOverload<>(&QWidget::update);
    connect(&camera, &MapCamera::moved, this, paintAgain);
    connect(&camera, &MapCamera::cameToRest, this, paintAgain);
    connect(&tiles, &TileStore::tilesCame, this, paintAgain);
    connect(&board, &PinBoard::changed, this, paintAgain);
}

PlainMapView::~PlainMapView() = default;

void PlainMapView::paintSymbolsAnew()
{
    m_sheet.reset();
    update();
}

void PlainMapView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_tiles.outside());
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !m_camera.isMoving());
    for (const PlacedTile& placed : planTiles(m_camera, m_tiles))
        painter.drawImage(placed.target, *m_tiles.tile(placed.key), placed.source);

    if (!m_sheet || m_sheet->scale() != m_camera.scale()) {
        m_sheet = std::make_unique<PinSheet>(m_camera.scale());
        m_symbols = QPixmap::fromImage(m_sheet->image());
    }
    std::vector<QPainter::PixmapFragment> fragments;
    const double size = 1 / m_sheet->scale();
    for (const PlacedSprite& one : placeSprites(m_board, m_camera))
        fragments.push_back(QPainter::PixmapFragment::create(one.at, m_sheet->source(one.sprite), size, size));
    painter.drawPixmapFragments(fragments.data(), static_cast<int>(fragments.size()), m_symbols);
    paintChosen(painter);
}

void PlainMapView::paintChosen(QPainter& painter) const
{
    const PinBoard::Pin* pin = m_board.chosen();
    if (!pin)
        return;
    const QPointF at = m_camera.toPixel(pin->at);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const auto& [color, width] :
        { std::pair(palette().base().color(), 5), std::pair(palette().text().color(), 3) }) {
        painter.setPen(QPen(color, width));
        painter.drawEllipse(at, 21, 21);
    }
    if (pin->pin.label.isEmpty())
        return;
    const QString text = fontMetrics().elidedText(pin->pin.label, Qt::ElideRight, 320);
    QRectF box(0, 0, fontMetrics().horizontalAdvance(text) + 12, fontMetrics().height() + 6);
    box.moveCenter(at + QPointF(0, 26 + box.height() / 2));
    painter.setPen(palette().text().color());
    painter.setBrush(palette().base());
    painter.drawRoundedRect(box, 3, 3);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace fengsui::ui
