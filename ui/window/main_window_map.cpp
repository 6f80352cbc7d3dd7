#include "window/main_window.h"

#include "casepage/case_page.h"
#include "cells/cell_form.h"
#include "cells/cell_link.h"
#include "cells/cell_page.h"
#include "cells/cell_tool.h"
#include "drawings/drawing_form.h"
#include "drawings/drawing_link.h"
#include "drawings/drawing_page.h"
#include "drawings/drawing_tool.h"
#include "drawings/drawing_words.h"
#include "enquiry/asked_ground.h"
#include "faults/fault_link.h"
#include "figures/figure_link.h"
#include "grid/grid_directory.h"
#include "intake/intake_form.h"
#include "look/language.h"
#include "map/map_layers.h"
#include "map/map_pane.h"
#include "places/area_page.h"
#include "places/area_tool.h"
#include "places/around_page.h"
#include "places/camera_player.h"
#include "places/copy_menu.h"
#include "places/find_bar.h"
#include "places/inventory_dialog.h"
#include "places/measure_tool.h"
#include "places/reach_link.h"
#include "places/thing_link.h"
#include "replay/replay_link.h"
#include "teampane/team_pane.h"
#include "tracks/track_link.h"
#include "watch/watch.h"
#include "window/map_link.h"
#include "window/map_sheet_dialog.h"
#include "window/mode_banner.h"
#include "window/paper_counter.h"
#include "window/paper_dialog.h"

#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QInputDialog>
#include <QMenu>
#include <QPrintDialog>
#include <QPrinter>
#include <QSettings>

namespace fengsui::ui {

namespace {
constexpr double streetZoom = 15, thingZoom = 17.5; // at least so near to what was looked for
}

void MainWindow::connectMap()
{
    connect(m_map, &MapPane::incidentChosen, this, [this](const QByteArray& bytes) {
        if (m_replay->isPast())
            return; // its page would show what it is now
        if (const auto id = IncidentId::fromBytes({ bytes.constData(), static_cast<std::size_t>(bytes.size()) }))
            chooseCase(*id);
    });
    connect(m_map, &MapPane::teamChosen, this, [this](const QByteArray& bytes) {
        if (m_replay->isPast())
            return;
        if (const auto id = TeamId::fromBytes({ bytes.constData(), static_cast<std::size_t>(bytes.size()) }))
            m_teams->select(*id);
    });
    // What stands there is named first; a free place is where something happened.
    connect(m_map, &MapPane::placeClicked, m_things, &ThingLink::look);
    connect(m_things, &ThingLink::placeFree, this, &MainWindow::beginReportAt);
    connect(m_things, &ThingLink::reportWanted, this, &MainWindow::beginReportOf);
    connect(m_things, &ThingLink::historyWanted, this,
        [this](const Component& component) { openComponent(component.code, component); });
    connect(m_faults, &FaultLink::said, m_banner, &ModeBanner::say);
    m_things->addSource([this](Degrees at) { return m_tracks->thingAt(at); });
    connect(m_tracks, &TrackLink::said, m_banner, &ModeBanner::say);
    connect(m_replay, &ReplayLink::changed, m_tracks, &TrackLink::hold);
    connect(m_replay, &ReplayLink::changed, m_things, &ThingLink::putAway);
    connect(m_things, &ThingLink::said, m_banner, &ModeBanner::say);
    connect(m_find, &FindBar::chosen, this, &MainWindow::goTo);
    connect(m_find, &FindBar::said, m_banner, &ModeBanner::say);
    connect(m_areaTool, &AreaTool::closed, this, [this](const AskedGround& ground) { openArea(ground, {}); });
    connect(m_drawingTool, &DrawingTool::ready, this, &MainWindow::openDrawingForm);
    connect(m_cellTool, &CellTool::ready, this, &MainWindow::openCellForm);
    connect(m_map, &MapPane::menuWanted, this, &MainWindow::openPlaceMenu);
    connect(m_reach, &ReachLink::said, m_banner, &ModeBanner::say);
    connect(m_replay, &ReplayLink::changed, m_figures, &FigureLink::hold);
    connect(m_figures, &FigureLink::said, m_banner, &ModeBanner::say);
}

void MainWindow::beginReportAt(double longitude, double latitude)
{
    const auto point = GeoPoint::fromDegrees(longitude, latitude);
    if (!point)
        return;
    m_map->markPlace(longitude, latitude);
    m_intake->setPoint(*point);
    m_intakeDock->show();
    m_intakeDock->raise();
    m_intake->focusNext();
}

// A case or team is chosen as by a click; of everything else the place is marked.
void MainWindow::goTo(const Hit& hit)
{
    m_mapDock->show();
    m_mapDock->raise();
    if (hit.box)
        return m_map->goTo(*hit.box);
    m_map->goTo(hit.at.longitude, hit.at.latitude, hit.pin ? streetZoom : thingZoom);
    if (hit.pin) {
        const std::string_view bytes(hit.pin->id.constData(), std::size_t(hit.pin->id.size()));
        m_map->select(hit.pin->kind, hit.pin->id);
        if (hit.pin->kind == PinKind::Team) {
            if (const auto id = TeamId::fromBytes(bytes))
                m_teams->select(*id);
        } else if (const auto id = IncidentId::fromBytes(bytes)) {
            chooseCase(*id);
        }
        return;
    }
    m_map->markPlace(hit.at.longitude, hit.at.latitude);
    if (hit.component)
        m_things->tell(*hit.component);
    if (hit.facility)
        m_things->tell(*hit.facility);
}

void MainWindow::openAround(const QString& words, double longitude, double latitude)
{
    const auto point = GeoPoint::fromDegrees(longitude, latitude);
    if (!point)
        return;
    if (!m_around) {
        m_around = new AroundPage(m_watch, *m_map, *m_room, this);
        m_around->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_around, &AroundPage::chosen, this, &MainWindow::goTo);
        connect(m_around, &AroundPage::said, m_banner, &ModeBanner::say);
        connect(m_around, &AroundPage::paperWanted, this, &MainWindow::openAroundPaper);
    }
    m_around->lookAround(words, *point);
    m_around->show();
    m_around->activateWindow();
    m_around->table().setFocus();
}

