#include "report/case_facts.h"
#include "report/forms.h"
#include "report/words.h"

namespace fengsui::report {

namespace {
Table reportTable(const Incident& incident, const Names& names)
{
    Table table { "reports", { "n", "receivedAt", "source", "appeal", "caller", "phone", "address", "text" }, {} };
    for (const ReportOnFile& report : incident.reports) {
        const CallerText caller = callerText(report.caller, names);
        table.rows.push_back({ std::to_string(table.rows.size() + 1), names.minutes(report.receivedAt),
            wordFor(Words::Source, report.source, names.language),
            wordFor(Words::Appeal, report.appeal, names.language), caller.name, caller.phone, report.place.address,
            report.text.empty() ? report.title : report.text });
    }
    return table;
}

// the note first, then each answer with its title, a line each; what the machine noted is its own mark, not for people
std::string detailOf(const StepOnFile& step, const std::string& workflow, const Names& names)
{
    std::string text;
    if (const auto& told = step.onBehalf) {
        const std::string unit = names.teamName(told->unit);
        text = (names.isChinese() ? "代" + unit + "录入：" : "For " + unit + ": ")
            + onBehalfText(*told, step.by, workflow, names) + (names.isChinese() ? "（" : " (")
            + names.minutes(told->at) + (names.isChinese() ? "）" : ")");
    }
    if (step.role != toWord(Role::System) && !step.note.empty())
        text += (text.empty() ? "" : "\n") + step.note;
    for (const auto& [field, value] : step.fields)
        if (!value.empty())
            text += (text.empty() ? "" : "\n") + names.field(workflow, field) + (names.isChinese() ? "：" : ": ")
                + answerText(workflow, field, value, names);
    return text;
}

Table stepTable(const Incident& incident, const Names& names)
{
    Table table { "steps", { "n", "at", "action", "from", "to", "role", "by", "detail", "dueAt" }, {} };
    for (const StepOnFile& step : incident.steps)
        table.rows.push_back({ std::to_string(table.rows.size() + 1), names.minutes(step.at),
            names.action(incident.workflow, step.action), names.state(incident.workflow, step.from),
            names.state(incident.workflow, step.to), wordFor(Words::Role, step.role, names.language),
            names.staffName(step.by), detailOf(step, incident.workflow, names),
            step.limit ? names.minutes(step.limit->dueAt) : std::string() });
    return table;
}

// every status that a team of the case had while it worked on it
Table teamTable(const Incident& incident, const Names& names)
{
    Table table { "teams", { "team", "unit", "at", "status", "note" }, {} };
    std::vector<TeamId> teams = incident.assistants;
    if (!incident.lead.isNull())
        teams.insert(teams.begin(), incident.lead);
    for (const TeamId id : teams) {
        const auto team = names.team ? names.team(id) : std::nullopt;
        if (!team)
            continue;
        for (const TeamStatusAt& status : team->history)
            if (status.incident == incident.id)
                table.rows.push_back({ team->name, team->unit, names.minutes(status.at),
                    wordFor(Words::TeamStatus, toWord(status.status), names.language), status.note });
    }
    return table;
}

Table ineffectiveTable(const Incident& incident, const Names& names)
{
    Table table { "ineffective", { "at", "action", "by", "reason" }, {} };
    for (const IneffectiveEntry& entry : incident.ineffective)
        table.rows.push_back({ names.minutes(entry.at), names.action(incident.workflow, entry.action),
            names.staffName(entry.by), wordFor(Words::Ineffective, entry.reason, names.language) });
    return table;
}
} // namespace

Document incidentReport(const Incident& incident, const Names& names, const Printed& printed)
{
    Document document;
    document.form = "incident_report";
    document.formNumber = "FS-01";
    document.formVersion = 2;
    document.language = names.language;
    document.title = (names.isChinese() ? "案件工单 " : "Incident report ") + incident.number;
    document.qr = qrText("incident:" + incident.id.toString(), printed);
    document.watermark = incident.isDrill ? "演练 DRILL" : "";
    addPrinted(document, names, printed);
    addCase(document, incident, names);
    document.tables = { reportTable(incident, names), stepTable(incident, names), teamTable(incident, names),
        ineffectiveTable(incident, names), { "files", { "n", "name", "size", "at", "by", "digits" }, {} } };
    return document;
}

} // namespace fengsui::report
