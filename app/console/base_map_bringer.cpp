#include "console/base_map_bringer.h"

#include "backstage/words.h"
#include "backstage/work_thread.h"
#include "map/map_pane.h"
#include "window/main_window.h"
#include "wiring/network_maps.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace fengsui {

using namespace std::chrono_literals;

BaseMapBringer::BaseMapBringer(StoreFolder folder, ui::MainWindow& window)
    : m_folder(std::move(folder))
    , m_window(window)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(700ms);
    connect(&m_soon, &QTimer::timeout, this, &BaseMapBringer::bring);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&window, &ui::MainWindow::networkMapsWanted, this, &BaseMapBringer::turn);
    bring();
}

BaseMapBringer::~BaseMapBringer()
{
    if (m_thread)
        m_thread->join();
}

// The folder is made with the first base map; until then the one that it will lie in is looked at.
void BaseMapBringer::watchFolder()
{
    const QString maps = QString::fromStdString(m_folder.baseMaps().string());
    std::error_code ignored;
    if (m_watcher.directories().contains(maps))
        return;
    if (std::filesystem::is_directory(m_folder.baseMaps(), ignored)) {
        if (const QStringList before = m_watcher.directories(); !before.isEmpty())
            m_watcher.removePaths(before);
        m_watcher.addPath(maps);
    } else if (m_watcher.directories().isEmpty()) {
        m_watcher.addPath(QString::fromStdString(m_folder.path.string()));
    }
}

void BaseMapBringer::bring()
{
    if (m_thread) {
        m_isWaiting = true;
        return;
    }
    watchFolder(); // before it is read: what comes later is told
    m_thread = std::make_unique<ui::WorkThread>([this] {
        auto maps = baseMapsOf(m_folder);
        QMetaObject::invokeMethod(
            this,
            [this, maps = std::move(maps), areOn = areNetworkMapsOn(m_folder)]() mutable {
                m_thread->join();
                m_thread.reset();
                take(std::move(maps), areOn);
                if (std::exchange(m_isWaiting, false))
                    m_soon.start();
            },
            Qt::QueuedConnection);
    });
    m_thread->start();
}

// A map whose file is the same stays open as it is, with what it has read and drawn.
void BaseMapBringer::take(std::vector<StoreBaseMap> maps, bool areNetworkMapsOn)
{
    QStringList come, broken;
    bool isOther = m_isFirst;
    for (StoreBaseMap& map : maps) {
        const auto before = std::ranges::find(m_maps, map.id, &StoreBaseMap::id);
        if (before != m_maps.end() && before->source && map.source && before->bytes == map.bytes
            && before->changedAt == map.changedAt) {
            map = *before;
            continue;
        }
        isOther = true;
        if (map.source)
            come << QString::fromStdString(map.id);
        else if (map.problem && (before == m_maps.end() || before->changedAt != map.changedAt))
            broken << ui::sentence(*map.problem);
    }
    QStringList gone;
    for (const StoreBaseMap& before : m_maps)
        if (std::ranges::find(maps, before.id, &StoreBaseMap::id) == maps.end())
            gone << QString::fromStdString(before.id);
    m_maps = std::move(maps);
    if (!isOther && gone.isEmpty())
        return;
    show(areNetworkMapsOn);
    if (std::exchange(m_isFirst, false))
        return; // the corner of the map names what is broken
    if (!come.isEmpty())
        m_window.say(tr("On the map now: the base map %1.").arg(come.join(QStringLiteral(", "))), false);
    if (!gone.isEmpty())
        m_window.say(tr("The base map %1 is no longer there.").arg(gone.join(QStringLiteral(", "))), true);
    if (!broken.isEmpty())
        m_window.say(tr("A base map can't be used: %1").arg(broken.join(u' ')), true);
}

void BaseMapBringer::show(bool areNetworkMapsOn)
{
    std::vector<ui::BaseMap> shown;
    for (const StoreBaseMap& one : m_maps)
        if (areNetworkMapsOn || !one.isFetched)
            shown.push_back({ QString::fromStdString(one.id), one.source,
                one.problem ? ui::sentence(*one.problem) : QString(), one.night });
    m_window.map().setBaseMaps(shown);
    m_window.setNetworkMaps(areNetworkMapsOn);
}

// One line in a file of the store's folder.
void BaseMapBringer::turn(bool areNetworkMapsWanted)
{
    try {
        setNetworkMaps(m_folder, areNetworkMapsWanted);
    } catch (const StoreFailure& failure) {
        m_window.say(ui::sentence(failure), true);
    }
    show(areNetworkMapsOn(m_folder));
}

} // namespace fengsui
