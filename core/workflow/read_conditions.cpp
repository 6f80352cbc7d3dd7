#include "workflow/reading.h"

#include <algorithm>

namespace fengsui::workflow {

namespace {

constexpr std::array<std::string_view, 7> kindWords { "answered", "has", "given", "taken", "all", "any", "not" };

Condition readCondition(JsonReader& reader, const JsonNode& node);

void readField(JsonReader& reader, const JsonNode& node, Condition& condition)
{
    const std::string name(kindWords[static_cast<std::size_t>(condition.kind)]);
    condition.field = reader.text(node, name);
    if (condition.kind == Condition::Kind::Taken) {
        reader.onlyKnows(node, { "taken", "in" });
    } else {
        reader.onlyKnows(node, { name, "words", "in" });
        condition.words = reader.texts(node, "words");
        if (condition.kind == Condition::Kind::Has && condition.words.empty())
            reader.fault(
                node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" needs a list of \"words\"."), { name });
    }
    const std::string in = reader.text(node, "in", "case");
    condition.isInState = in == "state";
    if (in != "state" && in != "case")
        reader.fault(
            *node.find("in"), QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"in\" is either \"state\" or \"case\"."));
}

Condition readCondition(JsonReader& reader, const JsonNode& node)
{
    Condition condition;
    const JsonNode* said = nullptr;
    for (const JsonNode& child : node.children)
        if (const auto kind = std::ranges::find(kindWords, child.key); kind != kindWords.end() && !said) {
            condition.kind = static_cast<Condition::Kind>(kind - kindWords.begin());
            said = &child;
        }
    if (!node.is(JsonNode::Kind::Object) || !said) {
        reader.fault(node,
            QT_TRANSLATE_NOOP(
                "Refusal", "%1, line %2: A condition is one of answered, has, given, taken, all, any and not."));
        return condition;
    }
    const std::string_view word = said->key;
    switch (condition.kind) {
    case Condition::Kind::All:
    case Condition::Kind::Any:
        reader.onlyKnows(node, { word });
        if (const JsonNode* list = reader.list(node, word))
            for (const JsonNode& part : list->children)
                condition.parts.push_back(readCondition(reader, part));
        if (said->is(JsonNode::Kind::List) && said->children.empty())
            reader.fault(*said, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is empty."), { said->key });
        break;
    case Condition::Kind::Not:
        reader.onlyKnows(node, { word });
        condition.parts.push_back(readCondition(reader, *said));
        break;
    default:
        readField(reader, node, condition);
    }
    return condition;
}

} // namespace

void readConditions(JsonReader& reader, const JsonNode& root, Draft& draft)
{
    if (!reader.optionalList(root, "conditions"))
        return;
    forEachObject(reader, root, "conditions", { "id", "title", "when" }, [&](const JsonNode& node) {
        NamedCondition named { reader.text(node, "id"), readTitle(reader, node), {} };
        if (guardOf(named.id))
            reader.fault(*node.find("id"),
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is the name of a guard already."), { named.id });
        if (const JsonNode* when = reader.object(node, "when"))
            named.when = readCondition(reader, *when);
        claim(reader, draft.conditions, named.id, node);
        draft.workflow.conditions.push_back(std::move(named));
    });
}

} // namespace fengsui::workflow
