#include "workflow/conditions.h"
#include "workflow/guards.h"
#include "workflow/history.h"
#include "workflow/tasks.h"

#include <algorithm>

namespace fengsui::workflow {

namespace {

using Reason = Refusal::Reason;

bool speaksFor(const Actor& actor, const TeamId& team)
{
    return !team.isNull() && actor.team == team;
}

bool speaksForInvolved(const Wish& wish)
{
    return speaksFor(wish.actor, wish.incident.lead)
        || std::ranges::any_of(
            wish.incident.assistants, [&](const TeamId& team) { return speaksFor(wish.actor, team); })
        || std::ranges::any_of(
            wish.incident.tasks, [&](const Task& task) { return task.isWork() && speaksFor(wish.actor, task.unit); });
}

std::optional<Refusal> refuseUnless(bool isMet, Reason reason, const char* text)
{
    return isMet ? std::nullopt : std::optional(Refusal { reason, text, {}, {} });
}

// Units speak for themselves and for those below them; it is no matter of time that they don't for others.
Reason reasonOfTasks(const Wish& wish)
{
    return wish.action.has(Effect::OnBehalf) && wish.role == Role::Unit ? Reason::NotAllowed : Reason::WrongState;
}

bool isCallerUnsatisfied(const Incident& incident)
{
    return answerInState(incident, "solved") == "no" || answerInState(incident, "satisfaction") == "unsatisfied";
}

} // namespace

std::optional<Refusal> refusalOfOrders(const Wish& wish, TeamId unit)
{
    const Task* task = taskFor(wish, unit);
    return refuseUnless(!task
            || std::ranges::none_of(
                wish.incident.tasks, [&](const Task& below) { return below.parent == task->id && below.isOpen(); }),
        Reason::WrongState,
        QT_TRANSLATE_NOOP("Refusal", "An order that was passed on from this task has not been answered yet."));
}

std::optional<Refusal> refusalOfStanding(Guard guard, const Wish& wish)
{
    const Incident& incident = wish.incident;
    switch (guard) {
    case Guard::SourceNeedsVerifying: {
        const Source* source = wish.workflow.source(incident.source);
        return refuseUnless(!source || !source->skipsVerify, Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "Reports from this source are accepted without being verified."));
    }
    case Guard::CallerExists:
        return refuseUnless(hasCaller(incident), Reason::NotFound,
            QT_TRANSLATE_NOOP("Refusal", "Nobody left a name to be called back."));
    case Guard::NoCaller:
        return refuseUnless(!hasCaller(incident), Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "Somebody left a name and is to be asked."));
    case Guard::CheckPassed:
        return refuseUnless(answerInState(incident, "checkResult") != "failed", Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "The check failed; send the case back for rework."));
    case Guard::DidNotHandle: {
        const bool worked = std::ranges::find(incident.handlers, wish.actor.id) != incident.handlers.end();
        return refuseUnless(!worked && !speaksForInvolved(wish), Reason::NotAllowed,
            QT_TRANSLATE_NOOP("Refusal", "Whoever handled a case may not check it."));
    }
    case Guard::FoundUntrue:
        return refuseUnless(answerInState(incident, "verifyResult") == "notTrue", Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "The patroller has not reported that it is untrue."));
    case Guard::InstructionOpen:
        return refuseUnless(openInstruction(incident) != nullptr, Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "There is no instruction that waits for an answer."));
    case Guard::NoReturnAsked:
        return refuseUnless(incident.pending != PendingRequest::Return, Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "The unit has asked to return the case; that must be decided first."));
    case Guard::NotArbitrated:
        return refuseUnless(!incident.isArbitrated, Reason::NotAllowed,
            QT_TRANSLATE_NOOP("Refusal", "The unit was designated by arbitration and can't return the case."));
    case Guard::ReworkFounded:
        return refuseUnless(answerInState(incident, "checkResult") != "passed" || isCallerUnsatisfied(incident),
            Reason::WrongState, QT_TRANSLATE_NOOP("Refusal", "The check passed, and no caller was found unsatisfied."));
    case Guard::SameMatter:
        return refuseUnless(incident.type.has_value(), Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "A case without a type can't be joined to another."));
    case Guard::SpeaksForLead: {
        const bool isOnBehalf = wish.action.has(Effect::OnBehalf) && wish.role != Role::Unit;
        return refuseUnless(isOnBehalf ? !incident.lead.isNull() : speaksFor(wish.actor, incident.lead),
            Reason::NotAllowed, QT_TRANSLATE_NOOP("Refusal", "This is for the lead unit of the case."));
    }
    case Guard::UnitIsInvolved:
        return refuseUnless(wish.role != Role::Unit || incident.lead.isNull() || speaksForInvolved(wish),
            Reason::NotAllowed, QT_TRANSLATE_NOOP("Refusal", "This is for the units that work on the case."));
    case Guard::VisitDone:
        return refuseUnless(!hasCaller(incident) || !answerInState(incident, "contacted").empty(), Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "The caller has not been asked yet; make the return visit first."));
    case Guard::TaskToSign:
        return refuseUnless(std::ranges::any_of(tasksWithin(wish),
                                [](const Task* task) { return task->status == Task::Status::Assigned; }),
            reasonOfTasks(wish),
            wish.action.has(Effect::OnBehalf)
                ? QT_TRANSLATE_NOOP("Refusal", "No unit for which you may write it down has a task to be signed for.")
                : QT_TRANSLATE_NOOP("Refusal", "Your unit has no task here that waits to be signed for."));
    case Guard::TaskToAnswer:
        return refuseUnless(std::ranges::any_of(tasksWithin(wish),
                                [&wish](const Task* task) { return isToAnswer(*task, wish.action); }),
            reasonOfTasks(wish),
            wish.action.has(Effect::OnBehalf)
                ? QT_TRANSLATE_NOOP("Refusal", "No unit for which you may write it down has a task to be answered.")
                : QT_TRANSLATE_NOOP("Refusal", "Your unit has no task here that it signed for and has not answered."));
    case Guard::OrdersAnswered:
        if (!wish.action.has(Effect::OnBehalf))
            return refusalOfOrders(wish, wish.actor.team);
        // which of the units is meant only the form says
        return refuseUnless(!unitsMeant(wish).empty(), Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "An order that was passed on from this task has not been answered yet."));
    case Guard::TasksOpen:
        return refuseUnless(std::ranges::any_of(incident.tasks, &Task::isOpen), Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "No unit has an open task here."));
    case Guard::TasksAnswered:
        return refuseUnless(
            std::ranges::none_of(incident.tasks, [](const Task& task) { return task.isOpen() && task.isWork(); }),
            Reason::WrongState,
            QT_TRANSLATE_NOOP(
                "Refusal", "Not all tasks of the assisting units have been answered; wait or withdraw them."));
    default:
        return std::nullopt;
    }
}

std::optional<Refusal> refusalOfCondition(const std::string& id, const Wish& wish, const Form* form)
{
    const NamedCondition& named = *wish.workflow.condition(id);
    if (asksForm(named.when) != (form != nullptr) || holds(wish.workflow, named.when, wish.incident, form))
        return std::nullopt;
    Refusal refusal { Reason::WrongState, QT_TRANSLATE_NOOP("Refusal", "Needed first: %1."), { id }, {} };
    if (form)
        visit(named.when, [&](const Condition& part) {
            if (part.kind == Condition::Kind::Given && refusal.field.empty()) {
                refusal.reason = Reason::Missing;
                refusal.field = part.field;
            }
        });
    return refusal;
}

} // namespace fengsui::workflow
