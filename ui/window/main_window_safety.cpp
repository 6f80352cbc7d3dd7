#include "window/main_window.h"

#include "safety/backups_page.h"
#include "safety/restore_dialog.h"
#include "safety/trouble_page.h"
#include "watch/watch.h"
#include "window/mode_banner.h"

#include <QCoreApplication>
#include <QProcess>

namespace fengsui::ui {

BackupsPage* MainWindow::backupsPage() const
{
    return m_backups;
}

TroublePage* MainWindow::troublePage() const
{
    return m_trouble;
}

void MainWindow::openBackups()
{
    if (!m_watch.session())
        return;
    if (!m_backups) {
        m_backups = new BackupsPage(m_watch, this);
        connect(m_backups, &BackupsPage::said, m_banner, &ModeBanner::say);
        // a console of its own: this one goes on with the store that it has
        connect(m_backups, &BackupsPage::openWanted, this, [this](const QString& folder) {
            if (!QProcess::startDetached(
                    QCoreApplication::applicationFilePath(), { QStringLiteral("--store"), folder }))
                m_banner->warn(tr("The store %1 can't be opened: the program did not start.").arg(folder));
        });
    }
    m_backups->show();
    m_backups->activateWindow();
}

void MainWindow::openTrouble()
{
    if (!m_watch.session())
        return;
    if (!m_trouble) {
        m_trouble = new TroublePage(this);
        connect(m_trouble, &TroublePage::wanted, this, [this](TroublePage::Door door) {
            switch (door) {
            case TroublePage::Door::Backups:
                return openBackups();
            case TroublePage::Door::Restore:
                openBackups();
                if (m_watch.session()->holds(Role::Administrator))
                    m_backups->openRestore();
                return;
            case TroublePage::Door::Consoles:
                return openConsoles();
            case TroublePage::Door::Disagreements:
                return openConflicts();
            }
        });
    }
    m_trouble->show();
    m_trouble->activateWindow();
}

} // namespace fengsui::ui
