#pragma once

#include "backstage/answer.h"
#include "component/component.h"
#include "look/wording.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace fengsui::ui {

class FormRows;
class SearchField;
class Watch;

/// Where a call is written down while it lasts (接报). Shows open cases that could be the same matter as soon as they
/// can be found, and joins the report to one of them on a key. Never blocks the rest of the window.
class IntakeForm : public QWidget {
    Q_OBJECT
public:
    explicit IntakeForm(Watch& watch, QWidget* parent = nullptr);

    /// Ready for the next call: everything empty, the clock taken, the cursor in the first field.
    void begin();
    /// The cursor goes where the next call begins.
    void focusFirst();
    /// The cursor goes to what is still to be answered.
    void focusNext();
    /// A place was shown on the map.
    void setPoint(GeoPoint point);
    /// It is about this component: its place, and what is not written yet of its address and class.
    void setComponent(const Component& component);
    bool isEmpty() const;
    /// The report as it stands in the fields.
    IncomingReport report() const;
    FormRows* rows() const { return m_rows; }
    int countDuplicates() const;

    void takeIn();
    void joinChosen();

Q_SIGNALS:
    /// The report stands in the journal.
    void taken(fengsui::IncidentId id, const QString& number, bool isJoined);
    /// The operator wants to look at a candidate.
    void candidateChosen(fengsui::IncidentId id);

private:
    void buildFields();
    void buildDuplicates();
    void fillChoices();
    void chooseWorkflow(const QString& id);
    void proposeWorkflow();
    void showPlace();
    void lookForDuplicates();
    void showDuplicates(const std::vector<DuplicateCandidate>& found);
    bool checkFields(const IncomingReport& report);
    void finish(const Answer<Taken>& answer);
    void setBusy(bool isBusy);

    Watch& m_watch;
    Wording* m_wording;
    FormRows* m_rows;
    QComboBox* m_workflow;
    QComboBox* m_source;
    QComboBox* m_appeal;
    QLineEdit* m_callerName;
    QLineEdit* m_callerPhone;
    QLineEdit* m_callerAddress;
    SearchField* m_type;
    QLineEdit* m_title;
    QPlainTextEdit* m_text;
    QLineEdit* m_address;
    QLineEdit* m_place;
    QLineEdit* m_happenedAt;
    QCheckBox* m_isUrgent;
    QLabel* m_duplicatesTitle;
    QListWidget* m_duplicates;
    QLabel* m_said;
    QPushButton* m_take;
    QPushButton* m_join;
    QPushButton* m_clear;
    std::optional<GeoPoint> m_point;
    std::optional<Component> m_component;
    std::vector<DuplicateCandidate> m_found;
    QTimer m_pause; ///< between the last key and the search for duplicates
    quint64 m_search = 0; ///< only the answer to the last question is shown
    Instant m_begunAt;
    bool m_isBusy = false;
};

} // namespace fengsui::ui
