#include "workflow/decide.h"

#include "incident/entries.pb.h"
#include "incident/fold.h"
#include "workflow/form.h"
#include "workflow/guards.h"
#include "workflow/history.h"
#include "workflow/limits.h"
#include "workflow/tasks.h"

#include <algorithm>

namespace fengsui::workflow {

namespace {

using Reason = Refusal::Reason;

std::string bytes(const auto& id)
{
    return std::string(id.view());
}

void writeAnswers(const FullWish& wish, entries::CaseActed& acted)
{
    acted.set_note(wish.form.word("note"));
    for (const auto& [id, word] : wish.form.words()) {
        if (!hasOwnPlace(*wish.workflow.field(id)))
            (*acted.mutable_fields())[id] = word;
        if (const auto* digests = wish.form.get<std::vector<Digest>>(id))
            for (const Digest& digest : *digests)
                acted.add_attachments(digest.toHex());
    }
    if (wish.action.use("deadlineClass") && !wish.form.has("deadlineClass")) {
        const CaseType* type = wish.form.get<CaseType>("type");
        const std::string filingCase
            = wish.form.has("filingCase") ? wish.form.word("filingCase") : latestAnswer(wish.incident, "filingCase");
        if (const auto* proposed = wish.workflow.proposedClass(type ? *type : wish.incident.type, filingCase))
            (*acted.mutable_fields())["deadlineClass"] = proposed->id;
    }
}

/// The unit can't have done it before it was told to, nor later than now.
std::optional<Refusal> writeOnBehalf(const FullWish& wish, entries::CaseActed& acted)
{
    if (!wish.action.has(Effect::OnBehalf))
        return std::nullopt;
    const TeamId unit = spokenFor(wish);
    const Instant at = *wish.form.get<Instant>("toldAt");
    Instant since = orderedAt(wish.incident);
    if (const Task* task = wish.form.has("behalfOf") ? taskFor(wish, unit) : nullptr)
        since = task->signedAt.value_or(task->assignedAt);
    if (at > wish.now)
        return Refusal { Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The time of \"%1\" is still to come."),
            { "toldAt" }, "toldAt" };
    if (at < since)
        return Refusal { Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "The unit can't have done it before it had the order, or had signed for it."),
            {}, "toldAt" };
    entries::OnBehalf& told = *acted.mutable_on_behalf();
    told.set_unit(bytes(unit));
    told.set_told_by(wish.form.word("toldBy"));
    told.set_how(wish.form.word("toldHow"));
    told.set_at(at.milliseconds);
    return std::nullopt;
}

void writeTeams(const FullWish& wish, entries::CaseActed& acted)
{
    if (wish.action.has(Effect::ClearTeams))
        acted.set_lead_team(bytes(TeamId {}));
    if (!wish.action.has(Effect::SetTeams))
        return;
    acted.set_lead_team(bytes(*wish.form.get<TeamId>("lead")));
    if (const auto* assistants = wish.form.get<std::vector<TeamId>>("assistants"))
        for (const TeamId& assistant : *assistants)
            acted.add_assisting_teams(bytes(assistant));
}

/// New words for what and where the matter is. A named cell must be known to the grid; a moved point takes the cell
/// that the grid finds there along.
std::optional<Refusal> writeDescription(const FullWish& wish, entries::CaseActed& acted)
{
    const Form& form = wish.form;
    acted.set_title(form.word("title"));
    if (const CaseType* type = form.get<CaseType>("type"))
        acted.set_type(type->toString());
    const GeoPoint* point = form.get<GeoPoint>("point");
    const std::string cell = form.word("cell");
    if (!point && cell.empty() && !form.has("address"))
        return std::nullopt;
    const auto& located = wish.around.located;
    if (!cell.empty() && (!located || located->cell != cell))
        return Refusal { Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no grid cell %1 at this place."),
            { cell }, "cell" };
    Place place = wish.incident.place;
    if (form.has("address"))
        place.address = form.word("address");
    if (point) {
        place.point = *point;
        place.isApproximate = false;
        place.cell.clear();
    }
    if ((point || !cell.empty()) && located) {
        place.cell = located->cell;
        if (!located->division.empty())
            place.division = located->division;
    }
    toMessage(place, *acted.mutable_place());
    return std::nullopt;
}

/// Whether a request outlives a step: only that of voiding concerns the case in any state; an end settles all.
bool outlives(PendingRequest request, const State& to)
{
    return request == PendingRequest::Void && !to.isEnd();
}