AroundPage* MainWindow::aroundPage() const
{
    return m_around;
}

void MainWindow::openAroundPaper()
{
    const report::Around around = m_around->around();
    const std::vector<report::NearThing> things = m_around->things();
    auto* dialog = new PaperDialog([] { return tr("What is near"); }, QStringLiteral("near.pdf"), this);
    connect(dialog, &PaperDialog::pdfWanted, this,
        [this, around, things](const QString& pdf) { m_papers->writeAround(around, things, pdf); });
    connect(dialog, &PaperDialog::printWanted, this, [this, around, things] {
        printOn([this, around, things](
                    std::shared_ptr<QPrinter> printer) { m_papers->printAround(around, things, std::move(printer)); });
    });
    dialog->show();
}

AreaPage* MainWindow::areaPage() const
{
    return m_area;
}

void MainWindow::drawArea()
{
    endTools();
    m_mapDock->show();
    m_mapDock->raise();
    m_areaTool->begin();
}

void MainWindow::endTools()
{
    if (m_area)
        m_area->close();
    if (m_drawingForm)
        m_drawingForm->close();
    if (m_cellForm)
        m_cellForm->close();
    m_reach->clear(); // Esc is the tool's now
    m_measure->end();
    m_areaTool->end();
    m_drawingTool->end();
    m_cellTool->end();
}

DrawingPage* MainWindow::drawingPage() const
{
    return m_drawingPage;
}

DrawingForm* MainWindow::drawingForm() const
{
    return m_drawingForm;
}

