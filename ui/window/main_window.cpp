#include "window/main_window.h"

#include "casepage/action_dialog.h"
#include "casepage/case_page.h"
#include "cells/cell_form.h"
#include "cells/cell_link.h"
#include "cells/cell_page.h"
#include "cells/cell_tool.h"
#include "conflicts/conflict_light.h"
#include "conflicts/conflict_list.h"
#include "conflicts/conflicts_page.h"
#include "consoles/consoles_page.h"
#include "consoles/sync_light.h"
#include "drawings/drawing_form.h"
#include "drawings/drawing_link.h"
#include "drawings/drawing_page.h"
#include "drawings/drawing_tool.h"
#include "faults/fault_link.h"
#include "figures/figure_link.h"
#include "intake/intake_form.h"
#include "look/language.h"
#include "look/theme.h"
#include "look/trade_words.h"
#include "map/map_layers.h"
#include "map/map_pane.h"
#include "places/area_page.h"
#include "places/area_tool.h"
#include "places/around_page.h"
#include "places/find_bar.h"
#include "places/gazetteer_room.h"
#include "places/inventory_dialog.h"
#include "places/measure_tool.h"
#include "places/reach_link.h"
#include "places/thing_link.h"
#include "replay/replay_link.h"
#include "safety/backups_page.h"
#include "safety/trouble_page.h"
#include "teampane/team_pane.h"
#include "tracks/track_import_dialog.h"
#include "tracks/track_link.h"
#include "tracks/track_page.h"
#include "watch/watch.h"
#include "window/case_pane.h"
#include "window/clock_guard.h"
#include "window/decision_bar.h"
#include "window/editions_in_force.h"
#include "window/import_dialog.h"
#include "window/map_link.h"
#include "window/mode_banner.h"
#include "window/paper_counter.h"
#include "window/sign_in_curtain.h"

#include <QAbstractButton>
#include <QAction>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QSettings>
#include <QStatusBar>
#include <QTableView>
#include <QTimer>
#include <QToolBar>

#include <chrono>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {
/// Goes up when panes change, so that an old arrangement is not put upon new panes.
constexpr int layoutVersion = 1;

// Qt names the small buttons of its own panes once and leaves them so when the language changes.
void nameButton(QWidget* parent, const char* name, const QString& text)
{
    for (auto* button : parent->findChildren<QAbstractButton*>(QLatin1StringView(name))) {
        button->setAccessibleName(text);
        button->setToolTip(text);
    }
}
} // namespace

MainWindow::MainWindow(Watch& watch, Wardrobe wardrobe, QWidget* parent)
    : QMainWindow(parent)
    , m_watch(watch)
    , m_with(std::move(wardrobe))
    , m_wording(new Wording(this))
    , m_papers(new PaperCounter(watch, m_with.language, this))
{
    setObjectName(QStringLiteral("fengsui"));
    setAcceptDrops(true);
    // not AnimatedDocks: every step of the movement would lay out and paint all panes anew
    setDockOptions(AllowNestedDocks | AllowTabbedDocks);
    buildPanes();
    buildStatusBar();
    buildMenus();
    connectPanes();
    connectMap();
    m_curtain = new SignInCurtain(m_watch, this);
    m_clockGuard = new ClockGuard(m_watch, ClockGuard::steadyTime, this);
    connect(m_clockGuard, &ClockGuard::said, m_banner, &ModeBanner::say);
    connect(m_editions, &EditionsInForce::said, m_banner, &ModeBanner::say);
    connect(m_editions, &EditionsInForce::failed, m_banner, &ModeBanner::warn);
    connect(m_editions, &EditionsInForce::opening, this, [this](const QString& words) {
        m_opening->setText(words);
        m_opening->setToolTip(words);
        m_opening->setVisible(!words.isEmpty());
    });
    m_wording->say([this] {
        nameButton(this, "ScrollLeftButton", tr("Scroll left"));
        nameButton(this, "ScrollRightButton", tr("Scroll right"));
    });
    m_wording->say([this] { setWindowTitle(tr("Fengsui – %1").arg(fromUtf8(m_watch.access().identity.name))); });

    const QSettings settings;
    const QByteArray geometry = settings.value(QStringLiteral("window/geometry")).toByteArray();
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    else
        resize(1366, 768);
    if (!restoreState(settings.value(QStringLiteral("window/panes")).toByteArray(), layoutVersion))
        layOutAnew();
    showSession();
    QStringList notices;
    for (const Refusal& notice : m_watch.access().notices)
        notices << sentence(notice);
    QStringList warnings;
    if (!notices.isEmpty())
        warnings << tr("A file of this county is broken; the one that ships is used: %1").arg(notices.join(u' '));
    for (const Refusal& notice : m_watch.access().unadopted)
        warnings << sentence(notice);
    if (!warnings.isEmpty())
        m_banner->warn(warnings.join(u'\n'));
}

