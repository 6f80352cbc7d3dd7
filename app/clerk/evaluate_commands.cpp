#include "clerk/clerk.h"

#include "desk/evaluation_reading.h"
#include "desk/paper_names.h"
#include "evaluation/formula_file.h"
#include "paper/paper_press.h"
#include "report/bulletin.h"
#include "sheet/workbook.h"
#include "sqlite/durable_file.h"

#include <system_error>

namespace fengsui {

namespace {

struct EvaluateOptions {
    std::string from, to, by = "unit", asOf;
    std::string xlsx, pdf, csv;
    std::string casesOf; ///< an indicator
    std::optional<std::string> key;
};

/// What an evaluation reads from: one store, one moment for names.
struct Sources {
    PaperSources paper;
    report::Names names;
    Grouping grouping;
    Period period;
    By by = By::Unit;
};

Sources sourcesOf(Clerk& clerk, const EvaluateOptions& options)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    const auto identity = ledgers.identity();
    const auto grid = readGrid(clerk.folder(), ledgers);
    PaperSources paper { ledgers, clerk.reader().journal(), clerk.rules().workflows, clerk.rules().types, grid,
        zoneOf(ledgers), clerk.isChinese() ? report::Language::Chinese : report::Language::English };
    Period period { instantOf(paper.zone, options.from, "from"), instantOf(paper.zone, options.to, "to"),
        options.asOf.empty() ? clerk.clock().now() : instantOf(paper.zone, options.asOf, "as-of") };
    if (period.to <= period.from)
        throw Refused { { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The period ends before it begins."),
            {}, "to" } };
    report::Names names = namesFor(paper);
    return { std::move(paper), std::move(names), groupingOf(ledgers, grid), period, *byOf(options.by) };
}

boost::json::value orNull(const std::optional<Instant>& at)
{
    return at ? boost::json::value(at->toString()) : boost::json::value();
}

boost::json::object figuresJson(const EvaluationLine& line)
{
    boost::json::object json;
    for (const IndicatorInfo& info : indicators()) {
        const Figure& figure = line.of(info.indicator);
        if (figure.denominator == 0)
            continue;
        json[info.word] = boost::json::object { { "numerator", figure.numerator },
            { "denominator", figure.denominator }, { "value", valueOf(info.indicator, figure)->toString() },
            { "unit", info.isAverage ? "hour" : "percent" } };
    }
    return json;
}

boost::json::array scoresJson(const Clerk& clerk, const FormulaShelf& formulas, By by, const EvaluationLine& line)
{
    boost::json::array json;
    for (const Formula* formula : formulas.formulasFor(by, line.key)) {
        const auto score = formula->scoreOf(line);
        json.push_back({ { "formula", formula->rule() },
            { "score", score ? boost::json::value(score->toString()) : boost::json::value() },
            { "grade",
                score ? boost::json::value(formula->gradeOf(*score).title.in(clerk.language))
                      : boost::json::value() } });
    }
    return json;
}

boost::json::value evaluationJson(
    Clerk& clerk, const Sources& sources, const Evaluation& evaluation, const std::vector<ExcludedCase>& excluded)
{
    const FormulaShelf& formulas = *clerk.rules().formulas;
    boost::json::array lines, left;
    for (const EvaluationLine& line : evaluation.lines)
        lines.push_back({ { "key", line.key }, { "name", report::lineName(sources.by, line.key, sources.names) },
            { "figures", figuresJson(line) }, { "scores", scoresJson(clerk, formulas, sources.by, line) } });
    for (const ExcludedCase& each : excluded)
        left.push_back({ { "id", each.name.id.toString() }, { "number", each.name.number },
            { "title", each.name.title }, { "reason", each.exclusion.reason }, { "role", each.exclusion.role },
            { "by", sources.names.staffName(each.exclusion.by) }, { "at", each.exclusion.at.toString() } });
    return boost::json::object { { "from", sources.period.from.toString() }, { "to", sources.period.to.toString() },
        { "asOf", sources.period.asOf.toString() }, { "by", std::string(toWord(sources.by)) },
        { "lines", std::move(lines) }, { "total", figuresJson(evaluation.total) }, { "excluded", std::move(left) } };
}

std::string evaluationTable(
    Clerk& clerk, const Sources& sources, const Evaluation& evaluation, const std::vector<ExcludedCase>& excluded)
{
    const FormulaShelf& formulas = *clerk.rules().formulas;
    std::vector<Indicator> shown;
    for (const Indicator indicator : report::leadingIndicators(sources.by))
        if (evaluation.total.of(indicator).denominator > 0)
            shown.push_back(indicator);
    std::vector<std::vector<std::string>> rows { { "" } };
    for (const Indicator indicator : shown)
        rows.front().emplace_back(clerk.isChinese() ? infoOf(indicator).chinese : infoOf(indicator).english);
    const auto addRow = [&](const std::string& name, const EvaluationLine& line) {
        std::vector<std::string> row { name };
        for (const Indicator indicator : shown) {
            const Figure& figure = line.of(indicator);
            const auto value = valueOf(indicator, figure);
            const std::string counted = infoOf(indicator).isAverage
                ? " h (" + std::to_string(figure.denominator) + ")"
                : " % (" + std::to_string(figure.numerator) + "/" + std::to_string(figure.denominator) + ")";
            row.push_back(value ? value->toString() + counted : "-");
        }
        rows.push_back(std::move(row));
        return &rows.back();
    };
    for (const EvaluationLine& line : evaluation.lines) {
        auto* row = addRow(report::lineName(sources.by, line.key, sources.names), line);
        for (const Formula* formula : formulas.formulasFor(sources.by, line.key))
            if (const auto score = formula->scoreOf(line); score && !line.key.empty())
                row->push_back(
                    formula->id + ' ' + score->toString() + ' ' + formula->gradeOf(*score).title.in(clerk.language));
    }
    addRow(clerk.words(QT_TRANSLATE_NOOP("Clerk", "All cases")), evaluation.total);
    std::string text = table(rows);
    for (const ExcludedCase& each : excluded)
        text += clerk.words(QT_TRANSLATE_NOOP("Clerk", "left out: %1 %2, because: %3"),
                    { each.name.number, each.name.title, each.exclusion.reason })
            + '\n';
    return text;
}

std::string tableOf(const Clerk& clerk, const report::Sheet& sheet, const Zone& zone)
{
    std::vector<std::vector<std::string>> rows(1);
    for (const TypeName& column : sheet.columns)
        rows.front().push_back(column.in(clerk.language));
    for (const auto& cells : sheet.rows) {
        std::vector<std::string> row;
        for (const report::SheetCell& cell : cells)
            row.push_back(report::cellText(cell, zone));
        rows.push_back(std::move(row));
    }
    return table(rows);
}

void writeFiles(
    Clerk& clerk, const EvaluateOptions& options, const Sources& sources, std::span<const report::Sheet> sheets)
{
    if (!options.xlsx.empty())
        orRefused(sheet::writeWorkbook(sheets, sources.paper.zone, QString::fromStdString(options.xlsx)));
    if (!options.csv.empty())
        orRefused(sheet::writeText(report::toCsv(sheets.front(), sources.paper.language, sources.paper.zone),
            QString::fromStdString(options.csv)));
    for (const std::string& file : { options.xlsx, options.csv })
        if (!file.empty() && !clerk.isJson)
            clerk.complain(clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 is written."), { file }));
}

void listCases(Clerk& clerk, const EvaluateOptions& options, const Sources& sources)
{
    const auto indicator = indicatorOf(options.casesOf);
    if (!indicator)
        throw Refused { { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "There is no indicator %1; \"evaluate --json\" names them."),
            { options.casesOf }, "cases" } };
    const auto cases = casesBehind(
        sources.paper.ledgers.evaluation(), sources.period, sources.by, sources.grouping, *indicator, options.key);
    boost::json::array json;
    for (const CountedCase& each : cases)
        json.push_back({ { "id", each.name.id.toString() }, { "number", each.name.number },
            { "title", each.name.title }, { "adds", each.adds }, { "reportedAt", each.facts.reportedAt.toString() },
            { "handleDue", orNull(each.facts.handle.due) }, { "handledAt", orNull(each.facts.handle.at) },
            { "closedAt", orNull(each.facts.close.at) } });
    const report::Sheet sheet = report::caseSheet(cases, *indicator, sources.names);
    writeFiles(clerk, options, sources, { &sheet, 1 });
    clerk.answer(json, tableOf(clerk, sheet, sources.paper.zone));
}

void writeBulletin(Clerk& clerk, const EvaluateOptions& options, const Sources& sources, const Evaluation& evaluation,
    const std::vector<ExcludedCase>& excluded)
{
    const auto late = casesBehind(sources.paper.ledgers.evaluation(), sources.period, sources.by, sources.grouping,
        Indicator::OverdueOpen, std::nullopt);
    const report::Document document
        = report::bulletin(evaluation, *clerk.rules().formulas, late, excluded, sources.names,
            printedNow(sources.paper, clerk.account.empty() ? "fengsui-clerk" : clerk.account, 1, clerk.clock().now()));
    const paper::PaperPress press(QString::fromStdString(clerk.folder().templates().string()));
    const paper::PressRun run = orRefused(press.writePdf(document, QString::fromStdString(options.pdf)));
    for (const Refusal& remark : run.remarks)
        clerk.complain(clerk.tell(remark));
    if (!clerk.isJson)
        clerk.complain(
            clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1: %2 pages"), { options.pdf, std::to_string(run.pages) }));
}

void evaluateStore(Clerk& clerk, const EvaluateOptions& options)
{
    const Sources sources = sourcesOf(clerk, options);
    if (!options.casesOf.empty())
        return listCases(clerk, options, sources);
    const EvaluationLedger& ledger = sources.paper.ledgers.evaluation();
    const Evaluation evaluation = evaluate(ledger, sources.period, { &sources.by, 1 }, sources.grouping).front();
    const auto excluded = ledger.excluded();
    const std::vector<report::Sheet> sheets {
        report::evaluationSheet(evaluation, *clerk.rules().formulas, sources.names),
        report::excludedSheet(excluded, sources.names),
    };
    writeFiles(clerk, options, sources, sheets);
    if (!options.pdf.empty())
        writeBulletin(clerk, options, sources, evaluation, excluded);
    clerk.answer(
        evaluationJson(clerk, sources, evaluation, excluded), evaluationTable(clerk, sources, evaluation, excluded));
}

struct RulingOptions {
    std::string id, reason;
    bool isGranted = false;
};

using Rule = Result<Receipt> (*)(EvaluationDesk&, const Session&, IncidentId, const RulingOptions&);

void ruleOn(Clerk& clerk, const RulingOptions& options, Rule rule)
{
    const Session session = clerk.session();
    const IncidentId id = clerk.incidentOf(clerk.writer().ledgers(), options.id);
    const Receipt receipt = orRefused(rule(clerk.writer().office().evaluation, session, id, options));
    clerk.acknowledge(receipt);
    const EvaluationFile file = clerk.writer().ledgers().evaluation().file(id);
    const CaseName name = clerk.writer().ledgers().evaluation().name(id);
    clerk.answer(boost::json::object { { "id", id.toString() }, { "number", name.number },
                     { "excluded", file.exclusion.has_value() }, { "appealOpen", file.openAppeal() != nullptr },
                     { "entry", receipt.keys.front().toString() } },
        (file.exclusion ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 is left out of evaluation."), { name.number })
                : file.openAppeal()
                ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1: the appeal waits for its decision."), { name.number })
                : clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 counts in evaluation."), { name.number }))
            + '\n');
}

void listAppeals(Clerk& clerk)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const AppealedCase& each : ledgers.evaluation().openAppeals()) {
        const auto unit = ledgers.teams().team(each.appeal.unit);
        const auto person = ledgers.staff().byId(each.appeal.by);
        const std::string name = unit ? unit->name : person ? person->name : std::string();
        json.push_back({ { "id", each.name.id.toString() }, { "number", each.name.number },
            { "unit", unit ? boost::json::value(unit->name) : boost::json::value() }, { "by", name },
            { "reason", each.appeal.reason }, { "at", each.appeal.at.toString() } });
        rows.push_back({ each.name.number, localMinutes(ledgers, each.appeal.at), name, each.appeal.reason });
    }
    clerk.answer(json, rows.empty() ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "No appeals.")) + '\n' : table(rows));
}

