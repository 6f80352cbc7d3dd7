#include "workflow/workflow.h"

#include <algorithm>

namespace fengsui::workflow {

namespace {

template <typename Thing>
const Thing* byId(const std::vector<Thing>& things, std::string_view id)
{
    const auto found = std::ranges::find(things, id, &Thing::id);
    return found == things.end() ? nullptr : &*found;
}

template <typename List, typename Value>
bool contains(const List& list, const Value& value)
{
    return std::ranges::find(list, value) != list.end();
}

} // namespace

bool hasOwnPlace(const Field& field)
{
    constexpr std::array<std::string_view, 13> ids { "note", "lead", "assistants", "units", "target", "title", "type",
        "address", "point", "behalfOf", "toldBy", "toldHow", "toldAt" };
    return field.type == FieldType::Attachments || field.id == "cell" || contains(ids, field.id);
}

bool Action::has(Effect effect) const
{
    return contains(effects, effect);
}
bool Action::has(Guard guard) const
{
    return contains(guards, guard);
}
bool Action::isFor(Role role) const
{
    return contains(roles, role);
}
bool Action::startsIn(std::string_view state) const
{
    return contains(from, state);
}

const FieldUse* Action::use(std::string_view field) const
{
    const auto found = std::ranges::find(fields, field, &FieldUse::field);
    return found == fields.end() ? nullptr : &*found;
}

const State* Workflow::state(std::string_view wanted) const
{
    return byId(states, wanted);
}
const Action* Workflow::action(std::string_view wanted) const
{
    return byId(actions, wanted);
}
const Field* Workflow::field(std::string_view wanted) const
{
    return byId(fields, wanted);
}
const Source* Workflow::source(std::string_view wanted) const
{
    return byId(sources, wanted);
}
const State& Workflow::closedState() const
{
    const auto closed = std::ranges::find(states, CaseEnd::Closed, &State::end);
    return closed != states.end() ? *closed : *std::ranges::find_if(states, isClosing, &State::end);
}

const DeadlineClass* Workflow::deadlineClass(std::string_view wanted) const
{
    return byId(classes, wanted);
}

const RequestRule* Workflow::request(PendingRequest wanted) const
{
    const auto found = std::ranges::find(requests, wanted, &RequestRule::request);
    return found == requests.end() ? nullptr : &*found;
}

const NamedCondition* Workflow::condition(std::string_view wanted) const
{
    return byId(conditions, wanted);
}

int LimitMatch::fit(const std::optional<CaseType>& of, std::string_view named) const
{
    const std::string written = of ? of->toString() : std::string();
    if (!type.empty() && (written.empty() || (written != type && written.substr(0, written.size() - 2) != type)))
        return 0;
    if (!filingCase.empty() && filingCase != named)
        return 0;
    return 1 + (filingCase.empty() ? 0 : 1) + (type.empty() ? 0 : type == written ? 4 : 2);
}

const DeadlineClass* Workflow::proposedClass(const std::optional<CaseType>& type, std::string_view filingCase) const
{
    const DeadlineClass* best = nullptr;
    int closest = 0;
    for (const DeadlineClass& offered : classes) {
        int fit = offered.isDefault && !best ? 1 : 0;
        for (const LimitMatch& match : offered.matches)
            fit = std::max(fit, match.fit(type, filingCase));
        if (fit > closest) {
            closest = fit;
            best = &offered;
        }
    }
    return best;
}

const Title* Workflow::titleOf(std::string_view wanted) const
{
    if (const Field* found = field(wanted))
        return &found->title;
    if (const Action* found = action(wanted))
        return &found->title;
    if (const State* found = state(wanted))
        return &found->title;
    if (const NamedCondition* found = condition(wanted))
        return &found->title;
    if (const Level* found = byId(levels, wanted))
        return &found->title;
    const auto word = pendingRequestOf(wanted);
    const RequestRule* found = word ? request(*word) : nullptr;
    return found ? &found->title : nullptr;
}

std::string Workflow::rule() const
{
    const std::string own = id + '/' + std::to_string(version);
    return calendar.duty ? own + ' ' + calendar.duty->rule() : own;
}

} // namespace fengsui::workflow
