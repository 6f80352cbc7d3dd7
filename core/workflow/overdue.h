#pragma once

#include "incident/entries.pb.h"
#include "workflow/workflow.h"

#include <vector>

namespace fengsui::workflow {

/// Something that the clock does by itself.
struct DueAction {
    Instant dueAt; ///< when it became due, which may be long ago
    entries::CaseActed acted; ///< in the role "system"
};

/// What has become due by now and has not been done, oldest first. Each carries an id that is derived from the case,
/// its state, what it is about and the due time, so that marks which several consoles made of one thing are one. A desk
/// takes the first, folds it, and asks again: that way a console that was off does exactly what it would have done.
/// - at 80 % of a limit (rules.urgeAtPercent): urge;
/// - at the limit: overdue and ordinary supervision; later the yellow and the red card; supervision is never lowered,
///   and a card that somebody lifted is not shown again;
/// - at the limit or some time after it, as the state says: a level up, with the limit of that level from that moment;
/// - a task unanswered, a request undecided or an instruction unanswered beyond its time: urge;
/// - some days before the end of a suspension: urge; on the date: resume.
std::vector<DueAction> overdueActions(const Workflow& workflow, const Incident& incident, Instant now);
/// The earliest moment after `now` at which overdueActions() may have something new; none when nothing is to come
/// before somebody acts. For desks that don't want to ask for every case every minute.
std::optional<Instant> nextDue(const Workflow& workflow, const Incident& incident, Instant now);

} // namespace fengsui::workflow
