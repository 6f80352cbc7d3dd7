#pragma once

#include "map/map_areas.h"
#include "map/map_camera.h"
#include "map/tile_composer.h"

#include <QObject>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace fengsui::ui {

class WorkThread;

/// The tiles there are, and the threads of low priority that paint those that are missing. What is held is counted in
/// bytes and never more than the bound, or a quarter more than the view with a ring around it takes where that is
/// more: the tiles longest out of sight go first, those of the overview never.
class TileStore : public QObject {
    Q_OBJECT
    Q_PROPERTY(QColor outside READ outside NOTIFY styleChanged)
public:
    static constexpr qsizetype defaultBound = 24 * 1024 * 1024;

    /// Follows `camera`, which outlives it.
    explicit TileStore(const MapCamera& camera, qsizetype bound = defaultBound, QObject* parent = nullptr);
    /// Waits for tiles in the making, some ten milliseconds each.
    ~TileStore() override;

    /// Other areas or another style, or layers that change: all tiles are painted anew. Those in view stay until then.
    void setAreas(std::shared_ptr<const MapAreas> areas);
    void setStyle(const TileStyle& style);
    const std::shared_ptr<const MapAreas>& areas() const { return m_areas; }
    const TileStyle& style() const { return m_style; }
    /// Ground, borders, names and lines are there from the beginning; base maps and others come to them.
    MapLayers& layers() { return m_layers; }
    const MapLayers& layers() const { return m_layers; }
    /// The names of its own layers are said anew in the language of the window.
    void retranslate();
    /// The colour where no area is.
    QColor outside() const { return m_style.palette.outside; }

    /// Null when it has not been painted. It may be one of before the last change, until the new one is there.
    const QImage* tile(TileKey key) const;
    /// Marks tiles as just seen.
    void touch(TileKey key);
    qsizetype bytes() const { return m_bytes; }
    /// True when everything in view is there.
    bool isComplete() const;

Q_SIGNALS:
    void tilesCame();
    void styleChanged();

private:
    struct Held {
        QImage image;
        std::list<TileKey>::iterator place;
        bool isOverview = false;
        bool isStale = false;
    };
    struct Painted {
        TileKey key;
        QImage image;
        std::shared_ptr<const TileComposer> by;
    };
    void putAreas();
    void renew();
    bool isGood(TileKey key) const;
    void follow();
    void work();
    void collect();
    void keep(TileKey key, QImage image);
    int overviewLevel() const;

    const MapCamera& m_camera;
    const qsizetype m_bound;
    qsizetype m_room; ///< what may be held now; at least the bound
    std::shared_ptr<const MapAreas> m_areas;
    TileStyle m_style;
    MapLayers m_layers;
    std::unordered_map<TileKey, Held> m_held;
    std::list<TileKey> m_used; // the one seen last in front
    qsizetype m_bytes = 0;

    std::vector<std::unique_ptr<WorkThread>> m_workers;
    std::mutex m_mutex; // guards all that follows
    std::condition_variable m_wake;
    std::shared_ptr<const TileComposer> m_composer;
    std::deque<TileKey> m_queue; // nearest to the centre first, then the ring around the view, then the overview
    std::unordered_set<TileKey> m_inWork;
    std::vector<Painted> m_painted;
    bool m_isStopping = false;
};

/// The tiles of a level that cover the ground, nearest to its centre first.
std::vector<TileKey> tilesOf(const WorldBox& ground, int level);

} // namespace fengsui::ui
