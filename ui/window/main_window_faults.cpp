#include "window/main_window.h"

#include "casepage/case_page.h"
#include "faults/component_page.h"
#include "faults/fault_page.h"
#include "intake/intake_form.h"
#include "map/map_layers.h"
#include "map/map_pane.h"
#include "places/finder.h"
#include "places/thing.h"
#include "window/mode_banner.h"

#include <QDockWidget>

namespace fengsui::ui {

FaultPage* MainWindow::faultPage() const
{
    return m_faultPage;
}

ComponentPage* MainWindow::componentPage() const
{
    return m_componentPage;
}

void MainWindow::openFaults()
{
    if (!m_faultPage) {
        m_faultPage = new FaultPage(m_watch, *m_faults, this);
        m_faultPage->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_faultPage, &FaultPage::chosen, this, [this](const Component& component) {
            m_map->layers().setShown(FaultLink::layer(), true); // it would not be seen otherwise
            Hit hit;
            hit.at = { component.at.longitude(), component.at.latitude() };
            hit.component = component;
            goTo(hit);
        });
        connect(m_faultPage, &FaultPage::historyWanted, this, [this](ComponentCode code) {
            const Fault* fault = m_faultPage->current();
            openComponent(code, fault ? fault->component : std::nullopt);
        });
    }
    m_faultPage->show();
    m_faultPage->activateWindow();
    m_faultPage->table().setFocus();
}

// One at a time: two histories side by side are mistaken for each other.
void MainWindow::openComponent(ComponentCode code, const std::optional<Component>& component)
{
    if (m_componentPage)
        m_componentPage->close();
    m_componentPage = new ComponentPage(m_watch, code, component, m_page->shown(), this);
    connect(m_componentPage, &ComponentPage::said, m_banner, &ModeBanner::say);
    connect(m_componentPage, &ComponentPage::caseChosen, this, &MainWindow::chooseCase);
    m_componentPage->show();
    m_componentPage->activateWindow();
}

void MainWindow::beginReportOf(const Thing& thing)
{
    beginReportAt(thing.at.longitude, thing.at.latitude);
    if (thing.component)
        m_intake->setComponent(*thing.component);
}

} // namespace fengsui::ui
