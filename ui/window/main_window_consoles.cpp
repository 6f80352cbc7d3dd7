#include "window/main_window.h"

#include "conflicts/conflicts_page.h"
#include "consoles/consoles_page.h"
#include "watch/watch.h"
#include "window/mode_banner.h"

#include <QDragEnterEvent>
#include <QMimeData>

namespace fengsui::ui {

namespace {

/// The one file that is carried, or empty.
QString fileOf(const QMimeData* carried)
{
    const QList<QUrl> urls = carried->urls();
    return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

} // namespace

ConsolesPage* MainWindow::consolesPage() const
{
    return m_consoles;
}

void MainWindow::openConsoles()
{
    if (!m_watch.session())
        return;
    if (!m_consoles) {
        m_consoles = new ConsolesPage(m_watch, this);
        connect(m_consoles, &ConsolesPage::said, m_banner, &ModeBanner::say);
    }
    m_consoles->show();
    m_consoles->activateWindow();
}

ConflictsPage* MainWindow::conflictsPage() const
{
    return m_conflicts;
}

void MainWindow::openConflicts()
{
    if (!m_watch.session())
        return;
    if (!m_conflicts) {
        m_conflicts = new ConflictsPage(m_watch, this);
        connect(m_conflicts, &ConflictsPage::said, m_banner, &ModeBanner::say);
        connect(m_conflicts, &ConflictsPage::caseChosen, this, [this](IncidentId id) {
            chooseCase(id);
            activateWindow();
        });
    }
    m_conflicts->show();
    m_conflicts->activateWindow();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_watch.session() && !fileOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

// A track is told by its name. Whether it is a bundle, its first bytes say: a file that is none is refused with the
// reason.
void MainWindow::dropEvent(QDropEvent* event)
{
    const QString file = fileOf(event->mimeData());
    if (file.isEmpty() || !m_watch.session())
        return;
    event->acceptProposedAction();
    if (file.endsWith(QStringLiteral(".gpx"), Qt::CaseInsensitive))
        return openTrackImport(file);
    openConsoles();
    m_consoles->readBundle(file);
}

} // namespace fengsui::ui
