#pragma once

#include "look/wording.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace fengsui::ui {

class SuspectClocks;
class Watch;

/// Consoles whose clock ran more than a day ahead: what they wrote is held, until an administrator says by how much the
/// clock was ahead.
class ClocksDialog : public QDialog {
    Q_OBJECT
public:
    ClocksDialog(Watch& watch, SuspectClocks& clocks, QWidget* parent = nullptr);

    QListWidget* list() const { return m_list; }
    QSpinBox* amount() const { return m_amount; }
    QComboBox* unit() const { return m_unit; }
    QPushButton* correctButton() const { return m_correct; }
    QString said() const;

Q_SIGNALS:
    void corrected(const QString& sentence);

private:
    void putWords();
    void fill();
    void enableButton();
    void correct();

    Watch& m_watch;
    SuspectClocks& m_clocks;
    Wording* m_wording;
    QLabel* m_how;
    QListWidget* m_list;
    QLabel* m_ahead;
    QSpinBox* m_amount;
    QComboBox* m_unit;
    QPushButton* m_correct;
    QPushButton* m_leave;
    QLabel* m_said;
};

} // namespace fengsui::ui