void MainWindow::openDrawings()
{
    if (!m_drawingPage) {
        m_drawingPage = new DrawingPage(m_watch, *m_drawings, this);
        m_drawingPage->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_drawingPage, &DrawingPage::said, m_banner, &ModeBanner::say);
        const auto begin = [this] {
            m_drawingPage->close();
            endTools();
            m_mapDock->show();
            m_mapDock->raise();
        };
        connect(m_drawingPage, &DrawingPage::newWanted, this, [this, begin](DrawnShape shape) {
            begin();
            m_drawingTool->draw(shape);
        });
        connect(m_drawingPage, &DrawingPage::changeWanted, this, [this, begin](const Drawing& drawing) {
            const Drawing kept = drawing; // the page, which has it, closes
            begin();
            showDrawing(kept);
            m_drawingTool->edit(kept);
        });
        connect(m_drawingPage, &DrawingPage::chosen, this, &MainWindow::showDrawing);
        connect(m_drawingPage, &DrawingPage::insideWanted, this, [this, begin](const Drawing& drawing) {
            const Drawing kept = drawing; // the page, which has it, closes
            begin();
            showDrawing(kept);
            const auto ground = AskedGround::inside(kept.outline());
            if (!ground) // as another console may have filed it
                return m_banner->say(sentence(ground.refusal()), true);
            m_areaTool->showClosed(kept.corners);
            openArea(*ground, titleOf(kept));
        });
    }
    m_drawingPage->show();
    m_drawingPage->activateWindow();
    m_drawingPage->table().setFocus();
}

void MainWindow::showDrawing(const Drawing& drawing)
{
    m_mapDock->show();
    m_mapDock->raise();
    m_map->layers().setShown(DrawingLink::layer(), true); // it would not be seen otherwise
    WorldBox box;
    for (const GeoPoint at : drawing.corners)
        box.take(toWorld({ at.longitude(), at.latitude() }));
    if (box.isEmpty()) {
        const GeoPoint at = drawing.middle();
        return m_map->goTo(at.longitude(), at.latitude(), streetZoom);
    }
    m_map->goTo(box);
}

void MainWindow::openDrawingForm()
{
    auto* form = new DrawingForm(m_watch, m_drawingTool->drawing(), m_page->shown(), this);
    m_drawingForm = form;
    connect(form, &DrawingForm::filed, this, [this](const QString& sentence) { m_banner->say(sentence, false); });
    connect(form, &QDialog::accepted, m_drawingTool, [this] { m_drawingTool->end(); });
    connect(form, &QDialog::rejected, m_drawingTool, [this, form] { m_drawingTool->goOn(form->drawing()); });
    form->show();
    form->activateWindow();
}

// The border stays on the map as long as the list is open.
void MainWindow::openArea(const AskedGround& ground, const QString& name)
{
    if (!m_area) {
        m_area = new AreaPage(m_watch, *m_room, this);
        m_area->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_area, &AreaPage::chosen, this, &MainWindow::goTo);
        connect(m_area, &AreaPage::said, m_banner, &ModeBanner::say);
        connect(m_area, &AreaPage::paperWanted, this, &MainWindow::openAreaPaper);
        connect(m_area, &QDialog::finished, m_areaTool, [this] {
            if (m_areaTool->isClosed())
                m_areaTool->end();
        });
        connect(m_area, &AreaPage::changeWanted, this, [this] {
            m_areaTool->change();
            m_area->close();
        });
    }
    m_area->lookInside(ground, name);
    m_area->show();
    m_area->activateWindow();
    m_area->table().setFocus();
}

void MainWindow::printOn(std::function<void(std::shared_ptr<QPrinter>)> paint)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto* ask = new QPrintDialog(printer.get(), this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    connect(ask, qOverload<>(&QDialog::accepted), this, [printer, paint = std::move(paint)] { paint(printer); });
    ask->open();
}

