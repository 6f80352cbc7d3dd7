#pragma once

#include "component/component_ledger.h"
#include "incident/incident_ledger.h"
#include "look/wording.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace fengsui::ui {

class FormRows;
class Watch;

/// One component's life: in what state it was when, and which cases were about it. Its state now is noted here.
class ComponentPage : public QDialog {
    Q_OBJECT
public:
    /// `component` may be missing: what the inventory doesn't have may be noted too. `onPage` is the case that a note
    /// may belong to, or null. The watch outlives it.
    ComponentPage(
        Watch& watch, ComponentCode code, std::optional<Component> component, IncidentId onPage, QWidget* parent);

    ComponentCode code() const { return m_code; }
    QTableWidget& table() { return *m_table; }
    QComboBox& state() { return *m_state; }
    QLineEdit& at() { return *m_at; }
    QLineEdit& note() { return *m_note; }
    FormRows& rows() { return *m_rows; }
    /// What stands in the fields goes into the journal.
    void file();

Q_SIGNALS:
    void caseChosen(fengsui::IncidentId id);
    void said(const QString& sentence, bool isProblem);

private:
    struct Life {
        std::vector<ComponentChange> changes;
        std::vector<IncidentRow> cases;
    };
    void read();
    void fill();
    void showPresent();

    Watch& m_watch;
    const ComponentCode m_code;
    const std::optional<Component> m_component;
    const IncidentId m_case;
    Wording* m_wording;
    QLabel* m_present;
    QTableWidget* m_table;
    FormRows* m_rows;
    QComboBox* m_state;
    QLineEdit* m_at;
    QLineEdit* m_note;
    QCheckBox* m_ofCase;
    QPushButton* m_file;
    QPushButton* m_leave;
    Life m_life;
    bool m_isRead = false;
    std::vector<IncidentId> m_caseOfRow;
};

} // namespace fengsui::ui
