#include "report/case_facts.h"
#include "report/forms.h"
#include "report/words.h"

#include <algorithm>
#include <set>

namespace fengsui::report {

namespace {
// month, day and time: the year stands in the head of the form
std::string shortTime(Instant at, const Names& names)
{
    return names.minutes(at).substr(5);
}

// what the machine noted is its own mark, not for people
std::string detailOf(const DiaryLine& line, const Names& names)
{
    if (line.what == "teamStatus")
        return wordFor(Words::TeamStatus, line.detail, names.language);
    return line.by.isNull() ? std::string() : line.detail;
}

// in the order in which they first did something
Table staffTable(std::span<const DiaryLine> lines, const Names& names)
{
    Table table { "staff", { "name", "posts" }, {} };
    std::set<OperatorId> seen;
    for (const DiaryLine& line : lines) {
        if (line.by.isNull() || !seen.insert(line.by).second)
            continue;
        const auto found = names.staff ? names.staff(line.by) : std::nullopt;
        std::string posts;
        for (const Role role : found ? found->roles : std::vector<Role> {})
            posts += (posts.empty()              ? ""
                             : names.isChinese() ? "、"
                                                 : ", ")
                + wordFor(Words::Role, toWord(role), names.language);
        table.rows.push_back({ names.staffName(line.by), posts });
    }
    return table;
}

Table teamTable(const std::vector<Team>& teams, const Names& names)
{
    Table table { "teams", { "team", "unit", "members", "status", "since", "number" }, {} };
    for (const Team& team : teams) {
        if (team.isDissolved())
            continue;
        const IncidentId incident = team.status.incident;
        table.rows.push_back({ team.name, team.unit, team.members != 0 ? std::to_string(team.members) : "",
            wordFor(Words::TeamStatus, toWord(team.status.status), names.language), shortTime(team.status.at, names),
            !incident.isNull() && names.incidentNumber ? names.incidentNumber(incident) : "" });
    }
    return table;
}

Table openTable(const Shift& shift, const Names& names)
{
    Table table { "open", { "number", "caseTitle", "address", "state", "lead", "dueAt", "overdue" }, {} };
    for (const IncidentRow& row : shift.open)
        if (row.isDrill == shift.isDrill)
            table.rows.push_back(
                { row.number, row.title, row.address, names.state(row.workflow, row.state), names.teamName(row.lead),
                    names.minutes(row.dueAt), wordFor(Words::Common, row.isOverdue ? "yes" : "no", names.language) });
    return table;
}
} // namespace

Document shiftLog(const Shift& shift, std::span<const DiaryLine> diary, const Names& names, const Printed& printed)
{
    std::vector<DiaryLine> lines;
    std::ranges::copy_if(
        diary, std::back_inserter(lines), [&shift](const DiaryLine& line) { return line.isDrill == shift.isDrill; });

    Document document;
    document.form = "shift_log";
    document.formNumber = "FS-03";
    document.language = names.language;
    const std::string period = names.minutes(shift.from) + " – " + names.minutes(shift.to);
    document.title = (names.isChinese() ? "值班日志 " : "Shift log ") + period;
    document.qr = qrText("shift:" + shift.from.toString() + '/' + shift.to.toString(), printed);
    document.watermark = shift.isDrill ? "演练 DRILL" : "";
    addPrinted(document, names, printed);

    Table log { "log", { "n", "at", "by", "what", "number", "title", "detail" }, {} };
    Table handover { "handover", { "at", "by", "text" }, {} };
    std::set<SubjectId> cases;
    for (const DiaryLine& line : lines) {
        log.rows.push_back({ std::to_string(log.rows.size() + 1), shortTime(line.at, names), names.staffName(line.by),
            names.action({}, line.what), line.number, line.title, detailOf(line, names) });
        if (line.what == "handover")
            handover.rows.push_back({ shortTime(line.at, names), names.staffName(line.by), line.detail });
        if (!line.number.empty() && line.what != "teamStatus")
            cases.insert(line.subject);
    }

    const auto add
        = [&document](const char* name, std::string value) { document.fields.push_back({ name, std::move(value) }); };
    add("from", names.minutes(shift.from));
    add("to", names.minutes(shift.to));
    add("lines", std::to_string(lines.size()));
    add("cases", std::to_string(cases.size()));
    add("otherLines", diary.size() == lines.size() ? "" : std::to_string(diary.size() - lines.size()));
    document.tables = { staffTable(lines, names), teamTable(shift.teams, names), std::move(log), std::move(handover),
        openTable(shift, names) };
    return document;
}

} // namespace fengsui::report
