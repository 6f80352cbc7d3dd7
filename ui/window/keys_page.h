#pragma once

#include "look/wording.h"

#include <QDialog>

#include <functional>
#include <vector>

class QAction;
class QTableWidget;

namespace fengsui::ui {

/// Every key of the console on one page (F1): those of the menus, and those that work inside a pane.
class KeysPage : public QDialog {
    Q_OBJECT
public:
    struct Line {
        QString key;
        QString what;
        QString where;
    };
    KeysPage(std::function<std::vector<Line>()> lines, QWidget* parent = nullptr);
    void refresh();
    int countLines() const;

private:
    std::function<std::vector<Line>()> m_lines;
    Wording* m_wording;
    QTableWidget* m_table;
};

} // namespace fengsui::ui
