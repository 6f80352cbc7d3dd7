#include "workflow/guards.h"
#include "workflow/history.h"
#include "workflow/limits.h"
#include "workflow/tasks.h"

#include <algorithm>

namespace fengsui::workflow {

namespace {

using Reason = Refusal::Reason;
using Answered = std::optional<Refusal>;

Refusal missing(const char* field, const char* text)
{
    return { Reason::Missing, text, {}, field };
}
Refusal wrong(const char* field, const char* text)
{
    return { Reason::BadValue, text, {}, field };
}

Answered checkPassed(const FullWish& wish)
{
    if (answerInState(wish.incident, "checkResult").empty() && !wish.form.has("photo"))
        return missing(
            "photo", QT_TRANSLATE_NOOP("Refusal", "No patroller has checked it; a photo of the result is needed."));
    return std::nullopt;
}

Answered dateReachedOrConditionMet(const FullWish& wish)
{
    const bool isReached = wish.incident.resumeAt && wish.now >= *wish.incident.resumeAt;
    if (!isReached && !wish.form.has("conditionMet"))
        return missing(
            "conditionMet", QT_TRANSLATE_NOOP("Refusal", "The date has not come; say how the condition was met."));
    return std::nullopt;
}

/// The first extension within the preset time is for the shift leader; a second, a longer one, or one for engineering
/// work needs the signed request and the leader of the centre.
Answered extensionApproved(const FullWish& wish)
{
    const Span asked { static_cast<std::uint32_t>(*wish.form.get<std::int64_t>("amount")),
        *timeUnitOf(wish.form.word("unit")) };
    const bool isSimple = extensionsGranted(wish.workflow, wish.incident) == 0 && wish.form.word("engineering") != "yes"
        && lengthOf(wish.workflow, asked) <= lengthOf(wish.workflow, wish.workflow.rules.extensionPreset);
    if (isSimple)
        return std::nullopt;
    if (wish.form.word("approver") != "centreLeader")
        return wrong("approver",
            QT_TRANSLATE_NOOP(
                "Refusal", "A second, a long or an engineering extension is for the leader of the centre."));
    if (!wish.form.has("signedRequest"))
        return missing("signedRequest",
            QT_TRANSLATE_NOOP("Refusal", "A second, a long or an engineering extension needs a signed request."));
    return std::nullopt;
}

Answered reopenInTime(const FullWish& wish)
{
    const auto closedAt = wish.incident.closedAt;
    if (wish.form.word("reopenGround") == "appeal"
        || (closedAt && wish.now <= *closedAt + lengthOf(wish.workflow, wish.workflow.rules.reopenWithin)))
        return std::nullopt;
    return wrong(
        "reopenGround", QT_TRANSLATE_NOOP("Refusal", "It was closed too long ago; only an appeal can reopen it."));
}

Answered reworkFounded(const FullWish& wish)
{
    const std::string result = answerInState(wish.incident, "checkResult");
    if (wish.form.word("reworkGround") == "checkFailed") {
        if (result == "failed" || (result.empty() && wish.form.has("photo")))
            return std::nullopt;
        return wrong("reworkGround", QT_TRANSLATE_NOOP("Refusal", "No check has failed, and no photo shows it."));
    }
    if (answerInState(wish.incident, "solved") == "no" || answerInState(wish.incident, "satisfaction") == "unsatisfied")
        return std::nullopt;
    return wrong("reworkGround", QT_TRANSLATE_NOOP("Refusal", "No return visit found the caller unsatisfied."));
}

bool isNear(const Place& a, const Place& b, std::uint32_t metres)
{
    if (!a.component.empty() && a.component == b.component)
        return true;
    if (a.point && b.point)
        return distanceMetres(*a.point, *b.point) <= metres;
    return (!a.address.empty() && a.address == b.address) || (!a.cell.empty() && a.cell == b.cell);
}

Answered sameMatter(const FullWish& wish)
{
    const Incident& incident = wish.incident;
    const auto& target = wish.around.target;
    if (*wish.form.get<IncidentId>("target") == incident.id)
        return wrong("target", QT_TRANSLATE_NOOP("Refusal", "A case can't be joined to itself."));
    if (!target)
        return Refusal { Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such case to join it to."), {},
            "target" };
    if (!target->isOpen)
        return wrong("target", QT_TRANSLATE_NOOP("Refusal", "The case to join it to has ended."));
    if (target->type != incident.type)
        return wrong("target", QT_TRANSLATE_NOOP("Refusal", "The two cases are not of the same type."));
    const Duration apart = std::chrono::abs(target->reportedAt - incident.reportedAt);
    const Rules& rules = wish.workflow.rules;
    const bool isSamePlace = isNear(incident.place, target->place, rules.mergeMetres)
        && apart <= lengthOf(wish.workflow, rules.mergeWithin);
    const bool isSameCaller = target->hasSameCaller && !incident.place.address.empty()
        && incident.place.address == target->place.address
        && apart <= lengthOf(wish.workflow, rules.mergeSameCallerWithin);
    if (!isSamePlace && !isSameCaller)
        return wrong(
            "target", QT_TRANSLATE_NOOP("Refusal", "The two cases are not near each other in place and time."));
    if (hasCaller(incident) && !target->isReporterLinked)
        return wrong("target", QT_TRANSLATE_NOOP("Refusal", "The reporter must be linked to the case that goes on."));
    return std::nullopt;
}

Answered teamsCanTakeOrders(const FullWish& wish)
{
    const auto refusal = [&](const TeamId& id, const char* field) -> Answered {
        const auto seen = std::ranges::find(wish.around.teams, id, &TeamSeen::id);
        if (seen == wish.around.teams.end())
            return Refusal { Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no team %1."), { id.toString() },
                field };
        if (seen->isDissolved)
            return wrong(field, QT_TRANSLATE_NOOP("Refusal", "The team has been dissolved."));
        if (seen->status == TeamStatus::OutOfService)
            return wrong(field, QT_TRANSLATE_NOOP("Refusal", "The team is out of service."));
        return std::nullopt;
    };
    const TeamId& lead = *wish.form.get<TeamId>("lead");
    if (const auto no = refusal(lead, "lead"))
        return no;
    const auto* assistants = wish.form.get<std::vector<TeamId>>("assistants");
    for (const TeamId& assistant : assistants ? *assistants : std::vector<TeamId>()) {
        if (assistant == lead)
            return wrong(
                "assistants", QT_TRANSLATE_NOOP("Refusal", "The lead unit can't be an assisting unit as well."));
        if (const auto no = refusal(assistant, "assistants"))
            return no;
    }
    return std::nullopt;
}

Answered trustedOrVerified(const FullWish& wish)
{
    const Source* source = wish.workflow.source(wish.incident.source);
    if ((source && source->skipsVerify) || wish.form.has("verifiedElsewhere"))
        return std::nullopt;
    return missing("verifiedElsewhere",
        QT_TRANSLATE_NOOP(
            "Refusal", "Reports from this source are verified first; say how it was verified elsewhere."));
}

Answered taskOfUnitNamed(const FullWish& wish)
{
    if (!wish.action.has(Effect::OnBehalf) || taskFor(wish, spokenFor(wish)))
        return std::nullopt;
    return wrong("behalfOf", QT_TRANSLATE_NOOP("Refusal", "This unit has no task here that waits for this."));
}

/// Who has somebody to sign in acts itself, unless it is said why not: what is written down for others can't be signed
/// by them.
Answered unitCantItself(const FullWish& wish)
{
    const bool isManned = std::ranges::find(wish.around.manned, spokenFor(wish)) != wish.around.manned.end();
    if (!isManned || wish.form.has("whyNotItself"))
        return std::nullopt;
    return missing("whyNotItself",
        QT_TRANSLATE_NOOP("Refusal", "The unit has somebody who may sign in; say why it doesn't do it itself."));
}

Answered typeAndCellKnown(const FullWish& wish)
{
    if (!wish.form.has("type") && !wish.incident.type)
        return missing("type", QT_TRANSLATE_NOOP("Refusal", "A case without a type can't be filed."));
    if (wish.around.hasCells && !wish.form.has("cell") && wish.incident.place.cell.empty())
        return missing("cell", QT_TRANSLATE_NOOP("Refusal", "A case without a grid cell can't be filed."));
    return std::nullopt;
}

} // namespace

std::optional<Refusal> refusalOfForm(Guard guard, const FullWish& wish)
{
    const Form& form = wish.form;
    const auto refuseUnless
        = [](bool isMet, Refusal refusal) { return isMet ? std::nullopt : std::optional(std::move(refusal)); };
    switch (guard) {
    case Guard::CallerTold:
        return refuseUnless(!hasCaller(wish.incident) || form.word("callerTold") == "yes",
            missing("callerTold", QT_TRANSLATE_NOOP("Refusal", "The caller must be told of the right channel first.")));
    case Guard::CellIsPatrolled:
        return refuseUnless(wish.around.isCellPatrolled,
            { Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "No patroller covers this place."), {}, {} });
    case Guard::ChildrenClosed:
        return refuseUnless(wish.around.openChildren == 0,
            { Reason::WrongState, QT_TRANSLATE_NOOP("Refusal", "%1 cases that are parts of this one are still open."),
                { std::to_string(wish.around.openChildren) }, {} });
    case Guard::CheckPassed:
        return checkPassed(wish);
    case Guard::DateReachedOrConditionMet:
        return dateReachedOrConditionMet(wish);
    case Guard::ExtensionApproved:
        return extensionApproved(wish);
    case Guard::ProofGiven:
        return refuseUnless(form.has("photo") || form.has("document"),
            missing("photo", QT_TRANSLATE_NOOP("Refusal", "A photo or a document of the result is needed.")));
    case Guard::ReopenInTime:
        return reopenInTime(wish);
    case Guard::ReworkFounded:
        return reworkFounded(wish);
    case Guard::SameMatter:
        return sameMatter(wish);
    case Guard::SomethingToAmend: {
        const auto fields = fieldsNeededBy(guard);
        return refuseUnless(std::ranges::any_of(fields, [&](const FieldNeed& need) { return form.has(need.field); }),
            missing("title", QT_TRANSLATE_NOOP("Refusal", "There is nothing to correct.")));
    }
    case Guard::OrdersAnswered:
        return wish.action.has(Effect::OnBehalf) ? refusalOfOrders(wish, spokenFor(wish)) : std::nullopt;
    case Guard::TaskToAnswer:
    case Guard::TaskToSign:
        return taskOfUnitNamed(wish);
    case Guard::UnitCantItself:
        return unitCantItself(wish);
    case Guard::TeamsCanTakeOrders:
        return teamsCanTakeOrders(wish);
    case Guard::TrustedOrVerified:
        return trustedOrVerified(wish);
    case Guard::TypeAndCellKnown:
        return typeAndCellKnown(wish);
    case Guard::UntilOrCondition:
        return refuseUnless(form.has("until") || form.has("condition"),
            missing("until", QT_TRANSLATE_NOOP("Refusal", "A date or a condition is needed.")));
    case Guard::VisitAnswered:
        return refuseUnless(form.word("contacted") != "yes" || (form.has("solved") && form.has("satisfaction")),
            missing(form.has("solved") ? "satisfaction" : "solved",
                QT_TRANSLATE_NOOP("Refusal", "Ask the caller whether it is solved and whether they are satisfied.")));
    default:
        return std::nullopt;
    }
}

} // namespace fengsui::workflow
