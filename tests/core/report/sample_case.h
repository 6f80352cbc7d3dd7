#pragma once

#include "report/forms.h"

#include <map>

/// A case, a shift and their names as papers need them. All of it is invented.
namespace sample {

using namespace fengsui;

inline Instant at(const char* local)
{
    return *Zone::named("Asia/Shanghai")->parse(local);
}

inline const IncidentId caseId = *IncidentId::parse("0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0");
inline const TeamId repairTeam = TeamId::derived("repair");
inline const TeamId patrolTeam = TeamId::derived("patrol");
inline const PersonId caller = PersonId::derived("caller");
inline const PersonId secondCaller = PersonId::derived("second caller");
inline const OperatorId acceptor = OperatorId::derived("acceptor");
inline const OperatorId dispatcher = OperatorId::derived("dispatcher");
inline const OperatorId unit = OperatorId::derived("unit");

inline Team team(TeamId id, const std::string& name, const std::string& responsible)
{
    Team team { id, name, responsible, "沐建01", { "repair" }, {}, "511129100", {}, 6, {}, {}, {} };
    team.history = { { TeamStatus::Available, at("2025-11-03 06:00"), {}, "" },
        { TeamStatus::Assigned, at("2025-11-03 07:20"), caseId, "" },
        { TeamStatus::OnScene, at("2025-11-03 07:52"), caseId, "带水泵两台" } };
    team.status = team.history.back();
    return team;
}

inline report::Names names(report::Language language, bool isErased = false)
{
    report::Names names;
    names.language = language;
    names.zone = *Zone::named("Asia/Shanghai");
    const bool zh = language == report::Language::Chinese;
    names.staff = [](OperatorId id) -> std::optional<Operator> {
        if (id == acceptor)
            return Operator { id, "wang", "王秀英", { Role::Acceptor, Role::ShiftLeader }, {}, false };
        if (id == dispatcher)
            return Operator { id, "li", "李建国", { Role::Dispatcher }, {}, false };
        if (id == unit)
            return Operator { id, "zhao", "赵强", { Role::Unit }, repairTeam, false };
        return std::nullopt;
    };
    names.team = [](TeamId id) -> std::optional<Team> {
        if (id == repairTeam)
            return team(id, "市政抢修一队", "县住房和城乡建设局");
        if (id == patrolTeam)
            return team(id, "沐溪镇巡查队", "沐溪镇人民政府");
        return std::nullopt;
    };
    names.person = [isErased](PersonId id) -> std::optional<Person> {
        if (id == caller)
            return isErased ? Person { id, "", "", "", "", {}, false, true }
                            : Person { id, "陈大海", "13812345678", "沐溪镇交通街12号", "case", {}, false, false };
        if (id == secondCaller)
            return Person { id, "刘小月", "4602345", "", "case", {}, false, false };
        return std::nullopt;
    };
    names.incidentNumber
        = [](IncidentId id) { return id == caseId ? std::string("511129-20251103-01-0007") : std::string(); };
    names.divisionPath = [zh](const std::string&) { return std::string(zh ? "沐川县 / 沐溪镇" : "Muchuan / Muxi"); };
    names.typeName = [zh](const CaseType&) { return std::string(zh ? "道路积水" : "Water on the road"); };
    names.stateTitle = [zh](const std::string&, const std::string& state) {
        static const std::map<std::string, std::pair<const char*, const char*>> titles {
            { "reported", { "Reported", "待受理" } }, { "accepted", { "Accepted", "待立案" } },
            { "filed", { "Filed", "待派遣" } }, { "dispatched", { "Dispatched", "待签收" } },
            { "handling", { "Being handled", "处置中" } }, { "handled", { "Handled", "待核查" } }
        };
        const auto found = titles.find(state);
        return found == titles.end() ? std::string() : std::string(zh ? found->second.second : found->second.first);
    };
    names.actionTitle = [zh](const std::string&, const std::string& action) {
        static const std::map<std::string, std::pair<const char*, const char*>> titles {
            { "accept", { "Accept", "受理" } }, { "file", { "File", "立案" } }, { "dispatch", { "Dispatch", "派遣" } },
            { "signFor", { "Sign for", "签收" } }, { "reportDone", { "Report done", "办结反馈" } }
        };
        const auto found = titles.find(action);
        return found == titles.end() ? std::string() : std::string(zh ? found->second.second : found->second.first);
    };
    names.fieldTitle = [zh](const std::string&, const std::string& field) {
        static const std::map<std::string, std::pair<const char*, const char*>> titles {
            { "lead", { "Lead unit", "主办单位" } }, { "assistants", { "Assisting units", "协办单位" } },
            { "filingCondition", { "Filing condition", "立案条件" } },
            { "deadlineClass", { "Deadline class", "时限类别" } }, { "requirement", { "Requirement", "要求" } },
            { "done", { "What was done", "办理情况" } }, { "doneAt", { "Done at", "完成时间" } }
        };
        const auto found = titles.find(field);
        return found == titles.end() ? std::string() : std::string(zh ? found->second.second : found->second.first);
    };
    return names;
}

inline report::Printed printed(std::uint32_t copy = 1)
{
    return { at("2025-11-03 15:05:09"), "王秀英", "沐川县社会治理指挥中心", copy, "county", 1234, sha256("head") };
}

inline ReportOnFile firstReport()
{
    return { "hotline", "complaint", CaseType::parse("cjt214:event:0406"), "交通街涵洞口积水",
        "交通街涵洞口积水约四十厘米，两辆车熄火被困。\n请尽快派人抽水。",
        { "沐溪镇交通街涵洞口（县医院西侧约50米）", GeoPoint { 1039028000, 289567000 }, "511129100", "511129100001003",
            "5111290103000021", false },
        at("2025-11-03 06:50"), at("2025-11-03 07:05"), caller, "12345/SC20251103-8841", "", std::nullopt,
        std::nullopt };
}

inline StepOnFile step(
    const char* action, const char* from, const char* to, const char* role, OperatorId by, const char* when)
{
    StepOnFile step;
    step.action = action;
    step.from = from;
    step.to = to;
    step.role = role;
    step.by = by;
    step.at = at(when);
    return step;
}

/// Reported, filed, dispatched, worked on and reported done.
inline Incident incident()
{
    Incident incident;
    incident.id = caseId;
    incident.number = "511129-20251103-01-0007";
    incident.workflow = "urban";
    incident.workflowVersion = 1;
    incident.state = "handled";
    incident.type = CaseType::parse("cjt214:event:0406");
    incident.title = "交通街涵洞口积水";
    incident.reports = { firstReport() };
    incident.place = incident.reports.front().place;
    incident.source = "hotline";
    incident.isUrgent = true;
    incident.reportedAt = at("2025-11-03 07:05");
    incident.filedAt = at("2025-11-03 07:12");
    incident.lead = repairTeam;
    incident.assistants = { patrolTeam };
    incident.handlers = { unit };
    ReportOnFile second = firstReport();
    second.source = "phone";
    second.appeal = "help";
    second.caller = secondCaller;
    second.text = "涵洞有积水，摩托车过不去。";
    second.receivedAt = at("2025-11-03 07:31");
    incident.reports.push_back(second);

    incident.steps.push_back(step("accept", "reported", "accepted", "acceptor", acceptor, "2025-11-03 07:08"));
    incident.steps.push_back(step("file", "accepted", "filed", "shiftLeader", acceptor, "2025-11-03 07:12"));
    incident.steps.back().fields
        = { { "filingCondition", "积水深度超过15厘米，影响通行" }, { "deadlineClass", "4个工作时" } };
    incident.steps.push_back(step("dispatch", "filed", "dispatched", "dispatcher", dispatcher, "2025-11-03 07:20"));
    incident.steps.back().fields = { { "lead", repairTeam.toString() }, { "assistants", patrolTeam.toString() },
        { "requirement", "先封道，后抽水" } };
    incident.steps.push_back(step("signFor", "dispatched", "handling", "unit", unit, "2025-11-03 07:26"));
    incident.steps.back().limit = Limit { 4, "workHour", at("2025-11-03 11:20"), "urban/1" };
    incident.steps.push_back(step("reportDone", "handling", "handled", "unit", unit, "2025-11-03 09:40"));
    incident.steps.back().note = "现场已恢复通行。";
    incident.steps.back().fields = { { "done", "封闭涵洞两端，水泵两台抽水一小时五十分，清理雨水箅子三处。" },
        { "doneAt", at("2025-11-03 09:35").toString() } };
    incident.steps.back().limit = Limit { 1, "workDay", at("2025-11-04 09:40"), "urban/1" };
    incident.limit = incident.steps.back().limit;
    incident.ineffective.push_back(
        { { {}, "county", 77 }, {}, "dispatch", "overtaken", dispatcher, at("2025-11-03 07:21") });
    return incident;
}

inline report::Shift shift()
{
    report::Shift shift { at("2025-11-03 00:00"), at("2025-11-03 12:00"), false, {}, {} };
    shift.teams = { team(repairTeam, "市政抢修一队", "县住房和城乡建设局"),
        team(patrolTeam, "沐溪镇巡查队", "沐溪镇人民政府") };
    IncidentRow row;
    row.id = caseId;
    row.number = "511129-20251103-01-0007";
    row.workflow = "urban";
    row.state = "handled";
    row.title = "交通街涵洞口积水";
    row.address = "沐溪镇交通街涵洞口";
    row.dueAt = at("2025-11-04 09:40");
    row.lead = repairTeam;
    shift.open = { row };
    row.isDrill = true;
    row.title = "地震桌面推演";
    shift.open.push_back(row);
    return shift;
}

inline std::vector<DiaryLine> diary()
{
    const std::string number = "511129-20251103-01-0007";
    const std::string title = "交通街涵洞口积水";
    return { { at("2025-11-03 06:00"), acceptor, "signIn", {}, "", "", "", false },
        { at("2025-11-03 07:05"), acceptor, "reported", caseId.raw, number, title, "", false },
        { at("2025-11-03 07:20"), dispatcher, "dispatch", caseId.raw, number, title, "先封道，后抽水", false },
        { at("2025-11-03 07:52"), unit, "teamStatus", repairTeam.raw, "市政抢修一队", "", "onScene", false },
        { at("2025-11-03 08:00"), acceptor, "reported", SubjectId::derived("drill"), "511129-20251103-01-0008",
            "地震桌面推演", "", true },
        { at("2025-11-03 11:50"), acceptor, "handover", {}, "", "", "涵洞口抽水已完成，待核查；雨情仍需关注。", false },
        { at("2025-11-03 11:55"), {}, "urge", caseId.raw, number, title, "limit 2025-11-03T04:00:00.000Z", false } };
}

} // namespace sample
