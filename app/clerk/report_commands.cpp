#include "clerk/clerk.h"

#include "desk/paper_files.h"
#include "desk/paper_names.h"
#include "paper/paper_press.h"
#include "report/case_papers.h"
#include "report/forms.h"

#include <algorithm>

namespace fengsui {

namespace {

PaperSources sourcesOf(Clerk& clerk)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    return { ledgers, clerk.reader().journal(), clerk.rules().workflows, clerk.rules().types,
        readGrid(clerk.folder(), ledgers), zoneOf(ledgers),
        clerk.isChinese() ? report::Language::Chinese : report::Language::English };
}

void press(Clerk& clerk, const report::Document& document, const std::string& file)
{
    const paper::PaperPress press(QString::fromStdString(clerk.folder().templates().string()));
    const paper::PressRun run = orRefused(press.writePdf(document, QString::fromStdString(file)));
    for (const Refusal& remark : run.remarks)
        clerk.complain(clerk.tell(remark));
    clerk.answer({ { "file", file }, { "pages", run.pages } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1: %2 pages"), { file, std::to_string(run.pages) }) + '\n');
}

struct IncidentOptions {
    std::string id, file, form = "incidentReport";
    std::size_t step = 0; ///< counted from 1; 0: the last that fits
};

std::optional<std::size_t> stepOf(const IncidentOptions& options)
{
    return options.step == 0 ? std::nullopt : std::optional(options.step - 1);
}

void printIncident(Clerk& clerk, const IncidentOptions& options)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    const IncidentId id = clerk.incidentOf(ledgers, options.id);
    std::uint32_t copy = 1;
    std::string by = "fengsui-clerk";
    // What can't be made leaves no copy in the journal.
    report::Names spoken;
    spoken.language = clerk.isChinese() ? report::Language::Chinese : report::Language::English;
    orRefused(report::casePaper(options.form, stepOf(options), *ledgers.incidents().incident(id), spoken, {}));
    // Printing a copy is an entry when somebody is named who prints it; without a name nothing is written.
    if (!clerk.account.empty()) {
        const Session session = clerk.session();
        copy = orRefused(clerk.writer().office().cases.printed(session, id, options.form));
        by = session.name;
    }
    const PaperSources sources = sourcesOf(clerk);
    const Incident incident = *ledgers.incidents().incident(id);
    const report::Printed printed = printedNow(sources, by, copy, clerk.clock().now());
    const report::Names names = namesFor(sources, &incident);
    report::Document document = orRefused(report::casePaper(options.form, stepOf(options), incident, names, printed));
    addFiles(document, sources, id);
    press(clerk, document, options.file);
}

void listPapers(Clerk& clerk, const std::string& idOrNumber)
{
    const PaperSources sources = sourcesOf(clerk);
    const Incident incident = *sources.ledgers.incidents().incident(clerk.incidentOf(sources.ledgers, idOrNumber));
    const report::Names names = namesFor(sources, &incident);
    boost::json::array all;
    std::vector<std::vector<std::string>> rows;
    for (const report::PaperChoice& paper : report::papersOf(incident)) {
        const std::string title(report::caseForm(paper.form)->title(sources.language));
        boost::json::object one { { "form", paper.form }, { "title", title } };
        std::vector<std::string> row { paper.form, title, "", "" };
        if (paper.step) {
            const StepOnFile& step = incident.steps[*paper.step];
            one["step"] = *paper.step + 1;
            one["action"] = step.action;
            one["at"] = step.at.toString();
            row[2] = std::to_string(*paper.step + 1);
            row[3] = names.minutes(step.at) + ' ' + names.action(incident.workflow, step.action);
        }
        all.push_back(std::move(one));
        rows.push_back(std::move(row));
    }
    clerk.answer({ { "papers", std::move(all) } }, table(rows));
}

struct ShiftOptions {
    std::string from, to, file;
    bool isDrill = false;
};

void printShift(Clerk& clerk, const ShiftOptions& options)
{
    const PaperSources sources = sourcesOf(clerk);
    const auto instant = [&](const std::string& text, const char* field) {
        auto at = Instant::parse(text);
        if (!at)
            at = sources.zone.parse(text);
        if (!at)
            throw Refused { { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "%1 is no time; write it like 2025-11-03T07:05:00+08:00."), { text },
                field } };
        return *at;
    };
    report::Shift shift { instant(options.from, "from"), instant(options.to, "to"), options.isDrill,
        sources.ledgers.teams().teams(), {} };
    if (shift.to <= shift.from)
        throw Refused { { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The period ends before it begins."),
            {}, "to" } };
    IncidentQuery open;
    open.isOpen = true;
    open.limit = 1000;
    shift.open = sources.ledgers.incidents().rows(open);
    const auto diary = sources.ledgers.duty().diary(shift.from, shift.to);
    press(clerk,
        report::shiftLog(shift, diary, namesFor(sources),
            printedNow(sources, clerk.account.empty() ? "fengsui-clerk" : clerk.account, 1, clerk.clock().now())),
        options.file);
}

} // namespace

void addReportCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* parent = app.add_subcommand("report", "Papers as PDF: incident, papers, shift");
    parent->require_subcommand(1);

    auto incident = std::make_shared<IncidentOptions>();
    CLI::App* one = addCommand(
        *parent, clerk, "incident", "The report of one case; with --as the copy is entered in the journal");
    one->add_option("ID", incident->id, "Id or case number")->required();
    one->add_option("--pdf", incident->file, "Where to")->required()->type_name("FILE");
    std::vector<std::string> forms;
    for (const report::CaseForm& form : report::caseForms())
        forms.emplace_back(form.id);
    one->add_option("--form", incident->form, "Which paper; report papers ID names those that fit the case")
        ->capture_default_str()
        ->check(CLI::IsMember(forms));
    one->add_option("--step", incident->step, "Number of the step that it is about; without it the last that fits")
        ->type_name("N");
    one->callback([&clerk, &run, incident] { run = [&clerk, incident] { printIncident(clerk, *incident); }; });

    auto listed = std::make_shared<std::string>();
    CLI::App* papers = addCommand(*parent, clerk, "papers", "The papers that a case gives reason for");
    papers->add_option("ID", *listed, "Id or case number")->required();
    papers->callback([&clerk, &run, listed] { run = [&clerk, listed] { listPapers(clerk, *listed); }; });

    auto shift = std::make_shared<ShiftOptions>();
    CLI::App* log = addCommand(*parent, clerk, "shift", "The log of a shift");
    log->add_option("--from", shift->from, "Beginning, with offset or in local time: 2025-11-03T08:00")
        ->required()
        ->type_name("TIME");
    log->add_option("--to", shift->to, "End, excluded")->required()->type_name("TIME");
    log->add_option("--pdf", shift->file, "Where to")->required()->type_name("FILE");
    log->add_flag("--drill", shift->isDrill, "What was a drill, instead of what was not");
    log->callback([&clerk, &run, shift] { run = [&clerk, shift] { printShift(clerk, *shift); }; });
}

} // namespace fengsui
