#pragma once

#include "base/id.h"
#include "look/wording.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTableView;

namespace fengsui::ui {

class CasePage;
class DecisionBar;
class Watch;
class WorkListStrip;

/// The open cases: a line to search by number, title or address, the figures, the work lists to choose from, the list,
/// and below it the request of the chosen case that waits for a decision.
class CasePane : public QWidget {
    Q_OBJECT
public:
    /// `page` shows the case that is chosen here.
    CasePane(Watch& watch, CasePage& page, QWidget* parent = nullptr);

    /// Emits nothing when it is chosen already.
    void select(IncidentId id);
    IncidentId selected() const;
    QTableView* view() const { return m_view; }
    QLineEdit* search() const { return m_search; }
    WorkListStrip& lists() const { return *m_lists; }
    DecisionBar& decision() const { return *m_decision; }

Q_SIGNALS:
    void caseChosen(fengsui::IncidentId id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showFigures();

    Watch& m_watch;
    Wording* m_wording;
    QLineEdit* m_search;
    QLabel* m_figures;
    WorkListStrip* m_lists;
    QTableView* m_view;
    DecisionBar* m_decision;
    bool m_isLeaving = false; ///< the chosen case is being taken out of the list
};

} // namespace fengsui::ui
