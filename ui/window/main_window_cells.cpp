#include "window/main_window.h"

#include "cells/cell_draft.h"
#include "cells/cell_form.h"
#include "cells/cell_link.h"
#include "cells/cell_marks.h"
#include "cells/cell_page.h"
#include "cells/cell_tool.h"
#include "grid/grid_directory.h"
#include "map/map_pane.h"
#include "watch/watch.h"
#include "window/mode_banner.h"

#include <QDockWidget>
#include <QTableWidget>

namespace fengsui::ui {

CellPage* MainWindow::cellPage() const
{
    return m_cellPage;
}

CellForm* MainWindow::cellForm() const
{
    return m_cellForm;
}

void MainWindow::openCells()
{
    if (!m_watch.access().grid)
        return m_banner->say(
            tr("The store has no divisions yet: take them in with \"fengsui-clerk import divisions\"."), true);
    if (!m_cellPage) {
        m_cellPage = new CellPage(m_watch, *m_drawnCells, this);
        m_cellPage->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_cellTool, &CellTool::draftMoved, m_cellPage, &CellPage::lookForDraft);
        const auto begin = [this] {
            m_cellPage->close();
            endTools();
            m_mapDock->show();
            m_mapDock->raise();
        };
        connect(m_cellPage, &CellPage::newWanted, this, [this, begin] {
            begin();
            m_cellTool->drawNew();
        });
        connect(m_cellPage, &CellPage::pickWanted, this, [this, begin] {
            begin();
            m_cellTool->pick();
        });
        connect(m_cellPage, &CellPage::draftWanted, this, [this, begin] {
            const auto draft = keptDraft(m_watch.access().folder);
            if (!draft)
                return;
            begin();
            showOutline({ { draft->corners, {} } });
            m_cellTool->takeUp(*draft);
        });
        connect(m_cellPage, &CellPage::draftUnwanted, this, [this] { m_cellTool->drop(); });
        connect(m_cellPage, &CellPage::chosen, this, [this](const std::string& code) {
            if (const Cell* cell = m_watch.access().grid->cell(code))
                showOutline(cell->outline);
        });
        connect(m_cellPage, &CellPage::changeWanted, this, [this, begin](const std::string& code) {
            const Cell* cell = m_watch.access().grid->cell(code);
            if (!cell)
                return;
            const Cell kept = *cell; // the page, whose words these are, closes
            begin();
            showOutline(kept.outline);
            m_cellTool->change(kept);
        });
    }
    m_cellPage->show();
    m_cellPage->activateWindow();
    m_cellPage->table().setFocus();
}

void MainWindow::showOutline(const Outline& outline)
{
    m_mapDock->show();
    m_mapDock->raise();
    WorldBox box;
    for (const Patch& patch : outline)
        for (const GeoPoint at : patch.outer)
            box.take(toWorld({ at.longitude(), at.latitude() }));
    if (!box.isEmpty())
        m_map->goTo(box);
}

void MainWindow::openCellForm()
{
    auto* form = new CellForm(m_watch, *m_drawnCells, m_cellTool->cell(), m_cellTool->isNew(), this);
    m_cellForm = form;
    connect(form, &CellForm::checked, m_cellTool,
        [this](const std::vector<GeoPoint>& places) { m_cellTool->marks().setPlaces(places); });
    connect(
        form, &CellForm::placeChosen, this, [this](GeoPoint at) { m_map->centreOn(at.longitude(), at.latitude()); });
    connect(form, &CellForm::filed, this, [this](const QString& sentence) { m_banner->say(sentence, false); });
    connect(form, &QDialog::accepted, m_cellTool, [this] { m_cellTool->drop(); });
    connect(form, &QDialog::rejected, m_cellTool, [this, form] { m_cellTool->goOnWith(form->cell()); });
    form->show();
    form->activateWindow();
}

} // namespace fengsui::ui
