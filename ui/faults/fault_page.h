#pragma once

#include "faults/fault_link.h"
#include "look/wording.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace fengsui::ui {

/// What is broken or lost now: since when, what, where, whose it is. From here one goes to its place or its history.
class FaultPage : public QDialog {
    Q_OBJECT
public:
    /// Watch and link outlive it.
    FaultPage(Watch& watch, FaultLink& link, QWidget* parent);

    QTableWidget& table() { return *m_table; }
    /// Only those of which a line has these words.
    QLineEdit& words() { return *m_words; }
    const Fault* current() const;

Q_SIGNALS:
    /// Its place is wanted on the map; the inventory has it.
    void chosen(const fengsui::Component& component);
    void historyWanted(fengsui::ComponentCode code);

private:
    void fill();
    void sift();
    void enableButtons();

    Watch& m_watch;
    FaultLink& m_link;
    Wording* m_wording;
    QLabel* m_count;
    QLineEdit* m_words;
    QTableWidget* m_table;
    QPushButton* m_goTo;
    QPushButton* m_history;
    std::vector<Fault> m_shown;
};

} // namespace fengsui::ui
