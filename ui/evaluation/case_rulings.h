#pragma once

#include "evaluation/evaluate.h"
#include "look/wording.h"

#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;
class QTabWidget;

namespace fengsui::ui {

class Watch;

/// The cases behind a figure, the appeals that wait, and what is left out; and what may be said about each: leave it
/// out, take it in again, appeal (申诉), decide the appeal. What the desk refuses is said here, beside the reason.
class CaseRulings : public QWidget {
    Q_OBJECT
public:
    explicit CaseRulings(Watch& watch, QWidget* parent = nullptr);

    QTabWidget* tabs() const { return m_tabs; }
    QTableWidget* cases() const { return m_cases; }
    QTableWidget* appeals() const { return m_appeals; }
    QTableWidget* leftOut() const { return m_leftOut; }
    QLineEdit* reason() const { return m_reason; }
    /// "exclude", "appeal", "uphold", "dismiss", "readmit".
    QPushButton* button(const QString& name) const;
    QString said() const;

    void showCases(const std::vector<CountedCase>& cases, const QString& about);
    /// Reads the appeals and what is left out.
    void refresh();

Q_SIGNALS:
    void caseChosen(fengsui::IncidentId id);
    /// Something counts now that did not, or the other way round.
    void ruled();

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum class Ruling { Exclude, Appeal, Readmit, Uphold, Dismiss };
    /// One of the three tables, and the cases in its rows.
    struct Page {
        QTableWidget* table;
        std::vector<IncidentId> ids;
    };
    QPushButton* addRuling(const QString& name, Ruling ruling);
    void setRows(Page& page, const std::vector<std::pair<IncidentId, QStringList>>& rows);
    void rule(Ruling ruling);
    /// Asked for its words now, and again when the language changes.
    void say(std::function<QString()> sentence);
    static QString outcomeOf(Ruling ruling);
    void nameTabs();
    void enable();
    IncidentId chosen() const;

    Watch& m_watch;
    Wording* m_wording;
    QTabWidget* m_tabs;
    QTableWidget* m_cases;
    QTableWidget* m_appeals;
    QTableWidget* m_leftOut;
    QLabel* m_about;
    QLabel* m_reasonLabel;
    QLineEdit* m_reason;
    QLabel* m_said;
    std::function<QString()> m_sentence; ///< what stands there
    std::vector<std::pair<Ruling, QPushButton*>> m_buttons;
    std::vector<Page> m_pages; ///< in the order of the tabs
    bool m_isBusy = false;
};

} // namespace fengsui::ui
