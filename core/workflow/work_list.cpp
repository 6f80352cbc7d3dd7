#include "workflow/work_list.h"

#include "workflow/limits.h"

#include <algorithm>

namespace fengsui::workflow {

namespace {

constexpr std::array<std::string_view, allWorkLists.size()> words { "mine", "dueSoon", "overdue", "toDecide", "onHold",
    "supervised", "myUnit" };

template <typename List, typename Value>
bool holds(const List& list, const Value& value)
{
    return std::ranges::find(list, value) != list.end();
}

// What may be done at any time (urge, supervise, correct, void) is no work that waits.
bool isAlwaysOffered(const Workflow& workflow, const Action& action)
{
    return std::ranges::all_of(
        workflow.states, [&](const State& state) { return state.isEnd() || action.startsIn(state.id); });
}

// Nor is the way out of the loop (reject, merge, transfer), unless somebody was sent to look whether it must be taken.
bool isWayOut(const Workflow& workflow, const Action& action)
{
    const State* to = workflow.state(action.to);
    return to && to->isEnd() && !action.has(Guard::FoundUntrue)
        && std::ranges::none_of(workflow.phases, [&](const Phase& phase) { return holds(phase.states, action.to); });
}

// Nor is what gives work to others, or is written down for them.
bool isForOthers(const Action& action)
{
    constexpr std::array effects { Effect::Assist, Effect::Order, Effect::Inform, Effect::WithdrawTasks,
        Effect::OpenChild, Effect::OnBehalf };
    return std::ranges::any_of(effects, [&](Effect effect) { return action.has(effect); });
}

bool isWork(const Workflow& workflow, const Action& action)
{
    return !isForOthers(action) && !action.asks && !action.decides && !action.has(Effect::ResumeClock)
        && !isAlwaysOffered(workflow, action) && !isWayOut(workflow, action);
}

bool moves(const Action& action, std::string_view state)
{
    return !action.to.empty() && action.to != state;
}

} // namespace

std::string_view toWord(WorkList list)
{
    return words.at(static_cast<std::size_t>(list));
}

std::optional<WorkList> workListOf(std::string_view word)
{
    const auto found = std::ranges::find(words, word);
    return found == words.end() ? std::nullopt
                                : std::optional(allWorkLists.at(static_cast<std::size_t>(found - words.begin())));
}

WorkListSet WorkStanding::at(Instant now) const
{
    WorkListSet lists = steady;
    if (now >= lateFrom)
        lists.add(WorkList::Overdue);
    else if (now >= soonFrom)
        lists.add(WorkList::DueSoon);
    return lists;
}

WorkSorter::WorkSorter(const Workflow& workflow, Actor actor)
    : m_workflow(workflow)
    , m_actor(std::move(actor))
    , m_seesAll(std::ranges::any_of(m_actor.roles, [](Role role) { return role != Role::Unit; }))
{
    for (const State& state : workflow.states) {
        Ways& ways = m_ways[state.id];
        for (const Action& action : workflow.actions) {
            ways.isHold |= action.has(Effect::StopClock) && action.to == state.id;
            if (!action.startsIn(state.id))
                continue;
            const bool isItsWork = isWork(workflow, action);
            ways.isForUnit |= isItsWork && action.isFor(Role::Unit);
            for (const Role role : action.roles) {
                if (!m_actor.holds(role))
                    continue;
                if (isItsWork)
                    ways.work.push_back({ &action, role });
                if (action.decides)
                    ways.decisions.push_back({ &action, role });
                if (action.has(Guard::InstructionOpen))
                    ways.answers.push_back({ &action, role });
            }
        }
    }
}

bool WorkSorter::isInvolved(const IncidentRow& row) const
{
    return !m_actor.team.isNull()
        && (row.lead == m_actor.team || holds(row.assistants, m_actor.team) || holds(row.taskUnits, m_actor.team));
}

// As far as the row tells: what only the whole case can answer is left to the case page.
bool WorkSorter::isOpenTo(const Way& way, const IncidentRow& row) const
{
    const Action& action = *way.action;
    if (way.role == Role::Unit && !isInvolved(row))
        return false;
    if ((action.has(Guard::TaskToSign) || action.has(Guard::TaskToAnswer)) && !holds(row.taskUnits, m_actor.team))
        return false;
    if (action.has(Guard::SpeaksForLead) && row.lead != m_actor.team)
        return false;
    if (action.has(Guard::DidNotHandle) && (holds(row.handlers, m_actor.id) || isInvolved(row)))
        return false;
    if (action.has(Guard::CallerExists) && !row.hasCaller)
        return false;
    if (action.has(Guard::SourceNeedsVerifying))
        if (const Source* source = m_workflow.source(row.source); source && source->skipsVerify)
            return false;
    if (action.has(Guard::FoundUntrue) && std::ranges::none_of(row.taken, [this](const std::string& id) {
            const Action* taken = m_workflow.action(id);
            return taken && taken->use("verifyResult");
        }))
        return false;
    // What leaves the case where it is has been done when it was done once.
    return moves(action, row.state) || !holds(row.taken, action.id);
}

WorkStanding WorkSorter::standing(const IncidentRow& row) const
{
    WorkStanding standing;
    const auto found = m_ways.find(row.state);
    if (!row.isOpen || found == m_ways.end() || (!m_seesAll && !isInvolved(row)))
        return standing;
    const Ways& ways = found->second;
    WorkListSet& lists = standing.steady;
    const auto isOpen = [&](const Way& way) { return isOpenTo(way, row); };
    const bool hasTask = !m_actor.team.isNull() && holds(row.taskUnits, m_actor.team);

    if (std::ranges::any_of(ways.work, isOpen) || hasTask)
        lists.add(WorkList::Mine);
    if (row.pending != PendingRequest::None
        && std::ranges::any_of(ways.decisions, [&](const Way& way) { return way.action->decides == row.pending; })) {
        lists.add(WorkList::ToDecide);
        lists.add(WorkList::Mine);
    }
    if (row.isInstructed && std::ranges::any_of(ways.answers, isOpen))
        lists.add(WorkList::Mine);
    if (ways.isHold)
        lists.add(WorkList::OnHold);
    if (row.supervision != Supervision::None || row.isInstructed)
        lists.add(WorkList::Supervised);
    if (hasTask || (ways.isForUnit && !m_actor.team.isNull() && row.lead == m_actor.team))
        lists.add(WorkList::MyUnit);

    if (row.isOverdue) {
        standing.lateFrom = {};
    } else if (row.dueAt) {
        standing.lateFrom = *row.dueAt;
        standing.soonFrom = dueSoonFrom(m_workflow, row);
    }
    return standing;
}

Instant dueSoonFrom(const Workflow& workflow, const IncidentRow& row)
{
    if (!row.dueAt)
        return WorkStanding::never;
    Incident counted;
    counted.isUrgent = row.isUrgent;
    counted.limit = Limit { row.limitAmount, row.limitUnit, *row.dueAt, {}, row.limitFrom, row.limitRun };
    return urgeAt(workflow, counted);
}

bool isGrant(const Action& action)
{
    return action.decides && (!action.to.empty() || !action.effects.empty());
}

} // namespace fengsui::workflow
