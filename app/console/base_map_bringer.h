#pragma once

#include "sqlite/store_folder.h"
#include "wiring/base_maps.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace fengsui::ui {
class MainWindow;
class WorkThread;
} // namespace fengsui::ui

namespace fengsui {

/// Opens the base maps beside the window, which begins without them, and again when the folder of them changes: what
/// was taken in meanwhile is on the map, what was taken away no longer. Goes before the window.
class BaseMapBringer : public QObject {
    Q_OBJECT
public:
    BaseMapBringer(StoreFolder folder, ui::MainWindow& window);
    ~BaseMapBringer() override;

private:
    void bring();
    void take(std::vector<StoreBaseMap> maps, bool areNetworkMapsOn);
    void show(bool areNetworkMapsOn);
    void turn(bool areNetworkMapsOn);
    void watchFolder();

    const StoreFolder m_folder;
    ui::MainWindow& m_window;
    std::vector<StoreBaseMap> m_maps;
    QFileSystemWatcher m_watcher;
    QTimer m_soon; ///< a file is written in many steps
    std::unique_ptr<ui::WorkThread> m_thread; ///< null while nothing is opened
    bool m_isFirst = true;
    bool m_isWaiting = false; ///< the folder changed while it was being read
};

} // namespace fengsui
