#include "workflow/guards.h"
#include "workflow/history.h"

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
            wish.incident.assistants, [&](const TeamId& team) { return speaksFor(wish.actor, team); });
}

std::optional<Refusal> refuseUnless(bool isMet, Reason reason, const char* text)
{
    return isMet ? std::nullopt : std::optional(Refusal { reason, text, {}, {} });
}

bool isCallerUnsatisfied(const Incident& incident)
{
    return answerInState(incident, "solved") == "no" || answerInState(incident, "satisfaction") == "unsatisfied";
}

} // namespace

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
    case Guard::SpeaksForLead:
        return refuseUnless(speaksFor(wish.actor, incident.lead), Reason::NotAllowed,
            QT_TRANSLATE_NOOP("Refusal", "This is for the lead unit of the case."));
    case Guard::UnitIsInvolved:
        return refuseUnless(wish.role != Role::Unit || incident.lead.isNull() || speaksForInvolved(wish),
            Reason::NotAllowed, QT_TRANSLATE_NOOP("Refusal", "This is for the units that work on the case."));
    case Guard::VisitDone:
        return refuseUnless(!hasCaller(incident) || !answerInState(incident, "contacted").empty(), Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "The caller has not been asked yet; make the return visit first."));
    default:
        return std::nullopt;
    }
}

} // namespace fengsui::workflow
