#include "evaluation/indicator.h"

#include <algorithm>

namespace fengsui {

namespace {

using enum Indicator;

constexpr std::array<IndicatorInfo, indicatorCount> infos { {
    { Handling, "handling", "Handling rate", "处置率", false, false },
    { OnTimeHandling, "onTimeHandling", "On-time handling rate", "按期处置率", false, false },
    { Closing, "closing", "Closing rate", "结案率", false, false },
    { OnTimeClosing, "onTimeClosing", "On-time closing rate", "按期结案率", false, false },
    { Rework, "rework", "Rework rate", "返工率", false, true },
    { OverdueOpen, "overdueOpen", "Overdue-open rate", "超期待处置率", false, true },
    { Extension, "extension", "Extension rate", "延期率", false, true },
    { AverageHandling, "averageHandling", "Average handling time", "平均处置时长", true, true },
    { Response, "response", "Response rate", "响应率", false, false },
    { Solved, "solved", "Solved rate", "解决率", false, false },
    { Satisfied, "satisfied", "Satisfied rate", "满意率", false, false },
    { Success, "success", "Success rate", "成功率", false, false },
    { TimelyAcceptance, "timelyAcceptance", "Timely acceptance", "按时受理率", false, false },
    { AccurateAcceptance, "accurateAcceptance", "Accurate acceptance", "准确受理率", false, false },
    { AverageAcceptance, "averageAcceptance", "Average acceptance time", "平均受理时长", true, true },
    { TimelyFiling, "timelyFiling", "Timely filing", "按时立案率", false, false },
    { AccurateFiling, "accurateFiling", "Accurate filing", "准确立案率", false, false },
    { TimelyDispatch, "timelyDispatch", "Timely dispatch", "按时派遣率", false, false },
    { AccurateDispatch, "accurateDispatch", "Accurate dispatch", "准确派遣率", false, false },
    { ValidReports, "validReports", "Valid reports", "有效上报率", false, false },
    { MissedByPatrol, "missedByPatrol", "Missed by patrol", "漏报率", false, true },
    { TimelyVerify, "timelyVerify", "Timely verification", "按期核实率", false, false },
    { TimelyCheck, "timelyCheck", "Timely check", "按期核查率", false, false },
} };

static_assert([] {
    for (std::size_t i = 0; i < infos.size(); ++i)
        if (static_cast<std::size_t>(infos[i].indicator) != i)
            return false;
    return true;
}());

bool isDue(const Deed& deed, const Period& period)
{
    return period.contains(deed.due) && (deed.isDone() || *deed.due < period.asOf);
}

// Where the measure is not about lateness, what had no limit counts when it was done.
bool isDoneIn(const Deed& deed, const Period& period)
{
    return deed.isDone() && period.contains(deed.due ? deed.due : deed.at);
}

Judgement judged(bool counts, bool meets)
{
    return { counts, counts && meets ? 1 : 0 };
}

/// When a case should have been closed: by the limit of checking once it is handled, by that of handling before.
std::optional<Instant> closingDue(const CaseFacts& facts)
{
    return facts.handle.isDone() && facts.close.due ? facts.close.due : facts.handle.due;
}

bool shouldBeClosed(const CaseFacts& facts, const Period& period)
{
    const auto due = closingDue(facts);
    return period.contains(due) && (facts.handle.isDone() || facts.close.isDone() || *due < period.asOf);
}

bool hasAnswer(const CaseFacts& facts, bool isGiven, const Period& period)
{
    return facts.contacted == CaseFacts::Answer::Yes && isGiven && isDoneIn(facts.visit, period);
}

Judgement judgeUnit(Indicator indicator, const CaseFacts& facts, const Period& period)
{
    const bool shouldBeHandled = !facts.isSuspended && isDue(facts.handle, period);
    switch (indicator) {
    case Handling:
        return judged(shouldBeHandled, facts.handle.isDone());
    case OnTimeHandling:
        return judged(shouldBeHandled, facts.handle.isOnTime());
    case OverdueOpen:
        return judged(shouldBeHandled, !facts.handle.isDone());
    case Extension:
        return judged(shouldBeHandled, facts.extensions > 0);
    case Closing:
        return judged(!facts.isSuspended && shouldBeClosed(facts, period), facts.close.isDone());
    case OnTimeClosing:
        return judged(!facts.isSuspended && shouldBeClosed(facts, period),
            facts.close.isDone() && *facts.close.at <= closingDue(facts));
    case Rework:
        return judged(!facts.isSuspended && shouldBeClosed(facts, period), facts.reworks > 0);
    case AverageHandling:
        return period.contains(facts.handle.at) ? Judgement { true, facts.tookIn(CaseFacts::Phase::Handle).count() }
                                                : Judgement {};
    case Response:
        return judged(facts.hasCaller && isDue(facts.visit, period),
            facts.contacted == CaseFacts::Answer::Yes && facts.visit.isOnTime());
    case Solved:
        return judged(
            hasAnswer(facts, facts.solved != CaseFacts::Answer::None, period), facts.solved == CaseFacts::Answer::Yes);
    case Success:
        return judged(
            (facts.end == CaseEnd::Succeeded || facts.end == CaseEnd::Failed) && isDoneIn(facts.close, period),
            facts.end == CaseEnd::Succeeded);
    default:
        return judged(hasAnswer(facts, facts.satisfaction != CaseFacts::Satisfaction::None, period),
            facts.satisfaction >= CaseFacts::Satisfaction::Satisfied);
    }
}

Judgement judgeCentre(Indicator indicator, const CaseFacts& facts, const Period& period)
{
    switch (indicator) {
    case TimelyAcceptance:
        return judged(isDue(facts.accept, period), facts.accept.isOnTime());
    case AccurateAcceptance:
        return judged(isDoneIn(facts.accept, period), !facts.isTurnedDown && facts.end != CaseEnd::Voided);
    case AverageAcceptance:
        return period.contains(facts.accept.at) ? Judgement { true, facts.tookIn(CaseFacts::Phase::Accept).count() }
                                                : Judgement {};
    case TimelyFiling:
        return judged(facts.file.isDone() && period.contains(facts.file.due), facts.file.isOnTime());
    case AccurateFiling:
        return judged(isDoneIn(facts.file, period), facts.end != CaseEnd::Voided);
    case TimelyDispatch:
        return judged(isDue(facts.dispatch, period), facts.dispatch.isOnTime());
    case AccurateDispatch:
        return judged(isDue(facts.dispatch, period), facts.dispatch.isDone() && !facts.isMisdirected);
    case ValidReports:
        return judged(period.contains(facts.reportedAt), facts.file.isDone());
    case MissedByPatrol:
        return judged(isDoneIn(facts.file, period), facts.isPublic());
    case TimelyVerify:
        return judged(isDue(facts.verify, period), facts.verify.isOnTime());
    default:
        return judged(isDue(facts.check, period), facts.check.isOnTime());
    }
}

} // namespace

const std::array<IndicatorInfo, indicatorCount>& indicators()
{
    return infos;
}

const IndicatorInfo& infoOf(Indicator indicator)
{
    return infos[static_cast<std::size_t>(indicator)];
}

std::optional<Indicator> indicatorOf(std::string_view word)
{
    const auto found = std::ranges::find(infos, word, &IndicatorInfo::word);
    return found == infos.end() ? std::nullopt : std::optional(found->indicator);
}

Judgement judge(Indicator indicator, const CaseFacts& facts, const Period& period)
{
    const bool isLeftOut = facts.end == CaseEnd::Merged || facts.end == CaseEnd::Transferred
        || (facts.end == CaseEnd::Voided && indicator != AccurateFiling && indicator != AccurateAcceptance);
    if (facts.isDrill || facts.isExcluded || isLeftOut)
        return {};
    return indicator <= Success ? judgeUnit(indicator, facts, period) : judgeCentre(indicator, facts, period);
}

Judgements judge(const CaseFacts& facts, const Period& period)
{
    Judgements judgements;
    for (const IndicatorInfo& info : infos)
        judgements[static_cast<std::size_t>(info.indicator)] = judge(info.indicator, facts, period);
    return judgements;
}

} // namespace fengsui
