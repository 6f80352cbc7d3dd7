#include "map/pin_layer.h"

#include "map/pin_sheet.h"

#include <QPainter>
#include <QPixmap>
#include <QQuickWindow>
#include <QSGGeometryNode>
#include <QSGRenderNode>
#include <QSGTextureMaterial>

namespace fengsui::ui {

namespace {

/// For the software backend, which draws no geometry nodes.
class PainterNode : public QSGRenderNode {
public:
    explicit PainterNode(QQuickWindow& window)
        : m_window(window)
    {
    }
    void show(std::shared_ptr<const PinSheet> sheet, const std::vector<PlacedSprite>& sprites, QRectF area)
    {
        if (sheet != m_sheet) {
            m_sheet = std::move(sheet);
            m_pixmap = QPixmap::fromImage(m_sheet->image());
        }
        m_fragments.clear();
        const double size = 1 / m_sheet->scale();
        for (const PlacedSprite& one : sprites)
            m_fragments.push_back(QPainter::PixmapFragment::create(one.at, m_sheet->source(one.sprite), size, size));
        m_area = area;
        markDirty(DirtyMaterial);
    }
    StateFlags changedStates() const override { return {}; }
    RenderingFlags flags() const override { return BoundedRectRendering; }
    QRectF rect() const override { return m_area; }
    void render(const RenderState*) override
    {
        auto* painter = static_cast<QPainter*>(
            m_window.rendererInterface()->getResource(&m_window, QSGRendererInterface::PainterResource));
        if (!painter || m_fragments.empty())
            return;
        painter->save();
        painter->setTransform(matrix()->toTransform());
        painter->drawPixmapFragments(m_fragments.data(), static_cast<int>(m_fragments.size()), m_pixmap);
        painter->restore();
    }

private:
    QQuickWindow& m_window;
    std::shared_ptr<const PinSheet> m_sheet;
    QPixmap m_pixmap;
    std::vector<QPainter::PixmapFragment> m_fragments;
    QRectF m_area;
};

/// For a GPU: one draw call.
class BatchNode : public QSGGeometryNode {
public:
    BatchNode()
        : m_quads(QSGGeometry::defaultAttributes_TexturedPoint2D(), 0, 0, QSGGeometry::UnsignedIntType)
    {
        m_quads.setDrawingMode(QSGGeometry::DrawTriangles);
        m_quads.setVertexDataPattern(QSGGeometry::DynamicPattern);
        m_material.setFlag(QSGMaterial::Blending);
        m_material.setFiltering(QSGTexture::Linear);
        setGeometry(&m_quads);
    }
    void show(std::shared_ptr<const PinSheet> sheet, const std::vector<PlacedSprite>& sprites, QQuickWindow& window)
    {
        if (sheet != m_sheet) {
            m_sheet = std::move(sheet);
            const std::unique_ptr<QSGTexture> old = std::move(m_texture);
            m_texture.reset(window.createTextureFromImage(m_sheet->image(), QQuickWindow::TextureHasAlphaChannel));
            m_material.setTexture(m_texture.get());
            setMaterial(&m_material);
            markDirty(DirtyMaterial);
        }
        const int count = static_cast<int>(sprites.size());
        m_quads.allocate(count * 4, count * 6);
        auto* corner = m_quads.vertexDataAsTexturedPoint2D();
        auto* index = m_quads.indexDataAsUInt();
        const QSizeF sheetSize = m_sheet->image().size();
        unsigned first = 0;
        for (const PlacedSprite& one : sprites) {
            const QRectF from = m_sheet->source(one.sprite);
            const QRectF to(
                one.at - QPointF(from.width(), from.height()) / (2 * m_sheet->scale()), from.size() / m_sheet->scale());
            for (const auto& [x, y] : { std::pair(0, 0), std::pair(1, 0), std::pair(0, 1), std::pair(1, 1) })
                (corner++)->set(float(to.left() + x * to.width()), float(to.top() + y * to.height()),
                    float((from.left() + x * from.width()) / sheetSize.width()),
                    float((from.top() + y * from.height()) / sheetSize.height()));
            for (const unsigned at : { 0u, 1u, 2u, 1u, 3u, 2u })
                *index++ = first + at;
            first += 4;
        }
        markDirty(DirtyGeometry);
    }

private:
    std::shared_ptr<const PinSheet> m_sheet;
    QSGGeometry m_quads;
    QSGTextureMaterial m_material;
    std::unique_ptr<QSGTexture> m_texture;
};

} // namespace

PinLayer::PinLayer()
{
    setFlag(ItemHasContents);
}
PinLayer::~PinLayer() = default;

void PinLayer::setCamera(MapCamera* camera)
{
    m_camera = camera;
    connect(camera, &MapCamera::moved, this, &QQuickItem::update);
    Q_EMIT cameraChanged();
}

void PinLayer::setBoard(PinBoard* board)
{
    m_board = board;
    connect(board, &PinBoard::changed, this, &QQuickItem::update);
    Q_EMIT boardChanged();
}

void PinLayer::paintSymbolsAnew()
{
    m_sheet.reset();
    update();
}

QSGNode* PinLayer::updatePaintNode(QSGNode* old, UpdatePaintNodeData*)
{
    if (!m_sheet || m_sheet->scale() != m_camera->scale())
        m_sheet = std::make_shared<const PinSheet>(m_camera->scale());
    const std::vector<PlacedSprite> sprites = placeSprites(*m_board, *m_camera);
    if (window()->rendererInterface()->graphicsApi() == QSGRendererInterface::Software) {
        auto* node = old ? static_cast<PainterNode*>(old) : new PainterNode(*window()); // the scene graph owns it
        node->show(m_sheet, sprites, boundingRect());
        return node;
    }
    auto* node = old ? static_cast<BatchNode*>(old) : new BatchNode;
    node->show(m_sheet, sprites, *window());
    return node;
}

} // namespace fengsui::ui
