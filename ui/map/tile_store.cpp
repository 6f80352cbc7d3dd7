#include "map/tile_store.h"

#include "backstage/work_thread.h"
#include "map/area_layers.h"

#include <QSignalBlocker>

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace fengsui::ui {

namespace {

constexpr double overviewPixels = 900; // about 25 tiles for a county
constexpr qsizetype largestRing
    = 96 * 1024 * 1024; ///< bytes; a screen of 3840x2160 with two pixels to the point has this much

/// Ten steps of niceness below the window: full speed on an idle machine, a tenth of the window's share on a busy one.
/// SCHED_IDLE (QThread::IdlePriority) gets 0.3 % there, and a map that a virus scanner can stop is no map.
void stepBack()
{
    setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), 10);
}

} // namespace

std::vector<TileKey> tilesOf(const WorldBox& ground, int level)
{
    const double side = TileKey::side(level);
    const int last = static_cast<int>(std::ceil(1 / side)) - 1;
    const auto index = [&](double at) { return std::clamp(static_cast<int>(std::floor(at / side)), 0, last); };
    std::vector<TileKey> tiles;
    for (int y = index(ground.top); y <= index(ground.bottom); ++y)
        for (int x = index(ground.left); x <= index(ground.right); ++x)
            tiles.push_back({ level, x, y });
    const WorldPoint middle = ground.centre();
    std::ranges::sort(tiles, std::less(), [&](const TileKey& key) {
        const WorldPoint at = key.ground().centre();
        return std::hypot(at.x - middle.x, at.y - middle.y);
    });
    return tiles;
}

TileStore::TileStore(const MapCamera& camera, qsizetype bound, QObject* parent)
    : QObject(parent)
    , m_camera(camera)
    , m_bound(bound)
    , m_room(bound)
    , m_areas(std::make_shared<const MapAreas>(std::vector<MapArea>()))
{
    putAreas();
    renew();
    connect(&m_layers, &MapLayers::changed, this, &TileStore::renew);
    connect(&camera, &MapCamera::moved, this, &TileStore::follow);
    for (int i = 0; i < std::clamp(QThread::idealThreadCount(), 1, 8); ++i) {
        m_workers.push_back(std::make_unique<WorkThread>([this] { work(); }));
        m_workers.back()->setObjectName(QStringLiteral("map tiles"));
        m_workers.back()->start();
    }
}

TileStore::~TileStore()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        m_queue.clear();
    }
    m_wake.notify_all();
    for (const auto& worker : m_workers)
        worker->join();
}

void TileStore::setAreas(std::shared_ptr<const MapAreas> areas)
{
    m_areas = std::move(areas);
    putAreas();
    renew();
}

void TileStore::putAreas()
{
    const QSignalBlocker once(m_layers);
    std::vector<MapLayer> own = areaLayers(m_areas, m_style.font);
    for (MapLayer& layer : own)
        m_layers.put(std::move(layer));
}

void TileStore::retranslate()
{
    putAreas();
}

void TileStore::setStyle(const TileStyle& style)
{
    if (style == m_style)
        return;
    const bool isOtherFont = style.font != m_style.font;
    m_style = style;
    if (isOtherFont)
        putAreas();
    renew();
    Q_EMIT styleChanged();
}

void TileStore::renew()
{
    std::unordered_set<TileKey> inView;
    if (const WorldBox ground = m_camera.ground(); !ground.isEmpty())
        for (const TileKey key : tilesOf(ground, TileKey::levelOf(m_camera.goalZoom())))
            inView.insert(key);
    for (auto held = m_held.begin(); held != m_held.end();) {
        held->second.isStale = true;
        if (inView.contains(held->first)) {
            ++held;
            continue;
        }
        m_bytes -= held->second.image.sizeInBytes();
        m_used.erase(held->second.place);
        held = m_held.erase(held);
    }
    {
        const std::lock_guard lock(m_mutex);
        m_composer = std::make_shared<const TileComposer>(m_layers.all(), m_style);
        m_inWork.clear();
        m_painted.clear();
    }
    follow();
    Q_EMIT tilesCame();
}

