#pragma once

#include "base/id.h"
#include "base/instant.h"
#include "base/last_word.h"
#include "base/stamp.h"
#include "incident/report.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fengsui {

/// What a further party asked for and has not been decided.
enum class PendingRequest : std::uint8_t { None, Extension, Return, Suspension, Void };
enum class Supervision : std::uint8_t { None, Ordinary, Yellow, Red };
/// How a case ended. Of workflows whose cases have an outcome, succeeded is that it was reached (an agreement, a true
/// lead) and failed that it was not, though all was done; closed is said where there is nothing to tell apart.
enum class CaseEnd : std::uint8_t { None, Closed, Succeeded, Failed, Rejected, Voided, Merged, Transferred };

/// The words that stand in entries, files and command lines.
std::string_view toWord(PendingRequest request);
std::string_view toWord(Supervision supervision);
std::string_view toWord(CaseEnd end);
std::optional<PendingRequest> pendingRequestOf(std::string_view word);
std::optional<Supervision> supervisionOf(std::string_view word);
std::optional<CaseEnd> caseEndOf(std::string_view word);

/// It went its whole way, whatever came of it.
inline bool isClosing(CaseEnd end)
{
    return end == CaseEnd::Closed || end == CaseEnd::Succeeded || end == CaseEnd::Failed;
}

/// How long the running step may take. Unit: minute, workHour, workDay, calendarDay.
struct Limit {
    std::uint32_t amount = 0;
    std::string unit;
    Instant dueAt;
    std::string rule; ///< "workflow/version calendar/version" that made it
    Instant from {}; ///< when its clock began, or was taken up again; 0 in entries of the first version
    Duration run {}; ///< what had run before that: working time for units of work on duty, else time

    bool operator==(const Limit&) const = default;
};

/// What a unit did and somebody else wrote down for it, because it has no console or can't come to it.
struct OnBehalf {
    TeamId unit;
    std::string toldBy; ///< who of the unit said it
    std::string how; ///< a choice of the workflow's field "toldHow"
    Instant at; ///< when the unit did it, by its own account

    bool operator==(const OnBehalf&) const = default;
};

/// Work for a unit within a case, beside or below that of the lead unit.
struct Task {
    /// Helps the lead; is an order from the level above; or need only be read.
    enum class Kind : std::uint8_t { Assist, Order, ForInformation };
    /// Escalated: could not be done here and went back to whoever gave it.
    enum class Status : std::uint8_t { Assigned, SignedFor, FedBack, Withdrawn, Escalated };

    TaskId id;
    Kind kind = Kind::Assist;
    Status status = Status::Assigned;
    TeamId unit;
    TaskId parent; ///< the task that it passes on a level down, or null
    std::string what;
    std::optional<Limit> limit;
    OperatorId by; ///< who gave it
    Instant assignedAt;
    std::optional<Instant> signedAt; ///< by the unit's own account where it was written down for it
    OperatorId signedBy; ///< who entered it
    std::optional<OnBehalf> signedFor; ///< if that was not the unit itself
    std::optional<Instant> endedAt; ///< fed back, withdrawn or escalated
    OperatorId endedBy;
    std::optional<OnBehalf> endedFor;
    std::string answer; ///< what was done, or why it could not be

    /// Somebody still has to do something: what need only be read is done once it is signed for.
    bool isOpen() const
    {
        return status == Status::Assigned || (status == Status::SignedFor && kind != Kind::ForInformation);
    }
    /// Somebody works on it, or has.
    bool isWork() const { return kind != Kind::ForInformation && status != Status::Withdrawn; }
};
/// "assist", "order", "forInformation" and "assigned", "signedFor", "fedBack", "withdrawn", "escalated".
std::string_view toWord(Task::Kind kind);
std::string_view toWord(Task::Status status);
std::optional<Task::Kind> taskKindOf(std::string_view word);
std::optional<Task::Status> taskStatusOf(std::string_view word);

