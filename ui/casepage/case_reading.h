#pragma once

#include "casepage/file_pane.h"
#include "casepage/phase_bar.h"
#include "incident/incident.h"
#include "journal/ledgers.h"
#include "lists/task_list_model.h"
#include "lists/timeline_model.h"
#include "person/person.h"

#include <QString>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace fengsui::workflow {
struct Workflow;
}

namespace fengsui::ui {

class Watch;

/// Everything that the case page shows, read in one go behind the window.
struct CaseReading {
    Incident incident;
    IncidentRow row;
    std::map<PersonId, Person> persons;
    std::vector<std::string> joined; ///< numbers of cases that were merged into it
    std::vector<FileLine> files;

    /// `stateOf` looks for a file on the disk; without it none is here.
    static std::optional<CaseReading> of(
        const Ledgers& ledgers, IncidentId id, const std::function<BlobState(const Digest&)>& stateOf = {});
    /// Who called first, of those who gave a name; null when nobody did.
    PersonId caller() const;
};

/// The case in the words of the window.
std::vector<TimelineModel::Line> timelineOf(const CaseReading& reading, const Watch& watch);
std::vector<TaskListModel::Line> tasksOf(const CaseReading& reading, const Watch& watch);
std::vector<PhaseBar::Step> stepsOf(const CaseReading& reading, const Watch& watch);
/// What is known of the matter, as a small table of rich text: type, place, callers (telephone masked), reports, teams.
QString factsOf(const CaseReading& reading, const Watch& watch);
/// An answer given in a form, as people read it.
QString answerText(
    const Watch& watch, const workflow::Workflow* flow, const std::string& field, const std::string& value);

} // namespace fengsui::ui
