#include "workflow/conditions.h"
#include "workflow/reading.h"

#include <algorithm>
#include <set>

namespace fengsui::workflow {

namespace {

constexpr std::array contradictions {
    std::pair { Effect::SetTeams, Effect::ClearTeams },
    std::pair { Effect::StopClock, Effect::ResumeClock },
    std::pair { Effect::StopClock, Effect::Extend },
    std::pair { Effect::ResumeClock, Effect::Extend },
    std::pair { Effect::Supervise, Effect::LiftSupervision },
    std::pair { Effect::Supervise, Effect::Overdue },
    std::pair { Effect::LiftSupervision, Effect::Overdue },
    std::pair { Effect::Handled, Effect::Rework },
};

constexpr std::array needMovement { Effect::Filed, Effect::Handled, Effect::Merge, Effect::ResumeClock, Effect::Rework,
    Effect::StopClock };
constexpr std::array needStillness { Effect::Extend, Effect::Overdue, Effect::SetUrgency, Effect::Supervise };

std::string text(std::string_view word)
{
    return std::string(word);
}

std::set<std::string> reachableFrom(const Workflow& workflow, const std::string& start)
{
    std::set<std::string> seen { start };
    for (bool isGrowing = true; isGrowing;) {
        isGrowing = false;
        for (const Action& action : workflow.actions)
            if (!action.to.empty()
                && std::ranges::any_of(action.from, [&](const std::string& from) { return seen.contains(from); }))
                isGrowing |= seen.insert(action.to).second;
    }
    return seen;
}

void checkStates(JsonReader& reader, const JsonNode& root, const Draft& draft)
{
    const Workflow& workflow = draft.workflow;
    if (!workflow.state(workflow.start)) {
        reader.fault(*root.find("start"), QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no state \"%3\"."),
            { workflow.start });
        return;
    }
    const auto reachable = reachableFrom(workflow, workflow.start);
    for (const State& state : workflow.states) {
        const JsonNode& node = *draft.states.at(state.id);
        if (!state.limitFrom.empty() && !workflow.state(state.limitFrom))
            reader.fault(*node.find("limitFrom"),
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no state \"%3\"."), { state.limitFrom });
        if (!reachable.contains(state.id))
            reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: No case can ever come to the state \"%3\"."),
                { state.id });
        if (state.isEnd())
            continue;
        const auto ahead = reachableFrom(workflow, state.id);
        if (ahead.size() == 1)
            reader.fault(node,
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is no end state, but no action leads out of it."),
                { state.id });
        else if (std::ranges::none_of(
                     workflow.states, [&](const State& end) { return end.isEnd() && ahead.contains(end.id); }))
            reader.fault(node,
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: From \"%3\" a case can never come to an end."),
                { state.id });
        if (std::ranges::count_if(workflow.phases,
                [&](const Phase& phase) { return std::ranges::find(phase.states, state.id) != phase.states.end(); })
            != 1)
            reader.fault(node,
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The state \"%3\" must stand in exactly one phase."),
                { state.id });
    }
}

/// That a case can go its whole way: what another system had closed must have a state to be in.
void checkEnds(JsonReader& reader, const JsonNode& root, const Workflow& workflow)
{
    if (std::ranges::none_of(workflow.states, isClosing, &State::end))
        reader.fault(*root.find("states"),
            QT_TRANSLATE_NOOP("Refusal", "%1, line %2: No case can be closed: no end is closed, succeeded or failed."));
}

void checkPhases(JsonReader& reader, const JsonNode& root, const Workflow& workflow)
{
    for (const JsonNode& node : root.find("phases")->children) {
        for (const auto& [child, state] : readTexts(reader, node, "states"))
            if (!workflow.state(state))
                reader.fault(*child, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no state \"%3\"."), { state });
        for (const auto& [child, action] : readTexts(reader, node, "doneBy"))
            if (!workflow.action(action))
                reader.fault(
                    *child, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no action \"%3\"."), { action });
    }
}

void checkClock(JsonReader& reader, const JsonNode& root, const Workflow& workflow)
{
    for (const JsonNode& child : root.find("clock")->children) {
        if (child.text.empty())
            continue;
        const Action* action = workflow.action(child.text);
        if (!action)
            reader.fault(
                child, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no action \"%3\"."), { child.text });
        else if (!action->isFor(Role::System))
            reader.fault(child,
                QT_TRANSLATE_NOOP("Refusal",
                    "%1, line %2: The clock can't take the action \"%3\", which is not for the role \"system\"."),
                { child.text });
    }
    for (const char* field : { "about", "due", "level" })
        if (!workflow.field(field))
            reader.fault(*root.find("clock"),
                QT_TRANSLATE_NOOP(
                    "Refusal", "%1, line %2: The clock needs the field \"%3\" to write down what it did."),
                { field });
}

