#include "bench/map_probe.h"

#include "incident/type_catalogue.h"
#include "map/base_map_painter.h"
#include "map/map_camera.h"
#include "map/map_layers.h"
#include "map/map_pane.h"
#include "map/renderer_choice.h"
#include "map/thing_layers.h"
#include "map/tile_store.h"
#include "sqlite/sqlite_component_ground.h"
#include "tiles/base_map_shelf.h"
#include "ui/map/wobbly_county.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QGeoCoordinate>
#include <QMainWindow>
#include <QQuickItem>
#include <QQuickWidget>
#include <QQuickWindow>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <numbers>
#include <vector>

namespace fengsui::bench {

namespace {

constexpr int frames = 250;
constexpr int warmUp = 20; // frames that are not counted
constexpr int movers = 500;
constexpr ui::Degrees middle { 103.90, 28.96 };

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

/// Where the camera is at a frame: around a circle once, the zoom twice up and down by half a step.
struct Pose {
    ui::Degrees at;
    double zoom;
};
Pose poseOf(int frame, double zoom)
{
    const double turn = 2 * std::numbers::pi * frame / frames, radius = 400 * 360 / ui::worldPixels(zoom);
    return { { middle.longitude + radius * std::sin(turn), middle.latitude + radius * (1 - std::cos(turn)) },
        zoom + 0.5 * std::sin(2 * turn) };
}

/// Milliseconds from one frame to the next, while `move` goes from pose to pose.
std::vector<double> frameTimes(QQuickWindow& window, const std::function<void(int)>& move)
{
    std::vector<double> times;
    QElapsedTimer timer;
    int frame = 0;
    QEventLoop loop;
    const auto next = [&] {
        if (frame > warmUp)
            times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        timer.restart();
        if (++frame > frames + warmUp)
            return loop.quit();
        move(frame);
        window.update();
    };
    const auto heard = QObject::connect(&window, &QQuickWindow::afterRendering, qApp, next, Qt::QueuedConnection);
    QTimer::singleShot(120'000, &loop, &QEventLoop::quit);
    move(0);
    window.update();
    loop.exec();
    QObject::disconnect(heard);
    std::ranges::sort(times);
    return times;
}

void until(const std::function<bool()>& holds)
{
    while (!holds()) { // the painting threads need the core more than this question does
        QEventLoop loop;
        QTimer::singleShot(2, &loop, &QEventLoop::quit);
        loop.exec();
    }
}

void tell(const std::vector<double>& times, long kib, double start, const std::array<double, 3>& settle)
{
    if (std::ssize(times) < frames)
        return; // the parent notices that nothing is said
    std::printf("%.2f %.2f %ld %.0f %.0f %.0f %.0f\n", times[times.size() / 2], times[times.size() * 95 / 100], kib,
        start, settle[0], settle[1], settle[2]);
    std::fflush(stdout);
}

ui::MapPin pin(int i, double shift)
{
    const double h = std::sin(i * 12.9898) * 43758.5453, v = std::sin(i * 78.233) * 12543.123;
    const ui::Degrees at { 103.60 + 0.60 * (h - std::floor(h)) + shift, 28.72 + 0.48 * (v - std::floor(v)) };
    return { { i < movers ? ui::PinKind::Team : ui::PinKind::Incident, QByteArray::number(i).rightJustified(16, '0') },
        at, static_cast<ui::PinSymbol>(i < movers ? 10 + i % 7 : i % 10), QString::number(i), {} };
}

int probeEmpty(double zoom)
{
    const long before = residentKib();
    QElapsedTimer since;
    since.start();
    QMainWindow window;
    window.setWindowFlag(Qt::FramelessWindowHint);
    auto* quick = new QQuickWidget;
    quick->setResizeMode(QQuickWidget::SizeRootObjectToView);
    quick->setSource(QUrl(QStringLiteral("qrc:/bench/empty_map.qml")));
    window.setCentralWidget(quick);
    window.resize(1920, 1080);
    bool isDrawn = false;
    QObject::connect(quick->quickWindow(), &QQuickWindow::afterRendering, qApp, [&] { isDrawn = true; });
    window.show();
    until([&] { return isDrawn; });
    const auto start = static_cast<double>(since.elapsed());
    QQuickItem* map = quick->rootObject();
    const auto times = frameTimes(*quick->quickWindow(), [&](int frame) {
        const Pose pose = poseOf(frame, zoom);
        map->setProperty("center", QVariant::fromValue(QGeoCoordinate(pose.at.latitude, pose.at.longitude)));
        map->setProperty("zoomLevel", pose.zoom);
    });
    tell(times, residentKib() - before, start, {});
    return 0;
}

std::shared_ptr<const ui::ComponentStock> stockOf(const std::filesystem::path& folder, const QString& edition)
{
    const auto digest = Digest::fromBytes(QByteArray::fromHex(edition.toLatin1()).toStdString());
    const auto ground = std::make_shared<const SqliteComponentGround>(folder, digest.value());
    ui::ComponentStock::Letters letters;
    for (const ClassCount& each : ground->classes())
        letters[each.classCode] = QStringLiteral("M");
    return std::make_shared<const ui::ComponentStock>(ground, letters);
}

int probeFull(const ui::RendererChoice& renderer, double zoom, const QStringList& files)
{
    // What a store has ready before there is a window: not part of the start.
    const auto areas = wobblyCounty(Names::Written, 6);
    std::vector<ui::MapPin> pins;
    for (int i = 0; i < 10'000; ++i)
        pins.push_back(pin(i, 0));
    const long before = residentKib();

    QElapsedTimer since;
    since.start();
    renderer.apply();
    // Files are opened on threads beside, as in the window.
    auto base = std::async(std::launch::async, [&] { return openTiles(files.front().toStdString()); });
    auto stock = std::async(std::launch::async, [&] { return stockOf(files[1].toStdString(), files[2]); });
    QMainWindow window;
    window.setWindowFlag(Qt::FramelessWindowHint);
    auto* pane = new ui::MapPane;
    window.setCentralWidget(pane);
    window.resize(1920, 1080);
    pane->camera().setSmooth(false);
    pane->setAreas(areas);
    pane->setPins(pins);
    for (ui::MapLayer& layer : ui::thingLayers(stock.get(), nullptr, TypeCatalogue()))
        pane->layers().put(std::move(layer));
    const auto opened = base.get();
    if (!opened)
        return 1;
    pane->setBaseMaps({ { QStringLiteral("bench"), *opened, {} } });
    auto* quick = qobject_cast<QQuickWidget*>(&pane->view());
    if (!quick)
        return 1;
    bool isDrawn = false;
    QObject::connect(quick->quickWindow(), &QQuickWindow::afterRendering, qApp, [&] { isDrawn = true; });
    window.show();
    until([&] { return isDrawn; });
    until([&] { return isDrawn && pane->isSettled(); });
    const auto start = static_cast<double>(since.elapsed());

    // A jump to where nothing is painted yet: all tiles in view have to come.
    std::array<double, 3> settle {};
    const std::array zooms { pane->camera().zoom(), 13.0, 15.0 };
    for (std::size_t i = 0; i < zooms.size(); ++i) {
        pane->camera().zoomTo(zooms[i], QRectF(pane->view().rect()).center());
        pane->centreOn(middle.longitude, middle.latitude);
        until([&] { return pane->isSettled(); });
        QElapsedTimer timer;
        timer.start();
        pane->setAreas(areas); // everything is painted anew
        until([&] { return pane->isSettled(); });
        settle[i] = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }

    std::vector<ui::MapPin> moved(pins.begin(), pins.begin() + movers);
    const auto times = frameTimes(*quick->quickWindow(), [&](int frame) {
        const Pose pose = poseOf(frame, zoom);
        pane->camera().zoomTo(pose.zoom, QRectF(pane->view().rect()).center());
        pane->centreOn(pose.at.longitude, pose.at.latitude);
        for (int i = 0; i < movers; ++i)
            moved[static_cast<std::size_t>(i)] = pin(i, 1e-5 * frame);
        pane->updatePins(moved, {});
    });
    // What the bench itself holds (the county, the pins) is not the map's.
    tell(times, residentKib() - before, start, settle);
    return 0;
}

} // namespace

int probeMap(const QStringList& wishes)
{
    if (wishes.size() < 3)
        return 2;
    const double zoom = wishes[2].toDouble();
    const auto wish = ui::rendererWishOf(wishes[1]);
    if (wishes[0] == QStringLiteral("empty")) {
        if (wish)
            ui::RendererChoice::make(*wish).apply();
        return probeEmpty(zoom);
    }
    return wish && wishes.size() == 6 ? probeFull(ui::RendererChoice::make(*wish), zoom, wishes.sliced(3)) : 2;
}

int burn()
{
    volatile double x = 1;
    for (;;)
        x = x * 1.0000001 + 1e-9;
}

} // namespace fengsui::bench