void MainWindow::openAreaPaper()
{
    if (!m_area->isThere())
        return m_banner->say(tr("The area is still being looked through; print it when the list is there."), true);
    const report::AreaFound found = m_area->found();
    auto* dialog = new PaperDialog([] { return tr("What is in the area"); }, QStringLiteral("area.pdf"), this);
    connect(
        dialog, &PaperDialog::pdfWanted, this, [this, found](const QString& pdf) { m_papers->writeArea(found, pdf); });
    connect(dialog, &PaperDialog::printWanted, this, [this, found] {
        printOn([this, found](std::shared_ptr<QPrinter> printer) { m_papers->printArea(found, std::move(printer)); });
    });
    dialog->show();
}

void MainWindow::openPlaceMenu(double longitude, double latitude, const QPoint& onScreen)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString words = QStringLiteral("%1, %2").arg(longitude, 0, 'f', 5).arg(latitude, 0, 'f', 5);
    connect(menu->addAction(tr("&Report here")), &QAction::triggered, this,
        [this, longitude, latitude] { beginReportAt(longitude, latitude); });
    connect(menu->addAction(tr("What is &near here…")), &QAction::triggered, this,
        [this, words, longitude, latitude] { openAround(words, longitude, latitude); });
    connect(menu->addAction(tr("What can be reac&hed from here")), &QAction::triggered, this,
        [this, words, longitude, latitude] {
            if (const auto point = GeoPoint::fromDegrees(longitude, latitude))
                m_reach->show(words, *point, m_drawings->drawings());
        });
    connect(menu->addAction(tr("Draw an &area…")), &QAction::triggered, this, &MainWindow::drawArea);
    if (const auto point = GeoPoint::fromDegrees(longitude, latitude); const auto grid = m_watch.access().grid)
        if (const Cell* cell = point ? grid->cellAt(*point) : nullptr; cell && !cell->outline.empty())
            connect(menu->addAction(tr("What is in this &cell…")), &QAction::triggered, this,
                [this, cell, grid, title = m_watch.placeTitle(cell->code)] {
                    if (const auto ground = AskedGround::inside(cell->outline)) {
                        endTools();
                        m_areaTool->showClosed(cell->outline.front().outer);
                        openArea(*ground, title);
                    }
                });
    menu->addSeparator();
    addCopies(*menu, { longitude, latitude });
    menu->popup(onScreen);
}

