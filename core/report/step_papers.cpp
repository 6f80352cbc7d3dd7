#include "report/step_papers.h"

#include "incident/task_order.h"
#include "report/case_facts.h"
#include "report/case_papers.h"
#include "report/forms.h"
#include "report/words.h"

#include <algorithm>
#include <array>

namespace fengsui::report {

namespace {

std::string fieldOf(const StepOnFile* step, const std::string& field)
{
    if (!step)
        return {};
    const auto found = step->fields.find(field);
    return found == step->fields.end() ? std::string() : found->second;
}

// The first later step that settled the request, whichever way.
const StepOnFile* decisionOn(const Incident& incident, std::size_t asked)
{
    if (incident.steps[asked].request.empty())
        return nullptr;
    for (std::size_t i = asked + 1; i < incident.steps.size(); ++i)
        if (!incident.steps[i].request.empty())
            return &incident.steps[i];
    return nullptr;
}

const StepOnFile* answerTo(const Incident& incident, std::size_t asked)
{
    for (std::size_t i = asked + 1; i < incident.steps.size(); ++i)
        if (!fieldOf(&incident.steps[i], "answer").empty())
            return &incident.steps[i];
    return nullptr;
}

// The due time under which the step was taken; nothing while no clock ran.
std::optional<Instant> dueAt(const Incident& incident, std::size_t step)
{
    for (std::size_t i = step; i > 0; --i)
        if (const StepOnFile& earlier = incident.steps[i - 1]; earlier.limit || earlier.from != earlier.to)
            return earlier.limit ? std::optional(earlier.limit->dueAt) : std::nullopt;
    return std::nullopt;
}

// who was the lead unit when the step was taken
TeamId leadAt(const Incident& incident, std::size_t step)
{
    for (std::size_t i = step + 1; i > 0; --i)
        if (incident.steps[i - 1].lead)
            return *incident.steps[i - 1].lead;
    return {};
}

Table answerTable(const char* name, const StepOnFile* step, const Incident& incident, const Names& names)
{
    Table table { name, { "title", "value" }, {} };
    if (!step)
        return table;
    for (const auto& [field, value] : step->fields)
        if (!value.empty())
            table.rows.push_back(
                { names.field(incident.workflow, field), answerText(incident.workflow, field, value, names) });
    return table;
}

// Callers, and whoever was entered as a party; only what the person's own record still says.
Table personTable(const Incident& incident, const Names& names)
{
    Table table { "persons", { "n", "part", "name", "phone", "address", "consent" }, {} };
    std::vector<PersonId> seen;
    const auto add = [&](PersonId id, std::string part, std::string consent) {
        const auto known = std::ranges::find(seen, id);
        if (known != seen.end()) {
            auto& row = table.rows[static_cast<std::size_t>(known - seen.begin())];
            row[1] = part.empty() ? row[1] : std::move(part);
            row[5] = consent.empty() ? row[5] : std::move(consent);
            return;
        }
        seen.push_back(id);
        const CallerText person = callerText(id, names);
        table.rows.push_back({ std::to_string(seen.size()), std::move(part), person.name, person.phone, person.address,
            std::move(consent) });
    };
    for (const ReportOnFile& report : incident.reports)
        if (!report.caller.isNull())
            add(report.caller, wordFor(Words::Common, "caller", names.language), {});
    for (const StepOnFile& step : incident.steps)
        if (const auto party = PersonId::parse(fieldOf(&step, "party")))
            add(*party, names.answer(incident.workflow, "partyRole", fieldOf(&step, "partyRole")),
                names.answer(incident.workflow, "consent", fieldOf(&step, "consent")));
    return table;
}

std::string kindText(Task::Kind kind, const Names& names)
{
    return wordFor(Words::Task, toWord(kind), names.language);
}

// Each order with those that it was passed on by below it.
Table taskTable(const Incident& incident, const Names& names)
{
    Table table { "tasks",
        { "unit", "kind", "what", "by", "assignedAt", "dueAt", "signedAt", "signedBy", "endedAt", "status", "answer",
            "endedBy" },
        {} };
    const auto byWhom = [&](OperatorId by, const std::optional<OnBehalf>& told) {
        return told ? onBehalfText(*told, by, incident.workflow, names) : names.staffName(by);
    };
    for (const auto& [task, depth] : inOrder(incident.tasks)) {
        std::string indent;
        for (int i = 0; i < depth; ++i)
            indent += "　";
        table.rows.push_back({ indent + (depth == 0 ? "" : "└ ") + names.teamName(task->unit),
            kindText(task->kind, names), task->what, names.staffName(task->by), names.minutes(task->assignedAt),
            task->limit ? names.minutes(task->limit->dueAt) : std::string(), names.minutes(task->signedAt),
            task->signedAt ? byWhom(task->signedBy, task->signedFor) : std::string(), names.minutes(task->endedAt),
            wordFor(Words::Task, toWord(task->status), names.language), task->answer,
            task->endedAt ? byWhom(task->endedBy, task->endedFor) : std::string() });
    }
    return table;
}

Table visitTable(const Incident& incident, const Names& names)
{
    Table table { "visits", { "n", "at", "by", "contacted", "solved", "satisfaction", "note" }, {} };
    for (const StepOnFile& step : incident.steps) {
        if (!isAbout("returnVisitRecord", step))
            continue;
        const auto said
            = [&](const char* field) { return names.answer(incident.workflow, field, fieldOf(&step, field)); };
        table.rows.push_back({ std::to_string(table.rows.size() + 1), names.minutes(step.at), names.staffName(step.by),
            said("contacted"), said("solved"), said("satisfaction"), step.note });
    }
    return table;
}

std::string levelText(const StepOnFile& step, const Names& names)
{
    const Supervision level = levelOf(step);
    return level == Supervision::None ? std::string() : wordFor(Words::Supervision, toWord(level), names.language);
}

Table supervisionTable(const Incident& incident, const Names& names)
{
    Table table { "supervisions", { "at", "level", "by", "demands" }, {} };
    for (const StepOnFile& step : incident.steps)
        if (isAbout("supervisionSlip", step))
            table.rows.push_back({ names.minutes(step.at), levelText(step, names), names.staffName(step.by),
                fieldOf(&step, "requirement") });
    return table;
}

// What the machine noted is its own mark; why it acted is said in words.
std::string causeOf(const StepOnFile& step, const Names& names)
{
    if (step.role != toWord(Role::System))
        return fieldOf(&step, "reason");
    const std::string about = fieldOf(&step, "about");
    const auto due = Instant::parse(fieldOf(&step, "due"));
    std::string text = about.empty() ? std::string() : wordFor(Words::Cause, about, names.language);
    if (due)
        text += (names.isChinese() ? "（" : " (") + names.minutes(*due) + (names.isChinese() ? "）" : ")");
    return text;
}

} // namespace

std::string amountText(const StepOnFile& step, const Names& names)
{
    const std::string amount = fieldOf(&step, "amount");
    if (amount.empty())
        return {};
    std::string unit = wordFor(Words::Unit, fieldOf(&step, "unit"), names.language);
    if (amount == "1" && unit.ends_with('s'))
        unit.pop_back();
    return amount + ' ' + unit;
}

void addStep(Document& document, const Incident& incident, std::optional<std::size_t> index, const Names& names)
{
    const auto add
        = [&document](const char* name, std::string value) { document.fields.push_back({ name, std::move(value) }); };
    const StepOnFile* step = index ? &incident.steps[*index] : nullptr;
    const StepOnFile* decided = index ? decisionOn(incident, *index) : nullptr;
    const StepOnFile* answered = index ? answerTo(incident, *index) : nullptr;
    const auto said = [&](const StepOnFile* of, const char* field) {
        return names.answer(incident.workflow, field, fieldOf(of, field));
    };
    const auto actionOf
        = [&](const StepOnFile* of) { return of ? names.action(incident.workflow, of->action) : std::string(); };
    const auto byOf = [&](const StepOnFile* of) { return of ? names.staffName(of->by) : std::string(); };
    const auto atOf = [&](const StepOnFile* of) { return of ? names.minutes(of->at) : std::string(); };
    const auto roleOfStep
        = [&](const StepOnFile* of) { return of ? wordFor(Words::Role, of->role, names.language) : std::string(); };
    const bool isMachines = step && step->role == toWord(Role::System);

    add("step", actionOf(step));
    add("stepAt", atOf(step));
    add("stepBy", byOf(step));
    add("stepRole", roleOfStep(step));
    add("stepUnit", index ? names.teamName(leadAt(incident, *index)) : std::string());
    add("stepNote", step && !isMachines ? step->note : std::string());
    add("requestKind", step ? wordFor(Words::Request, step->request, names.language) : std::string());
    add("reason", step ? causeOf(*step, names) : std::string());
    add("basis", said(step, "basis"));
    add("asked", step ? amountText(*step, names) : std::string());
    add("dueBefore", index ? names.minutes(dueAt(incident, *index)) : std::string());
    add("until", said(step, "until"));
    add("condition", said(step, "condition"));
    add("arbitrators", said(step, "arbitrators"));
    add("competentUnit", said(step, "competentUnit"));
    add("level", step ? levelText(*step, names) : std::string());
    add("demands", said(step, "requirement"));
    add("replyBy", said(step, "replyBy"));
    add("instruction", said(step, "instruction"));
    add("receiver", said(step, "receiver"));
    add("handedOverAt", said(step, "handedOverAt"));
    add("transferGround", said(step, "transferGround"));
    add("decision", actionOf(decided));
    add("decidedAt", atOf(decided));
    add("decidedBy", byOf(decided));
    add("decidedRole", roleOfStep(decided));
    std::string why = said(decided, "reason");
    if (decided && !decided->note.empty())
        why += (why.empty() ? "" : "\n") + decided->note;
    add("decisionReason", why);
    add("granted", decided ? amountText(*decided, names) : std::string());
    add("newDueAt",
        decided && decided->limit && !amountText(*decided, names).empty() ? names.minutes(decided->limit->dueAt)
                                                                          : std::string());
    add("approver", said(decided, "approver"));
    add("signedBy", said(decided, "signedBy"));
    add("answer", said(answered, "answer"));
    add("answeredAt", atOf(answered));
    add("answeredBy", byOf(answered));

    Document whole = incidentReport(incident, names, {});
    document.tables = { answerTable("answers", step, incident, names),
        answerTable("decisionAnswers", decided, incident, names), personTable(incident, names),
        taskTable(incident, names), visitTable(incident, names), supervisionTable(incident, names) };
    for (Table& table : whole.tables)
        if (table.name == "reports" || table.name == "steps")
            document.tables.push_back(std::move(table));
}

void addMediation(Document& document, const Incident& incident, const Names& names)
{
    const auto add
        = [&document](const char* name, std::string value) { document.fields.push_back({ name, std::move(value) }); };
    const auto last = [&](const char* field) {
        for (auto step = incident.steps.rbegin(); step != incident.steps.rend(); ++step)
            if (const std::string value = fieldOf(&*step, field); !value.empty())
                return names.answer(incident.workflow, field, value);
        return std::string();
    };
    add("disputeCategory", last("category"));
    add("people", last("people"));
    add("informedAt", last("informedAt"));
    add("mediators", last("mediators"));
    add("facts", last("facts"));
    add("agreementForm", last("agreementForm"));
    add("agreementNumber", last("agreementNumber"));
    add("content", last("content"));
    add("performBy", last("performBy"));
    add("measure", last("measure"));
    add("terminateGround", last("terminateGround"));
    add("legalWays", last("legalWays"));

    struct Paper {
        const char* id; ///< as the workflow's list of documents names it
        bool isNeeded;
        const char* english;
        const char* chinese;
    };
    static constexpr std::array file {
        Paper { "application", true, "Application, or register of the dispute", "申请书或受理登记表" },
        Paper { "rightsNotice", true, "Notice of rights and duties", "权利义务告知书" },
        Paper { "identity", true, "Proof of identity", "身份证明" },
        Paper { "proxy", false, "Power of attorney", "授权委托书" },
        Paper { "investigation", false, "Record of the investigation", "调查记录" },
        Paper { "evidence", false, "Evidence", "证据材料" },
        Paper { "mediation", true, "Record of mediation", "调解记录" },
        Paper { "agreement", true, "Mediation agreement", "调解协议书" },
        Paper { "performance", false, "Proof of performance", "履行凭证" },
        Paper { "visit", false, "Record of the return visit", "回访记录" },
        Paper { "confirmation", false, "Papers of judicial confirmation", "司法确认材料" },
        Paper { "explanation", false, "Remarks on the file", "卷宗情况说明" },
        Paper { "backCover", true, "Back cover", "封底" },
    };
    // when a document was put into the file
    const auto filedAt = [&](std::string_view id) {
        for (const StepOnFile& step : incident.steps) {
            const std::string list = ',' + fieldOf(&step, "documents") + ',';
            if (list.find(',' + std::string(id) + ',') != std::string::npos)
                return names.minutes(step.at);
        }
        return std::string();
    };
    Table documents { "papers", { "n", "mark", "title", "date" }, {} };
    const auto row = [&](bool isNeeded, std::string title, std::string date) {
        documents.rows.push_back(
            { std::to_string(documents.rows.size() + 1), isNeeded ? "●" : "○", std::move(title), std::move(date) });
    };
    if (incident.workflow == "dispute") {
        for (const Paper& one : file)
            row(one.isNeeded, names.isChinese() ? one.chinese : one.english, filedAt(one.id));
    } else {
        for (const PaperChoice& paper : papersOf(incident)) {
            if (paper.form == "fileCover")
                continue;
            const CaseForm* form = caseForm(paper.form);
            row(!form->isOfStep, std::string(form->title(names.language)),
                paper.step ? names.minutes(incident.steps[*paper.step].at) : std::string());
        }
    }
    document.tables.push_back(std::move(documents));
}

} // namespace fengsui::report
