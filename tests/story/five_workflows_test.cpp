#include "story/duty_room.h"

#include "workflow/phase_bar.h"

#include <QTranslator>

#include <sstream>

using namespace fengsui;
using namespace fengsui::test;
using namespace std::chrono_literals;

namespace {

const std::string photo(64, 'a');
using Words = DutyRoom::Words;

Words done(const DutyRoom& room)
{
    return { { "done", "已清理" }, { "doneAt", room.clock.at.toString() }, { "photo", photo } };
}

/// Extension, suspension with resuming, and a supervision that is answered: what every workflow knows.
void troubles(DutyRoom& room, IncidentId id, const std::string& unit)
{
    const auto dueBefore = room.incident(id).limit->dueAt;
    room.must(id, unit, "requestExtension", { { "reason", "等配件" }, { "amount", "1" }, { "unit", "workDay" } });
    QVERIFY(room.incident(id).pending == PendingRequest::Extension);
    room.must(id, "shiftLeader", "approveExtension",
        { { "amount", "1" }, { "unit", "workDay" }, { "approver", "shiftLeader" } });
    QVERIFY(room.incident(id).limit->dueAt > dueBefore);
    // a second one is for the centre's leader, with the signed request
    room.must(id, unit, "requestExtension", { { "reason", "仍未到货" }, { "amount", "1" }, { "unit", "workDay" } });
    QCOMPARE(room.refused(id, "dispatcher", "approveExtension",
                     { { "amount", "1" }, { "unit", "workDay" }, { "approver", "shiftLeader" } })
                 .field,
        std::string("approver"));
    room.must(id, "dispatcher", "refuseExtension", { { "reason", "已延期一次" } });

    const auto left = room.incident(id).limit->dueAt;
    room.must(id, unit, "requestSuspension", { { "reason", "暴雨" }, { "condition", "雨停" } });
    room.must(id, "dispatcher", "approveSuspension", { { "condition", "雨停" }, { "signedBy", "张主任" } });
    QCOMPARE(room.state(id), std::string("suspended"));
    QVERIFY(!room.incident(id).limit);
    room.wait(2h);
    room.must(id, "dispatcher", "resume", { { "conditionMet", "雨停" } });
    QVERIFY(room.incident(id).limit->dueAt >= left); // the time of the hold counts as far as it was on duty

    room.must(id, "leader", "supervise",
        { { "level", "yellow" }, { "requirement", "尽快办理" }, { "replyBy", room.in(24h) } });
    QVERIFY(room.incident(id).supervision == Supervision::Yellow);
    room.must(id, unit, "answerInstruction", { { "answer", "今日办结" } });
    room.must(id, "leader", "instruct", { { "instruction", "请分管领导到场" }, { "replyBy", room.in(24h) } });
    room.must(id, unit, "answerInstruction", { { "answer", "已到场" } });
}

/// What a unit said on the telephone a while ago.
Words told(const DutyRoom& room, Words more = {}, Duration ago = 0min)
{
    more.merge(
        Words { { "toldBy", "王某" }, { "toldHow", "telephone" }, { "toldAt", (room.clock.at - ago).toString() } });
    return more;
}

/// One assistant and an order that goes down from the town to the village, each signed for and answered; the village
/// has no console and telephones.
void linkage(DutyRoom& room, IncidentId id)
{
    room.must(id, "dispatcher", "assist",
        { { "units", room.word("assistant") }, { "task", "协助清运" }, { "taskAmount", "2" },
            { "taskUnit", "workHour" } });
    room.must(id, "dispatcher", "assignDown", { { "units", room.word("town") }, { "task", "落实属地责任" } });
    room.refused(id, "town", "answerTask", { { "taskAnswer", "x" } }); // not signed for yet
    room.must(id, "town", "signTask");
    room.must(id, "town", "assignDown", { { "units", room.word("village") }, { "task", "入户告知" } });
    const Incident passed = room.incident(id);
    QVERIFY(passed.tasks.back().parent == passed.tasks[passed.tasks.size() - 2].id);
    QVERIFY(passed.tasks.back().kind == Task::Kind::Order);
    QVERIFY(passed.tasks.back().limit.has_value());
    room.refused(id, "town", "answerTask", { { "taskAnswer", "x" } }); // its own order below is open
    room.wait(10min);
    const Instant signedAt = room.clock.at - 5min;
    room.must(id, "town", "signTaskFor", told(room, { { "behalfOf", room.word("village") } }, 5min));
    room.refused(id, "assistant", "answerTaskFor",
        told(room, { { "behalfOf", room.word("village") }, { "taskAnswer", "x" } })); // not above the village
    room.must(id, "dispatcher", "answerTaskFor",
        told(room, { { "behalfOf", room.word("village") }, { "taskAnswer", "已告知12户" } }));
    const Task village = room.incident(id).tasks.back();
    QVERIFY(village.status == Task::Status::FedBack && village.signedAt == signedAt);
    QVERIFY(village.signedBy == room.session("town").id && village.endedBy == room.session("dispatcher").id);
    QVERIFY(village.endedFor && village.endedFor->unit == room.team("village") && !village.endedFor->toldBy.empty());
    room.must(id, "town", "answerTask", { { "taskAnswer", "已落实" } });
    room.must(id, "assistant", "signTask");
    room.must(id, "assistant", "answerTask", { { "taskAnswer", "已清运两车" } });
    for (const Task& task : room.incident(id).tasks)
        if (task.isWork())
            QVERIFY(task.signedAt && task.endedAt && !task.isOpen());
}

} // namespace

