#include "teampane/team_pane.h"

#include "look/tables.h"
#include "look/trade_words.h"
#include "watch/watch.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace fengsui::ui {

TeamPane::TeamPane(Watch& watch, QWidget* parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_figures(new QLabel(this))
    , m_view(new QTableView(this))
    , m_button(new QToolButton(this))
{
    auto* menu = new QMenu(m_button);
    for (std::size_t i = 0; i < m_actions.size(); ++i) {
        const TeamStatus status = allTeamStatuses[i];
        auto* action = new QAction(this);
        action->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i))));
        connect(action, &QAction::triggered, this, [this, status] { changeStatus(status); });
        menu->addAction(action);
        m_actions[i] = action;
        m_wording->say([action, status] { action->setText(tr("Team: %1").arg(nameOf(status))); });
    }
    m_button->setMenu(menu);
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_button->setFocusPolicy(Qt::TabFocus);

    dress(*m_view);
    m_view->setModel(&watch.teams());
    auto* header = m_view->horizontalHeader();
    header->setStretchLastSection(true);
    const auto fit = [this, header] {
        const int letter = fontMetrics().averageCharWidth();
        header->resizeSection(TeamListModel::Status, letter * 17);
        header->resizeSection(TeamListModel::Name, letter * 26);
        header->resizeSection(TeamListModel::Since, letter * 11);
        header->resizeSection(TeamListModel::Work, letter * 22);
        header->resizeSection(TeamListModel::Skills, letter * 18);
    };
    fit();

    auto* top = new QHBoxLayout;
    top->addWidget(m_figures, 1);
    top->addWidget(m_button);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_view);

    m_wording->say([this] {
        m_button->setText(tr("Status ▾"));
        m_button->setAccessibleName(tr("Change the status of the chosen team"));
        m_view->setAccessibleName(tr("Teams"));
        showFigures();
    });
    connect(&watch.teams(), &TeamListModel::contentChanged, this, &TeamPane::showFigures);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        if (const Team* team = m_watch.teams().teamAt(now.row()))
            Q_EMIT teamChosen(team->id);
    });
}

void TeamPane::showFigures()
{
    const TeamListModel& teams = m_watch.teams();
    m_figures->setText(tr("%1 teams · %2 available · %3 on scene")
            .arg(teams.rowCount())
            .arg(teams.countWith(TeamStatus::Available))
            .arg(teams.countWith(TeamStatus::OnScene)));
}

void TeamPane::select(TeamId id)
{
    const int row = m_watch.teams().rowOf(id);
    if (row >= 0 && row != m_view->currentIndex().row())
        m_view->setCurrentIndex(m_watch.teams().index(row, TeamListModel::Name));
}

TeamId TeamPane::selected() const
{
    const Team* team = m_watch.teams().teamAt(m_view->currentIndex().row());
    return team ? team->id : TeamId {};
}

void TeamPane::changeStatus(TeamStatus status)
{
    const Team* team = m_watch.teams().teamAt(m_view->currentIndex().row());
    if (!m_watch.session())
        return;
    if (!team) {
        Q_EMIT said(tr("Choose a team first."), true);
        return;
    }
    const bool keepsWork = status != TeamStatus::Available && status != TeamStatus::OutOfService;
    const TeamStatusAt change { status, m_watch.now(), keepsWork ? team->status.incident : IncidentId {}, {} };
    const QString name = fromUtf8(team->name);
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), id = team->id, change](
            WritingStore& store) -> Result<Receipt> { return store.office().teams.changeStatus(session, id, change); },
        [this, name, status](const Answer<Receipt>& answer) {
            if (answer)
                Q_EMIT said(tr("%1: %2").arg(name, nameOf(status)), false);
            else if (answer.refusal())
                Q_EMIT said(answer.problem(), true);
        });
}

} // namespace fengsui::ui