void checkRequests(JsonReader& reader, const JsonNode& root, const Workflow& workflow)
{
    const JsonNode* list = root.find("requests");
    if (!list)
        return;
    const auto& nodes = list->children;
    for (std::size_t i = 0; i < workflow.requests.size(); ++i) {
        const PendingRequest request = workflow.requests[i].request;
        const bool isAsked
            = std::ranges::any_of(workflow.actions, [&](const Action& action) { return action.asks == request; });
        const bool isDecided
            = std::ranges::any_of(workflow.actions, [&](const Action& action) { return action.decides == request; });
        if (isAsked && !isDecided)
            reader.fault(nodes[i],
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The request \"%3\" can be made, but nobody can decide it."),
                { text(toWord(request)) });
        if (!isAsked)
            reader.fault(nodes[i], QT_TRANSLATE_NOOP("Refusal", "%1, line %2: Nobody can make the request \"%3\"."),
                { text(toWord(request)) });
    }
}

/// That an action offers what a guard or effect reads, and as what it reads it.
void checkOffered(JsonReader& reader, const Draft& draft, const Action& action, const std::string& reading,
    const std::vector<FieldNeed>& needs)
{
    const JsonNode& node = *draft.actions.at(action.id);
    for (const FieldNeed& need : needs) {
        const FieldUse* use = action.use(need.field);
        if (!use)
            reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" needs the field \"%4\"."),
                { reading, text(need.field) });
        else if (need.isRequired && !use->isRequired)
            reader.fault(node,
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" needs the field \"%4\" among the required ones."),
                { reading, text(need.field) });
        else if (draft.workflow.field(need.field)->type != need.type)
            reader.fault(*draft.fields.at(text(need.field)),
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" reads the field \"%4\" as \"%5\"."),
                { reading, text(need.field), text(toWord(need.type)) });
    }
}

void checkNeeds(JsonReader& reader, const Draft& draft, const Action& action)
{
    const Workflow& workflow = draft.workflow;
    for (const Effect effect : action.effects)
        checkOffered(reader, draft, action, text(toWord(effect)), fieldsNeededBy(effect));
    // whose task it is nobody but the form can say then
    if (action.has(Effect::OnBehalf)
        && (action.has(Effect::SignTask) || action.has(Effect::AnswerTask) || action.has(Effect::EscalateTask)))
        checkOffered(reader, draft, action, text(toWord(Effect::OnBehalf)), { { "behalfOf", FieldType::Team, true } });
    for (const Guard guard : action.guards) {
        checkOffered(reader, draft, action, text(toWord(guard)), fieldsNeededBy(guard));
        for (const FieldNeed& need : answersNeededBy(guard))
            if (std::ranges::none_of(
                    workflow.actions, [&](const Action& other) { return other.use(need.field) != nullptr; }))
                reader.fault(*draft.actions.at(action.id),
                    QT_TRANSLATE_NOOP(
                        "Refusal", "%1, line %2: \"%3\" looks for answers to \"%4\", but no action asks for it."),
                    { text(toWord(guard)), text(need.field) });
    }
}

/// Choices whose words the rules turn into values of their own.
void checkChoices(JsonReader& reader, const Draft& draft)
{
    const auto check = [&](const char* id, auto isKnown) {
        if (const Field* field = draft.workflow.field(id))
            for (const Choice& choice : field->choices)
                if (!isKnown(choice.id))
                    reader.fault(*draft.fields.at(id),
                        QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The field \"%3\" can't offer \"%4\"."),
                        { id, choice.id });
    };
    check("unit", [](const std::string& word) { return timeUnitOf(word).has_value(); });
    check("taskUnit", [](const std::string& word) { return timeUnitOf(word).has_value(); });
    check("level", [](const std::string& word) { return supervisionOf(word).has_value(); });
    check("urgency", [](const std::string& word) { return word == "urgent" || word == "ordinary"; });
}

/// That conditions ask for what the file knows: fields whose answers are kept, their choices, and actions.
void checkConditions(JsonReader& reader, const Draft& draft)
{
    const Workflow& workflow = draft.workflow;
    for (const NamedCondition& named : workflow.conditions) {
        const JsonNode& node = *draft.conditions.at(named.id);
        visit(named.when, [&](const Condition& part) {
            if (part.kind == Condition::Kind::Taken) {
                if (!workflow.action(part.field))
                    reader.fault(
                        node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no action \"%3\"."), { part.field });
                return;
            }
            if (!part.parts.empty())
                return;
            const Field* field = workflow.field(part.field);
            if (!field) {
                reader.fault(
                    node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no field \"%3\"."), { part.field });
                return;
            }
            if (part.kind != Condition::Kind::Given && hasOwnPlace(*field))
                reader.fault(node,
                    QT_TRANSLATE_NOOP("Refusal", "%1, line %2: Answers to \"%3\" are not kept with the steps."),
                    { part.field });
            for (const std::string& word : part.words)
                if (std::ranges::find(field->choices, word, &Choice::id) == field->choices.end())
                    reader.fault(node,
                        QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The field \"%3\" doesn't offer \"%4\"."),
                        { part.field, word });
        });
        if (std::ranges::none_of(workflow.actions, [&](const Action& action) {
                return std::ranges::find(action.conditions, named.id) != action.conditions.end();
            }))
            reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: No action asks for \"%3\"."), { named.id });
    }
}

