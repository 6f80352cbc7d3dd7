#include "workflow/vocabulary.h"

#include "base/words.h"

namespace fengsui::workflow {

namespace {

constexpr std::array<std::string_view, 14> fieldTypeWords { "text", "longText", "choice", "number", "instant", "team",
    "teams", "incident", "type", "cell", "point", "attachments", "choices", "person" };

constexpr std::array<std::string_view, 33> guardWords { "sourceNeedsVerifying", "callerExists", "didNotHandle",
    "foundUntrue", "instructionOpen", "noReturnAsked", "notArbitrated", "speaksForLead", "unitIsInvolved", "visitDone",
    "callerTold", "cellIsPatrolled", "checkPassed", "dateReachedOrConditionMet", "extensionApproved", "proofGiven",
    "reopenInTime", "reworkFounded", "sameMatter", "somethingToAmend", "teamsCanTakeOrders", "trustedOrVerified",
    "typeAndCellKnown", "untilOrCondition", "visitAnswered", "taskToSign", "taskToAnswer", "tasksAnswered",
    "childrenClosed", "noCaller", "ordersAnswered", "tasksOpen", "unitCantItself" };
static_assert(guardWords.size() == static_cast<std::size_t>(Guard::UnitCantItself) + 1);

constexpr std::array<std::string_view, 25> effectWords { "arbitrate", "clearTeams", "describe", "escalate", "extend",
    "filed", "handled", "liftSupervision", "merge", "overdue", "resumeClock", "rework", "setTeams", "setUrgency",
    "stopClock", "supervise", "assist", "order", "inform", "signTask", "answerTask", "escalateTask", "withdrawTasks",
    "openChild", "onBehalf" };
static_assert(effectWords.size() == static_cast<std::size_t>(Effect::OnBehalf) + 1);

} // namespace

std::string_view toWord(FieldType type)
{
    return fieldTypeWords[static_cast<std::size_t>(type)];
}
std::optional<FieldType> fieldTypeOf(std::string_view word)
{
    return fromWord<FieldType>(fieldTypeWords, word);
}
std::string_view toWord(Guard guard)
{
    return guardWords[static_cast<std::size_t>(guard)];
}
std::optional<Guard> guardOf(std::string_view word)
{
    return fromWord<Guard>(guardWords, word);
}
std::string_view toWord(Effect effect)
{
    return effectWords[static_cast<std::size_t>(effect)];
}
std::optional<Effect> effectOf(std::string_view word)
{
    return fromWord<Effect>(effectWords, word);
}

std::vector<FieldNeed> fieldsNeededBy(Guard guard)
{
    using enum FieldType;
    switch (guard) {
    case Guard::CallerTold:
        return { { "callerTold", Choice } };
    case Guard::CheckPassed:
        return { { "photo", Attachments } };
    case Guard::DateReachedOrConditionMet:
        return { { "conditionMet", Text } };
    case Guard::ExtensionApproved:
        return { { "amount", Number, true }, { "unit", Choice, true }, { "approver", Choice, true },
            { "engineering", Choice }, { "signedRequest", Text } };
    case Guard::ProofGiven:
        return { { "photo", Attachments }, { "document", Text } };
    case Guard::ReopenInTime:
        return { { "reopenGround", Choice, true } };
    case Guard::ReworkFounded:
        return { { "reworkGround", Choice, true }, { "photo", Attachments } };
    case Guard::SameMatter:
        return { { "target", Incident, true } };
    case Guard::SomethingToAmend:
        return { { "title", Text }, { "type", Type }, { "address", Text }, { "point", Point }, { "cell", Cell } };
    case Guard::TeamsCanTakeOrders:
        return { { "lead", Team, true }, { "assistants", Teams } };
    case Guard::TrustedOrVerified:
        return { { "verifiedElsewhere", LongText } };
    case Guard::TypeAndCellKnown:
        return { { "type", Type }, { "cell", Cell }, { "deadlineClass", Choice } };
    case Guard::UntilOrCondition:
        return { { "until", Instant }, { "condition", Text } };
    case Guard::UnitCantItself:
        return { { "whyNotItself", Text } };
    case Guard::VisitAnswered:
        return { { "contacted", Choice, true }, { "solved", Choice }, { "satisfaction", Choice } };
    default:
        return {};
    }
}

std::vector<FieldNeed> answersNeededBy(Guard guard)
{
    using enum FieldType;
    switch (guard) {
    case Guard::CheckPassed:
        return { { "checkResult", Choice } };
    case Guard::FoundUntrue:
        return { { "verifyResult", Choice } };
    case Guard::InstructionOpen:
        return { { "instruction", LongText }, { "answer", LongText } };
    case Guard::ReworkFounded:
        return { { "checkResult", Choice }, { "solved", Choice }, { "satisfaction", Choice } };
    case Guard::VisitDone:
        return { { "contacted", Choice } };
    default:
        return {};
    }
}

std::vector<FieldNeed> fieldsNeededBy(Effect effect)
{
    using enum FieldType;
    switch (effect) {
    case Effect::Extend:
        return { { "amount", Number, true }, { "unit", Choice, true } };
    case Effect::Merge:
        return { { "target", Incident, true } };
    case Effect::SetTeams:
        return { { "lead", Team, true }, { "assistants", Teams } };
    case Effect::SetUrgency:
        return { { "urgency", Choice, true } };
    case Effect::StopClock:
        return { { "until", Instant } };
    case Effect::Supervise:
        return { { "level", Choice, true } };
    case Effect::Assist:
    case Effect::Order:
        return { { "units", Teams, true }, { "task", LongText, true }, { "taskAmount", Number },
            { "taskUnit", Choice } };
    case Effect::Inform:
        return { { "units", Teams, true }, { "task", LongText } };
    case Effect::AnswerTask:
        return { { "taskAnswer", LongText, true } };
    case Effect::EscalateTask:
        return { { "reason", LongText, true } };
    case Effect::WithdrawTasks:
        return { { "units", Teams, true }, { "reason", LongText, true } };
    case Effect::OpenChild:
        return { { "childWorkflow", Choice, true }, { "childTitle", Text, true }, { "childText", LongText } };
    case Effect::OnBehalf:
        return { { "toldBy", Text, true }, { "toldHow", Choice, true }, { "toldAt", Instant, true } };
    default:
        return {};
    }
}

} // namespace fengsui::workflow
