#pragma once

#include "backstage/answer.h"
#include "casepage/answer_editor.h"
#include "look/wording.h"
#include "workflow/available.h"

#include <QDialog>

#include <map>
#include <memory>

class QLabel;
class QPushButton;

namespace fengsui::ui {

class FormRows;

/// The form of one action, made from the workflow's own fields. Does not block the window: a call may come in
/// meanwhile. Stays open, with the reason at the field, until the desk accepts or the operator leaves it.
class ActionDialog : public QDialog {
    Q_OBJECT
public:
    ActionDialog(Watch& watch, workflow::AvailableAction action, const Incident& incident, QWidget* parent = nullptr);

    FormRows* rows() const { return m_rows; }
    IncidentId incident() const { return m_incident; }
    const std::string& action() const { return m_action.id; }
    QPushButton* confirmButton() const { return m_confirm; }
    void confirm();

Q_SIGNALS:
    void acted(const QString& sentence);

private:
    void finish(const Answer<Acted>& answer);
    /// Who could be sent, with and without these roads: worked out behind, told to the fields that ask for a team.
    void propose(const std::shared_ptr<const RoadNetwork>& roads);

    Watch& m_watch;
    workflow::AvailableAction m_action;
    IncidentId m_incident;
    QString m_caseNumber;
    Wording* m_wording;
    QLabel* m_heading;
    FormRows* m_rows;
    QLabel* m_said;
    QPushButton* m_confirm;
    QPushButton* m_leave;
    std::map<std::string, AnswerEditor> m_editors;
};

} // namespace fengsui::ui