MainWindow::~MainWindow()
{
    m_watch.setRoadSource({}); // it asks our room
}

QDockWidget* MainWindow::addPane(const QString& name, QWidget* widget, std::function<QString()> title)
{
    auto* dock = new QDockWidget(this);
    dock->setObjectName(name);
    dock->setWidget(widget);
    dock->setFeatures(
        QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable | QDockWidget::DockWidgetClosable);
    m_wording->say([dock, widget, title = std::move(title)] {
        dock->setWindowTitle(title());
        widget->setAccessibleName(title().section(QStringLiteral("  "), 0, 0));
        nameButton(dock, "qt_dockwidget_floatbutton", tr("Move pane out"));
        nameButton(dock, "qt_dockwidget_closebutton", tr("Close pane"));
    });
    return dock;
}

void MainWindow::buildPanes()
{
    m_banner = new ModeBanner(m_watch, this);
    auto* strip = new QToolBar(this);
    strip->setObjectName(QStringLiteral("banner"));
    strip->setMovable(false);
    strip->setFloatable(false);
    strip->setContextMenuPolicy(Qt::PreventContextMenu);
    strip->addWidget(m_banner);
    m_banner->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    addToolBar(Qt::TopToolBarArea, strip);
    m_wording->say([strip] { strip->setWindowTitle(tr("Mode and messages")); });

    m_page = new CasePage(m_watch);
    m_cases = new CasePane(m_watch, *m_page);
    m_teams = new TeamPane(m_watch);
    m_map = new MapPane;
    QSettings settings;
    m_map->layers().restore(settings);
    connect(&m_map->layers(), &MapLayers::wishChanged, this, [this] {
        QSettings kept;
        m_map->layers().keep(kept);
    });
    m_intake = new IntakeForm(m_watch);
    m_casesDock = addPane(QStringLiteral("cases"), m_cases, [] { return tr("Open cases  (Ctrl+1)"); });
    m_teamsDock = addPane(QStringLiteral("teams"), m_teams, [] { return tr("Teams  (Ctrl+2)"); });
    m_mapDock = addPane(QStringLiteral("map"), m_map, [] { return tr("Map  (Ctrl+3)"); });
    m_pageDock = addPane(QStringLiteral("page"), m_page, [] { return tr("Case  (Ctrl+4)"); });
    m_intakeDock = addPane(QStringLiteral("intake"), m_intake, [] { return tr("New report  (F2)"); });
    m_mapLink = new MapLink(m_watch, *m_map, this);
    m_room = new GazetteerRoom(m_with.gazetteer, this);
    m_editions = new EditionsInForce(m_watch, *m_room, this);
    m_watch.setRoadSource([this](QObject* context, std::function<void(const Watch::Roads&)> then) {
        m_room->ask(
            context,
            [](Gazetteer& gazetteer) -> Result<Watch::Roads> {
                if (!gazetteer.roads && gazetteer.openRoads)
                    gazetteer.roads = gazetteer.openRoads();
                return gazetteer.roads;
            },
            [then = std::move(then)](const Answer<Watch::Roads>& roads) {
                then(roads ? *roads : nullptr); // that they can't be read is told where they are looked at
            });
    });
    m_things = new ThingLink(m_watch, *m_map, *m_room, this);
    m_find = new FindBar(m_watch, *m_map, *m_room);
    m_measure = new MeasureTool(*m_map);
    m_areaTool = new AreaTool(*m_map);
    m_drawings = new DrawingLink(m_watch, *m_map, this);
    m_drawingTool = new DrawingTool(*m_map);
    m_drawnCells = new CellLink(m_watch, this);
    m_cellTool = new CellTool(m_watch, *m_map);
    m_faults = new FaultLink(m_watch, *m_map, *m_room, this);
    m_figures = new FigureLink(m_watch, *m_map, *m_room, this);
    m_reach = new ReachLink(m_watch, *m_map, *m_room, this);
    m_replay = new ReplayLink(m_watch, *m_map, *m_mapLink, this);
    m_tracks = new TrackLink(m_watch, *m_map, this);
    m_page->lendKeysTo(m_cases->view());
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
}

