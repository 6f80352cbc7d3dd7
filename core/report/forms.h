#pragma once

#include "duty/shift_note.h"
#include "incident/incident.h"
#include "incident/incident_ledger.h"
#include "report/document.h"
#include "report/names.h"

#include <span>
#include <vector>

namespace fengsui::report {

/// The work order (工单) of a case with everything that is on record about it: reports, steps, teams, copies.
/// Fields: those of every form and of every case (case_facts.h). Tables: reports, steps, teams, ineffective,
/// files (which whoever prints fills in).
Document incidentReport(const Incident&, const Names&, const Printed&);

/// What the responsible unit takes along (派遣单): what, where, by when, and room for its signature and result.
/// Fields: those of every form and of every case. Tables: units.
Document dispatchSheet(const Incident&, const Names&, const Printed&);

/// A period of duty in one room. What is a drill and what is not are never on the same paper.
struct Shift {
    Instant from;
    Instant to; ///< excluded
    bool isDrill = false;
    std::vector<Team> teams; ///< forces as they stand when it is printed
    std::vector<IncidentRow> open; ///< cases that the next shift takes over
};

/// The shift log (值班日志, in the manner of form ICS 214): who was on duty, what happened, what is handed over. Lines
/// and cases of the other kind (drill or not) are left out and only counted.
/// Fields: those of every form, and from, to, lines, cases, otherLines. Tables: staff, teams, log, handover, open.
Document shiftLog(const Shift&, std::span<const DiaryLine>, const Names&, const Printed&);

} // namespace fengsui::report