/// One report as it stands in an incident: the caller only by id.
struct ReportOnFile {
    std::string source;
    std::string appeal;
    std::optional<CaseType> type;
    std::string title;
    std::string text;
    Place place;
    std::optional<Instant> happenedAt;
    Instant receivedAt;
    PersonId caller; ///< null when nobody gave a name
    std::string externalKey;
    std::string condition;
    std::optional<Instant> dueAt; ///< set by the system that it came from
    std::optional<Instant> closedAt; ///< by the system that it came from
};

/// One action that took effect.
struct StepOnFile {
    std::string action;
    std::string from;
    std::string to;
    std::string role;
    std::string note;
    std::map<std::string, std::string> fields;
    OperatorId by;
    Instant at; ///< recorded time
    std::optional<Limit> limit; ///< of the state that began
    Digest entry;
    Duration used {}; ///< time on duty that the state which ended took
    std::optional<TeamId> lead; ///< the lead unit that the step named; null id: the case has none any more
    std::string request; ///< the request that is pending after it; empty: as before
    std::uint32_t rework = 0; ///< added to the count
    bool isFiling = false; ///< met the filing condition
    bool isHandling = false; ///< finished the work
    CaseEnd end = CaseEnd::None; ///< how it ended the case
    bool isToVerify = false; ///< since then somebody is to look whether the report is true
    bool isOverdue = false; ///< the clock had run out
    RawId mark; ///< of what the clock did; null for what people did
    Instant markDue; ///< when that became due
    IncidentId child; ///< the case that it opened, or null
    std::optional<OnBehalf> onBehalf; ///< `by` only wrote down what a unit had done

    Instant doneAt() const { return onBehalf ? onBehalf->at : at; }
    /// When what follows began: the unit's own next step with this one, everybody else's when they heard of it.
    Instant nextFrom() const { return isHandling ? at : doneAt(); }
};

/// An entry whose guard no longer held in the agreed order: kept, shown to the shift leader, without effect.
struct IneffectiveEntry {
    EntryKey key;
    Digest entry;
    std::string action;
    std::string reason; ///< "overtaken", "reportedTwice", "notReported"
    OperatorId by;
    Instant at;
    Digest winner {}; ///< the effective entry that came before it from the same point; null when there is none
    bool isOfClock = false; ///< nobody's decision: there is nothing to settle
    std::optional<Digest> settledBy {}; ///< the next effective step of somebody who had both in view
};

/// A case as it stands: what folding all entries about it, in order, gives.
struct Incident {
    IncidentId id;
    std::string number; ///< for people
    std::string workflow;
    std::uint32_t workflowVersion = 0;
    std::string state;
    std::optional<CaseType> type;
    std::string title;
    Place place;
    std::string source; ///< of the first report
    bool isOpen = true; ///< false in an end state of its workflow
    bool isUrgent = false;
    bool isDrill = false;
    bool isOverdue = false;
    bool isArbitrated = false;
    PendingRequest pending = PendingRequest::None;
    Supervision supervision = Supervision::None;
    std::uint32_t rework = 0;
    std::uint32_t escalation = 0;
    Instant reportedAt; ///< when the first report was received
    OperatorId reportedBy; ///< who took it in
    std::optional<Limit> startLimit; ///< of the state in which it began
    std::optional<Instant> filedAt;
    std::optional<Instant> closedAt;
    std::optional<Limit> limit; ///< of the running step; none while the clock stands
    std::optional<Instant> resumeAt;
    TeamId lead; ///< null before dispatch
    std::vector<TeamId> assistants;
    std::vector<Task> tasks; ///< in the order in which they were given
    IncidentId mergedInto;
    IncidentId parent; ///< the case that this one is a part of, or null
    std::vector<IncidentId> children; ///< the cases that were opened as parts of this one
    std::vector<OperatorId> handlers; ///< who did the work: may not check it
    std::vector<ReportOnFile> reports; ///< the first one opened it
    std::vector<StepOnFile> steps;
    std::vector<IneffectiveEntry> ineffective;
    std::uint32_t copies = 0; ///< printed so far
    Digest head; ///< the entry that the next action builds upon
    Instant changedAt; ///< recorded time of the last effective entry
    LastWord said; ///< title, type, place and urgency, as steps gave them
};

/// Two steps of which only one could have effect, and descriptions that contradict each other.
std::vector<Disagreement> disagreementsOf(const Incident& incident);

} // namespace fengsui
