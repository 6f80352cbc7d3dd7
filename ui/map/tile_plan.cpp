#include "map/tile_plan.h"

namespace fengsui::ui {

namespace {

constexpr int lowestShown = 4 * TileKey::levelsPerZoom; // how far other levels may stand in
constexpr int highestShown = 2 * TileKey::levelsPerZoom;

/// Tile edges are rounded once, from the place in the world, so that neighbours always meet.
QRectF onScreen(const WorldBox& box, const MapCamera& camera)
{
    return QRectF(camera.toPixel({ box.left, box.top }), camera.toPixel({ box.right, box.bottom }));
}

WorldBox common(const WorldBox& a, const WorldBox& b)
{
    return { std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
        std::min(a.bottom, b.bottom) };
}

PlacedTile piece(TileKey key, const QImage& image, const WorldBox& part, const MapCamera& camera)
{
    const WorldBox whole = key.ground();
    const double pixels = image.width() / whole.width();
    return { key,
        QRectF(QPointF((part.left - whole.left) * pixels, (part.top - whole.top) * pixels),
            QPointF((part.right - whole.left) * pixels, (part.bottom - whole.top) * pixels)),
        onScreen(part, camera), true };
}

/// The part of the ground that tiles of the level can show, piece by piece; says whether that is all of it.
bool standIn(
    const WorldBox& ground, int level, const MapCamera& camera, const TileStore& store, std::vector<PlacedTile>& out)
{
    const double side = TileKey::side(level), sliver = side * 1e-9;
    bool isAll = true;
    for (int y = int((ground.top + sliver) / side); y <= int((ground.bottom - sliver) / side); ++y)
        for (int x = int((ground.left + sliver) / side); x <= int((ground.right - sliver) / side); ++x) {
            const TileKey key { level, x, y };
            if (const QImage* image = store.tile(key))
                out.push_back(piece(key, *image, common(ground, key.ground()), camera));
            else
                isAll = false;
        }
    return isAll;
}

void coverOtherwise(TileKey missing, const MapCamera& camera, const TileStore& store, std::vector<PlacedTile>& out)
{
    const WorldBox ground = missing.ground();
    std::vector<PlacedTile> best;
    for (int step = 1; step <= lowestShown; ++step) {
        for (const int level : { missing.level - step, missing.level + step }) {
            if (level < 0 || level - missing.level > highestShown)
                continue;
            std::vector<PlacedTile> found;
            if (standIn(ground, level, camera, store, found)) {
                out.insert(out.end(), found.begin(), found.end());
                return;
            }
            if (best.empty())
                best = std::move(found);
        }
    }
    for (int level = missing.level - lowestShown - 1; level >= 0;
        --level) { // from far above: a rough ground, but ground
        std::vector<PlacedTile> found;
        if (standIn(ground, level, camera, store, found)) {
            out.insert(out.end(), found.begin(), found.end());
            break;
        }
    }
    out.insert(out.end(), best.begin(), best.end());
}

} // namespace

std::vector<PlacedTile> planTiles(const MapCamera& camera, const TileStore& store)
{
    std::vector<PlacedTile> plan, exact;
    if (camera.size().isEmpty())
        return plan;
    const int level = TileKey::levelOf(camera.goalZoom());
    for (const TileKey key : tilesOf(camera.ground(), level)) {
        const QImage* image = store.tile(key);
        if (!image) {
            coverOtherwise(key, camera, store, plan);
            continue;
        }
        const QRectF target = onScreen(key.ground(), camera);
        exact.push_back(
            { key, QRectF(image->rect()), target, std::abs(target.width() * camera.scale() - image->width()) > 0.01 });
    }
    plan.insert(plan.end(), exact.begin(), exact.end());
    return plan;
}

} // namespace fengsui::ui
