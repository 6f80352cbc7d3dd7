#include "workflow/overdue.h"

#include "incident/fold.h"
#include "workflow/decide.h"
#include "workflow/history.h"
#include "workflow/limits.h"

#include <algorithm>

namespace fengsui::workflow {

namespace {

class Marks {
public:
    Marks(const Workflow& workflow, const Incident& incident)
        : m_workflow(workflow)
        , m_incident(incident)
    {
    }

    /// `due` is what it is about, `at` when it is to be done: they differ for reminders and cards.
    entries::CaseActed make(const std::string& action, const std::string& about, Instant due, Instant at,
        const std::string& level = {}) const
    {
        entries::CaseActed acted;
        acted.set_action(action);
        acted.set_from(m_incident.state);
        acted.set_to(m_incident.state);
        acted.set_role(std::string(toWord(Role::System)));
        acted.set_note(about + ' ' + due.toString() + (level.empty() ? "" : ' ' + level));
        (*acted.mutable_fields())["about"] = about;
        (*acted.mutable_fields())["due"] = due.toString();
        if (!level.empty() && supervisionOf(level))
            (*acted.mutable_fields())["level"] = level;
        acted.set_workflow(m_workflow.id);
        acted.set_workflow_version(m_workflow.version);
        const RawId mark = RawId::derived(
            "mark:" + m_incident.id.toString() + ':' + action + ':' + m_incident.state + ':' + acted.note());
        acted.set_mark(std::string(mark.view()));
        acted.set_mark_due(at.milliseconds);
        return acted;
    }

    void add(Instant at, entries::CaseActed acted)
    {
        const bool isDone = std::ranges::any_of(m_incident.steps, [&](const StepOnFile& step) {
            return step.role == toWord(Role::System) && step.action == acted.action()
                && (step.mark.isNull() ? step.note == acted.note() : step.mark.view() == acted.mark());
        });
        if (!isDone)
            m_made.push_back({ at, std::move(acted) });
    }