void MainWindow::layOutAnew()
{
    for (QDockWidget* dock : { m_casesDock, m_teamsDock, m_mapDock, m_pageDock, m_intakeDock }) {
        if (dock->isFloating())
            dock->setFloating(false);
        dock->show();
    }
    addDockWidget(Qt::LeftDockWidgetArea, m_casesDock);
    splitDockWidget(m_casesDock, m_mapDock, Qt::Horizontal);
    splitDockWidget(m_mapDock, m_pageDock, Qt::Horizontal);
    splitDockWidget(m_casesDock, m_teamsDock, Qt::Vertical);
    tabifyDockWidget(m_pageDock, m_intakeDock);
    m_pageDock->raise();
    resizeDocks({ m_casesDock, m_mapDock, m_pageDock }, { width() * 36 / 100, width() * 29 / 100, width() * 35 / 100 },
        Qt::Horizontal);
    resizeDocks({ m_casesDock, m_teamsDock }, { height() * 60 / 100, height() * 40 / 100 }, Qt::Vertical);
}

void MainWindow::buildStatusBar()
{
    const auto label = [this](int stretch) {
        auto* one = new QLabel(this);
        one->setContentsMargins(4, 0, 4, 0);
        if (stretch > 0)
            statusBar()->addWidget(one, stretch);
        else
            statusBar()->addPermanentWidget(one);
        return one;
    };
    m_store = label(1);
    m_store->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_opening = label(0);
    m_opening->hide();
    m_journal = label(0);
    m_conflictList = new ConflictList(m_watch, Conflicts::Open, this);
    m_conflictLight = new ConflictLight(*m_conflictList, this);
    statusBar()->addPermanentWidget(m_conflictLight);
    connect(m_conflictLight, &ConflictLight::clicked, this, &MainWindow::openConflicts);
    m_syncLight = new SyncLight(m_watch, this);
    statusBar()->addPermanentWidget(m_syncLight);
    connect(m_syncLight, &SyncLight::clicked, this, &MainWindow::openConsoles);
    m_operator = label(0);
    m_renderer = label(0);
    m_clock = label(0);
    QFont bold = font();
    bold.setBold(true);
    m_clock->setFont(bold);
    statusBar()->setSizeGripEnabled(false);
    auto* second = new QTimer(this);
    connect(second, &QTimer::timeout, this, &MainWindow::showClock);
    second->start(1s);
    m_wording->say([this] {
        m_store->setAccessibleName(tr("Store"));
        m_opening->setAccessibleName(tr("What is being opened"));
        m_journal->setAccessibleName(tr("Journal"));
        m_operator->setAccessibleName(tr("Operator"));
        m_renderer->setAccessibleName(tr("Who draws the map"));
        m_renderer->setText(
            m_with.renderer.backend() == RendererChoice::Backend::Software ? tr("Map: processor") : tr("Map: OpenGL"));
        m_renderer->setToolTip(m_with.renderer.text());
        m_clock->setAccessibleName(tr("Clock"));
        showStore();
        showSession();
        showClock();
    });
}

void MainWindow::showStore()
{
    const StoreAccess& access = m_watch.access();
    const QString name = fromUtf8(access.identity.name);
    const QString folder = QFileInfo(fromUtf8(access.folder)).fileName();
    m_store->setText(m_watch.canWrite() ? tr("Store: %1 (%2)").arg(name, folder)
                                        : tr("Store: %1 (%2) – reading only").arg(name, folder));
    m_store->setToolTip(fromUtf8(access.folder));
    const auto saved = m_watch.lastSaved();
    const QString entries = tr("%n entries", nullptr, static_cast<int>(m_watch.entries()));
    m_journal->setText(
        saved ? tr("Journal: %1, saved %2").arg(entries, fromUtf8(access.zone.seconds(*saved)).mid(11)) : entries);
    m_journal->setToolTip(saved ? fromUtf8(access.zone.seconds(*saved)) : QString());
}

void MainWindow::showSession()
{
    const auto& session = m_watch.session();
    if (session) {
        QStringList posts;
        for (const Role role : session->roles)
            posts << nameOf(role);
        m_operator->setText(tr("%1 – %2").arg(fromUtf8(session->name), posts.join(QStringLiteral(", "))));
    } else {
        m_operator->setText(tr("Nobody signed in"));
    }
    enableActions();
}

void MainWindow::showClock()
{
    const std::string text = m_watch.access().zone.seconds(m_watch.now());
    m_clock->setText(fromUtf8(text));
}