void writeRequest(const FullWish& wish, const State& to, entries::CaseActed& acted)
{
    const PendingRequest pending = wish.incident.pending;
    const bool isMoving = to.id != wish.incident.state;
    if (wish.action.asks)
        acted.set_request(std::string(toWord(*wish.action.asks)));
    else if (wish.action.decides || (isMoving && pending != PendingRequest::None && !outlives(pending, to)))
        acted.set_request(std::string(toWord(PendingRequest::None)));
}

/// The case as far as limits look at it, once this step has said what it says.
Incident foreseen(const FullWish& wish, const entries::CaseActed& acted)
{
    Incident incident = wish.incident;
    if (const CaseType* type = wish.form.get<CaseType>("type"))
        incident.type = *type;
    incident.escalation += acted.escalate();
    StepOnFile said;
    said.from = said.to = incident.state;
    said.fields = { acted.fields().begin(), acted.fields().end() };
    incident.steps.push_back(std::move(said));
    return incident;
}

std::optional<Limit> limitAfter(const FullWish& wish, const State& to, const entries::CaseActed& acted)
{
    const Incident& incident = wish.incident;
    if (wish.action.has(Effect::Escalate) && to.hasLimitByLevel)
        return limitOnEntering(wish.workflow, foreseen(wish, acted), to, wish.now);
    if (wish.action.has(Effect::Extend)) {
        const Span longer { static_cast<std::uint32_t>(*wish.form.get<std::int64_t>("amount")),
            *timeUnitOf(wish.form.word("unit")) };
        return extendedLimit(wish.workflow, incident, longer, wish.now);
    }
    if (wish.action.has(Effect::SetUrgency))
        return limitOfOtherUrgency(wish.workflow, incident, wish.form.word("urgency") == "urgent");
    if (to.id == incident.state)
        return std::nullopt;
    if (wish.action.has(Effect::ResumeClock))
        return resumedLimit(wish.workflow, incident, to, wish.now);
    return limitOnEntering(wish.workflow, foreseen(wish, acted), to, wish.now);
}

void writeClock(const FullWish& wish, const State& to, entries::CaseActed& acted)
{
    if (const auto limit = limitAfter(wish, to, acted)) {
        toMessage(*limit, *acted.mutable_limit());
    } else if (to.id != wish.incident.state || (wish.action.has(Effect::Escalate) && to.hasLimitByLevel)) {
        acted.set_stop_clock(true);
    }
    if (to.id != wish.incident.state) {
        const Instant left = acted.has_on_behalf() ? Instant { acted.on_behalf().at() } : wish.now;
        acted.set_used(usedInState(wish.workflow, wish.incident, left).count());
    }
    if (wish.action.has(Effect::StopClock))
        if (const Instant* until = wish.form.get<Instant>("until"))
            acted.set_resume_at(until->milliseconds);
}

std::optional<Refusal> writeFlags(const FullWish& wish, entries::CaseActed& acted)
{
    const Action& action = wish.action;
    const Refusal already { Reason::Conflict, QT_TRANSLATE_NOOP("Refusal", "That is how it is already."), {}, {} };
    acted.set_handled(action.has(Effect::Handled));
    acted.set_filed(action.has(Effect::Filed));
    acted.set_arbitrated(action.has(Effect::Arbitrate));
    acted.set_rework(action.has(Effect::Rework) ? 1 : 0);
    acted.set_escalate(action.has(Effect::Escalate) ? 1 : 0);
    acted.set_overdue(action.has(Effect::Overdue));
    if (action.has(Effect::OpenChild))
        acted.set_child(bytes(IncidentId { RawId::derived("child:" + wish.incident.id.toString() + ':'
            + wish.form.word("childWorkflow") + ':' + std::to_string(wish.now.milliseconds))
                .inTime(wish.now) }));
    if (action.has(Effect::Merge))
        acted.set_merged_into(bytes(*wish.form.get<IncidentId>("target")));
    if (action.has(Effect::LiftSupervision))
        acted.set_supervision(std::string(toWord(Supervision::None)));
    if (action.has(Effect::Supervise)) {
        acted.set_supervision(wish.form.word("level"));
        if (acted.supervision() == toWord(wish.incident.supervision))
            return already;
    }
    if (action.has(Effect::SetUrgency)) {
        acted.set_urgent(wish.form.word("urgency") == "urgent");
        if (acted.urgent() == wish.incident.isUrgent)
            return already;
    }
    return std::nullopt;
}

