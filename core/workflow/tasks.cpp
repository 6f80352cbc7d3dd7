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

TeamId unitOf(const FullWish& wish)
{
    return wish.action.has(Effect::OnBehalf) ? spokenFor(wish) : wish.actor.team;
}

/// Ends the oldest task of the unit. An answer that is written down for it says that it had received the task, too.
std::optional<Refusal> end(const FullWish& wish, Task::Status how, const std::string& answer, entries::CaseActed& acted)
{
    const Task* task = taskFor(wish, unitOf(wish));
    if (!task)
        return Refusal { Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "The unit has no task here that waits for this."), {},
            wish.action.has(Effect::OnBehalf) ? "behalfOf" : "" };
    if (task->status == Task::Status::Assigned)
        change(acted, task->id, Task::Status::SignedFor);
    change(acted, task->id, how).set_what(answer);
    return std::nullopt;
}

bool isBelow(const Incident& incident, const Task& task, TeamId unit)
{
    const Task* at = &task;
    for (std::size_t step = 0; step < incident.tasks.size() && !at->parent.isNull(); ++step) { // no circle traps us
        const auto parent = std::ranges::find(incident.tasks, at->parent, &Task::id);
        if (parent == incident.tasks.end())
            return false;
        if (parent->unit == unit)
            return true;
        at = &*parent;
    }
    return false;
}

} // namespace

std::vector<const Task*> tasksWithin(const Wish& wish)
{
    const TeamId own = wish.actor.team;
    const bool isOnBehalf = wish.action.has(Effect::OnBehalf);
    std::vector<const Task*> within;
    for (const Task& task : wish.incident.tasks) {
        const bool isWithin = !isOnBehalf ? !own.isNull() && task.unit == own
            : wish.role == Role::Unit     ? !own.isNull() && task.unit != own && isBelow(wish.incident, task, own)
                                          : true;
        if (isWithin)
            within.push_back(&task);
    }
    return within;
}

bool isToAnswer(const Task& task, const Action& action)
{
    return task.isOpen() && task.kind != Task::Kind::ForInformation
        && (task.status == Task::Status::SignedFor || action.has(Effect::OnBehalf));
}

const Task* taskFor(const Wish& wish, TeamId unit)
{
    for (const Task* task : tasksWithin(wish))
        if (task->unit == unit
            && (wish.action.has(Effect::SignTask) ? task->status == Task::Status::Assigned
                                                  : isToAnswer(*task, wish.action)))
            return task;
    return nullptr;
}

std::vector<TeamId> unitsMeant(const Wish& wish)
{
    std::vector<TeamId> units;
    for (const Task* task : tasksWithin(wish))
        if (std::ranges::find(units, task->unit) == units.end() && taskFor(wish, task->unit)
            && !(wish.action.has(Guard::OrdersAnswered) && refusalOfOrders(wish, task->unit)))
            units.push_back(task->unit);
    return units;
}

TeamId spokenFor(const FullWish& wish)
{
    const TeamId* named = wish.form.get<TeamId>("behalfOf");
    return named ? *named : wish.incident.lead;
}

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
        for (const Task* task : tasksWithin(wish))
            if (task->unit == unitOf(wish) && task->status == Task::Status::Assigned
                && (!acted.has_on_behalf() || task->assignedAt.milliseconds <= acted.on_behalf().at()))
                change(acted, task->id, Task::Status::SignedFor);
    if (action.has(Effect::AnswerTask))
        return end(wish, Task::Status::FedBack, form.word("taskAnswer"), acted);
    if (action.has(Effect::EscalateTask))
        return end(wish, Task::Status::Escalated, form.word("reason"), acted);
    return std::nullopt;
}

} // namespace fengsui::workflow