void MainWindow::buildMapMenu(QMenu& menu)
{
    add(
        menu, QStringLiteral("findOnMap"), [] { return tr("&Find on the map"); }, Qt::CTRL | Qt::Key_F, Needs::Operator,
        [this] {
            m_mapDock->show();
            m_mapDock->raise();
            m_find->open();
        });
    add(
        menu, QStringLiteral("around"), [] { return tr("All within 5 &km…"); }, Qt::CTRL | Qt::Key_G, Needs::Operator,
        [this] {
            const MapPane::Subject subject = m_map->subject();
            openAround(subject.words, subject.at.longitude, subject.at.latitude);
        });
    add(
        menu, QStringLiteral("reach"), [] { return tr("Reached in 5, 10 and 15 m&inutes"); },
        Qt::CTRL | Qt::SHIFT | Qt::Key_E, Needs::Operator,
        [this] {
            m_mapDock->show();
            m_mapDock->raise();
            endTools();
            const MapPane::Subject subject = m_map->subject();
            if (const auto point = GeoPoint::fromDegrees(subject.at.longitude, subject.at.latitude))
                m_reach->show(subject.words, *point, m_drawings->drawings());
        });
    add(
        menu, QStringLiteral("copyPlace"), [] { return tr("&Copy the coordinates…"); },
        Qt::CTRL | Qt::SHIFT | Qt::Key_C, Needs::Operator,
        [this] {
            const MapPane::Subject subject = m_map->subject();
            openPlaceMenu(subject.at.longitude, subject.at.latitude,
                m_map->canvas().mapToGlobal(m_map->canvas().rect().center()));
        });
    add(
        menu, QStringLiteral("measure"), [] { return tr("&Measure"); }, Qt::CTRL | Qt::Key_M, Needs::Operator,
        [this] {
            m_mapDock->show();
            m_mapDock->raise();
            endTools();
            m_measure->begin();
        });
    add(
        menu, QStringLiteral("printMap"), [] { return tr("P&rint the map…"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_P,
        Needs::Operator,
        [this] {
            auto* dialog = new MapSheetDialog(m_watch, *m_map, m_with.language.isChinese(), this);
            connect(dialog, &MapSheetDialog::said, m_banner, &ModeBanner::say);
            dialog->show();
        });
    add(
        menu, QStringLiteral("drawings"), [] { return tr("&Drawings…"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_M,
        Needs::Operator, [this] { openDrawings(); });
    add(
        menu, QStringLiteral("cells"), [] { return tr("Draw grid ce&lls…"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_W,
        Needs::Administrator, [this] { openCells(); });
    add(
        menu, QStringLiteral("faults"), [] { return tr("&Broken components…"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_B,
        Needs::Operator, [this] { openFaults(); });
    add(
        menu, QStringLiteral("area"), [] { return tr("What is in an &area…"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_G,
        Needs::Operator, [this] { drawArea(); });
    add(
        menu, QStringLiteral("figures"), [] { return tr("Colour areas by a fi&gure…"); },
        Qt::CTRL | Qt::SHIFT | Qt::Key_F, Needs::Operator,
        [this] {
            m_mapDock->show();
            m_mapDock->raise();
            m_map->openLayers();
            m_figures->choice().themes().setFocus(Qt::ShortcutFocusReason);
        });
    add(
        menu, QStringLiteral("replay"), [] { return tr("Replay the pas&t…"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_R,
        Needs::Operator,
        [this] {
            m_mapDock->show();
            m_mapDock->raise();
            endTools();
            m_replay->open();
        });
    add(
        menu, QStringLiteral("tracks"), [] { return tr("Tracks &of teams…"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_K,
        Needs::Operator, [this] { openTracks(); });
    add(
        menu, QStringLiteral("inventory"), [] { return tr("Take components &in…"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_I,
        Needs::Administrator, [this] { openInventory(); });
    add(
        menu, QStringLiteral("player"), [] { return tr("&Player for cameras…"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_V,
        Needs::Administrator, [this] { askPlayer(); });
    QAction* network = add(
        menu, QStringLiteral("networkMaps"), [] { return tr("Maps from the &network"); },
        Qt::CTRL | Qt::SHIFT | Qt::Key_N, Needs::Administrator,
        [this] {
            const bool isWanted = findChild<QAction*>(QStringLiteral("networkMaps"))->isChecked();
            Q_EMIT networkMapsWanted(isWanted);
            say(isWanted
                    ? tr("Maps are fetched from the network: who serves them learns which places are looked at here.")
                    : tr("Nothing is fetched from the network."),
                false);
        });
    network->setCheckable(true);
}

InventoryDialog* MainWindow::inventoryDialog() const
{
    return m_inventory;
}

void MainWindow::openInventory()
{
    if (!m_with.inventories.look)
        return;
    if (!m_inventory) {
        m_inventory = new InventoryDialog(m_watch, m_with.inventories, this);
        connect(m_inventory, &InventoryDialog::finished, m_banner, &ModeBanner::say);
    }
    m_inventory->show();
    m_inventory->activateWindow();
}

void MainWindow::setNetworkMaps(bool areOn)
{
    findChild<QAction*>(QStringLiteral("networkMaps"))->setChecked(areOn);
}

void MainWindow::say(const QString& sentence, bool isProblem)
{
    m_banner->say(sentence, isProblem);
}

void MainWindow::askPlayer()
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Player for cameras"));
    dialog->setLabelText(tr("The command that shows a camera's picture; %1 stands for its link. Empty: what this "
                            "machine opens such links with."));
    dialog->setTextValue(QSettings().value(camera_player::setting()).toString());
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& line) {
        if (const QString fault = camera_player::faultOf(line); !fault.isEmpty())
            return m_banner->say(fault, true);
        QSettings().setValue(camera_player::setting(), line.trimmed());
        m_banner->say(tr("The player for cameras is kept."), false);
    });
    dialog->open();
}

} // namespace fengsui::ui
