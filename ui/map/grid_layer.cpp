#include "map/grid_layer.h"

#include "map/tile_plan.h"

#include <QQuickWindow>
#include <QSGImageNode>

#include <chrono>

namespace fengsui::ui {

namespace {

constexpr std::chrono::milliseconds untilSeen { 40 };

/// The image nodes of what is in view, and their textures.
struct TilesNode : QSGNode {
    struct Upload {
        std::unique_ptr<QSGTexture> texture;
        qint64 image = 0; // a tile painted anew has another one
        bool isUsed = false;
    };
    std::unordered_map<TileKey, Upload> uploads;

    QSGTexture* texture(TileKey key, const QImage& image, QQuickWindow& window)
    {
        Upload& upload = uploads[key];
        if (!upload.texture || upload.image != image.cacheKey()) {
            upload.texture.reset(window.createTextureFromImage(image, QQuickWindow::TextureIsOpaque));
            upload.image = image.cacheKey();
        }
        upload.isUsed = true;
        return upload.texture.get();
    }
};

} // namespace

GridLayer::GridLayer()
{
    setFlag(ItemHasContents);
    m_soon.setSingleShot(true);
    m_soon.setInterval(untilSeen);
    connect(&m_soon, &QTimer::timeout, this, &QQuickItem::update);
}

void GridLayer::setCamera(MapCamera* camera)
{
    m_camera = camera;
    connect(camera, &MapCamera::moved, this, &QQuickItem::update);
    connect(camera, &MapCamera::cameToRest, this, &QQuickItem::update);
    Q_EMIT cameraChanged();
}

void GridLayer::setTiles(TileStore* tiles)
{
    m_tiles = tiles;
    connect(tiles, &TileStore::tilesCame, this, &GridLayer::take);
    Q_EMIT tilesChanged();
}

// A frame takes a processor as long as some tiles do: the last tile is shown at once, those before it are gathered.
void GridLayer::take()
{
    if (m_tiles->isComplete()) {
        m_soon.stop();
        update();
    } else if (!m_soon.isActive()) {
        m_soon.start();
    }
}

QSGNode* GridLayer::updatePaintNode(QSGNode* old, UpdatePaintNodeData*)
{
    auto* root = static_cast<TilesNode*>(old);
    if (!root)
        root = new TilesNode; // the scene graph owns it
    const std::vector<PlacedTile> plan = planTiles(*m_camera, *m_tiles);
    while (root->childCount() > std::ssize(plan)) {
        QSGNode* node = root->lastChild();
        root->removeChildNode(node);
        delete node;
    }
    for (auto& [key, upload] : root->uploads)
        upload.isUsed = false;
    const bool isSoftware = window()->rendererInterface()->graphicsApi() == QSGRendererInterface::Software;
    const auto filtering = isSoftware && m_camera->isMoving() ? QSGTexture::Nearest : QSGTexture::Linear;
    QSGNode* next = root->firstChild();
    // textures made anew are replaced in their nodes before the old ones go
    std::vector<std::unique_ptr<QSGTexture>> replaced;
    for (const PlacedTile& placed : plan) {
        const QImage& image = *m_tiles->tile(placed.key);
        if (const auto upload = root->uploads.find(placed.key);
            upload != root->uploads.end() && upload->second.image != image.cacheKey())
            replaced.push_back(std::move(upload->second.texture));
        auto* node = static_cast<QSGImageNode*>(next);
        if (!node)
            node = window()->createImageNode();
        else
            next = next->nextSibling();
        node->setTexture(root->texture(placed.key, image, *window()));
        node->setFiltering(placed.isScaled ? filtering : QSGTexture::Nearest);
        node->setSourceRect(placed.source);
        node->setRect(placed.target);
        if (!node->parent()) // only now: the software backend can't append one without a texture
            root->appendChildNode(node);
    }
    std::erase_if(root->uploads, [](const auto& entry) { return !entry.second.isUsed; });
    return root;
}

} // namespace fengsui::ui
