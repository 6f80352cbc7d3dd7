#pragma once

#include "grid/cell_file.h"
#include "look/wording.h"

#include <QDialog>

#include <string>
#include <vector>

class QLabel;
class QPushButton;
class QTableWidget;

namespace fengsui::ui {

class CellLink;
class Watch;

/// The grid cells that were drawn and withdrawn over the edition, in a list: to go to, to change, and to begin with
/// another one.
class CellPage : public QDialog {
    Q_OBJECT
public:
    /// Watch and link outlive it.
    CellPage(Watch& watch, CellLink& link, QWidget* parent);
    QTableWidget& table() { return *m_table; }
    /// There is a draft to go on with, or none any more.
    void lookForDraft();

Q_SIGNALS:
    void newWanted();
    void pickWanted();
    void draftWanted();
    void draftUnwanted();
    void chosen(const std::string& code);
    void changeWanted(const std::string& code);

private:
    const CellWord* current() const;
    void fill();
    void enableButtons();
    void retranslate();

    Watch& m_watch;
    CellLink& m_link;
    Wording* m_wording;
    QLabel* m_empty;
    QTableWidget* m_table;
    QPushButton* m_new;
    QPushButton* m_pick;
    QPushButton* m_goOn;
    QPushButton* m_drop;
    QPushButton* m_goTo;
    QPushButton* m_change;
    std::vector<CellWord> m_shown;
};

} // namespace fengsui::ui
