#include "window/main_window.h"

#include "map/map_pane.h"
#include "places/thing_link.h"
#include "replay/replay_link.h"
#include "teampane/team_pane.h"
#include "tracks/track_import_dialog.h"
#include "tracks/track_link.h"
#include "tracks/track_page.h"
#include "watch/watch.h"
#include "window/mode_banner.h"

#include <QDockWidget>
#include <QTableWidget>

namespace fengsui::ui {

TrackPage* MainWindow::trackPage() const
{
    return m_trackPage;
}

TrackImportDialog* MainWindow::trackImport() const
{
    return m_trackImport;
}

void MainWindow::openTracks()
{
    if (!m_trackPage) {
        m_trackPage = new TrackPage(m_watch, *m_tracks, this);
        m_trackPage->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_trackPage, &TrackPage::said, m_banner, &ModeBanner::say);
        connect(m_trackPage, &TrackPage::importWanted, this, [this] { openTrackImport({}); });
        connect(m_trackPage, &TrackPage::chosen, this, [this](const TrackSet::Track& track) {
            m_mapDock->show();
            m_mapDock->raise();
            m_things->putAway(); // it would lie over the track
            m_tracks->show(track);
        });
        connect(m_trackPage, &TrackPage::replayWanted, this, [this](Instant from, Instant to) {
            m_trackPage->close();
            m_mapDock->show();
            m_mapDock->raise();
            endTools();
            m_replay->open(from, to);
        });
    }
    m_trackPage->show();
    m_trackPage->activateWindow();
    m_trackPage->table().setFocus();
}

void MainWindow::openTrackImport(const QString& file)
{
    if (!m_watch.session())
        return;
    if (!m_trackImport) {
        m_trackImport = new TrackImportDialog(m_watch, m_teams->selected(), this);
        connect(m_trackImport, &TrackImportDialog::finished, m_banner, &ModeBanner::say);
        connect(m_trackImport, &TrackImportDialog::filed, this, [this](Instant from, Instant to) {
            if (from >= m_tracks->from() && to <= m_tracks->to())
                return; // it is shown as soon as it is read
            m_tracks->choose(m_tracks->midnight(from, 0), m_tracks->midnight(to, 1));
        });
    }
    m_trackImport->show();
    m_trackImport->activateWindow();
    if (!file.isEmpty() && !m_trackImport->isRunning())
        m_trackImport->look(file);
}

} // namespace fengsui::ui
