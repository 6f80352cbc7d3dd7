#pragma once

#include "base/id.h"
#include "look/wording.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTableView;

namespace fengsui::ui {

class Watch;

/// The open cases: a line to search by number, title or address, the figures, and the list.
class CasePane : public QWidget {
    Q_OBJECT
public:
    explicit CasePane(Watch& watch, QWidget* parent = nullptr);

    /// Emits nothing when it is chosen already.
    void select(IncidentId id);
    IncidentId selected() const;
    QTableView* view() const { return m_view; }
    QLineEdit* search() const { return m_search; }

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
    QTableView* m_view;
    bool m_isLeaving = false; ///< the chosen case is being taken out of the list
};

} // namespace fengsui::ui