/// That limits name filing conditions that can be chosen, and levels that there are.
void checkLimits(JsonReader& reader, const JsonNode& root, const Draft& draft)
{
    const Workflow& workflow = draft.workflow;
    const Field* filingCase = workflow.field("filingCase");
    const auto check = [&](const LimitMatch& match, const JsonNode& node) {
        if (!match.filingCase.empty()
            && (!filingCase
                || std::ranges::find(filingCase->choices, match.filingCase, &Choice::id) == filingCase->choices.end()))
            reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The field \"%3\" doesn't offer \"%4\"."),
                { "filingCase", match.filingCase });
    };
    for (std::size_t i = 0; i < workflow.classes.size(); ++i)
        for (const LimitMatch& match : workflow.classes[i].matches)
            check(match, root.find("classes")->children[i]);
    for (const State& state : workflow.states) {
        const JsonNode& node = *draft.states.at(state.id);
        for (const MatchedLimit& limit : state.limits)
            for (const LimitMatch& match : limit.matches)
                check(match, node);
        if (state.hasLimitByClass && workflow.classes.empty())
            reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There are no deadline classes."));
        if (state.hasLimitByLevel && workflow.levels.empty())
            reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There are no levels."));
        if ((state.isEscalatedWhenOver || state.escalateAfter) && workflow.clock.escalate.empty())
            reader.fault(node,
                QT_TRANSLATE_NOOP(
                    "Refusal", "%1, line %2: \"%3\" is to be escalated, but the clock names no action that does it."),
                { state.id });
    }
}

void checkEffects(JsonReader& reader, const Workflow& workflow, const Action& action, const JsonNode& node)
{
    for (const auto& [one, other] : contradictions)
        if (action.has(one) && action.has(other))
            reader.fault(node,
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The effects \"%3\" and \"%4\" contradict each other."),
                { text(toWord(one)), text(toWord(other)) });
    for (const Effect effect : needMovement)
        if (action.has(effect) && action.to.empty())
            reader.fault(node,
                QT_TRANSLATE_NOOP(
                    "Refusal", "%1, line %2: The effect \"%3\" needs an action that leads to another state."),
                { text(toWord(effect)) });
    for (const Effect effect : needStillness)
        if (action.has(effect) && !action.to.empty())
            reader.fault(node,
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The effect \"%3\" needs an action that stays in its state."),
                { text(toWord(effect)) });
    if (action.has(Effect::Merge) && !action.to.empty() && workflow.state(action.to)->end != CaseEnd::Merged)
        reader.fault(node,
            QT_TRANSLATE_NOOP(
                "Refusal", "%1, line %2: The effect \"%3\" must lead to an end state of the kind merged."),
            { text(toWord(Effect::Merge)) });
    if (action.has(Effect::Escalate) && workflow.levels.size() < 2)
        reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" escalates, but there are no two levels."),
            { action.id });
    if (action.asks && action.decides)
        reader.fault(node,
            QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The action \"%3\" can't make a request and decide one."),
            { action.id });
}

void checkKeys(JsonReader& reader, const Draft& draft)
{
    std::set<std::pair<std::string, std::string>> told;
    for (const State& state : draft.workflow.states) {
        std::map<char, const Action*> taken;
        for (const Action& action : draft.workflow.actions) {
            if (action.key == 0 || !action.startsIn(state.id))
                continue;
            const auto [there, isNew] = taken.emplace(action.key, &action);
            if (!isNew && told.emplace(there->second->id, action.id).second)
                reader.fault(*draft.actions.at(action.id),
                    QT_TRANSLATE_NOOP(
                        "Refusal", "%1, line %2: In the state \"%3\" the key %4 is that of \"%5\" already."),
                    { state.id, std::string(1, action.key), there->second->id });
        }
    }
}

} // namespace

void checkSoundness(JsonReader& reader, const JsonNode& root, const Draft& draft)
{
    checkStates(reader, root, draft);
    checkEnds(reader, root, draft.workflow);
    checkPhases(reader, root, draft.workflow);
    checkClock(reader, root, draft.workflow);
    checkRequests(reader, root, draft.workflow);
    for (const Action& action : draft.workflow.actions) {
        checkNeeds(reader, draft, action);
        checkEffects(reader, draft.workflow, action, *draft.actions.at(action.id));
    }
    checkConditions(reader, draft);
    checkLimits(reader, root, draft);
    checkChoices(reader, draft);
    checkKeys(reader, draft);
}

} // namespace fengsui::workflow
