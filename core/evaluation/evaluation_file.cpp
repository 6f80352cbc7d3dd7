#include "evaluation/evaluation_file.h"

#include "evaluation/entries.pb.h"

#include <algorithm>
#include <array>

namespace fengsui {

std::string_view toWord(Appeal::Decision decision)
{
    constexpr std::array<std::string_view, 3> words { "none", "granted", "refused" };
    return words[static_cast<std::size_t>(decision)];
}

const Appeal* EvaluationFile::openAppeal() const
{
    const auto found = std::ranges::find(appeals, Appeal::Decision::None, &Appeal::decision);
    return found == appeals.end() ? nullptr : &*found;
}

void fold(EvaluationFile& file, const Stamp& stamp, const entries::EvaluationAppealed& appealed)
{
    Appeal appeal;
    appeal.entry = stamp.hash;
    appeal.reason = appealed.reason();
    appeal.unit = TeamId::fromBytes(appealed.unit()).value_or(TeamId {});
    appeal.by = stamp.author;
    appeal.at = stamp.recordedAt;
    file.appeals.push_back(std::move(appeal));
}

void fold(EvaluationFile& file, const Stamp& stamp, const entries::EvaluationRuled& ruled)
{
    if (!ruled.appeal().empty()) {
        const auto appeal = std::ranges::find_if(
            file.appeals, [&](const Appeal& each) { return each.entry.view() == ruled.appeal(); });
        if (appeal == file.appeals.end() || appeal->decision != Appeal::Decision::None)
            return;
        appeal->decision = ruled.exclude() ? Appeal::Decision::Granted : Appeal::Decision::Refused;
        appeal->answer = ruled.reason();
        appeal->decidedBy = stamp.author;
        if (!ruled.exclude())
            return;
    }
    if (ruled.exclude())
        file.exclusion = Exclusion { ruled.reason(), ruled.role(), stamp.author, stamp.recordedAt };
    else
        file.exclusion.reset();
}

} // namespace fengsui
