#include "workflow/reading.h"

#include <algorithm>

namespace fengsui::workflow {

namespace {

constexpr const char* noState = QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no state \"%3\".");

template <typename Value, typename OfWord>
std::vector<Value> readWords(
    JsonReader& reader, const JsonNode& node, const char* name, const char* unknown, OfWord ofWord)
{
    std::vector<Value> out;
    for (const auto& [child, text] : readTexts(reader, node, name)) {
        if (const auto value = ofWord(text))
            out.push_back(*value);
        else
            reader.fault(*child, unknown, { text });
    }
    return out;
}

std::vector<std::string> readFrom(JsonReader& reader, const JsonNode& node, const Workflow& workflow)
{
    std::vector<std::string> out;
    const JsonNode* from = node.find("from");
    if (from && from->is(JsonNode::Kind::Text) && from->text == "open") {
        for (const State& state : workflow.states)
            if (!state.isEnd())
                out.push_back(state.id);
        return out;
    }
    if (!reader.list(node, "from"))
        return out;
    for (const auto& [child, text] : readTexts(reader, node, "from")) {
        if (workflow.state(text))
            out.push_back(text);
        else
            reader.fault(*child, noState, { text });
    }
    return out;
}

std::optional<PendingRequest> readRequest(
    JsonReader& reader, const JsonNode& node, const char* name, const Workflow& workflow)
{
    const std::string word = reader.text(node, name, "");
    if (word.empty())
        return std::nullopt;
    const auto request = pendingRequestOf(word);
    if (!request || !workflow.request(*request)) {
        reader.fault(
            *node.find(name), QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no request \"%3\"."), { word });
        return std::nullopt;
    }
    return request;
}

void readUses(JsonReader& reader, const JsonNode& node, const char* name, bool isRequired, const Workflow& workflow,
    Action& action)
{
    for (const auto& [child, text] : readTexts(reader, node, name)) {
        if (!workflow.field(text))
            reader.fault(*child, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no field \"%3\"."), { text });
        else if (action.use(text))
            reader.fault(*child, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The action \"%3\" asks for \"%4\" twice."),
                { action.id, text });
        else
            action.fields.push_back({ text, isRequired });
    }
}

/// Guards of ours, or conditions of the file.
void readGuards(JsonReader& reader, const JsonNode& node, const Workflow& workflow, Action& action)
{
    for (const auto& [child, text] : readTexts(reader, node, "guards")) {
        if (const auto guard = guardOf(text))
            action.guards.push_back(*guard);
        else if (workflow.condition(text))
            action.conditions.push_back(text);
        else
            reader.fault(*child, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no guard \"%3\"."), { text });
    }
}

void readRoles(JsonReader& reader, const JsonNode& node, Action& action)
{
    action.roles = readWords<Role>(
        reader, node, "roles", QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no role \"%3\"."), roleOf);
    const JsonNode* roles = node.find("roles");
    if (!roles || (roles->is(JsonNode::Kind::List) && roles->children.empty()))
        reader.fault(roles ? *roles : node,
            QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The action \"%3\" names no role, so nobody may take it."),
            { action.id });
}

void readKey(JsonReader& reader, const JsonNode& node, Action& action)
{
    const bool isForPeople = std::ranges::any_of(action.roles, [](Role role) { return role != Role::System; });
    const std::string key = isForPeople ? reader.text(node, "key") : reader.text(node, "key", "");
    if (key.size() == 1 && ((key[0] >= 'A' && key[0] <= 'Z') || (key[0] >= '0' && key[0] <= '9')))
        action.key = key[0];
    else if (!key.empty())
        reader.fault(*node.find("key"),
            QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A key is one letter from A to Z or one figure."));
}

} // namespace

void readActions(JsonReader& reader, const JsonNode& root, Draft& draft)
{
    const JsonNode* list = reader.list(root, "actions");
    if (!list)
        return;
    Workflow& workflow = draft.workflow;
    for (const JsonNode& node : list->children) {
        if (!reader.onlyKnows(node,
                { "id", "title", "key", "roles", "from", "to", "asks", "decides", "guards", "required", "optional",
                    "effects", "prints" }))
            continue;
        Action action;
        action.id = reader.text(node, "id");
        action.title = readTitle(reader, node);
        readRoles(reader, node, action);
        readKey(reader, node, action);
        action.from = readFrom(reader, node, workflow);
        action.to = reader.text(node, "to", "");
        if (!action.to.empty() && !workflow.state(action.to))
            reader.fault(*node.find("to"), noState, { action.to });
        action.asks = readRequest(reader, node, "asks", workflow);
        action.decides = readRequest(reader, node, "decides", workflow);
        readGuards(reader, node, workflow, action);
        action.effects = readWords<Effect>(
            reader, node, "effects", QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no effect \"%3\"."), effectOf);
        readUses(reader, node, "required", true, workflow, action);
        readUses(reader, node, "optional", false, workflow, action);
        for (const auto& [child, form] : readTexts(reader, node, "prints")) {
            if (std::ranges::find(knownForms, form) == knownForms.end())
                reader.fault(
                    *child, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no form \"%3\" to print."), { form });
            action.prints.push_back(form);
        }
        claim(reader, draft.actions, action.id, node);
        workflow.actions.push_back(std::move(action));
    }
}

} // namespace fengsui::workflow