/// One case of each workflow, from the first report to its end, in both languages.
class FiveWorkflowsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("isEnglish");
        QTest::newRow("zh") << false;
        QTest::newRow("en") << true;
    }

    void initTestCase() { QVERIFY(m_chinese.load(QStringLiteral(":/i18n/fengsui_zh_CN.qm"))); }

    void init()
    {
        QFETCH_GLOBAL(bool, isEnglish);
        auto& room = m_rooms[isEnglish];
        if (!room)
            room = std::make_unique<DutyRoom>(isEnglish ? report::Language::English : report::Language::Chinese);
        m_room = room.get();
    }

    void urban()
    {
        DutyRoom& room = *m_room;
        const IncidentId id = room.report("urban", "phone");
        room.must(id, "acceptor", "sendToVerify");
        room.must(id, "patroller", "confirm", { { "photo", photo } });
        room.must(id, "shiftLeader", "file", { { "filingCondition", "暴露垃圾" } });
        QVERIFY(room.incident(id).limit.has_value());
        room.must(id, "dispatcher", "dispatch", { { "lead", room.word("assistant") } });
        room.must(id, "assistant", "requestReturn", { { "reason", "不属本单位" }, { "basis", "三定方案" } });
        room.must(id, "dispatcher", "acceptReturn");
        room.must(id, "dispatcher", "designate",
            { { "lead", room.word("unit") }, { "basis", "会商纪要" }, { "arbitrators", "城管、环卫" } });
        QVERIFY(room.incident(id).isArbitrated);
        room.refused(id, "unit", "requestReturn", { { "reason", "x" }, { "basis", "y" } });
        room.must(id, "unit", "signFor");
        linkage(room, id);
        troubles(room, id, "unit");
        room.must(id, "dispatcher", "openChild", { { "childWorkflow", "urban" }, { "childTitle", "路灯同时损坏" } });
        const IncidentId child = room.incident(id).children.front();
        QVERIFY(room.incident(child).parent == id);
        room.must(id, "unit", "reportDone", done(room));
        room.refused(id, "unit", "close", { { "closingCondition", "x" } });
        room.must(id, "patroller", "check", { { "checkResult", "failed" }, { "photo", photo } });
        room.must(id, "shiftLeader", "rework", { { "reworkGround", "checkFailed" }, { "reason", "未清净" } });
        QCOMPARE(room.incident(id).rework, 1u);
        room.must(id, "unit", "reportDone", done(room));
        room.must(id, "patroller", "check", { { "checkResult", "passed" }, { "photo", photo } });
        room.must(
            id, "acceptor", "returnVisit", { { "contacted", "yes" }, { "solved", "yes" }, { "satisfaction", "fair" } });
        const auto open = room.refused(id, "shiftLeader", "close", { { "closingCondition", "已清" } });
        QVERIFY2(open.text.find("parts of this one") != std::string::npos, open.toString().c_str());
        room.must(child, "acceptor", "transfer",
            { { "transferGround", "otherChannel" }, { "receiver", "路灯所" },
                { "handedOverAt", room.clock.at.toString() } });
        room.must(id, "shiftLeader", "close", { { "closingCondition", "已清" } });

        const auto unfounded = room.refused(
            id, "shiftLeader", "reopen", { { "reopenGround", "callerUnsatisfied" }, { "reason", "来电不满意" } });
        QCOMPARE(unfounded.arguments.front(), std::string("reopenFounded"));
        room.must(id, "acceptor", "lateVisit",
            { { "contacted", "yes" }, { "solved", "no" }, { "satisfaction", "unsatisfied" } });
        room.must(id, "shiftLeader", "reopen", { { "reopenGround", "callerUnsatisfied" }, { "reason", "确未解决" } });
        room.must(id, "dispatcher", "dispatch", { { "lead", room.word("unit") } });
        room.must(id, "unit", "signFor");
        room.must(id, "unit", "reportDone", done(room));
        room.must(id, "patroller", "check", { { "checkResult", "passed" }, { "photo", photo } });
        room.must(
            id, "acceptor", "returnVisit", { { "contacted", "yes" }, { "solved", "yes" }, { "satisfaction", "very" } });
        room.must(id, "shiftLeader", "close", { { "closingCondition", "已清" } });
        expectEnded(id, "closed", CaseEnd::Closed);
    }

    void patrollersHandleSmallThingsOnTheSpot()
    {
        DutyRoom& room = *m_room;
        const IncidentId id = room.report("urban", "patrol", false);
        room.must(id, "patroller", "selfHandle", done(room));
        room.refused(id, "patroller", "check", { { "checkResult", "passed" }, { "photo", photo } });
        room.must(id, "shiftLeader", "close", { { "closingCondition", "已当场清理" }, { "photo", photo } });
        expectEnded(id, "closed", CaseEnd::Closed);
    }

    void hotline()
    {
        DutyRoom& room = *m_room;
        const IncidentId id = room.report("hotline", "hotline");
        room.must(id, "acceptor", "accept", { { "appealKind", "complaint" } });
        room.must(id, "dispatcher", "dispatch", { { "lead", room.word("town") } });
        const Words objection { { "reason", "不属本镇" }, { "basis", "行政区划图" }, { "competentUnit", "环卫所" } };
        room.must(id, "town", "objection", objection);
        QVERIFY(!room.incident(id).lead.isNull()); // responsible until it is decided
        room.must(id, "dispatcher", "acceptObjection");
        room.must(id, "dispatcher", "dispatch", { { "lead", room.word("assistant") } });
        room.must(id, "assistant", "objection", objection);
        room.refused(id, "dispatcher", "acceptObjection"); // one return is enough
        room.must(id, "shiftLeader", "arbitrate",
            { { "lead", room.word("unit") }, { "basis", "职责清单" }, { "arbitrators", "热线办、编办" } });
        QVERIFY(room.incident(id).lead == room.team("unit"));
        room.refused(id, "unit", "objection", objection);
        room.must(id, "unit", "signFor");
        linkage(room, id);
        troubles(room, id, "unit");
        Words reply = done(room);
        reply["replyWay"] = "phone";
        room.must(id, "unit", "reply", reply);
        room.refused(id, "acceptor", "skipVisit"); // somebody left a name
        room.must(id, "acceptor", "returnVisit",
            { { "contacted", "yes" }, { "solved", "no" }, { "satisfaction", "unsatisfied" } });
        room.must(id, "shiftLeader", "rework", { { "reason", "理由成立" } });
        reply = done(room);
        reply["replyWay"] = "inPerson";
        room.must(id, "unit", "reply", reply);
        room.must(id, "acceptor", "returnVisit",
            { { "contacted", "yes" }, { "solved", "yes" }, { "satisfaction", "satisfied" } });
        room.refused(id, "shiftLeader", "rework", { { "reason", "x" } }); // nobody is unsatisfied any more
        room.must(id, "shiftLeader", "close", { { "closingCondition", "已答复" } });
        room.must(id, "shiftLeader", "reopen", { { "reopenGround", "sameMatter" }, { "reason", "再次出现" } });
        QCOMPARE(room.state(id), std::string("accepted"));
        room.must(id, "acceptor", "answerDirectly", { { "done", "已说明安排" } });
        expectEnded(id, "answered", CaseEnd::Closed);
    }

    void leadWithoutAConsoleIsWrittenDownFor()
    {
        DutyRoom& room = *m_room;
        const IncidentId id = room.report("hotline", "hotline");
        room.must(id, "acceptor", "accept", { { "appealKind", "complaint" } });
        room.must(id, "dispatcher", "dispatch", { { "lead", room.word("village") } });
        room.refused(id, "town", "signForUnit", told(room)); // not for units
        room.must(id, "dispatcher", "signForUnit", told(room));
        QCOMPARE(room.state(id), std::string("handling"));
        Words reply = told(room, done(room));
        reply["replyWay"] = "phone";
        reply["toldHow"] = "paper";
        room.must(id, "dispatcher", "replyFor", reply);
        const Incident replied = room.incident(id);
        const StepOnFile& step = replied.steps.back();
        QVERIFY(step.onBehalf && step.onBehalf->unit == room.team("village") && step.onBehalf->how == "paper");
        QVERIFY(std::ranges::count(replied.handlers, room.session("dispatcher").id) == 1);
        room.must(id, "acceptor", "returnVisit",
            { { "contacted", "yes" }, { "solved", "yes" }, { "satisfaction", "satisfied" } });
        room.must(id, "shiftLeader", "close", { { "closingCondition", "已答复" } });
        expectEnded(id, "closed", CaseEnd::Closed);
    }

    void dispute()
    {
        DutyRoom& room = *m_room;
        const IncidentId id = room.report("dispute", "phone");
        room.refused(id, "acceptor", "notify", { { "informedAt", room.clock.at.toString() } }); // no parties yet
        room.must(id, "acceptor", "addParty",
            { { "party", "王大山|13900000001" }, { "partyRole", "applicant" }, { "consent", "agrees" } });
        room.must(id, "acceptor", "addParty",
            { { "party", "李二河|13900000002" }, { "partyRole", "respondent" }, { "consent", "agrees" } });
        for (const StepOnFile& step : room.incident(id).steps) { // by id only; the person is a record of its own
            const auto person = PersonId::parse(step.fields.at("party"));
            QVERIFY(person && room.writer().ledgers().persons().person(*person)->phone.starts_with("139"));
        }
        room.must(id, "dispatcher", "assign",
            { { "lead", room.word("unit") }, { "category", "neighbours" }, { "people", "4" } });
        room.must(id, "unit", "notify", { { "informedAt", room.clock.at.toString() } });
        room.must(id, "unit", "requestReturn", { { "reason", "当事人亲属" }, { "basis", "回避" } });
        room.must(id, "dispatcher", "acceptReturn");
        room.must(id, "dispatcher", "assign", { { "lead", room.word("unit") } });
        room.must(id, "unit", "notify", { { "informedAt", room.clock.at.toString() } });
        room.must(id, "unit", "investigate");
        room.must(id, "unit", "mediate");
        linkage(room, id);
        troubles(room, id, "unit");
        room.must(id, "unit", "preventWorsening", { { "measure", "分开居住" }, { "notified", "派出所" } });
        const Words agreement { { "agreementForm", "written" }, { "agreementNumber", "(2025)沐人调字第001号" },
            { "facts", "地界不清" }, { "content", "以水渠为界" }, { "performBy", room.in(240h) }, { "signed", "yes" } };
        QCOMPARE(room.refused(id, "unit", "agreeInWriting", agreement).arguments.front(), std::string("sixSteps"));
        room.must(id, "unit", "tickSteps", { { "steps", "receive,listen,assess" } });
        room.must(id, "unit", "tickSteps", { { "steps", "reason,joint,court" } });
        QCOMPARE(room.refused(id, "unit", "agreeInWriting", agreement).arguments.front(), std::string("workDone"));
        room.must(id, "unit", "fileDocuments", { { "documents", "application,rightsNotice,identity,mediation" } });
        room.must(id, "unit", "agreeInWriting", agreement);
        room.must(id, "unit", "perform");
        room.must(id, "unit", "breach", { { "reason", "未拆围墙" } });
        QCOMPARE(room.incident(id).rework, 1u);
        room.must(id, "unit", "agreeInWriting", agreement);
        room.must(id, "unit", "perform");
        room.must(id, "unit", "confirmPerformed", { { "done", "围墙已拆" }, { "doneAt", room.clock.at.toString() } });
        room.must(id, "acceptor", "returnVisit",
            { { "contacted", "yes" }, { "solved", "yes" }, { "satisfaction", "satisfied" } });
        QCOMPARE(room.refused(id, "shiftLeader", "archive", { { "closingCondition", "x" } }).arguments.front(),
            std::string("documentsComplete"));
        room.must(id, "acceptor", "fileDocuments", { { "documents", "agreement,backCover" } });
        room.must(id, "shiftLeader", "archive", { { "closingCondition", "协议履行完毕" } });
        room.must(id, "shiftLeader", "reopen", { { "reopenGround", "sameMatter" }, { "reason", "反悔" } });
        room.must(id, "unit", "terminate", { { "terminateGround", "failed" }, { "legalWays", "可向法院起诉" } });
        expectEnded(id, "terminated", CaseEnd::Failed);
    }

    void disputeClimbsSixLevels()
    {
        DutyRoom& room = *m_room;
        const IncidentId id = room.report("dispute", "phone");
        room.must(
            id, "acceptor", "addParty", { { "party", "赵三" }, { "partyRole", "applicant" }, { "consent", "agrees" } });
        room.must(id, "dispatcher", "assign", { { "lead", room.word("unit") } });
        room.must(id, "unit", "notify", { { "informedAt", room.clock.at.toString() } });
        room.must(id, "unit", "investigate");
        const Instant begun = room.clock.at;
        QVERIFY(room.incident(id).limit->dueAt == begun + 72h); // the heads of the households have three days
        room.wait(24h);
        room.must(id, "unit", "mediate");
        QVERIFY(room.incident(id).limit->dueAt == begun + 72h); // one limit for the level
        std::vector<Duration> climbed;
        for (std::uint32_t level = 1; level < 6; ++level) {
            while (room.incident(id).escalation < level)
                room.wait(1h);
            climbed.push_back(room.clock.at - begun);
        }
        // household 3, courtyard 3, grid 5, village 7 and police 7 days, as DOMAIN has them
        const std::vector<Duration> days { 72h, 144h, 264h, 432h, 600h };
        for (std::size_t i = 0; i < days.size(); ++i)
            QVERIFY2(climbed[i] >= days[i] && climbed[i] <= days[i] + 1h, std::to_string(i).c_str());
        QVERIFY(!room.incident(id).limit); // the head of the township has no limit
        room.refused(id, "unit", "escalate", { { "reason", "x" } });
        room.must(id, "unit", "tickSteps", { { "steps", "receive,listen,assess,reason,joint,court" } });
        room.must(id, "unit", "agreeOrally",
            { { "agreementForm", "oral" }, { "content", "互不追究" }, { "performBy", room.in(24h) } });
        QCOMPARE(room.state(id), std::string("agreed"));
    }

    void warningLead()
    {
        DutyRoom& room = *m_room;
        const IncidentId id = room.report("lead", "warning", false);
        room.must(id, "dispatcher", "dispatch", { { "lead", room.word("town") } });
        room.must(id, "town", "requestReturn", { { "reason", "邻镇" }, { "basis", "定位" } });
        room.must(id, "dispatcher", "acceptReturn");
        room.must(id, "dispatcher", "dispatch", { { "lead", room.word("unit") } });
        room.must(id, "unit", "signFor");
        linkage(room, id);
        troubles(room, id, "unit");
        Words finding = done(room);
        finding["finding"] = "false";
        room.must(id, "unit", "reportFinding", finding);
        QCOMPARE(room.refused(id, "shiftLeader", "closeTrue", { { "closingCondition", "x" } }).arguments.front(),
            std::string("foundTrue"));
        room.must(id, "shiftLeader", "rework", { { "reason", "复核水位" } });
        finding = done(room);
        finding["finding"] = "true";
        room.must(id, "unit", "reportFinding", finding);
        room.must(id, "shiftLeader", "openChild", { { "childWorkflow", "emergency" }, { "childTitle", "河水上涨" } });
        const IncidentId child = room.incident(id).children.front();
        QCOMPARE(room.incident(child).workflow, std::string("emergency"));
        room.must(child, "shiftLeader", "rejectUntrue", { { "reason", "水位已退" } });
        room.must(id, "shiftLeader", "closeTrue", { { "closingCondition", "已转应急" } });
        room.must(id, "shiftLeader", "reopen", { { "reopenGround", "sameMatter" }, { "reason", "再次报警" } });
        room.must(id, "shiftLeader", "dismiss", { { "reason", "传感器故障" } });
        expectEnded(id, "falseLead", CaseEnd::Failed);
    }

    void emergency()
    {
        DutyRoom& room = *m_room;
        const IncidentId id = room.report("emergency", "alarm", false);
        room.must(id, "dispatcher", "firstMeasures", { { "lead", room.word("town") } });
        room.must(id, "town", "requestReturn", { { "reason", "道路中断" }, { "basis", "现场" } });
        room.must(id, "dispatcher", "acceptReturn");
        room.must(id, "dispatcher", "firstMeasures", { { "lead", room.word("unit") } });
        room.must(id, "unit", "reportMeasures", { { "done", "已疏散" } });
        room.must(id, "unit", "reportCasualties",
            { { "dead", "0" }, { "injured", "2" }, { "missing", "0" }, { "moved", "35" } });
        QCOMPARE(room.refused(id, "leader", "startCommand", { { "responseLevel", "4" }, { "siteCommand", "镇政府" } })
                     .arguments.front(),
            std::string("graded"));
        room.must(id, "shiftLeader", "setGrade", { { "grade", "IV" } });
        room.must(id, "unit", "escalate", { { "reason", "力量不足" } });
        QCOMPARE(room.incident(id).escalation, 1u);
        room.must(id, "leader", "startCommand", { { "responseLevel", "4" }, { "siteCommand", "镇政府" } });
        linkage(room, id);
        room.must(id, "leader", "adjustResponse", { { "responseLevel", "3" }, { "reason", "雨势加大" } });
        room.must(id, "leader", "endResponse", { { "reason", "险情解除" } });
        troubles(room, id, "unit");
        room.must(id, "unit", "reportRecovered", done(room));
        room.must(id, "shiftLeader", "rework", { { "reason", "道路未通" } });
        room.must(id, "unit", "reportRecovered", done(room));
        room.refused(id, "unit", "close", { { "closingCondition", "x" }, { "lessons", "y" } });
        room.must(id, "shiftLeader", "close", { { "closingCondition", "恢复正常" }, { "lessons", "预置沙袋" } });
        room.must(id, "shiftLeader", "reopen", { { "reopenGround", "sameMatter" }, { "reason", "再次滑坡" } });
        room.must(id, "acceptor", "rejectUntrue", { { "reason", "误传" } });
        expectEnded(id, "untrue", CaseEnd::Rejected);
    }

    void everyTitleIsInBothLanguages()
    {
        const Shelves shelves = loadShelves({ "/nowhere" });
        for (const workflow::Workflow* flow : shelves.rules->shipped().workflows->inForce()) {
            const auto check = [&](const workflow::Title& title) {
                QVERIFY2(!title.english.empty() && title.english.front() > 0, title.chinese.c_str());
                const bool isChinese
                    = std::ranges::any_of(title.chinese, [](char c) { return static_cast<unsigned char>(c) > 0x7F; });
                QVERIFY2(isChinese, title.english.c_str());
            };
            for (const auto& state : flow->states)
                check(state.title);
            for (const auto& action : flow->actions)
                check(action.title);
            for (const auto& field : flow->fields)
                check(field.title);
            for (const auto& condition : flow->conditions)
                check(condition.title);
        }
    }

