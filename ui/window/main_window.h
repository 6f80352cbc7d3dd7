#pragma once

#include "base/id.h"
#include "component/component.h"
#include "desk/gazetteer.h"
#include "desk/inventory_intake.h"
#include "evaluation/evaluation_page.h"
#include "look/wording.h"
#include "map/renderer_choice.h"
#include "report/case_papers.h"
#include "window/import_dialog.h"
#include "window/keys_page.h"
#include "window/note_dialog.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QDockWidget;
class QLabel;
class QMenu;
class QPrinter;

namespace fengsui {
class AskedGround;
struct Drawing;
struct Patch;
} // namespace fengsui

namespace fengsui::ui {

class AreaPage;
class AreaTool;
class AroundPage;
class BackupsPage;
class CasePage;
class CasePane;
class CellForm;
class CellLink;
class CellPage;
class CellTool;
class ClockGuard;
class ConflictLight;
class ConflictList;
class ConflictsPage;
class ConsolesPage;
class DrawingForm;
class DrawingLink;
class DrawingPage;
class DrawingTool;
class EditionsInForce;
class ComponentPage;
class FaultLink;
class FaultPage;
class FigureLink;
class FindBar;
class GazetteerRoom;
struct Hit;
class IntakeForm;
class InventoryDialog;
class Language;
class Look;
class MapLink;
class MapPane;
class MeasureTool;
class ModeBanner;
class PaperCounter;
class ReachLink;
class ReplayLink;
class RuleDialog;
class SignInCurtain;
class SyncLight;
class TeamPane;
struct Thing;
class ThingLink;
class TrackImportDialog;
class TrackLink;
class TrackPage;
class TroublePage;
class Watch;

/// What the window needs besides the watch; what is referred to outlives it.
struct Wardrobe {
    Language& language;
    Look& look;
    RendererChoice renderer; ///< who draws the map, for the status bar
    OpenGazetteer gazetteer = {}; ///< what stands in the county; without it the map has no layers of that
    InventoryIntake inventories = {}; ///< how components come in from files
};

/// The duty room on one screen: open cases, teams, map and case page as panes that can be moved, and the intake form
/// beside the case page. Everything is reached by keys; F1 lists them.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Watch& watch, Wardrobe wardrobe, QWidget* parent = nullptr);
    ~MainWindow() override;

    CasePane& cases() { return *m_cases; }
    TeamPane& teams() { return *m_teams; }
    MapPane& map() { return *m_map; }
    ThingLink& things() { return *m_things; }
    FindBar& findBar() { return *m_find; }
    MeasureTool& measure() { return *m_measure; }
    AroundPage* aroundPage() const;
    AreaTool& areaTool() { return *m_areaTool; }
    AreaPage* areaPage() const;
    DrawingLink& drawings() { return *m_drawings; }
    DrawingTool& drawingTool() { return *m_drawingTool; }
    DrawingPage* drawingPage() const;
    DrawingForm* drawingForm() const;
    CellLink& drawnCells() { return *m_drawnCells; }
    CellTool& cellTool() { return *m_cellTool; }
    CellPage* cellPage() const;
    CellForm* cellForm() const;
    EditionsInForce& editions() { return *m_editions; }
    FaultLink& faults() { return *m_faults; }
    FaultPage* faultPage() const;
    ComponentPage* componentPage() const;
    FigureLink& figures() { return *m_figures; }
    ReachLink& reach() { return *m_reach; }
    ReplayLink& replay() { return *m_replay; }
    TrackLink& tracks() { return *m_tracks; }
    TrackPage* trackPage() const;
    TrackImportDialog* trackImport() const;
    CasePage& page() { return *m_page; }
    IntakeForm& intake() { return *m_intake; }
    ModeBanner& banner() { return *m_banner; }
    SignInCurtain& curtain() { return *m_curtain; }
    PaperCounter& papers() { return *m_papers; }
    ImportDialog* importDialog() const { return m_import; }
    InventoryDialog* inventoryDialog() const;
    RuleDialog* ruleDialog() const;
    EvaluationPage* evaluationPage() const { return m_evaluation; }
    ConsolesPage* consolesPage() const;
    ConflictsPage* conflictsPage() const;
    BackupsPage* backupsPage() const;
    TroublePage* troublePage() const;
    ClockGuard& clockGuard() { return *m_clockGuard; }
    ConflictLight& conflictLight() { return *m_conflictLight; }
    SyncLight& syncLight() { return *m_syncLight; }
    /// Every action with a key, in the order of the menus.
    const std::vector<QAction*>& actions() const { return m_all; }
    std::vector<KeysPage::Line> keys() const;
    /// As wide and high as the panes of a new console are laid out for.
    void layOutAnew();
    /// What the menu shows of networkMapsWanted(), once it is so.
    void setNetworkMaps(bool areOn);
    /// In the line over the panes.
    void say(const QString& sentence, bool isProblem);

Q_SIGNALS:
    /// An administrator switched maps from the network on or off.
    void networkMapsWanted(bool areOn);

protected:
    void closeEvent(QCloseEvent* event) override;
    /// A bundle may be let fall onto the window.
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum class Needs { Nothing, Operator, Case, Administrator };

