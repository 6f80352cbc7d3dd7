#include "incident/fold.h"

#include "incident/entries.pb.h"

#include <algorithm>

namespace fengsui {

namespace {

std::optional<Instant> instantOf(std::int64_t milliseconds)
{
    return milliseconds == 0 ? std::nullopt : std::optional(Instant { milliseconds });
}

Limit limitOf(const entries::Limit& message)
{
    return { message.amount(), message.unit(), { message.due_at() }, message.rule(), { message.from() },
        Duration(message.run()) };
}

void setAside(Incident& incident, const Stamp& stamp, std::string action, std::string reason)
{
    incident.ineffective.push_back(
        { stamp.key, stamp.hash, std::move(action), std::move(reason), stamp.author, stamp.recordedAt });
}

// From the entry that the author last saw to move the case, others went on with this one.
Digest wentOnInstead(const Incident& incident, const Stamp& stamp)
{
    const Digest seen = stamp.after.empty() ? Digest {} : stamp.after.front();
    const auto lost = std::ranges::find(incident.ineffective, seen, &IneffectiveEntry::entry);
    if (lost != incident.ineffective.end())
        return lost->winner; // a further step of somebody whose first one was overtaken already
    const auto at = std::ranges::find(incident.steps, seen, &StepOnFile::entry);
    const auto next = std::find_if(at == incident.steps.end() ? incident.steps.begin() : at + 1, incident.steps.end(),
        [](const StepOnFile& step) { return step.to != step.from || !step.request.empty(); });
    if (next != incident.steps.end())
        return next->entry;
    return incident.steps.empty() ? incident.head : incident.steps.back().entry;
}

void overtake(Incident& incident, const Stamp& stamp, const entries::CaseActed& acted)
{
    const Digest winner = wentOnInstead(incident, stamp);
    setAside(incident, stamp, acted.action(), "overtaken");
    incident.ineffective.back().winner = winner;
    incident.ineffective.back().isOfClock = acted.role() == "system";
}

// Whoever goes on with the case, having in view what had no effect, has decided.
void settle(Incident& incident, const Stamp& stamp)
{
    for (IneffectiveEntry& entry : incident.ineffective)
        if (!entry.settledBy && std::ranges::find(stamp.after, entry.entry) != stamp.after.end())
            entry.settledBy = stamp.hash;
}

// The clock's word is the same on every console, so nothing that it says can contradict.
void hear(Incident& incident, const Stamp& stamp, const entries::CaseActed& acted)
{
    if (!acted.title().empty())
        incident.said.say(stamp, "title", acted.title());
    if (!acted.type().empty())
        incident.said.say(stamp, "type", acted.type());
    if (acted.has_place())
        incident.said.say(stamp, "place", acted.place().SerializeAsString());
    if (acted.has_urgent())
        incident.said.say(stamp, "urgent", acted.urgent() ? "yes" : "no");
}

// Every console that was on when a limit ran out wrote the same mark: one of them is enough. Nor is one needed about a
// limit that no longer runs.
bool isIdleMark(const Incident& incident, const entries::CaseActed& acted)
{
    if (acted.role() != "system")
        return false;
    const auto about = acted.fields().find("about"), due = acted.fields().find("due");
    if (about != acted.fields().end() && about->second == "limit" && due != acted.fields().end()
        && (!incident.limit || incident.limit->dueAt.toString() != due->second))
        return true;
    return std::ranges::any_of(incident.steps, [&](const StepOnFile& step) {
        return step.role == "system" && step.action == acted.action()
            && (acted.mark().empty() ? step.from == acted.from() && step.note == acted.note()
                                     : step.mark.view() == acted.mark());
    });
}

// Work on a task that was given goes on beside the case, whatever state that has come to meanwhile.
bool isOnTasks(const entries::CaseActed& acted)
{
    return acted.tasks_size() > 0 && acted.to() == acted.from() && acted.request().empty() && !acted.has_limit()
        && std::ranges::none_of(
            acted.tasks(), [](const entries::TaskChange& change) { return change.change() == "assigned"; });
}

std::optional<OnBehalf> onBehalfOf(const entries::CaseActed& acted)
{
    if (!acted.has_on_behalf())
        return std::nullopt;
    const entries::OnBehalf& told = acted.on_behalf();
    return OnBehalf { TeamId::fromBytes(told.unit()).value_or(TeamId {}), told.told_by(), told.how(), { told.at() } };
}

/// False when the task is no longer as the author saw it.
bool foldTask(
    Incident& incident, const Stamp& stamp, const entries::TaskChange& change, const std::optional<OnBehalf>& onBehalf)
{
    const auto id = TaskId::fromBytes(change.task());
    const auto status = taskStatusOf(change.change());
    if (!id || !status)
        return false;
    const auto found = std::ranges::find(incident.tasks, *id, &Task::id);
    if (*status == Task::Status::Assigned) {
        const auto unit = TeamId::fromBytes(change.unit());
        if (!unit || found != incident.tasks.end())
            return false;
        Task task;
        task.id = *id;
        task.kind = taskKindOf(change.kind()).value_or(Task::Kind::Assist);
        task.unit = *unit;
        task.parent = TaskId::fromBytes(change.parent()).value_or(TaskId {});
        task.what = change.what();
        if (change.has_limit())
            task.limit = limitOf(change.limit());
        task.by = stamp.author;
        task.assignedAt = stamp.recordedAt;
        incident.tasks.push_back(std::move(task));
        return true;
    }
    if (found == incident.tasks.end() || !found->isOpen()
        || (*status == Task::Status::SignedFor && found->status == Task::Status::SignedFor))
        return false;
    found->status = *status;
    const Instant at = onBehalf ? onBehalf->at : stamp.recordedAt;
    if (*status == Task::Status::SignedFor) {
        found->signedAt = at;
        found->signedBy = stamp.author;
        found->signedFor = onBehalf;
        return true;
    }
    found->endedAt = at;
    found->endedBy = stamp.author;
    found->endedFor = onBehalf;
    found->answer = change.what();
    return true;
}

// The first entries only said that a case ended: their states tell how.
CaseEnd endOf(const entries::CaseActed& acted)
{
    if (!acted.ends())
        return CaseEnd::None;
    if (const auto end = caseEndOf(acted.end()); end && *end != CaseEnd::None)
        return *end;
    if (!acted.merged_into().empty())
        return CaseEnd::Merged;
    const auto end = caseEndOf(acted.to());
    return end && *end != CaseEnd::None ? *end : acted.to() == "untrue" ? CaseEnd::Rejected : CaseEnd::Closed;
}

// Whoever wrote down for a unit what it had done is no stranger to it either, and leaves the check to another.
bool isHandling(const entries::CaseActed& acted)
{
    return acted.handled()
        || (acted.has_on_behalf() && std::ranges::any_of(acted.tasks(), [](const entries::TaskChange& change) {
               return taskStatusOf(change.change()) == Task::Status::FedBack;
           }));
}

StepOnFile stepOf(const Stamp& stamp, const entries::CaseActed& acted)
{
    StepOnFile step;
    step.action = acted.action();
    step.from = acted.from();
    step.to = acted.to();
    step.role = acted.role();
    step.note = acted.note();
    step.fields = { acted.fields().begin(), acted.fields().end() };
    step.by = stamp.author;
    step.at = stamp.recordedAt;
    if (acted.has_limit())
        step.limit = limitOf(acted.limit());
    step.entry = stamp.hash;
    step.used = Duration(acted.used());
    step.lead = TeamId::fromBytes(acted.lead_team());
    step.request = acted.request();
    step.rework = acted.rework();
    step.isFiling = acted.filed();
    step.isHandling = acted.handled();
    step.end = endOf(acted);
    step.isToVerify = acted.has_to_verify() ? acted.to_verify() : acted.to() == "verifying";
    step.isOverdue = acted.overdue();
    step.mark = RawId::fromBytes(acted.mark()).value_or(RawId {});
    step.markDue = { acted.mark_due() };
    step.child = IncidentId::fromBytes(acted.child()).value_or(IncidentId {});
    step.onBehalf = onBehalfOf(acted);
    return step;
}

} // namespace

void fold(Incident& incident, const Stamp& stamp, const entries::IncidentReported& reported)
{
    if (!incident.state.empty()) {
        setAside(incident, stamp, "report", "reportedTwice");
        return;
    }
    ReportOnFile report = fromMessage(reported.report());
    incident.number = reported.case_number();
    incident.workflow = reported.workflow();
    incident.workflowVersion = reported.workflow_version();
    incident.state = reported.state();
    incident.type = report.type;
    incident.title = report.title;
    incident.place = report.place;
    incident.source = report.source;
    incident.isUrgent = reported.urgent();
    incident.isDrill = reported.drill();
    incident.parent = IncidentId::fromBytes(reported.parent()).value_or(IncidentId {});
    incident.reportedAt = report.receivedAt;
    incident.reportedBy = stamp.author;
    if (reported.has_limit())
        incident.limit = incident.startLimit = limitOf(reported.limit());
    if (reported.ended()) {
        incident.isOpen = false;
        incident.closedAt = report.closedAt;
    }
    incident.reports.push_back(std::move(report));
    incident.head = stamp.hash;
    incident.changedAt = stamp.recordedAt;
}

void fold(Incident& incident, const Stamp& stamp, const entries::ReportAttached& attached)
{
    if (incident.state.empty()) {
        setAside(incident, stamp, "attach", "notReported");
        return;
    }
    incident.reports.push_back(fromMessage(attached.report()));
    incident.changedAt = stamp.recordedAt;
}

void fold(Incident& incident, const Stamp& stamp, const entries::CaseActed& acted)
{
    if (incident.state.empty()) {
        setAside(incident, stamp, acted.action(), "notReported");
        return;
    }
    if (isIdleMark(incident, acted))
        return;
    const bool moves = acted.to() != acted.from() || !acted.request().empty();
    const bool buildsOnHead = std::ranges::find(stamp.after, incident.head) != stamp.after.end();
    const bool isBeside = isOnTasks(acted);
    if ((!isBeside && acted.from() != incident.state) || (moves && !buildsOnHead)) {
        overtake(incident, stamp, acted);
        return;
    }
    bool isTaskChanged = false;
    const auto onBehalf = onBehalfOf(acted);
    for (const entries::TaskChange& change : acted.tasks())
        isTaskChanged |= foldTask(incident, stamp, change, onBehalf);
    if (isBeside && !isTaskChanged) {
        overtake(incident, stamp, acted);
        return;
    }
    if (acted.role() != "system") {
        if (buildsOnHead && !isBeside)
            settle(incident, stamp);
        hear(incident, stamp, acted);
    }

    StepOnFile step = stepOf(stamp, acted);
    if (isBeside)
        step.from = step.to = incident.state;

    if (step.to != step.from) {
        incident.isOpen = !acted.ends();
        incident.closedAt = acted.ends() ? std::optional(stamp.recordedAt) : std::nullopt;
        incident.isOverdue = false;
        incident.limit.reset();
    }
    incident.state = step.to;
    if (step.limit) {
        incident.limit = step.limit;
        incident.isOverdue = false;
    } else if (acted.stop_clock()) {
        incident.limit.reset();
    }
    incident.resumeAt
        = step.to != step.from || acted.resume_at() != 0 ? instantOf(acted.resume_at()) : incident.resumeAt;
    if (acted.overdue())
        incident.isOverdue = true;
    if (acted.filed())
        incident.filedAt = stamp.recordedAt;
    if (acted.arbitrated())
        incident.isArbitrated = true;
    if (acted.has_urgent())
        incident.isUrgent = acted.urgent();
    if (const auto pending = pendingRequestOf(acted.request()))
        incident.pending = *pending;
    if (const auto supervision = supervisionOf(acted.supervision()))
        incident.supervision = *supervision;
    incident.rework += acted.rework();
    incident.escalation += acted.escalate();
    if (step.lead) {
        incident.lead = *step.lead;
        incident.assistants.clear();
    }
    for (const std::string& bytes : acted.assisting_teams())
        if (const auto team = TeamId::fromBytes(bytes);
            team && std::ranges::find(incident.assistants, *team) == incident.assistants.end())
            incident.assistants.push_back(*team);
    if (!step.child.isNull() && std::ranges::find(incident.children, step.child) == incident.children.end())
        incident.children.push_back(step.child);
    if (const auto target = IncidentId::fromBytes(acted.merged_into()))
        incident.mergedInto = *target;
    if (isHandling(acted) && std::ranges::find(incident.handlers, stamp.author) == incident.handlers.end())
        incident.handlers.push_back(stamp.author);
    if (!acted.title().empty())
        incident.title = acted.title();
    if (const auto type = CaseType::parse(acted.type()))
        incident.type = type;
    if (acted.has_place())
        incident.place = fromMessage(acted.place());
    if (incident.steps.empty())
        incident.steps.reserve(8); // most cases come to that many; steps are large to be moved about
    incident.steps.push_back(std::move(step));
    if (moves)
        incident.head = stamp.hash;
    incident.changedAt = stamp.recordedAt;
}

void fold(Incident& incident, const Stamp&, const entries::CopyPrinted&)
{
    ++incident.copies;
}

entries::Report toMessage(const IncomingReport& report, PersonId caller)
{
    entries::Report message;
    message.set_source(report.source);
    message.set_appeal(report.appeal);
    if (report.type)
        message.set_type(report.type->toString());
    message.set_title(report.title);
    message.set_text(report.text);
    toMessage(report.place, *message.mutable_place());
    if (report.happenedAt)
        message.set_happened_at(report.happenedAt->milliseconds);
    message.set_received_at(report.receivedAt.milliseconds);
    if (!caller.isNull())
        message.set_caller(std::string(caller.view()));
    message.set_external_key(report.externalKey);
    message.set_condition(report.condition);
    if (report.dueAt)
        message.set_due_at(report.dueAt->milliseconds);
    if (report.closedAt)
        message.set_closed_at(report.closedAt->milliseconds);
    return message;
}

ReportOnFile fromMessage(const entries::Report& message)
{
    return { message.source(), message.appeal(), CaseType::parse(message.type()), message.title(), message.text(),
        fromMessage(message.place()), instantOf(message.happened_at()), { message.received_at() },
        PersonId::fromBytes(message.caller()).value_or(PersonId {}), message.external_key(), message.condition(),
        instantOf(message.due_at()), instantOf(message.closed_at()) };
}

void toMessage(const Limit& limit, entries::Limit& message)
{
    message.set_amount(limit.amount);
    message.set_unit(limit.unit);
    message.set_due_at(limit.dueAt.milliseconds);
    message.set_rule(limit.rule);
    message.set_from(limit.from.milliseconds);
    message.set_run(limit.run.count());
}

void toMessage(const Place& place, entries::Place& message)
{
    message.set_address(place.address);
    if (place.point) {
        message.set_longitude_e7(place.point->longitudeE7);
        message.set_latitude_e7(place.point->latitudeE7);
    }
    message.set_division(place.division);
    message.set_cell(place.cell);
    message.set_component(place.component);
    message.set_approximate(place.isApproximate);
}

Place fromMessage(const entries::Place& message)
{
    Place place { message.address(), std::nullopt, message.division(), message.cell(), message.component(),
        message.approximate() };
    if (message.has_longitude_e7() && message.has_latitude_e7())
        place.point = GeoPoint { message.longitude_e7(), message.latitude_e7() };
    return place;
}

} // namespace fengsui
