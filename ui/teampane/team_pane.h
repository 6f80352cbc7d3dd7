#pragma once

#include "look/wording.h"
#include "team/team.h"

#include <QWidget>

#include <array>

class QAction;
class QLabel;
class QTableView;
class QToolButton;

namespace fengsui::ui {

class Watch;

/// The teams and their status, changed by a key each (Alt+1 … Alt+7).
class TeamPane : public QWidget {
    Q_OBJECT
public:
    explicit TeamPane(Watch& watch, QWidget* parent = nullptr);

    void select(TeamId id);
    TeamId selected() const;
    QTableView* view() const { return m_view; }
    /// One for each status, for the menu and the list of keys.
    const std::array<QAction*, allTeamStatuses.size()>& statusActions() const { return m_actions; }

Q_SIGNALS:
    void teamChosen(fengsui::TeamId id);
    void said(const QString& sentence, bool isProblem);

private:
    void changeStatus(TeamStatus status);
    void showFigures();

    Watch& m_watch;
    Wording* m_wording;
    QLabel* m_figures;
    QTableView* m_view;
    QToolButton* m_button;
    std::array<QAction*, allTeamStatuses.size()> m_actions {};
};

} // namespace fengsui::ui
