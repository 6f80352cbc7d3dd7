#pragma once

#include "evaluation/case_facts.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace fengsui {

/// What is measured (DOMAIN section 8). The order is that of every table and paper.
enum class Indicator : std::uint8_t {
    Handling, ///< 处置率
    OnTimeHandling, ///< 按期处置率
    Closing, ///< 结案率
    OnTimeClosing, ///< 按期结案率
    Rework, ///< 返工率
    OverdueOpen, ///< 超期待处置率
    Extension, ///< 延期率
    AverageHandling, ///< 平均处置时长
    Response, ///< 响应率
    Solved, ///< 解决率
    Satisfied, ///< 满意率
    Success, ///< 成功率: of disputes 调解成功率, of leads how many were true
    TimelyAcceptance, ///< 按时受理率
    AccurateAcceptance, ///< 准确受理率
    AverageAcceptance, ///< 平均受理时长
    TimelyFiling, ///< 按时立案率
    AccurateFiling, ///< 准确立案率
    TimelyDispatch, ///< 按时派遣率
    AccurateDispatch, ///< 准确派遣率
    ValidReports, ///< 有效上报率
    MissedByPatrol, ///< 漏报率
    TimelyVerify, ///< 按期核实率
    TimelyCheck, ///< 按期核查率
};
inline constexpr std::size_t indicatorCount = 23;

struct IndicatorInfo {
    Indicator indicator;
    std::string_view word; ///< in formulas, files and command lines: "onTimeHandling"
    std::string_view english;
    std::string_view chinese;
    bool isAverage; ///< of time; all others are rates
    bool isLessBetter;
};

const std::array<IndicatorInfo, indicatorCount>& indicators();
const IndicatorInfo& infoOf(Indicator);
std::optional<Indicator> indicatorOf(std::string_view word);

/// Counted are cases whose moment, the deadline of what the numerator counts, lies in [from, to). A deadline still
/// ahead of `asOf` counts only when the work is done.
struct Period {
    Instant from;
    Instant to;
    Instant asOf;

    bool contains(const std::optional<Instant>& at) const { return at && *at >= from && *at < to; }
};

/// What one case adds to one indicator.
struct Judgement {
    bool counts = false; ///< in the denominator
    std::int64_t adds = 0; ///< to the numerator: 1 or 0; milliseconds for averages
};
using Judgements = std::array<Judgement, indicatorCount>;

/// Drills and excluded cases never count; voided, merged and transferred ones only where voiding is what is measured;
/// one on hold leaves the denominators of the unit's work until it is taken up again.
Judgement judge(Indicator, const CaseFacts&, const Period&);
Judgements judge(const CaseFacts&, const Period&);

} // namespace fengsui
