#pragma once

#include "core/report/sample_case.h"
#include "report/case_papers.h"

/// Cases in which everything has happened that leaves a paper. All of it is invented.
namespace sample {

inline const PersonId respondent = PersonId::derived("respondent");
inline const OperatorId leader = OperatorId::derived("leader");
inline const TeamId townTeam = TeamId::derived("town");
inline const TeamId villageTeam = TeamId::derived("village");

/// A text as long as people dictate, with an end that can be looked for.
inline std::string longText(const std::string& end, int sentences = 24)
{
    std::string text;
    for (int i = 1; i <= sentences; ++i)
        text += "第" + std::to_string(i)
            + "次现场勘查时，涵洞口两侧雨水箅子被树叶和建筑垃圾堵塞，积水深度超过三十厘米，来往电动自行车多辆熄火，"
              "沿线商户要求尽快疏通并说明后续管护责任。";
    return text + end;
}

inline report::Names paperNames(report::Language language)
{
    report::Names all = names(language);
    const auto known = all.staff;
    all.staff = [known](OperatorId id) -> std::optional<Operator> {
        if (id == leader)
            return Operator { id, "sun", "孙立新", { Role::Leader }, {}, false };
        return known(id);
    };
    const auto teams = all.team;
    all.team = [teams](TeamId id) -> std::optional<Team> {
        if (id == townTeam)
            return team(id, "沐溪镇应急办", "沐溪镇人民政府");
        if (id == villageTeam)
            return team(id, "三溪村值守组", "三溪村村民委员会");
        return teams(id);
    };
    const auto people = all.person;
    all.person = [people](PersonId id) -> std::optional<Person> {
        if (id == respondent)
            return Person { id, "周文斌", "13900001234", "沐溪镇交通街14号", "case", {}, false, false };
        return people(id);
    };
    const bool zh = language == report::Language::Chinese;
    all.fieldText = [zh](const std::string&, const std::string& field, const std::string& value) {
        static const std::map<std::string, std::pair<const char*, const char*>> titles {
            { "partyRole=respondent", { "Respondent", "被申请人" } }, { "consent=agrees", { "Agrees", "同意" } },
            { "contacted=yes", { "Yes", "是" } }, { "solved=no", { "No", "否" } }, { "solved=yes", { "Yes", "是" } },
            { "satisfaction=unsatisfied", { "Unsatisfied", "不满意" } },
            { "satisfaction=satisfied", { "Satisfied", "满意" } },
            { "approver=shiftLeader", { "Shift leader", "值班长" } },
            { "transferGround=otherCompetence", { "Another authority is competent", "不属于本级职责" } },
            { "agreementForm=written", { "Written", "书面" } }, { "category=neighbours", { "Neighbours", "邻里" } }
        };
        const auto found = titles.find(field + '=' + value);
        return found == titles.end() ? std::string() : std::string(zh ? found->second.second : found->second.first);
    };
    return all;
}

inline Task task(const char* id, TeamId of, TaskId parent, Task::Status status, const std::string& what)
{
    Task task;
    task.id = TaskId::derived(id);
    task.kind = Task::Kind::Order;
    task.status = status;
    task.unit = of;
    task.parent = parent;
    task.what = what;
    task.limit = Limit { 1, "workDay", at("2025-11-04 10:00"), "urban/1" };
    task.by = dispatcher;
    task.assignedAt = at("2025-11-03 10:00");
    if (status != Task::Status::Assigned) {
        task.signedAt = at("2025-11-03 10:08");
        task.signedBy = of == villageTeam ? acceptor : sample::unit;
    }
    if (status == Task::Status::FedBack) {
        task.endedAt = at("2025-11-03 16:40");
        task.endedBy = sample::unit;
        task.answer = "已安排三人轮班值守，设置警示牌两处。";
    }
    return task;
}

/// A case with every kind of request, slip, letter, order and visit.
inline Incident busyCase()
{
    Incident incident = sample::incident();
    const auto add = [&](const char* action, const char* role, OperatorId by, const char* time,
                         std::map<std::string, std::string> fields, const char* request = "") {
        incident.steps.push_back(step(action, "handling", "handling", role, by, time));
        incident.steps.back().fields = std::move(fields);
        incident.steps.back().request = request;
    };
    incident.steps.resize(4); // up to the unit's signature
    incident.steps[2].lead = repairTeam;
    add("requestExtension", "unit", unit, "2025-11-03 09:00",
        { { "reason", longText("（延期理由到此）") }, { "amount", "2" }, { "unit", "workDay" },
            { "basis", "市政抢修规程第十二条" } },
        "extension");
    add("approveExtension", "dispatcher", dispatcher, "2025-11-03 09:30",
        { { "amount", "1" }, { "unit", "workDay" }, { "approver", "shiftLeader" } }, "none");
    incident.steps.back().note = "同意，每日报告进度。";
    incident.steps.back().limit = Limit { 1, "workDay", at("2025-11-04 11:20"), "urban/1" };
    add("supervise", "shiftLeader", acceptor, "2025-11-03 10:10",
        { { "level", "yellow" }, { "requirement", longText("（督办要求到此）", 6) },
            { "replyBy", at("2025-11-03 18:00").toString() } });
    add("instruct", "leader", leader, "2025-11-03 10:20",
        { { "instruction", longText("（批示到此）", 4) }, { "replyBy", at("2025-11-04 09:00").toString() } });
    add("answerInstruction", "unit", unit, "2025-11-03 15:00", { { "answer", longText("（回复到此）", 8) } });
    add("requestVoid", "unit", unit, "2025-11-03 15:20", { { "reason", "与另一案重复" } }, "void");
    add("arbitrate", "shiftLeader", acceptor, "2025-11-03 15:40",
        { { "basis", longText("（裁定依据到此）", 5) }, { "arbitrators", "县住建局、县水务局、沐溪镇人民政府" },
            { "requirement", "先行处置" } });
    incident.steps.back().lead = repairTeam;
    add("returnVisit", "acceptor", acceptor, "2025-11-03 16:00",
        { { "contacted", "yes" }, { "solved", "no" }, { "satisfaction", "unsatisfied" } });
    incident.steps.back().note = longText("（回访记录到此）", 3);
    add("returnVisit", "acceptor", acceptor, "2025-11-04 10:00",
        { { "contacted", "yes" }, { "solved", "yes" }, { "satisfaction", "satisfied" } });
    add("transfer", "acceptor", acceptor, "2025-11-04 10:30",
        { { "transferGround", "otherCompetence" }, { "receiver", "县水务局" },
            { "handedOverAt", at("2025-11-04 10:25").toString() }, { "reason", longText("（移送理由到此）", 3) } });
    incident.tasks.push_back(task("county", townTeam, {}, Task::Status::SignedFor, longText("（交办任务到此）", 2)));
    for (int i = 1; i <= 24; ++i)
        incident.tasks.push_back(task(("village" + std::to_string(i)).c_str(), villageTeam, TaskId::derived("county"),
            i % 2 == 0 ? Task::Status::FedBack : Task::Status::Assigned, "第" + std::to_string(i) + "处点位值守"));
    return incident;
}

/// A dispute that came to a written agreement.
inline Incident mediation()
{
    Incident incident = sample::incident();
    incident.workflow = "dispute";
    incident.title = "交通街12号与14号排水纠纷";
    incident.reports.resize(1);
    incident.reports.front().text = longText("（纠纷简述到此）", 6);
    incident.steps.clear();
    incident.ineffective.clear();
    const auto add = [&](const char* action, const char* time, std::map<std::string, std::string> fields) {
        incident.steps.push_back(step(action, "mediating", "mediating", "unit", unit, time));
        incident.steps.back().fields = std::move(fields);
    };
    add("addParty", "2025-11-03 08:00",
        { { "party", respondent.toString() }, { "partyRole", "respondent" }, { "consent", "agrees" } });
    add("assign", "2025-11-03 08:10", { { "category", "neighbours" }, { "people", "5" } });
    add("notify", "2025-11-03 08:30", { { "informedAt", at("2025-11-03 08:25").toString() } });
    add("fileDocuments", "2025-11-03 09:00", { { "documents", "application,rightsNotice,identity" } });
    add("agreeInWriting", "2025-11-05 15:00",
        { { "agreementForm", "written" }, { "agreementNumber", "（2025）沐溪人调字第001号" },
            { "facts", longText("（事实到此）") }, { "content", longText("（协议内容到此）", 10) },
            { "performBy", at("2025-11-30 18:00").toString() } });
    return incident;
}

/// The case that a form is about.
inline Incident caseFor(std::string_view form)
{
    return form.starts_with("mediation") || form == "rightsNotice" || form == "fileCover" ? mediation() : busyCase();
}

} // namespace sample