    void buildPanes();
    void buildStatusBar();
    void buildMenus();
    void buildStoreMenu(QMenu& menu);
    void buildEvaluationMenu(QMenu& menu);
    void buildCaseMenu(QMenu& menu);
    void buildViewMenu(QMenu& menu);
    void buildMapMenu(QMenu& menu);
    void connectPanes();
    void connectMap();
    QDockWidget* addPane(const QString& name, QWidget* widget, std::function<QString()> title);
    QAction* add(QMenu& menu, const QString& name, std::function<QString()> text, const QKeySequence& key, Needs needs,
        std::function<void()> then);

    void showSession();
    void showStore();
    void showClock();
    void enableActions();
    void chooseCase(IncidentId id);
    void beginReport();
    /// The form is filled with this place.
    void beginReportAt(double longitude, double latitude);
    void beginReportOf(const Thing& thing);
    void openFaults();
    void openTracks();
    /// Of this file, where there is one.
    void openTrackImport(const QString& file);
    void openComponent(ComponentCode code, const std::optional<Component>& component);
    void askPlayer();
    void goTo(const Hit& hit);
    void openAround(const QString& words, double longitude, double latitude);
    void openAroundPaper();
    /// Tools that have the clicks give them back.
    void endTools();
    /// Clicks on the map are its corners from now on.
    void drawArea();
    void openArea(const AskedGround& ground, const QString& name);
    void openAreaPaper();
    void openDrawings();
    void openDrawingForm();
    /// Brings it into view.
    void showDrawing(const Drawing& drawing);
    void openCells();
    void openCellForm();
    void showOutline(const std::vector<Patch>& outline);
    void printOn(std::function<void(std::shared_ptr<QPrinter>)> paint);
    void openPlaceMenu(double longitude, double latitude, const QPoint& onScreen);
    void openNote();
    void openImport();
    void openInventory();
    void openPaper(const report::PaperChoice& paper);
    /// Every paper that the case on the page gives reason for.
    void fillPapers();
    void openShiftLog();
    void openRules();
    void openEvaluation();
    void openConsoles();
    void openConflicts();
    void openBackups();
    void openTrouble();
    void openKeys();
    void openAbout();
    void nextPane();
    void lock();

    Watch& m_watch;
    Wardrobe m_with;
    Wording* m_wording;
    std::vector<QAction*> m_all;
    std::vector<std::pair<QAction*, Needs>> m_needs;
    ModeBanner* m_banner = nullptr;
    CasePane* m_cases = nullptr;
    TeamPane* m_teams = nullptr;
    MapPane* m_map = nullptr;
    MapLink* m_mapLink = nullptr;
    GazetteerRoom* m_room = nullptr;
    EditionsInForce* m_editions = nullptr;
    ThingLink* m_things = nullptr;
    FindBar* m_find = nullptr;
    MeasureTool* m_measure = nullptr;
    AreaTool* m_areaTool = nullptr;
    DrawingLink* m_drawings = nullptr;
    DrawingTool* m_drawingTool = nullptr;
    CellLink* m_drawnCells = nullptr;
    CellTool* m_cellTool = nullptr;
    FaultLink* m_faults = nullptr;
    FigureLink* m_figures = nullptr;
    ReachLink* m_reach = nullptr;
    ReplayLink* m_replay = nullptr;
    TrackLink* m_tracks = nullptr;
    CasePage* m_page = nullptr;
    IntakeForm* m_intake = nullptr;
    SignInCurtain* m_curtain = nullptr;
    PaperCounter* m_papers = nullptr;
    QDockWidget* m_casesDock = nullptr;
    QDockWidget* m_teamsDock = nullptr;
    QDockWidget* m_mapDock = nullptr;
    QDockWidget* m_pageDock = nullptr;
    QDockWidget* m_intakeDock = nullptr;
    QLabel* m_store = nullptr;
    ClockGuard* m_clockGuard = nullptr;
    ConflictList* m_conflictList = nullptr;
    ConflictLight* m_conflictLight = nullptr;
    SyncLight* m_syncLight = nullptr;
    QLabel* m_opening = nullptr;
    QLabel* m_operator = nullptr;
    QLabel* m_journal = nullptr;
    QLabel* m_renderer = nullptr;
    QLabel* m_clock = nullptr;
    QMenu* m_paperMenu = nullptr;
    QPointer<KeysPage> m_keys;
    QPointer<AroundPage> m_around;
    QPointer<AreaPage> m_area;
    QPointer<FaultPage> m_faultPage;
    QPointer<ComponentPage> m_componentPage;
    QPointer<TrackPage> m_trackPage;
    QPointer<TrackImportDialog> m_trackImport;
    QPointer<DrawingPage> m_drawingPage;
    QPointer<DrawingForm> m_drawingForm;
    QPointer<CellPage> m_cellPage;
    QPointer<CellForm> m_cellForm;
    QPointer<NoteDialog> m_note;
    QPointer<ImportDialog> m_import;
    QPointer<InventoryDialog> m_inventory;
    QPointer<RuleDialog> m_rules;
    QPointer<EvaluationPage> m_evaluation;
    QPointer<ConsolesPage> m_consoles;
    QPointer<ConflictsPage> m_conflicts;
    QPointer<BackupsPage> m_backups;
    QPointer<TroublePage> m_trouble;
};

} // namespace fengsui::ui
