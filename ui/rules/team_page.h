#pragma once

#include "look/wording.h"
#include "rules/sheet_table.h"
#include "team/team.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace fengsui::ui {

class Watch;

/// Units and teams as a table: changed rows are said anew, new ones are formed. A team is never taken away, because
/// cases name it; one that is no more is set out of service.
class TeamPage : public QWidget {
    Q_OBJECT
public:
    explicit TeamPage(Watch& watch, QWidget* parent = nullptr);

    SheetTable& table() { return *m_table; }
    void save();
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
    std::vector<Team> m_teams; ///< as they are known, in the order of the rows
    bool m_isBusy = false;
};

} // namespace fengsui::ui
