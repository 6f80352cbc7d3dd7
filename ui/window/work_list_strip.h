#pragma once

#include "base/id.h"
#include "look/wording.h"
#include "workflow/work_list.h"

#include <QWidget>

#include <map>
#include <optional>
#include <vector>

class QAction;
class QToolButton;

namespace fengsui::ui {

class Watch;

/// What a list is called: "Due soon".
QString nameOf(workflow::WorkList list);

/// The work lists of whoever is signed in, side by side, each with a mark, its name and how many cases stand in it; one
/// of them is chosen. What each person chose last comes back with that person, as long as the program runs.
class WorkListStrip : public QWidget {
    Q_OBJECT
public:
    explicit WorkListStrip(Watch& watch, QWidget* parent = nullptr);

    /// None: all open cases.
    void choose(std::optional<workflow::WorkList> list);
    std::optional<workflow::WorkList> chosen() const;
    /// One for each list, the last for all open cases; with their keys, for the menus.
    std::vector<QAction*> actions() const;
    /// As a person reads it: "!! Overdue 3".
    QString textOf(std::optional<workflow::WorkList> list) const;

Q_SIGNALS:
    void listChosen();

private:
    struct Choice {
        std::optional<workflow::WorkList> list;
        QAction* action;
        QToolButton* button;
    };
    void showCounts();
    void followSession();

    Watch& m_watch;
    Wording* m_wording;
    std::vector<Choice> m_choices;
    std::map<OperatorId, std::optional<workflow::WorkList>> m_remembered;
};

} // namespace fengsui::ui
