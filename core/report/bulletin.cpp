#include "report/bulletin.h"

#include "report/case_facts.h"
#include "report/words.h"

#include <algorithm>

namespace fengsui::report {

namespace {

std::string rateText(Indicator indicator, const EvaluationLine& line)
{
    const auto value = valueOf(indicator, line.of(indicator));
    return value ? value->toString() : "–";
}

Table lineTable(const Evaluation& evaluation, const Names& names)
{
    Table table { "lines",
        { "name", "due", "handled", "handling", "onTimeHandling", "closing", "onTimeClosing", "rework", "overdueOpen",
            "extension", "averageHandling", "response", "solved", "satisfied" },
        {} };
    if (evaluation.by == By::Post)
        return table;
    for (const EvaluationLine& line : evaluation.lines) {
        const Figure& handling = line.of(Indicator::Handling);
        std::vector<std::string> row { lineName(evaluation.by, line.key, names), std::to_string(handling.denominator),
            std::to_string(handling.numerator) };
        for (std::size_t i = 3; i < table.columns.size(); ++i)
            row.push_back(rateText(*indicatorOf(table.columns[i]), line));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table postTable(const Evaluation& evaluation, const Names& names)
{
    Table table { "posts", { "name", "indicator", "count", "met", "rate" }, {} };
    if (evaluation.by != By::Post)
        return table;
    for (const EvaluationLine& line : evaluation.lines)
        for (const IndicatorInfo& info : indicators()) {
            const Figure& figure = line.of(info.indicator);
            if (figure.denominator == 0)
                continue;
            table.rows.push_back({ lineName(evaluation.by, line.key, names),
                std::string(names.isChinese() ? info.chinese : info.english), std::to_string(figure.denominator),
                info.isAverage ? "–" : std::to_string(figure.numerator),
                rateText(info.indicator, line) + (info.isAverage ? " h" : " %") });
        }
    return table;
}

Table scoreTable(const Evaluation& evaluation, const FormulaShelf& formulas, const Names& names)
{
    struct Scored {
        const EvaluationLine* line;
        Score score;
    };
    Table table { "scores", { "formula", "rank", "name", "score", "grade" }, {} };
    for (const Formula& formula : formulas.formulas()) {
        std::vector<Scored> scored;
        for (const EvaluationLine& line : evaluation.lines)
            if (!line.key.empty() && formula.isFor(evaluation.by, line.key))
                if (const auto score = formula.scoreOf(line))
                    scored.push_back({ &line, *score });
        std::ranges::stable_sort(scored, std::ranges::greater(), &Scored::score);
        std::size_t rank = 0;
        for (std::size_t i = 0; i < scored.size(); ++i) {
            if (i == 0 || scored[i].score != scored[i - 1].score) // equals share a rank
                rank = i + 1;
            table.rows.push_back({ formula.title.in(toWord(names.language)), std::to_string(rank),
                lineName(evaluation.by, scored[i].line->key, names), scored[i].score.toString(),
                formula.gradeOf(scored[i].score).title.in(toWord(names.language)) });
        }
    }
    return table;
}

std::string titleOfBy(By by, const Names& names)
{
    switch (by) {
    case By::Unit:
        return names.isChinese() ? "责任单位" : "units";
    case By::Town:
        return names.isChinese() ? "乡镇" : "towns";
    case By::Grid:
        return names.isChinese() ? "单元网格" : "grid cells";
    case By::Post:
        break;
    }
    return names.isChinese() ? "岗位人员" : "posts";
}

std::string textOf(const std::vector<SheetCell>& row, std::size_t column, const Names& names)
{
    const auto* at = std::get_if<Instant>(&row[column]);
    return at ? names.minutes(*at) : cellText(row[column], names.zone);
}

} // namespace

Document bulletin(const Evaluation& evaluation, const FormulaShelf& formulas, std::span<const CountedCase> overdue,
    std::span<const ExcludedCase> excluded, const Names& names, const Printed& printed)
{
    Document document;
    document.form = "bulletin";
    document.formNumber = "FS-20";
    document.formVersion = 2; // success
    document.language = names.language;
    const Period& period = evaluation.period;
    document.title = (names.isChinese() ? "综合评价通报 " : "Evaluation bulletin ") + names.minutes(period.from) + " – "
        + names.minutes(period.to);
    document.qr = qrText(
        "evaluation:" + std::string(toWord(evaluation.by)) + ':' + period.from.toString() + '/' + period.to.toString(),
        printed);
    addPrinted(document, names, printed);
    const auto add = [&document](const std::string& name, std::string value) {
        document.fields.push_back({ name, std::move(value) });
    };
    add("from", names.minutes(period.from));
    add("to", names.minutes(period.to));
    add("asOf", names.minutes(period.asOf));
    add("byTitle", titleOfBy(evaluation.by, names));
    add("lineCount", std::to_string(evaluation.lines.size()));
    add("excludedCount", std::to_string(excluded.size()));
    add("overdueCount", std::to_string(evaluation.total.of(Indicator::OverdueOpen).numerator));
    add("dueCount", std::to_string(evaluation.total.of(Indicator::Handling).denominator));
    for (const IndicatorInfo& info : indicators())
        add(std::string(info.word), rateText(info.indicator, evaluation.total));

    Table late { "overdue", { "number", "caseTitle", "unit", "dueAt" }, {} };
    const Sheet lateSheet = caseSheet(overdue, Indicator::OverdueOpen, names);
    constexpr std::size_t dueColumn = 8;
    for (std::size_t i = 0; i < lateSheet.rows.size(); ++i)
        if (overdue[i].adds > 0)
            late.rows.push_back({ textOf(lateSheet.rows[i], 0, names), textOf(lateSheet.rows[i], 1, names),
                textOf(lateSheet.rows[i], 2, names), textOf(lateSheet.rows[i], dueColumn, names) });
    Table out { "excluded", { "number", "caseTitle", "unit", "reason", "by", "post", "at" }, {} };
    const Sheet outSheet = excludedSheet(excluded, names);
    for (const auto& row : outSheet.rows) {
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < row.size(); ++i)
            cells.push_back(textOf(row, i, names));
        out.rows.push_back(std::move(cells));
    }
    document.tables = { lineTable(evaluation, names), postTable(evaluation, names),
        scoreTable(evaluation, formulas, names), std::move(late), std::move(out) };
    return document;
}

} // namespace fengsui::report
