#include "bench/probe.h"

#include "look/language.h"
#include "look/theme.h"
#include "map/map_pane.h"
#include "map/renderer_choice.h"
#include "watch/watch.h"
#include "window/main_window.h"
#include "wiring/local_store.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QMainWindow>
#include <QQuickItem>
#include <QQuickWidget>
#include <QQuickWindow>
#include <QTimer>

#include <cstdio>

namespace fengsui::bench {

namespace {

long residentKib()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.simplified().split(' ').at(1).toLong();
    return 0;
}

// Whatever has been asked for by then is on the screen: one more turn of the loop behind the last frame.
void tellWhenIdle(const QElapsedTimer& since)
{
    QTimer::singleShot(0, qApp, [&since] {
        std::printf("%lld %ld\n", static_cast<long long>(since.elapsed()), residentKib());
        std::fflush(stdout);
        QCoreApplication::quit();
    });
}

} // namespace

int probeEmptyWindow(EmptyMap map)
{
    QElapsedTimer since;
    since.start();
    if (map == EmptyMap::OfOurs)
        ui::RendererChoice::make(ui::RendererWish::Automatic).apply();
    QMainWindow window;
    auto* quick = new QQuickWidget;
    quick->setResizeMode(QQuickWidget::SizeRootObjectToView);
    quick->setSource(QUrl(QStringLiteral("qrc:/bench/empty_map.qml")));
    window.setCentralWidget(quick);
    window.resize(1920, 1080);
    QObject::connect(
        quick->quickWindow(), &QQuickWindow::afterRendering, &window, [&] { tellWhenIdle(since); },
        Qt::SingleShotConnection);
    window.show();
    return QApplication::exec();
}

int probeWindow(const std::filesystem::path& store)
{
    QElapsedTimer since;
    since.start();
    ui::Look look;
    look.wear(ui::themeOf(QStringLiteral("light")));
    ui::Language language;
    language.speak(QStringLiteral("zh_CN"));
    const SystemClock clock;
    const StoreFolder folder { store };
    ui::Watch watch(accessTo(folder, loadShelves(folder), clock), clock);
    const auto renderer = ui::RendererChoice::make(ui::RendererWish::Automatic);
    renderer.apply();
    ui::MainWindow window(watch, { language, look, renderer });
    window.resize(1920, 1080);
    // Usable: every open case is in the list and the map has drawn a frame with them.
    QObject::connect(&watch, &ui::Watch::loaded, &window, [&] {
        auto* quick = qobject_cast<QQuickWidget*>(&window.map().view());
        if (quick)
            QObject::connect(
                quick->quickWindow(), &QQuickWindow::afterRendering, &window, [&] { tellWhenIdle(since); },
                Qt::SingleShotConnection);
        else
            tellWhenIdle(since);
        window.map().view().update();
        if (quick)
            quick->quickWindow()->update();
    });
    window.show();
    return QApplication::exec();
}

} // namespace fengsui::bench
