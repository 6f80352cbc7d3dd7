#include "map/tile_composer.h"

#include <QPainter>

namespace fengsui::ui {

namespace {

void paintOn(QImage& image, const TilePainter& layer, TileKey key, const TileStyle& style)
{
    QPainter painter(&image);
    const double unit = image.width() / TilePainter::side;
    painter.scale(unit, unit);
    try {
        layer.paint(painter, key, style);
    } catch (const std::exception&) {
        // The other layers are still good, and this one says itself what is wrong with it.
    }
}

} // namespace

TileComposer::TileComposer(std::vector<MapLayer> layers, TileStyle style)
    : m_layers(std::move(layers))
    , m_style(std::move(style))
{
    std::erase_if(m_layers, [](const MapLayer& layer) { return !layer.isShown || layer.opacity <= 0; });
}

QImage TileComposer::compose(TileKey key) const
{
    const int side = static_cast<int>(std::lround(TilePainter::side * m_style.scale));
    QImage image(side, side, m_style.format);
    image.fill(m_style.palette.outside);
    for (const MapLayer& layer : m_layers) {
        if (!layer.painter->hasAnything(key))
            continue;
        if (layer.opacity >= 1) {
            paintOn(image, *layer.painter, key, m_style);
            continue;
        }
        // The layer as a whole is translucent, not each stroke of it.
        QImage sheet(side, side, QImage::Format_ARGB32_Premultiplied);
        sheet.fill(Qt::transparent);
        paintOn(sheet, *layer.painter, key, m_style);
        QPainter painter(&image);
        painter.setOpacity(layer.opacity);
        painter.drawImage(0, 0, sheet);
    }
    return image;
}

} // namespace fengsui::ui
