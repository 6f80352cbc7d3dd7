#pragma once

#include "look/wording.h"

#include <QDialog>

#include <vector>

class QLabel;
class QListWidget;
class QPushButton;

namespace fengsui::ui {

class FlowLayout;

/// When something has happened: short steps for whoever never did it before, each with the button that does it.
class TroublePage : public QDialog {
    Q_OBJECT
public:
    /// What a button of the steps opens.
    enum class Door { Backups, Restore, Consoles, Disagreements };

    explicit TroublePage(QWidget* parent = nullptr);

    QListWidget* occasions() const { return m_occasions; }
    const std::vector<QPushButton*>& buttons() const { return m_buttons; }
    QString steps() const;

Q_SIGNALS:
    void wanted(Door door);

private:
    void putWords();
    void showSteps();

    Wording* m_wording;
    QListWidget* m_occasions;
    QLabel* m_steps;
    FlowLayout* m_flow;
    std::vector<QPushButton*> m_buttons;
};

} // namespace fengsui::ui
