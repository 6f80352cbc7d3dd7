#include "window/main_window.h"

#include "intake/intake_form.h"
#include "map/map_pane.h"
#include "places/camera_player.h"
#include "places/thing_link.h"
#include "teampane/team_pane.h"
#include "window/map_link.h"
#include "window/mode_banner.h"

#include <QAction>
#include <QDockWidget>
#include <QInputDialog>
#include <QSettings>

namespace fengsui::ui {

void MainWindow::connectMap()
{
    connect(m_map, &MapPane::incidentChosen, this, [this](const QByteArray& bytes) {
        if (const auto id = IncidentId::fromBytes({ bytes.constData(), static_cast<std::size_t>(bytes.size()) }))
            chooseCase(*id);
    });
    connect(m_map, &MapPane::teamChosen, this, [this](const QByteArray& bytes) {
        if (const auto id = TeamId::fromBytes({ bytes.constData(), static_cast<std::size_t>(bytes.size()) }))
            m_teams->select(*id);
    });
    // What stands there is named first; a free place is where something happened.
    connect(m_map, &MapPane::placeClicked, m_things, &ThingLink::look);
    connect(m_things, &ThingLink::placeFree, this, &MainWindow::beginReportAt);
    connect(m_things, &ThingLink::reportWanted, this, &MainWindow::beginReportAt);
    connect(m_things, &ThingLink::said, m_banner, &ModeBanner::say);
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

void MainWindow::buildMapMenu(QMenu& menu)
{
    add(
        menu, QStringLiteral("player"), [] { return tr("&Player for cameras…"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_V,
        Needs::Administrator, [this] { askPlayer(); });
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