private:
    void expectEnded(IncidentId id, const std::string& state, CaseEnd end)
    {
        const Incident incident = m_room->incident(id);
        QCOMPARE(incident.state, state);
        QVERIFY(!incident.isOpen && incident.ineffective.empty() && !incident.limit);
        QCOMPARE(m_room->writer().ledgers().evaluation().facts(id)->end, end);
        const Verification verification = SqliteJournalReader(m_room->writer().store().connection()).verify({});
        QVERIFY(verification.isSound());
        const std::vector<report::Document> papers = m_room->papers(id);
        QVERIFY(papers.size() > 2);
        for (const report::Document& paper : papers)
            expectLanguageOf(paper, incident);
        for (const Refusal& refusal : m_room->refusals) {
            QVERIFY2(!hasChinese(refusal.text), refusal.text.c_str());
            const std::string chinese = m_chinese.translate("Refusal", refusal.text.c_str()).toStdString();
            QVERIFY2(hasChinese(chinese), refusal.text.c_str());
        }
    }

    // In an English room, where everybody types English, no paper holds a Chinese word; in a Chinese one no paper
    // holds the English name of anything that the workflow names.
    void expectLanguageOf(const report::Document& paper, const Incident& incident)
    {
        const std::string text = paper.toText();
        if (m_room->isEnglish()) {
            std::istringstream lines(text);
            for (std::string line; std::getline(lines, line);)
                QVERIFY2(!hasChinese(line), (paper.form + ": " + line).c_str());
            return;
        }
        QVERIFY2(hasChinese(text), text.c_str());
        const Shelves shelves = loadShelves({ "/nowhere" });
        const workflow::Workflow* flow = shelves.rules->shipped().workflows->find(incident.workflow);
        const auto isSaid = [&](const workflow::Title& title) { return text.find(title.english) != std::string::npos; };
        for (const StepOnFile& step : incident.steps)
            if (const workflow::Action* action = flow->action(step.action))
                QVERIFY2(!isSaid(action->title), (action->title.english + " in\n" + text).c_str());
        QVERIFY2(!isSaid(flow->title), text.c_str());
    }

    std::map<bool, std::unique_ptr<DutyRoom>> m_rooms; ///< by whether it is the English one
    DutyRoom* m_room = nullptr;
    QTranslator m_chinese;
};

QTEST_GUILESS_MAIN(FiveWorkflowsTest)
#include "five_workflows_test.moc"