    std::vector<DueAction> take()
    {
        std::ranges::stable_sort(m_made, {}, &DueAction::dueAt);
        return std::move(m_made);
    }

private:
    const Workflow& m_workflow;
    const Incident& m_incident;
    std::vector<DueAction> m_made;
};

/// A supervision slip has a time by which it must be answered.
void askForReply(const Workflow& workflow, Instant from, entries::CaseActed& acted)
{
    if (workflow.rules.supervisionReplyWithin)
        (*acted.mutable_fields())["replyBy"] = dueAt(workflow, *workflow.rules.supervisionReplyWithin, from).toString();
}

void addCard(
    const Workflow& workflow, const Incident& incident, Supervision card, Span after, Instant now, Marks& marks)
{
    const Instant due = incident.limit->dueAt;
    const Instant at = dueAt(workflow, after, due);
    if (now < at || incident.supervision >= card)
        return;
    entries::CaseActed acted = marks.make(workflow.clock.supervise, "limit", due, at, std::string(toWord(card)));
    acted.set_supervision(std::string(toWord(card)));
    askForReply(workflow, at, acted);
    marks.add(at, std::move(acted));
}

std::optional<Instant> escalationDue(const Workflow& workflow, const Incident& incident)
{
    const State* state = workflow.state(incident.state);
    if (!state || !incident.limit || incident.escalation + 1 >= workflow.levels.size())
        return std::nullopt;
    if (state->isEscalatedWhenOver)
        return incident.limit->dueAt;
    return state->escalateAfter ? std::optional(dueAt(workflow, *state->escalateAfter, incident.limit->dueAt))
                                : std::nullopt;
}

void addEscalation(const Workflow& workflow, const Incident& incident, Instant at, Marks& marks)
{
    entries::CaseActed acted = marks.make(workflow.clock.escalate, "limit", incident.limit->dueAt, at);
    acted.set_escalate(1);
    const State& state = *workflow.state(incident.state);
    if (state.hasLimitByLevel) {
        Incident above = incident;
        ++above.escalation;
        if (const auto limit = limitOnEntering(workflow, above, state, at)) // from then on, also when it was off
            toMessage(*limit, *acted.mutable_limit());
        else
            acted.set_stop_clock(true);
    }
    marks.add(at, std::move(acted));
}

void addLimit(const Workflow& workflow, const Incident& incident, Instant now, Marks& marks)
{
    const Instant due = incident.limit->dueAt;
    if (const Instant at = urgeAt(workflow, incident); now >= at && at < due)
        marks.add(at, marks.make(workflow.clock.urge, "limit", due, at));
    if (now < due)
        return;
    if (!incident.isOverdue) {
        entries::CaseActed acted = marks.make(workflow.clock.overdue, "limit", due, due);
        acted.set_overdue(true);
        if (incident.supervision == Supervision::None) {
            acted.set_supervision(std::string(toWord(Supervision::Ordinary)));
            askForReply(workflow, due, acted);
        }
        marks.add(due, std::move(acted));
    }
    const State* state = workflow.state(incident.state);
    if (state && state->late) {
        addCard(workflow, incident, Supervision::Yellow, state->late->yellow, now, marks);
        addCard(workflow, incident, Supervision::Red, state->late->red, now, marks);
    }
    if (const auto at = escalationDue(workflow, incident); at && now >= *at)
        addEscalation(workflow, incident, *at, marks);
}

void addTasks(const Workflow& workflow, const Incident& incident, Instant now, Marks& marks)
{
    for (const Task& task : incident.tasks)
        if (task.isOpen() && task.limit && now >= task.limit->dueAt) {
            const Instant due = task.limit->dueAt;
            marks.add(due, marks.make(workflow.clock.urge, "task", due, due, task.id.toString()));
        }
}

std::optional<Instant> requestDue(const Workflow& workflow, const Incident& incident)
{
    const StepOnFile* asked = pendingStep(workflow, incident);
    const RequestRule* rule = asked ? workflow.request(incident.pending) : nullptr;
    return rule ? std::optional(dueAt(workflow, rule->decideWithin, asked->at)) : std::nullopt;
}

std::optional<Instant> replyDue(const Incident& incident)
{
    const StepOnFile* instruction = openInstruction(incident);
    if (!instruction)
        return std::nullopt;
    const auto replyBy = instruction->fields.find("replyBy");
    return replyBy == instruction->fields.end() ? std::nullopt : Instant::parse(replyBy->second);
}

void addResume(const Workflow& workflow, const Incident& incident, Instant now, Marks& marks)
{
    const Instant end = *incident.resumeAt;
    const Action& resume = *workflow.action(workflow.clock.resume);
    if (!resume.startsIn(incident.state))
        return;
    if (now < end) {
        if (const Instant at = end - lengthOf(workflow, workflow.rules.warnBeforeResume); now >= at)
            marks.add(at, marks.make(workflow.clock.urge, "resume", end, at));
        return;
    }
    const State& to = *workflow.state(resume.to);
    entries::CaseActed acted = marks.make(resume.id, "resume", end, end);
    writeState(acted, to);
    acted.set_used(usedInState(workflow, incident, end).count());
    if (const auto limit = resumedLimit(workflow, incident, to, end)) // from the date on, also when the console was off
        toMessage(*limit, *acted.mutable_limit());
    marks.add(end, std::move(acted));
}

} // namespace

std::vector<DueAction> overdueActions(const Workflow& workflow, const Incident& incident, Instant now)
{
    if (!incident.isOpen || incident.workflow != workflow.id)
        return {};
    Marks marks(workflow, incident);
    if (incident.limit)
        addLimit(workflow, incident, now, marks);
    if (const auto due = requestDue(workflow, incident); due && now >= *due)
        marks.add(*due, marks.make(workflow.clock.urge, "request", *due, *due));
    if (const auto due = replyDue(incident); due && now >= *due)
        marks.add(*due, marks.make(workflow.clock.urge, "instruction", *due, *due));
    addTasks(workflow, incident, now, marks);
    if (incident.resumeAt && !workflow.clock.resume.empty())
        addResume(workflow, incident, now, marks);
    return marks.take();
}

std::optional<Instant> nextDue(const Workflow& workflow, const Incident& incident, Instant now)
{
    if (!incident.isOpen || incident.workflow != workflow.id)
        return std::nullopt;
    std::vector<Instant> moments;
    if (incident.limit) {
        const Instant due = incident.limit->dueAt;
        moments = { urgeAt(workflow, incident), due };
        if (const State* state = workflow.state(incident.state); state && state->late)
            moments.insert(
                moments.end(), { dueAt(workflow, state->late->yellow, due), dueAt(workflow, state->late->red, due) });
    }
    for (const auto& due : { requestDue(workflow, incident), replyDue(incident), escalationDue(workflow, incident) })
        if (due)
            moments.push_back(*due);
    for (const Task& task : incident.tasks)
        if (task.isOpen() && task.limit)
            moments.push_back(task.limit->dueAt);
    if (incident.resumeAt)
        moments.insert(moments.end(),
            { *incident.resumeAt - lengthOf(workflow, workflow.rules.warnBeforeResume), *incident.resumeAt });
    std::erase_if(moments, [&](Instant at) { return at <= now; });
    return moments.empty() ? std::nullopt : std::optional(*std::ranges::min_element(moments));
}

} // namespace fengsui::workflow