void MainWindow::enableActions()
{
    const bool isSomebody = m_watch.session().has_value();
    const bool hasCase = isSomebody && !m_page->shown().isNull();
    const bool isAdministrator = isSomebody && m_watch.session()->holds(Role::Administrator);
    for (const auto& [action, needs] : m_needs)
        action->setEnabled(needs == Needs::Nothing || (needs == Needs::Operator && isSomebody)
            || (needs == Needs::Case && hasCase) || (needs == Needs::Administrator && isAdministrator));
    for (QAction* action : m_teams->statusActions())
        action->setEnabled(isSomebody);
    for (QDockWidget* dock : { m_casesDock, m_teamsDock, m_mapDock, m_pageDock, m_intakeDock })
        if (dock)
            dock->widget()->setEnabled(isSomebody);
}

void MainWindow::connectPanes()
{
    const auto say = [this](const QString& sentence, bool isProblem) { m_banner->say(sentence, isProblem); };
    connect(m_cases, &CasePane::caseChosen, this, &MainWindow::chooseCase);
    connect(m_teams, &TeamPane::teamChosen, m_mapLink, &MapLink::selectTeam);
    connect(m_teams, &TeamPane::said, this, say);
    connect(m_page, &CasePage::said, this, say);
    connect(&m_cases->decision(), &DecisionBar::said, this, say);
    connect(m_page, &CasePage::refreshed, this, &MainWindow::enableActions);
    connect(m_papers, &PaperCounter::said, this, say);
    connect(m_intake, &IntakeForm::taken, this, [this](IncidentId id, const QString& number, bool isJoined) {
        m_banner->say(
            isJoined ? tr("The report is joined to case %1.").arg(number) : tr("Case %1 is taken in.").arg(number),
            false);
        m_map->clearPlace();
        chooseCase(id);
        m_pageDock->raise();
        m_cases->view()->setFocus();
    });
    connect(m_intake, &IntakeForm::candidateChosen, m_mapLink, &MapLink::selectCase);
    connect(&m_watch.backstage(), &Backstage::failed, m_banner, &ModeBanner::warn);
    connect(&m_watch.backstage(), &Backstage::noticed, m_banner, &ModeBanner::warn);
    connect(&m_watch, &Watch::writerChanged, this, [this](bool canWrite, const QString& reason) {
        if (!canWrite)
            m_banner->warn(tr("This console can only read the store: %1").arg(reason));
        showStore();
    });
    connect(&m_watch, &Watch::journalMoved, this, &MainWindow::showStore);
    connect(&m_watch, &Watch::sessionChanged, this, &MainWindow::showSession);
    // Only a case that was just taken in is missing from the list; it is chosen when it comes.
    connect(&m_watch, &Watch::casesChanged, this, [this] { m_cases->select(m_page->shown()); });
    connect(&m_with.language, &Language::changed, &m_watch, &Watch::refreshWords);
    connect(&m_with.look, &Look::changed, &m_watch, &Watch::refreshWords);
}

void MainWindow::chooseCase(IncidentId id)
{
    m_page->show(id);
    m_cases->select(id);
    m_mapLink->selectCase(id);
    m_pageDock->raise();
    enableActions();
}

void MainWindow::beginReport()
{
    m_intakeDock->show();
    m_intakeDock->raise();
    if (m_intake->isEmpty()) {
        m_intake->begin();
        m_map->clearPlace();
    }
    m_intake->focusFirst();
}

void MainWindow::lock()
{
    if (auto* dialog = m_page->openDialog())
        dialog->close();
    for (QWidget* page :
        std::initializer_list<QWidget*> { m_around, m_evaluation, m_consoles, m_conflicts, m_backups, m_trouble })
        if (page)
            page->close();
    if (m_inventory) // what it reads goes on
        m_inventory->hide();
    m_watch.signOut();
    m_curtain->begin();
}

void MainWindow::nextPane()
{
    const std::vector<QWidget*> panes { m_cases->view(), m_teams->view(), &m_map->view(), m_page };
    std::size_t at = panes.size() - 1;
    for (std::size_t i = 0; i < panes.size(); ++i)
        if (panes[i]->hasFocus() || panes[i]->isAncestorOf(focusWidget()))
            at = i;
    QWidget* next = panes[(at + 1) % panes.size()];
    if (next == m_page) {
        m_pageDock->raise();
        next = m_page->nextInFocusChain();
    }
    next->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/panes"), saveState(layoutVersion));
    m_watch.signOut();
    QMainWindow::closeEvent(event);
}

} // namespace fengsui::ui
