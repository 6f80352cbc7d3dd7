#pragma once

#include "look/wording.h"
#include "rules/sheet_table.h"
#include "team/team.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;

namespace fengsui::ui {

class Watch;

/// Units and teams as a table: changed rows are said anew, new ones are formed. A team that is no more is dissolved:
/// old cases go on naming it, so that its row goes, and not the team.
class TeamPage : public QWidget {
    Q_OBJECT
public:
    explicit TeamPage(Watch& watch, QWidget* parent = nullptr);

    SheetTable& table() { return *m_table; }
    void save();
    QLineEdit* reason() const { return m_reason; }
    /// The team of the chosen row, for the reason that stands in the field.
    void dissolve();
    QString said() const;

Q_SIGNALS:
    void adopted(const QString& sentence);

private:
    void read();
    void importTable(const QString& file);
    void exportTable(const QString& file);
    void say(const QString& sentence, bool isProblem);
    void enable();

    Watch& m_watch;
    Wording* m_wording;
    SheetTable* m_table;
    QLabel* m_said;
    QPushButton* m_save;
    QPushButton* m_discard;
    QLabel* m_reasonLabel;
    QLineEdit* m_reason;
    QPushButton* m_dissolve;
    std::vector<Team> m_teams; ///< as they are known, in the order of the rows
    bool m_isBusy = false;
};

} // namespace fengsui::ui
