#pragma once

#include "base/id.h"
#include "look/wording.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTabBar;
class QTableView;

namespace fengsui::ui {

class ConflictList;
class ConflictListModel;
class SettleRow;
class Watch;

/// What people did apart from each other while their consoles did not talk: both sides, which holds for now, and what
/// settles it. Those that were settled stand apart.
class ConflictsPage : public QDialog {
    Q_OBJECT
public:
    explicit ConflictsPage(Watch& watch, QWidget* parent = nullptr);

    QTableView* list() const { return m_view; }
    QTabBar* tabs() const { return m_tabs; }
    const ConflictListModel& model() const { return *m_model; }
    SettleRow& settling() { return *m_settle; }
    QPushButton* openButton() const { return m_open; }
    /// Both sides of the chosen one, as they stand on the page.
    QString about() const;

Q_SIGNALS:
    /// The whole case is to be shown.
    void caseChosen(fengsui::IncidentId id);
    void said(const QString& sentence, bool isProblem);

private:
    enum Tab { Open, Settled };
    void putWords();
    void fill();
    void showChosen();
    void openChosen();

    Watch& m_watch;
    Wording* m_wording;
    ConflictList* m_list;
    ConflictListModel* m_model;
    QLabel* m_how;
    QTabBar* m_tabs;
    QTableView* m_view;
    QLabel* m_about;
    SettleRow* m_settle;
    QPushButton* m_open;
};

} // namespace fengsui::ui
