#pragma once

#include "base/digest.h"
#include "incident/entries.pb.h"
#include "incident/fold.h"
#include "workflow/available.h"
#include "workflow/decide.h"
#include "workflow/limits.h"
#include "workflow/load.h"

#include <fstream>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include <QByteArray>

/// A case of the urban loop that tests walk along, folded by the real fold.
namespace fengsui::workflow::story {

inline std::string urbanText()
{
    std::ifstream file(qgetenv("FENGSUI_SOURCE").toStdString() + "/resources/workflows/urban.json");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

inline const Workflow& urban()
{
    static const Workflow workflow = [] {
        auto loaded = load(urbanText(), "urban.json");
        if (const Faults* faults = std::get_if<Faults>(&loaded))
            qFatal("%s", faults->front().toString().c_str());
        return std::get<Workflow>(std::move(loaded));
    }();
    return workflow;
}

inline const TeamId leadTeam = TeamId::derived("team of the lead");
inline const TeamId assistingTeam = TeamId::derived("team that assists");
inline const TeamId strangeTeam = TeamId::derived("team that has nothing to do with it");

/// Teams that can be given tasks, one after the other.
inline TeamId spareTeam(std::size_t index)
{
    return TeamId::derived("spare team " + std::to_string(index));
}

/// One person a post; the unit speaks for the lead team.
inline Actor actor(Role role, TeamId team = {})
{
    if (role == Role::Unit && team.isNull())
        team = leadTeam;
    return { OperatorId::derived(std::string(toWord(role)) + team.toString()), { role }, team };
}

inline const IncidentId target = IncidentId::derived("the case to merge with");
inline const std::string photo(64, 'a');

class Story {
public:
    explicit Story(std::string source = "phone", bool hasCaller = true, bool isUrgent = false)
    {
        entries::IncidentReported reported;
        reported.set_workflow("urban");
        reported.set_workflow_version(1);
        reported.set_state(urban().start);
        reported.set_urgent(isUrgent);
        toMessage(*startLimit(urban(), CaseType::parse("cjt214:event:0102"), isUrgent, now), *reported.mutable_limit());
        IncomingReport report;
        report.source = std::move(source);
        report.type = CaseType::parse("cjt214:event:0102");
        report.title = "暴露垃圾";
        report.place = { "沐溪镇河街12号", GeoPoint::fromDegrees(103.9028, 28.9567), "511129100001", "511129100001001",
            {}, false };
        report.receivedAt = now;
        *reported.mutable_report() = toMessage(report, hasCaller ? PersonId::derived("caller") : PersonId {});
        incident.id = IncidentId::derived("the case");
        fold(incident, stamp({}), reported);
        around.teams = { { leadTeam, TeamStatus::Available }, { assistingTeam, TeamStatus::Busy } };
        for (std::size_t i = 0; i < 100; ++i)
            around.teams.push_back({ spareTeam(i), TeamStatus::Available });
        around.target = MergeTarget { target, true, incident.type, incident.place, now, true, false };
        around.located = Located { "511129100001", "511129100001001" };
        around.isCellPatrolled = true;
    }

    /// Decides and, if it is accepted, folds.
    Result<entries::CaseActed> act(
        const Actor& who, const std::string& action, std::map<std::string, std::string> fields = {})
    {
        auto decided = decide(urban(), incident, who, { action, std::move(fields), {} }, around, now);
        if (decided)
            take(*decided, who.id);
        return decided;
    }
    /// The same with answers that satisfy every guard; fails the test when it is refused.
    entries::CaseActed must(Role role, const std::string& action, std::map<std::string, std::string> more = {})
    {
        if (action == "reportDone")
            settleTasks();
        auto fields = goodAnswers(action);
        for (auto& [id, word] : more)
            fields[id] = word;
        const auto decided = act(actor(role), action, fields);
        if (!decided)
            qFatal("%s in %s: %s", action.c_str(), incident.state.c_str(), decided.refusal().toString().c_str());
        return *decided;
    }
    /// The units sign for their tasks and answer them.
    void settleTasks()
    {
        for (std::size_t i = 0; i < incident.tasks.size(); ++i) {
            if (!incident.tasks[i].isOpen())
                continue;
            const Actor unit = actor(Role::Unit, incident.tasks[i].unit);
            for (const char* action : { "signTask", "answerTask" })
                if (const auto acted = act(unit, action, goodAnswers(action)); !acted)
                    qFatal("%s: %s", action, acted.refusal().toString().c_str());
        }
    }
    void take(const entries::CaseActed& acted, OperatorId by)
    {
        const std::size_t aside = incident.ineffective.size();
        fold(incident, stamp(by), acted);
        if (incident.ineffective.size() != aside)
            qFatal("%s had no effect", acted.action().c_str());
    }

    /// Answers to all fields, required and optional, which satisfy every guard of the action.
    std::map<std::string, std::string> goodAnswers(const std::string& action) const
    {
        std::map<std::string, std::string> words;
        for (const FieldUse& use : urban().action(action)->fields)
            words[use.field] = goodWord(use.field);
        if (action == "withdrawTasks" && !incident.tasks.empty()) {
            const auto open = std::ranges::find_if(incident.tasks, &Task::isOpen);
            words["units"] = (open == incident.tasks.end() ? leadTeam : open->unit).toString();
        } else if (words.contains("units")) {
            words["units"] = spareTeam(incident.tasks.size()).toString();
        }
        if (action == "rework" && answers("satisfaction") == "unsatisfied")
            words["reworkGround"] = "callerUnsatisfied";
        if (action == "supervise")
            words["level"] = incident.supervision == Supervision::None ? "yellow" : "none";
        if (action == "setUrgency")
            words["urgency"] = incident.isUrgent ? "ordinary" : "urgent";
        return words;
    }

    /// A new case, walked the shortest way to the state.
    static Story in(const std::string& state, bool hasCaller = true)
    {
        Story story("patrol", hasCaller);
        if (state == "verifying") {
            story = Story("phone", hasCaller);
            story.must(Role::Acceptor, "sendToVerify");
        }
        if (state == "reported" || state == "verifying")
            return story;
        if (state == "merged" || state == "transferred" || state == "rejected") {
            story.must(Role::Acceptor, state == "merged" ? "merge" : state == "transferred" ? "transfer" : "reject");
            return story;
        }
        if (state == "voided") {
            story.must(Role::Acceptor, "requestVoid");
            story.must(Role::ShiftLeader, "void");
            return story;
        }
        const std::vector<std::tuple<std::string, Role, std::string>> way { { "accepted", Role::Acceptor, "accept" },
            { "filed", Role::ShiftLeader, "file" }, { "dispatched", Role::Dispatcher, "dispatch" },
            { "handling", Role::Unit, "signFor" }, { "handled", Role::Unit, "reportDone" } };
        for (const auto& [next, role, action] : way) {
            if (state == "suspended" && next == "handled") {
                story.must(Role::Unit, "requestSuspension");
                story.must(Role::Dispatcher, "approveSuspension");
                return story;
            }
            story.must(role, action);
            if (next == "handling")
                story.settleTasks();
            if (next == state)
                return story;
        }
        if (hasCaller)
            story.must(Role::Acceptor, "returnVisit");
        story.must(Role::ShiftLeader, "close");
        return story;
    }

    Incident incident;
    Instant now = *Instant::parse("2025-11-03T01:00:00Z"); // a Monday, 09:00 in China
    Surroundings around;

private:
    Stamp stamp(OperatorId by)
    {
        ++m_entries;
        return { { {}, "county", m_entries }, HybridTime::of(now), now, by, sha256(std::to_string(m_entries)),
            { incident.head } };
    }
    std::string answers(const std::string& field) const
    {
        std::string last;
        for (const StepOnFile& step : incident.steps)
            if (const auto found = step.fields.find(field); found != step.fields.end())
                last = found->second;
        return last;
    }
    std::string goodWord(const std::string& id) const
    {
        const Field& field = *urban().field(id);
        if (id == "approver")
            return "centreLeader";
        switch (field.type) {
        case FieldType::Text:
        case FieldType::LongText:
            return "已办理 " + id;
        case FieldType::Choice:
        case FieldType::Choices:
            return field.choices.front().id;
        case FieldType::Person:
            return PersonId::derived("party").toString();
        case FieldType::Number:
            return std::to_string(field.least);
        case FieldType::Instant:
            return (field.when == Field::When::Future ? now + std::chrono::hours(240) : now).toString();
        case FieldType::Team:
            return leadTeam.toString();
        case FieldType::Teams:
            return assistingTeam.toString();
        case FieldType::Incident:
            return target.toString();
        case FieldType::Type:
            return "cjt214:event:0103";
        case FieldType::Cell:
            return around.located->cell;
        case FieldType::Point:
            return "103.9,28.95";
        case FieldType::Attachments:
            return photo;
        }
        return {};
    }
    std::uint64_t m_entries = 0;
};

} // namespace fengsui::workflow::story
