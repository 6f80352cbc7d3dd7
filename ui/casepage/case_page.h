#pragma once

#include "casepage/action_dialog.h"
#include "casepage/case_reading.h"
#include "look/wording.h"
#include "workflow/available.h"

#include <QPointer>
#include <QWidget>

#include <optional>
#include <vector>

class QAction;
class QLabel;
class QPushButton;
class QSplitter;
class QTableView;
class QTextBrowser;

namespace fengsui::ui {

class FlowLayout;

/// One case: what it is, where it stands, what happened, and exactly what this operator may do with it now, each on a
/// key. The keys work here and in every view that was lent to `lendKeysTo`.
class CasePage : public QWidget {
    Q_OBJECT
public:
    explicit CasePage(Watch& watch, QWidget* parent = nullptr);

    void show(IncidentId id);
    void clear();
    IncidentId shown() const { return m_id; }
    /// The case as it was last read; nothing before.
    const std::optional<CaseReading>& reading() const { return m_reading; }
    /// The letters of the actions work in this widget too.
    void lendKeysTo(QWidget* widget) { m_lentTo.push_back(widget); }
    /// What this operator may do with it now.
    const std::vector<workflow::AvailableAction>& offered() const { return m_offered; }
    /// Opens the form of an action that is offered.
    void begin(const std::string& action);
    /// The keyboard goes to the first thing that can be done, or read.
    void focusFirst();
    /// What may be done now, in the order of the page.
    const std::vector<QAction*>& actions() const { return m_actions; }
    ActionDialog* openDialog() const { return m_dialog; }
    TimelineModel& timeline() { return m_timeline; }
    TaskListModel& tasks() { return m_tasks; }
    FilePane& files() { return *m_files; }

Q_SIGNALS:
    void said(const QString& sentence, bool isProblem);
    /// The reading or the actions changed.
    void refreshed();

private:
    void read();
    void readActions();
    void showReading();
    void showActions(std::vector<workflow::AvailableAction> offered);
    void begin(const workflow::AvailableAction& action);

    Watch& m_watch;
    Wording* m_wording;
    IncidentId m_id;
    std::optional<CaseReading> m_reading;
    std::vector<workflow::AvailableAction> m_offered;
    quint64 m_question = 0; ///< only the answer to the last one is shown
    TimelineModel m_timeline;
    TaskListModel m_tasks;
    QLabel* m_title;
    QLabel* m_state;
    QLabel* m_notice;
    PhaseBar* m_bar;
    QWidget* m_buttonRow;
    FlowLayout* m_buttons;
    QSplitter* m_halves;
    QTextBrowser* m_facts;
    QTableView* m_taskLines;
    QTableView* m_lines;
    FilePane* m_files;
    std::vector<QAction*> m_actions;
    std::vector<QWidget*> m_lentTo;
    QPointer<ActionDialog> m_dialog;
};

} // namespace fengsui::ui
