#include "report/evaluation_sheet.h"

#include "report/words.h"

#include <algorithm>
#include <set>

namespace fengsui::report {

namespace {

constexpr std::array unitIndicators { Indicator::Handling, Indicator::OnTimeHandling, Indicator::Closing,
    Indicator::OnTimeClosing, Indicator::Rework, Indicator::OverdueOpen, Indicator::Extension,
    Indicator::AverageHandling, Indicator::Success };
constexpr std::array postIndicators { Indicator::TimelyAcceptance, Indicator::AccurateAcceptance,
    Indicator::TimelyFiling, Indicator::AccurateFiling, Indicator::TimelyDispatch, Indicator::AccurateDispatch,
    Indicator::ValidReports, Indicator::MissedByPatrol, Indicator::TimelyVerify, Indicator::TimelyCheck };

// Whatever is not there leaves an empty cell.
template <typename Value>
SheetCell cellOf(const std::optional<Value>& value)
{
    SheetCell cell;
    if (value)
        cell.emplace<Value>(*value);
    return cell;
}

TypeName nameOfBy(By by)
{
    switch (by) {
    case By::Unit:
        return { "Unit", "责任单位" };
    case By::Town:
        return { "Town", "乡镇" };
    case By::Grid:
        return { "Grid cell", "单元网格" };
    case By::Post:
        break;
    }
    return { "Post and person", "岗位人员" };
}

std::string unitName(TeamId id, const Names& names)
{
    const auto team = names.team && !id.isNull() ? names.team(id) : std::nullopt;
    return team && !team->unit.empty() ? team->unit : names.teamName(id);
}

} // namespace

std::string lineName(By by, const std::string& key, const Names& names)
{
    if (key.empty())
        return names.isChinese() ? "（未定）" : "(none)";
    if (by == By::Unit)
        return key;
    if (by == By::Post) {
        const auto post = readPostKey(key);
        return post ? wordFor(Words::Role, toWord(post->post), names.language) + ' ' + names.staffName(post->person)
                    : key;
    }
    const std::string path = names.divisionPath ? names.divisionPath(key) : std::string();
    const std::size_t last = path.rfind(" / ");
    const std::string name = last == std::string::npos ? path : path.substr(last + 3);
    return by == By::Town ? (name.empty() ? key : name) : (name.empty() || name == key ? key : key + ' ' + name);
}

std::span<const Indicator> leadingIndicators(By by)
{
    return by == By::Post ? std::span<const Indicator>(postIndicators) : std::span<const Indicator>(unitIndicators);
}

Sheet evaluationSheet(const Evaluation& evaluation, const FormulaShelf& formulas, const Names& names)
{
    std::vector<const Formula*> scored;
    for (const Formula& formula : formulas.formulas())
        if (std::ranges::any_of(
                evaluation.lines, [&](const EvaluationLine& line) { return formula.isFor(evaluation.by, line.key); }))
            scored.push_back(&formula);
    std::vector<Indicator> shown;
    for (const IndicatorInfo& info : indicators())
        if (std::ranges::any_of(
                evaluation.lines, [&](const EvaluationLine& line) { return line.of(info.indicator).denominator > 0; }))
            shown.push_back(info.indicator);

    Sheet sheet { { "Evaluation", "综合评价" }, { nameOfBy(evaluation.by) }, {} };
    for (const Formula* formula : scored) {
        sheet.columns.push_back(formula->title);
        sheet.columns.push_back({ formula->title.english + ": grade", formula->title.chinese + "等级" });
    }
    for (const Indicator indicator : shown) {
        const IndicatorInfo& info = infoOf(indicator);
        const std::string english(info.english), chinese(info.chinese);
        sheet.columns.push_back(
            { english + (info.isAverage ? " (h)" : " (%)"), chinese + (info.isAverage ? "（小时）" : "（%）") });
        sheet.columns.push_back({ english + (info.isAverage ? ": milliseconds" : ": numerator"),
            chinese + (info.isAverage ? "（毫秒合计）" : "（分子）") });
        sheet.columns.push_back({ english + ": denominator", chinese + "（分母）" });
    }
    const auto addRow = [&](const EvaluationLine& line, const std::string& name, bool isTotal) {
        std::vector<SheetCell> row { name };
        for (const Formula* formula : scored) {
            std::optional<Score> score;
            std::optional<std::string> grade;
            if (!isTotal && formula->isFor(evaluation.by, line.key))
                score = formula->scoreOf(line);
            if (score)
                grade = formula->gradeOf(*score).title.in(toWord(names.language));
            row.push_back(cellOf(score));
            row.push_back(cellOf(grade));
        }
        for (const Indicator indicator : shown) {
            const Figure& figure = line.of(indicator);
            std::optional<SheetRate> rate;
            if (figure.denominator > 0)
                rate = SheetRate { indicator, figure };
            row.push_back(cellOf(rate));
            row.emplace_back(figure.numerator);
            row.emplace_back(figure.denominator);
        }
        sheet.rows.push_back(std::move(row));
    };
    for (const EvaluationLine& line : evaluation.lines)
        addRow(line, lineName(evaluation.by, line.key, names), false);
    addRow(evaluation.total, names.isChinese() ? "合计" : "All cases", true);
    return sheet;
}

Sheet caseSheet(std::span<const CountedCase> cases, Indicator indicator, const Names& names)
{
    const IndicatorInfo& info = infoOf(indicator);
    Sheet sheet { { std::string(info.english), std::string(info.chinese) },
        { { "Case number", "案卷编号" }, { "Title", "标题" }, { "Unit", "责任单位" }, { "Division", "行政区划" },
            { "Grid cell", "单元网格" }, { "Reported", "受理时间" }, { "Filed", "立案时间" },
            { "Dispatched", "派遣时间" }, { "Handling due", "处置时限" }, { "Handled", "处置时间" },
            { "Closed", "结案时间" }, { "Rework", "返工次数" }, { "Extensions", "延期次数" },
            info.isAverage ? TypeName { "Milliseconds", "毫秒" }
                           : TypeName { "Counted in the numerator", "计入分子" } },
        {} };
    for (const CountedCase& each : cases) {
        const CaseFacts& facts = each.facts;
        const std::string path = names.divisionPath ? names.divisionPath(facts.division) : std::string();
        sheet.rows.push_back({ each.name.number, each.name.title, unitName(facts.lead, names),
            path.empty() ? facts.division : path, facts.cell, facts.reportedAt, cellOf(facts.file.at),
            cellOf(facts.dispatch.at), cellOf(facts.handle.due), cellOf(facts.handle.at), cellOf(facts.close.at),
            std::int64_t(facts.reworks), std::int64_t(facts.extensions), each.adds });
    }
    return sheet;
}

Sheet excludedSheet(std::span<const ExcludedCase> cases, const Names& names)
{
    Sheet sheet { { "Excluded", "剔除案件" },
        { { "Case number", "案卷编号" }, { "Title", "标题" }, { "Unit", "责任单位" }, { "Reason", "剔除理由" },
            { "Decided by", "批准人" }, { "In the post of", "岗位" }, { "Decided at", "批准时间" } },
        {} };
    for (const ExcludedCase& each : cases)
        sheet.rows.push_back({ each.name.number, each.name.title, unitName(each.lead, names), each.exclusion.reason,
            names.staffName(each.exclusion.by), wordFor(Words::Role, each.exclusion.role, names.language),
            each.exclusion.at });
    return sheet;
}

} // namespace fengsui::report