Result<entries::CaseActed> write(const FullWish& wish)
{
    const State& to = *wish.workflow.state(wish.action.to.empty() ? wish.incident.state : wish.action.to);
    entries::CaseActed acted;
    acted.set_action(wish.action.id);
    acted.set_from(wish.incident.state);
    writeState(acted, to);
    acted.set_role(std::string(toWord(wish.role)));
    acted.set_workflow(wish.workflow.id);
    acted.set_workflow_version(wish.workflow.version);
    writeAnswers(wish, acted);
    if (const auto refusal = writeOnBehalf(wish, acted))
        return *refusal;
    writeTeams(wish, acted);
    writeRequest(wish, to, acted);
    if (const auto refusal = writeFlags(wish, acted))
        return *refusal;
    writeClock(wish, to, acted);
    if (const auto refusal = writeTasks(wish, acted))
        return *refusal;
    if (wish.action.has(Effect::Describe))
        if (const auto refusal = writeDescription(wish, acted))
            return *refusal;
    return acted;
}

std::optional<Refusal> refusalOfCase(const Workflow& workflow, const Action& action, const Incident& incident)
{
    if (incident.workflow != workflow.id)
        return Refusal { Reason::WrongState, QT_TRANSLATE_NOOP("Refusal", "The case follows another workflow (%1)."),
            { incident.workflow }, {} };
    if (!action.startsIn(incident.state))
        return Refusal { Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "\"%1\" can't be done while the case is in the state \"%2\"."),
            { action.id, incident.state }, {} };
    if (action.asks && incident.pending != PendingRequest::None)
        return Refusal { Reason::Conflict,
            QT_TRANSLATE_NOOP("Refusal", "Another request is waiting for its decision (%1)."),
            { std::string(toWord(incident.pending)) }, {} };
    if (action.decides && incident.pending != action.decides)
        return Refusal { Reason::WrongState, QT_TRANSLATE_NOOP("Refusal", "No such request is waiting for a decision."),
            {}, {} };
    if (action.has(Effect::Escalate) && incident.escalation + 1 >= std::max<std::size_t>(1, workflow.levels.size()))
        return Refusal { Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "The case has come to the highest level already."), {}, {} };
    return std::nullopt;
}

} // namespace

void writeState(entries::CaseActed& acted, const State& to)
{
    acted.set_to(to.id);
    acted.set_ends(to.isEnd());
    if (to.isEnd())
        acted.set_end(std::string(toWord(to.end)));
    acted.set_to_verify(to.isToVerify);
}

Result<Role> postFor(const Workflow& workflow, const Action& action, const Incident& incident, const Actor& actor,
    std::optional<Role> as)
{
    std::optional<Refusal> refusal;
    for (const Role role : action.roles) {
        if (!actor.holds(role) || (as && role != *as))
            continue;
        refusal = refusalOfCase(workflow, action, incident);
        for (const Guard guard : action.guards)
            if (!refusal)
                refusal = refusalOfStanding(guard, { workflow, action, incident, actor, role });
        for (const std::string& condition : action.conditions)
            if (!refusal)
                refusal = refusalOfCondition(condition, { workflow, action, incident, actor, role }, nullptr);
        if (!refusal)
            return role;
    }
    if (refusal)
        return *refusal;
    return Refusal { Reason::NotAllowed, QT_TRANSLATE_NOOP("Refusal", "\"%1\" is not for your post."), { action.id },
        {} };
}

Result<entries::CaseActed> decide(const Workflow& workflow, const Incident& incident, const Actor& actor,
    const ActionRequest& request, const Surroundings& around, Instant now)
{
    const Action* action = workflow.action(request.action);
    if (!action)
        return Refusal { Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "This workflow has no action \"%1\"."),
            { request.action }, {} };
    const auto role = postFor(workflow, *action, incident, actor, request.as);
    if (!role)
        return role.refusal();
    const auto form = Form::fill(workflow, *action, request.fields, now);
    if (!form)
        return form.refusal();
    const FullWish wish { { workflow, *action, incident, actor, *role }, *form, around, now };
    for (const Guard guard : action->guards)
        if (const auto refusal = refusalOfForm(guard, wish))
            return *refusal;
    for (const std::string& condition : action->conditions)
        if (const auto refusal = refusalOfCondition(condition, wish, &*form))
            return *refusal;
    return write(wish);
}

} // namespace fengsui::workflow
