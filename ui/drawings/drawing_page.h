#pragma once

#include "drawing/drawing.h"
#include "look/wording.h"

#include <QDialog>

#include <vector>

class QLabel;
class QPushButton;
class QTableWidget;

namespace fengsui::ui {

class DrawingLink;
class Watch;

/// What is drawn on the map, in a list: to go to, to change, to withdraw, and to draw something new.
class DrawingPage : public QDialog {
    Q_OBJECT
public:
    /// Watch and link outlive it.
    DrawingPage(Watch& watch, DrawingLink& link, QWidget* parent);
    QTableWidget& table() { return *m_table; }
    /// For the reason that a person gave.
    void withdraw(const QString& reason);

Q_SIGNALS:
    void newWanted(fengsui::DrawnShape shape);
    void chosen(const fengsui::Drawing& drawing);
    void changeWanted(const fengsui::Drawing& drawing);
    /// What lies in this area is asked for.
    void insideWanted(const fengsui::Drawing& drawing);
    void said(const QString& sentence, bool isProblem);

private:
    const Drawing* current() const;
    void fill();
    void enableButtons();
    void askWhy();
    void retranslate();

    Watch& m_watch;
    DrawingLink& m_link;
    Wording* m_wording;
    QLabel* m_empty;
    QTableWidget* m_table;
    std::vector<QPushButton*> m_new; ///< one for each shape
    QPushButton* m_goTo;
    QPushButton* m_inside;
    QPushButton* m_change;
    QPushButton* m_withdraw;
    std::vector<Drawing> m_shown;
};

} // namespace fengsui::ui
