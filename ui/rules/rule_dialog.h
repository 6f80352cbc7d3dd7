#pragma once

#include "look/wording.h"

#include <QDialog>

class QTabWidget;

namespace fengsui::ui {

class RuleHistory;
class RulePage;
class TeamPage;
class Watch;

/// A county's own rules, for administrators: duty calendar, limits, case types, scores, units and teams, and who
/// changed what.
class RuleDialog : public QDialog {
    Q_OBJECT
public:
    explicit RuleDialog(Watch& watch, QWidget* parent = nullptr);

    QTabWidget& tabs() { return *m_tabs; }
    RulePage& calendar() { return *m_calendar; }
    RulePage& limits() { return *m_limits; }
    RulePage& types() { return *m_types; }
    RulePage& formulas() { return *m_formulas; }
    TeamPage& teams() { return *m_teams; }
    RuleHistory& history() { return *m_history; }

Q_SIGNALS:
    void adopted(const QString& sentence);

private:
    Wording* m_wording;
    QTabWidget* m_tabs;
    RulePage* m_calendar;
    RulePage* m_limits;
    RulePage* m_types;
    RulePage* m_formulas;
    TeamPage* m_teams;
    RuleHistory* m_history;
};

} // namespace fengsui::ui