int TileStore::overviewLevel() const
{
    const WorldBox& box = m_areas->box();
    if (box.isEmpty())
        return -1;
    return std::max(0, TileKey::levelOf(std::log2(overviewPixels / std::max(box.width(), box.height()) / 256)));
}

void TileStore::follow()
{
    const WorldBox ground = m_camera.ground();
    std::vector<TileKey> wanted;
    if (!ground.isEmpty()) {
        const int level = TileKey::levelOf(m_camera.goalZoom());
        wanted = tilesOf(ground, level);
        const auto inView = std::ssize(wanted);
        for (const TileKey key : wanted)
            touch(key);
        if (!m_areas->box().isEmpty())
            std::ranges::copy(tilesOf(m_areas->box(), overviewLevel()), std::back_inserter(wanted));
        const auto ring = tilesOf(ground.grownBy(TileKey::side(level)), level);
        const auto tileBytes = static_cast<qsizetype>(256 * 256 * 4 * m_style.scale * m_style.scale);
        const bool isRingKept = std::ssize(ring) * tileBytes <= largestRing;
        m_room = std::max(m_bound, (isRingKept ? std::ssize(ring) : inView) * tileBytes * 5 / 4);
        if (isRingKept)
            std::ranges::copy(ring, std::back_inserter(wanted));
    }
    {
        const std::lock_guard lock(m_mutex);
        m_queue.clear();
        std::unordered_set<TileKey> queued;
        for (const TileKey key : wanted)
            if (!isGood(key) && !m_inWork.contains(key) && queued.insert(key).second)
                m_queue.push_back(key);
    }
    m_wake.notify_all();
}

void TileStore::work()
{
    stepBack();
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_isStopping || !m_queue.empty(); });
        if (m_isStopping)
            return;
        const TileKey key = m_queue.front();
        m_queue.pop_front();
        m_inWork.insert(key);
        const std::shared_ptr<const TileComposer> composer = m_composer;
        lock.unlock();
        QImage image = composer->compose(key);
        lock.lock();
        m_painted.push_back({ key, std::move(image), composer });
        if (m_painted.size() == 1 && !m_isStopping)
            QMetaObject::invokeMethod(this, &TileStore::collect, Qt::QueuedConnection);
    }
}

void TileStore::collect()
{
    std::vector<Painted> painted;
    {
        const std::lock_guard lock(m_mutex);
        painted.swap(m_painted);
        std::erase_if(painted, [this](const Painted& one) { return one.by != m_composer; });
        for (const Painted& one : painted)
            m_inWork.erase(one.key);
    }
    for (Painted& one : painted)
        keep(one.key, std::move(one.image));
    if (!painted.empty())
        Q_EMIT tilesCame();
}

void TileStore::keep(TileKey key, QImage image)
{
    if (const auto old = m_held.find(key); old != m_held.end()) {
        m_bytes -= old->second.image.sizeInBytes();
        m_used.erase(old->second.place);
        m_held.erase(old);
    }
    m_bytes += image.sizeInBytes();
    m_used.push_front(key);
    m_held[key] = { std::move(image), m_used.begin(), key.level == overviewLevel() };
    for (auto last = m_used.end(); m_bytes > m_room && last != m_used.begin();) {
        --last;
        const auto held = m_held.find(*last);
        if (held->second.isOverview)
            continue;
        m_bytes -= held->second.image.sizeInBytes();
        m_held.erase(held);
        last = m_used.erase(last);
    }
}

const QImage* TileStore::tile(TileKey key) const
{
    const auto found = m_held.find(key);
    return found == m_held.end() ? nullptr : &found->second.image;
}

void TileStore::touch(TileKey key)
{
    const auto found = m_held.find(key);
    if (found != m_held.end())
        m_used.splice(m_used.begin(), m_used, found->second.place);
}

bool TileStore::isGood(TileKey key) const
{
    const auto found = m_held.find(key);
    return found != m_held.end() && !found->second.isStale;
}

bool TileStore::isComplete() const
{
    for (const TileKey key : tilesOf(m_camera.ground(), TileKey::levelOf(m_camera.goalZoom())))
        if (!isGood(key))
            return false;
    return true;
}

} // namespace fengsui::ui