void checkFormula(const Clerk& clerk, const std::string& file)
{
    std::string text;
    try {
        text = readWhole(file);
    } catch (const std::system_error& error) {
        throw Refused { { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "%1 can't be read: %2"),
            { file, error.code().message() }, "FILE" } };
    }
    const auto loaded = readFormula(file, text);
    for (std::size_t i = 0; i + 1 < loaded.faults.size(); ++i)
        clerk.complain(clerk.tell(loaded.faults[i]));
    if (!loaded.value)
        throw Refused { loaded.faults.back() };
    const Formula& formula = *loaded.value;
    boost::json::array inputs;
    for (const Indicator input : formula.expression.inputs())
        inputs.emplace_back(infoOf(input).word);
    clerk.answer(boost::json::object { { "formula", formula.id }, { "version", formula.version },
                     { "indicators", std::move(inputs) }, { "grades", formula.grades.size() } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 is sound: %2 indicators, %3 grades."),
            { formula.rule(), std::to_string(formula.expression.inputs().size()),
                std::to_string(formula.grades.size()) })
            + '\n');
}

void addRulings(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* evaluation
        = app.add_subcommand("evaluation", "What is left out of evaluation: exclude, readmit, appeal, decide, appeals");
    evaluation->require_subcommand(1);
    const auto add = [&](const char* name, const char* what, Rule rule) {
        auto options = std::make_shared<RulingOptions>();
        CLI::App* command = addCommand(*evaluation, clerk, name, what);
        command->add_option("ID", options->id, "Id or case number")->required();
        command->add_option("--reason", options->reason, "Why")->required();
        command->callback(
            [&clerk, &run, options, rule] { run = [&clerk, options, rule] { ruleOn(clerk, *options, rule); }; });
        return std::pair { command, options };
    };
    add("exclude", "Leave a case out; for shift leaders and leaders",
        [](EvaluationDesk& desk, const Session& session, IncidentId id, const RulingOptions& options) {
            return desk.exclude(session, id, options.reason);
        });
    add("readmit", "Take an excluded case in again; for shift leaders and leaders",
        [](EvaluationDesk& desk, const Session& session, IncidentId id, const RulingOptions& options) {
            return desk.readmit(session, id, options.reason);
        });
    add("appeal", "Ask that a case be left out; for the unit that leads it",
        [](EvaluationDesk& desk, const Session& session, IncidentId id, const RulingOptions& options) {
            return desk.appeal(session, id, options.reason);
        });
    const auto [decide, options] = add("decide", "Decide the appeal that waits; for shift leaders and leaders",
        [](EvaluationDesk& desk, const Session& session, IncidentId id, const RulingOptions& given) {
            return desk.decide(session, id,
                given.isGranted ? EvaluationDesk::Decision::Grant : EvaluationDesk::Decision::Refuse, given.reason);
        });
    auto* decision = decide->add_option_group("decision");
    decision->add_flag("--grant", options->isGranted, "The case is left out");
    decision->add_flag_callback("--refuse", [] { }, "The case counts");
    decision->require_option(1);
    addCommand(*evaluation, clerk, "appeals", "List the appeals that wait for a decision")->callback([&clerk, &run] {
        run = [&clerk] { listAppeals(clerk); };
    });
}

} // namespace

void addEvaluateCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    auto options = std::make_shared<EvaluateOptions>();
    CLI::App* command = addCommand(app, clerk, "evaluate", "Figures, scores and grades of a period");
    command->add_option("--from", options->from, "Beginning: a day, local time, or with offset")
        ->required()
        ->type_name("TIME");
    command->add_option("--to", options->to, "End, excluded")->required()->type_name("TIME");
    command->add_option("--by", options->by, "unit, town, grid or post")
        ->capture_default_str()
        ->check(CLI::IsMember({ "unit", "town", "grid", "post" }));
    command->add_option("--as-of", options->asOf, "What is not done by then is late; without it now")
        ->type_name("TIME");
    command->add_option("--xlsx", options->xlsx, "Also write a workbook")->type_name("FILE");
    command->add_option("--csv", options->csv, "Also write a table of values")->type_name("FILE");
    auto* pdf = command->add_option("--pdf", options->pdf, "Also print the bulletin")->type_name("FILE");
    auto* cases
        = command->add_option("--cases", options->casesOf, "List the cases behind this indicator")->excludes(pdf);
    cases->type_name("INDICATOR");
    command->add_option("--of", options->key, "Only of this line, by its key in --json")
        ->needs(cases)
        ->type_name("KEY");
    command->callback([&clerk, &run, options] { run = [&clerk, options] { evaluateStore(clerk, *options); }; });

    addRulings(app, clerk, run);

    CLI::App* formula = app.add_subcommand("formula", "Formulas of scores: check");
    formula->require_subcommand(1);
    auto file = std::make_shared<std::string>();
    CLI::App* check
        = formula->add_subcommand("check", "Read and check a formula file, naming each fault with its line");
    check->add_option("FILE", *file, "The file")->required();
    check->add_flag("--json", clerk.isJson, "Print exactly one JSON document");
    check->callback([&clerk, &run, file] { run = [&clerk, file] { checkFormula(clerk, *file); }; });
}

} // namespace fengsui
