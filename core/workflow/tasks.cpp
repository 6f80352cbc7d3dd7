#include "workflow/tasks.h"

#include "incident/entries.pb.h"
#include "incident/fold.h"
#include "workflow/history.h"
#include "workflow/limits.h"

#include <algorithm>

namespace fengsui::workflow {

namespace {

using Reason = Refusal::Reason;

entries::TaskChange& change(entries::CaseActed& acted, TaskId task, Task::Status status)
{
    entries::TaskChange& made = *acted.add_tasks();
    made.set_task(std::string(task.view()));
    made.set_change(std::string(toWord(status)));
    return made;
}

std::optional<Span> askedSpan(const Form& form)
{
    const auto* amount = form.get<std::int64_t>("taskAmount");
    const auto unit = timeUnitOf(form.word("taskUnit"));
    return amount && unit ? std::optional(Span { static_cast<std::uint32_t>(*amount), *unit }) : std::nullopt;
}

/// The task that the actor's unit has itself and passes on.
TaskId passedOn(const FullWish& wish)
{
    for (const Task& task : wish.incident.tasks)
        if (task.isOpen() && task.isWork() && !task.unit.isNull() && task.unit == wish.actor.team)
            return task.id;
    return {};
}

void give(const FullWish& wish, Task::Kind kind, TeamId unit, const std::string& what, entries::CaseActed& acted)
{
    const TaskId id = TaskId::derived("task:" + wish.incident.id.toString() + ':' + unit.toString() + ':'
        + std::string(toWord(kind)) + ':' + std::to_string(wish.now.milliseconds));
    entries::TaskChange& made = change(acted, id, Task::Status::Assigned);
    made.set_kind(std::string(toWord(kind)));
    made.set_unit(std::string(unit.view()));
    made.set_what(what);
    if (const TaskId parent = passedOn(wish); kind == Task::Kind::Order && !parent.isNull())
        made.set_parent(std::string(parent.view()));
    if (kind != Task::Kind::ForInformation)
        toMessage(limitOfTask(wish.workflow, wish.incident, askedSpan(wish.form), wish.now), *made.mutable_limit());
}

std::optional<Refusal> giveToUnits(const FullWish& wish, Task::Kind kind, entries::CaseActed& acted)
{
    for (const TeamId& unit : *wish.form.get<std::vector<TeamId>>("units")) {
        const auto seen = std::ranges::find(wish.around.teams, unit, &TeamSeen::id);
        if (seen == wish.around.teams.end())
            return Refusal { Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no team %1."),
                { unit.toString() }, "units" };
        if (seen->isDissolved)
            return Refusal { Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The team has been dissolved."), {},
                "units" };
        if (unit == wish.incident.lead && kind == Task::Kind::Assist)
            return Refusal { Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "The lead unit can't be an assisting unit as well."), {}, "units" };
        if (std::ranges::any_of(wish.incident.tasks,
                [&](const Task& task) { return task.unit == unit && task.kind == kind && task.isOpen(); }))
            return Refusal { Reason::Conflict,
                QT_TRANSLATE_NOOP("Refusal", "The unit has such a task here already and has not answered it."), {},
                "units" };
        give(wish, kind, unit, wish.form.word("task"), acted);
    }
    return std::nullopt;
}

void withdraw(const FullWish& wish, const auto& isMeant, const std::string& why, entries::CaseActed& acted)
{
    for (const Task& task : wish.incident.tasks)
        if (task.isOpen() && isMeant(task))
            change(acted, task.id, Task::Status::Withdrawn).set_what(why);
}

/// Ends the oldest task that the actor's unit has signed for.
std::optional<Refusal> end(const FullWish& wish, Task::Status how, const std::string& answer, entries::CaseActed& acted)
{
    const Task* task = taskOf(wish.incident, wish.actor.team, TaskWanted::ToAnswer);
    if (!task)
        return Refusal { Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "Your unit has no task here that it signed for and has not answered."), {},
            {} };
    change(acted, task->id, how).set_what(answer);
    return std::nullopt;
}

} // namespace

std::optional<Refusal> writeTasks(const FullWish& wish, entries::CaseActed& acted)
{
    const Action& action = wish.action;
    const Form& form = wish.form;
    const State& to = *wish.workflow.state(action.to.empty() ? wish.incident.state : action.to);
    if (to.isEnd() || action.has(Effect::ClearTeams))
        withdraw(wish, [](const Task& task) { return task.isWork(); }, form.word("reason"), acted);
    if (action.has(Effect::SetTeams))
        if (const auto* assistants = form.get<std::vector<TeamId>>("assistants"))
            for (const TeamId& assistant : *assistants)
                give(wish, Task::Kind::Assist, assistant, form.word("requirement"), acted);
    for (const auto& [effect, kind] : { std::pair { Effect::Assist, Task::Kind::Assist },
             std::pair { Effect::Order, Task::Kind::Order }, std::pair { Effect::Inform, Task::Kind::ForInformation } })
        if (action.has(effect))
            if (auto refusal = giveToUnits(wish, kind, acted))
                return refusal;
    if (action.has(Effect::WithdrawTasks)) {
        const auto& units = *form.get<std::vector<TeamId>>("units");
        withdraw(
            wish, [&](const Task& task) { return std::ranges::find(units, task.unit) != units.end(); },
            form.word("reason"), acted);
        if (acted.tasks_size() == 0)
            return Refusal { Reason::NotFound,
                QT_TRANSLATE_NOOP("Refusal", "None of these units has an open task here."), {}, "units" };
    }
    if (action.has(Effect::SignTask))
        for (const Task& task : wish.incident.tasks)
            if (task.unit == wish.actor.team && task.status == Task::Status::Assigned)
                change(acted, task.id, Task::Status::SignedFor);
    if (action.has(Effect::AnswerTask))
        return end(wish, Task::Status::FedBack, form.word("taskAnswer"), acted);
    if (action.has(Effect::EscalateTask))
        return end(wish, Task::Status::Escalated, form.word("reason"), acted);
    return std::nullopt;
}

} // namespace fengsui::workflow
