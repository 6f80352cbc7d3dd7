#include "map/map_pane.h"

#include "map/base_map_painter.h"
#include "map/grid_layer.h"
#include "map/layer_sheet.h"
#include "map/map_furniture.h"
#include "map/map_gestures.h"
#include "map/pin_layer.h"
#include "map/pin_sheet.h"
#include "map/plain_map_view.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWidget>
#include <QQuickWindow>
#include <QToolTip>
#include <QVBoxLayout>

#include <utility>

namespace fengsui::ui {

namespace {

void registerTypes()
{
    static const bool once = [] {
        constexpr const char* uri = "Fengsui.Map";
        qmlRegisterType<GridLayer>(uri, 1, 0, "GridLayer");
        qmlRegisterType<PinLayer>(uri, 1, 0, "PinLayer");
        const QString given = QStringLiteral("given by the pane");
        qmlRegisterUncreatableType<MapCamera>(uri, 1, 0, "MapCamera", given);
        qmlRegisterUncreatableType<TileStore>(uri, 1, 0, "TileStore", given);
        qmlRegisterUncreatableType<PinBoard>(uri, 1, 0, "PinBoard", given);
        return true;
    }();
    Q_UNUSED(once)
}

double twoDigits(double value)
{
    const double power = std::pow(10, std::floor(std::log10(value)) - 1);
    return std::round(value / power) * power;
}

} // namespace

QUrl MapPane::defaultScene()
{
    return QUrl(QStringLiteral("qrc:/map/MapScene.qml"));
}

MapPane::MapPane(QWidget* parent, const QUrl& scene)
    : QWidget(parent)
    , m_camera(std::make_unique<MapCamera>())
    , m_board(std::make_unique<PinBoard>())
    , m_tiles(std::make_unique<TileStore>(*m_camera))
    , m_canvas(new QWidget(this))
    , m_furniture(new MapFurniture(*m_canvas, *m_camera))
    , m_placeLabel(new QLabel(this))
    , m_scaleLabel(new QLabel(this))
    , m_layerSheet(new LayerSheet(m_tiles->layers(), this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(2);
    column->addWidget(m_canvas, 1);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(6, 0, 6, 2);
    m_placeLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_placeLabel->setTextFormat(Qt::PlainText);
    line->addWidget(m_placeLabel, 1);
    line->addWidget(m_scaleLabel);
    column->addLayout(line);
    m_canvas->installEventFilter(this);

    connect(m_furniture, &MapFurniture::zoomInAsked, this,
        [this] { m_camera->zoomStep(1, QRectF(m_canvas->rect()).center()); });
    connect(m_furniture, &MapFurniture::zoomOutAsked, this,
        [this] { m_camera->zoomStep(-1, QRectF(m_canvas->rect()).center()); });
    connect(m_furniture, &MapFurniture::wholeAsked, this, &MapPane::showAll);
    connect(m_furniture, &MapFurniture::graticuleAsked, this, &MapPane::setGraticule);
    connect(m_furniture, &MapFurniture::layersAsked, this, &MapPane::openLayers);
    m_placeTimer.setSingleShot(true);
    m_placeTimer.setInterval(50);
    const auto showPlaceSoon = [this] {
        if (!m_placeTimer.isActive())
            m_placeTimer.start();
    };
    connect(&m_placeTimer, &QTimer::timeout, this, &MapPane::showPlace);
    m_comingTimer.setSingleShot(true);
    m_comingTimer.setInterval(300);
    connect(&m_comingTimer, &QTimer::timeout, this, [this] { layers().paintAnew(); });
    connect(m_camera.get(), &MapCamera::moved, this, showPlaceSoon);
    connect(m_board.get(), &PinBoard::chosenChanged, this, showPlaceSoon);
    connect(&m_tiles->layers(), &MapLayers::changed, this, [this] {
        restyle();
        showAttribution();
        showRemark();
    });
    connect(m_tiles.get(), &TileStore::tilesCame, this, &MapPane::showRemark); // a base map may have broken
    buildScene(scene);
    restyle();
    retranslate();
}

// The view draws from the members, so it goes before them.
MapPane::~MapPane()
{
    delete m_view;
}

void MapPane::buildScene(const QUrl& scene)
{
    registerTypes();
    m_scene = new QQuickWidget(m_canvas);
    m_scene->setResizeMode(QQuickWidget::SizeRootObjectToView);
    QQmlComponent* component = new QQmlComponent(m_scene->engine(), scene, m_scene);
    QObject* root = component->createWithInitialProperties({
        { QStringLiteral("camera"), QVariant::fromValue(m_camera.get()) },
        { QStringLiteral("tiles"), QVariant::fromValue(m_tiles.get()) },
        { QStringLiteral("pins"), QVariant::fromValue(m_board.get()) },
        { QStringLiteral("ink"), palette().color(QPalette::Active, QPalette::Text) },
        { QStringLiteral("paper"), palette().color(QPalette::Active, QPalette::Base) },
    });
    if (!qobject_cast<QQuickItem*>(root)) {
        const QString why = component->errorString().trimmed();
        delete root;
        delete m_scene;
        m_scene = nullptr;
        return buildPlainView(why);
    }
    m_scene->setContent(scene, component, root);
    connect(m_scene, &QQuickWidget::sceneGraphError, this, [this](QQuickWindow::SceneGraphError, const QString& why) {
        m_scene->deleteLater(); // it is in the middle of its own work
        m_scene->hide();
        m_scene = nullptr;
        buildPlainView(why);
        restyle();
        retranslate();
    });
    m_view = m_scene;
    listenTo(*new MapGestures(*m_view, *m_camera, *m_board));
    resizeView();
}

void MapPane::buildPlainView(const QString& why)
{
    m_sceneProblem = why;
    m_plain = new PlainMapView(*m_camera, *m_tiles, *m_board, m_canvas);
    m_view = m_plain;
    listenTo(*new MapGestures(*m_view, *m_camera, *m_board));
    m_view->show();
    resizeView();
}

void MapPane::listenTo(MapGestures& gestures)
{
    connect(&gestures, &MapGestures::pinClicked, this, [this](const PinKey& key) {
        const PinBoard::Pin* pin = m_tool ? m_board->find(key) : nullptr;
        if (pin)
            m_tool(toDegrees(pin->at));
        else
            take(key);
    });
    connect(&gestures, &MapGestures::clusterClicked, this, [this](const PinCluster& cluster) {
        if (m_tool)
            return m_tool(toDegrees(cluster.at));
        const double before = m_camera->zoom();
        goTo(cluster.box);
        if (m_camera->zoom() < before + 1 || cluster.box.isEmpty()) // also when all lie at one place
            m_camera->zoomTo(
                std::max(before + 1, cluster.box.isEmpty() ? singleZoom : 0.0), QRectF(m_canvas->rect()).center());
        m_camera->centreOn(cluster.box.centre());
    });
    connect(&gestures, &MapGestures::placeClicked, this, [this](Degrees at) {
        if (m_tool)
            return m_tool(at);
        m_board->choose({});
        m_board->markPlace(at);
        Q_EMIT placeClicked(at.longitude, at.latitude);
    });
    connect(&gestures, &MapGestures::pinReached, this, [this](const PinKey& key) {
        m_board->choose(key);
        say(describe(key));
    });
    connect(&gestures, &MapGestures::pinTaken, this, [this] {
        if (m_board->chosen())
            take(*m_board->chosenKey());
    });
    connect(&gestures, &MapGestures::letGo, this, &MapPane::selectNothing);
    connect(&gestures, &MapGestures::pointerMoved, this, [this](QPointF at) { hover(at); });
    connect(&gestures, &MapGestures::pointerLeft, this, [this] { hover({}); });
    m_view->installEventFilter(this);
    m_furniture->follow(*m_view);
    setFocusProxy(m_view);
}

void MapPane::take(const PinKey& key)
{
    m_board->choose(key);
    if (key.kind == PinKind::Incident)
        Q_EMIT incidentChosen(key.id);
    else
        Q_EMIT teamChosen(key.id);
}

void MapPane::setAreas(std::shared_ptr<const MapAreas> areas)
{
    m_tiles->setAreas(std::move(areas));
    setGround();
    restyle();
    showRemark();
    showPlace();
    Q_EMIT areasChanged();
}

void MapPane::setPins(std::vector<MapPin> pins)
{
    m_board->setPins(std::move(pins));
    if (m_tiles->areas()->box().isEmpty())
        setGround();
}

MapLayers& MapPane::layers()
{
    return m_tiles->layers();
}

void MapPane::setBaseMaps(std::vector<BaseMap> maps)
{
    const QString prefix = QStringLiteral("basemap:");
    QStringList gone;
    for (const MapLayer& layer : layers().all())
        if (layer.id.startsWith(prefix))
            gone.append(layer.id);
    m_baseMapProblems.clear();
    for (BaseMap& map : maps) {
        gone.removeAll(prefix + map.id);
        if (!map.source) {
            m_baseMapProblems.append(map.problem);
            continue;
        }
        map.source->listen([pane = QPointer<MapPane>(this)] { // by another thread
            QMetaObject::invokeMethod(
                qApp,
                [pane] {
                    if (pane && !pane->m_comingTimer.isActive())
                        pane->m_comingTimer.start();
                },
                Qt::QueuedConnection);
        });
        const QString name = QString::fromStdString(map.source->facts().name);
        layers().put({ prefix + map.id, name,
            std::make_shared<const BaseMapPainter>(std::move(map.source), std::move(map.night)), LayerRank::baseMap });
    }
    for (const QString& id : gone)
        layers().takeAway(id);
    setGround();
    showRemark();
}

bool MapPane::hasBaseMap() const
{
    return std::ranges::any_of(m_tiles->layers().all(), [](const MapLayer& layer) {
        return layer.isShown && dynamic_cast<const BaseMapPainter*>(layer.painter.get());
    });
}

void MapPane::addBar(QWidget* bar)
{
    static_cast<QVBoxLayout*>(layout())->insertWidget(1, bar);
}

void MapPane::openLayers()
{
    m_layerSheet->adjustSize();
    m_layerSheet->move(m_furniture->layersCorner() - QPoint(m_layerSheet->width(), 0));
    m_layerSheet->show();
    m_layerSheet->setFocus();
}

void MapPane::setGround()
{
    const WorldBox& areas = m_tiles->areas()->box();
    if (!areas.isEmpty())
        return m_camera->setGround(areas);
    WorldBox ground = m_board->box();
    for (const MapLayer& layer : layers().all())
        if (const auto* base = dynamic_cast<const BaseMapPainter*>(layer.painter.get())) {
            ground.take({ base->box().left, base->box().top });
            ground.take({ base->box().right, base->box().bottom });
        }
    m_camera->setGround(ground);
}

void MapPane::updatePins(std::vector<MapPin> changed, const std::vector<PinKey>& gone)
{
    m_board->update(std::move(changed), gone);
}

void MapPane::select(PinKind kind, const QByteArray& id)
{
    m_board->choose(PinKey { kind, id });
    if (const PinBoard::Pin* pin = m_board->chosen())
        m_camera->bringIntoView(pin->at);
}

void MapPane::selectNothing()
{
    m_board->choose({});
}

void MapPane::showAll()
{
    m_camera->showGround();
}

bool MapPane::isSettled() const
{
    return !m_camera->isMoving() && m_tiles->isComplete();
}

void MapPane::centreOn(double longitude, double latitude)
{
    m_camera->centreOn(toWorld({ longitude, latitude }));
}

void MapPane::goTo(double longitude, double latitude, double zoom)
{
    if (m_camera->zoom() < zoom)
        m_camera->zoomTo(zoom, QRectF(m_canvas->rect()).center());
    centreOn(longitude, latitude);
}

void MapPane::goTo(const WorldBox& box)
{
    const double share
        = std::max(box.width() / std::max(1, m_canvas->width()), box.height() / std::max(1, m_canvas->height()));
    if (share > 0)
        m_camera->zoomTo(std::floor(4 * std::log2(1 / (256 * share))) / 4 - 0.25, QRectF(m_canvas->rect()).center());
    m_camera->centreOn(box.centre());
}

MapPane::Subject MapPane::subject() const
{
    if (const PinBoard::Pin* pin = m_board->chosen())
        return { pin->pin.label, pin->pin.at };
    const auto& marked = m_board->markedPlace();
    const Degrees at = toDegrees(marked ? *marked : m_camera->centre());
    return { words(at), at };
}

void MapPane::markPlace(double longitude, double latitude)
{
    m_board->markPlace(Degrees { longitude, latitude });
    m_camera->bringIntoView(*m_board->markedPlace());
}

void MapPane::clearPlace()
{
    m_board->markPlace({});
}

void MapPane::setGraticule(bool isOn)
{
    if (isOn == m_hasGraticule)
        return;
    m_hasGraticule = isOn;
    m_furniture->setGraticule(isOn);
    restyle();
}

void MapPane::lendClicks(std::function<void(Degrees)> tool)
{
    m_tool = std::move(tool);
}

void MapPane::hover(std::optional<QPointF> at)
{
    m_pointer = at;
    if (!m_placeTimer.isActive())
        m_placeTimer.start();
    std::optional<PinKey> over;
    if (at)
        if (const auto near = m_board->around(*at, *m_camera); !near.empty())
            over = near.front()->pin.key;
    if (at && !over) { // what is under it changes while the pointer moves on a free ground
        if (const PinCluster* cluster = m_board->clusterAt(*at, *m_camera)) {
            m_view->setToolTip(words(*cluster));
            m_isClusterHovered = true;
        } else if (std::exchange(m_isClusterHovered, false)) {
            m_view->setToolTip({});
        }
    }
    if (over == m_hovered)
        return;
    m_isClusterHovered = false;
    m_hovered = over;
    m_view->setToolTip(over ? describe(*over) : QString());
    Q_EMIT hovered(over ? over->kind : PinKind::Incident, over ? over->id : QByteArray());
}

QString MapPane::words(const PinCluster& cluster)
{
    QStringList parts { tr("%n case(s) close together", nullptr, cluster.cases) };
    if (cluster.overdue > 0)
        parts.append(tr("%n overdue", nullptr, cluster.overdue));
    if (cluster.urgent > 0)
        parts.append(tr("%n urgent", nullptr, cluster.urgent));
    return parts.join(tr(", "));
}

QString MapPane::describe(const PinKey& key) const
{
    const PinBoard::Pin* pin = m_board->find(key);
    if (!pin)
        return {};
    QStringList words { PinSheet::words(pin->pin.symbol) };
    constexpr std::array<std::pair<PinMark, const char*>, 6> marks { { { PinMark::Urgent, QT_TR_NOOP("urgent") },
        { PinMark::Overdue, QT_TR_NOOP("overdue") }, { PinMark::Supervised, QT_TR_NOOP("under supervision") },
        { PinMark::YellowCard, QT_TR_NOOP("yellow card") }, { PinMark::RedCard, QT_TR_NOOP("red card") },
        { PinMark::Drill, QT_TR_NOOP("drill") } } };
    for (const auto& [mark, word] : marks)
        if (pin->pin.marks.testFlag(mark))
            words.append(tr(word));
    //: a pin in words: its name, then its status and marks
    return tr("%1 (%2)").arg(pin->pin.label, words.join(tr(", ")));
}

void MapPane::showPlace()
{
    const bool isPinChosen = !m_pointer && m_board->chosen();
    const WorldPoint at = m_pointer ? m_camera->toWorld(*m_pointer)
        : isPinChosen               ? m_board->chosen()->at
                                    : m_camera->centre();
    QStringList parts;
    if (isPinChosen)
        parts.append(describe(*m_board->chosenKey()));
    QStringList names;
    QString code;
    for (const MapAreas::Shape* shape : m_tiles->areas()->at(at)) {
        if (!shape->name.isEmpty())
            names.append(shape->name);
        code = shape->code;
    }
    if (names.size() > 1)
        names.removeFirst(); // the county goes without saying
    if (!code.isEmpty())
        parts.append(names.join(QStringLiteral(" › ")) + QLatin1Char(' ') + code);
    parts.append(words(toDegrees(at)));
    const QString text = parts.join(QStringLiteral("  ·  "));
    m_placeLabel->setText(m_placeLabel->fontMetrics().elidedText(text, Qt::ElideRight, m_placeLabel->width()));
    m_placeLabel->setToolTip(text);
    m_placeLabel->setAccessibleName(text);
    const double scale = m_camera->metresPerPixel() * m_canvas->physicalDpiX() / 0.0254;
    m_scaleLabel->setText(tr("Scale 1:%L1").arg(twoDigits(scale), 0, 'f', 0));
}

QString MapPane::words(Degrees at)
{
    const QString east = at.longitude < 0 ? tr("%1° W") : tr("%1° E"),
                  north = at.latitude < 0 ? tr("%1° S") : tr("%1° N");
    return east.arg(std::abs(at.longitude), 0, 'f', 5) + QLatin1Char(' ') + north.arg(std::abs(at.latitude), 0, 'f', 5);
}

void MapPane::showRemark()
{
    QStringList remarks;
    if (m_tiles->areas()->hasDemoGeometry())
        remarks.append(tr("Demo geometry – not a real map"));
    if (!m_sceneProblem.isEmpty())
        remarks.append(tr("Plain map view, because the scene can't start: %1").arg(m_sceneProblem));
    for (const QString& problem : m_baseMapProblems)
        remarks.append(tr("A base map can't be shown: %1").arg(problem));
    for (const MapLayer& layer : layers().all())
        if (const QString problem = layer.isShown ? layer.painter->problem() : QString(); !problem.isEmpty())
            remarks.append(problem);
    const QString text = remarks.join(QLatin1Char('\n'));
    if (text == m_remark)
        return;
    m_remark = text;
    m_furniture->setRemark(text);
}

void MapPane::showAttribution()
{
    QStringList sources;
    for (const MapLayer& layer : layers().all())
        if (const QString one = layer.painter->attribution();
            layer.isShown && layer.opacity > 0 && !one.isEmpty() && !sources.contains(one))
            sources.append(one);
    m_furniture->setAttribution(sources.join(QStringLiteral(" | ")));
}

void MapPane::retranslate()
{
    m_view->setAccessibleName(tr("Map"));
    m_view->setAccessibleDescription(
        tr("Arrow keys move the map, plus and minus zoom, Home shows everything. Tab goes through "
           "the pins, Enter opens one, Space takes the place in the middle, Escape lets go."));
    m_furniture->retranslate();
    m_tiles->retranslate();
    m_layerSheet->retranslate();
    if (m_plain)
        m_plain->paintSymbolsAnew();
    else
        QMetaObject::invokeMethod(m_scene->rootObject(), "paintSymbolsAnew");
    showRemark();
    showPlace();
}

void MapPane::restyle()
{
    TileStyle style;
    const bool isDark = palette().color(QPalette::Active, QPalette::Window).lightness() < 128;
    style.palette = isDark ? MapPalette::dark() : MapPalette::light();
    style.font = font();
    style.scale = m_canvas->devicePixelRatio();
    style.hasGraticule = m_hasGraticule || (m_tiles->areas()->box().isEmpty() && !hasBaseMap());
    const bool isOpenGl
        = m_scene && m_scene->quickWindow()->rendererInterface()->graphicsApi() != QSGRendererInterface::Software;
    style.format = isOpenGl ? QImage::Format_RGBX8888 : QImage::Format_RGB32;
    m_tiles->setStyle(style);
    if (m_scene) {
        m_scene->setClearColor(style.palette.outside);
        // of the active group: the scene isn't told when the pane is disabled for a while
        m_scene->rootObject()->setProperty("ink", palette().color(QPalette::Active, QPalette::Text));
        m_scene->rootObject()->setProperty("paper", palette().color(QPalette::Active, QPalette::Base));
    }
}

void MapPane::resizeView()
{
    m_view->setGeometry(m_canvas->rect());
    m_camera->setView(m_canvas->size(), m_canvas->devicePixelRatio());
    m_furniture->arrange();
}

void MapPane::say(const QString& text)
{
    QAccessibleAnnouncementEvent announcement(m_view, text);
    QAccessible::updateAccessibility(&announcement);
}

void MapPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

bool MapPane::event(QEvent* event)
{
    const bool isDone = QWidget::event(event);
    if (event->type() == QEvent::DevicePixelRatioChange) {
        resizeView();
        restyle();
    }
    return isDone;
}

bool MapPane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_canvas && event->type() == QEvent::Resize)
        resizeView();
    if (watched == m_view && event->type() == QEvent::ContextMenu) {
        const auto& menu = *static_cast<QContextMenuEvent*>(event);
        const bool isKey = menu.reason() == QContextMenuEvent::Keyboard;
        const QPoint at = isKey ? m_canvas->rect().center() : menu.pos();
        const Degrees place = toDegrees(m_camera->toWorld(at));
        Q_EMIT menuWanted(place.longitude, place.latitude, m_view->mapToGlobal(at));
        return true;
    }
    if (watched == m_view && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        m_furniture->setCrossShown(event->type() == QEvent::FocusIn && reason != Qt::MouseFocusReason
            && reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace fengsui::ui
