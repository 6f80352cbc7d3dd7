#include "workflow/reading.h"

#include <algorithm>

namespace fengsui::workflow {

namespace {

void readHead(JsonReader& reader, const JsonNode& root, Draft& draft)
{
    Workflow& workflow = draft.workflow;
    workflow.id = reader.text(root, "workflow");
    workflow.version = readBounded(reader, root, "version", 1, 1'000'000);
    workflow.title = readTitle(reader, root);
    workflow.note = reader.texts(root, "note");
    workflow.proposedFor = reader.texts(root, "proposedFor");
    if (root.find("start"))
        workflow.start = reader.text(root, "start");
    else
        reader.fault(
            root, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The workflow doesn't say in which state a case starts."));
}

void readCalendar(JsonReader& reader, const JsonNode& root, CalendarUse& calendar)
{
    const JsonNode* node = reader.object(root, "calendar");
    if (!node)
        return;
    reader.onlyKnows(*node, { "name", "minutes" });
    calendar.name = reader.text(*node, "name");
    if (calendar.name == "duty") {
        if (const JsonNode* minutes = node->find("minutes"))
            reader.fault(*minutes,
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A duty calendar says itself what the units are worth."));
        return;
    }
    if (!calendar.name.empty() && calendar.name != "plain")
        reader.fault(*node->find("name"), QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no calendar \"%3\"."),
            { calendar.name });
    if (const JsonNode* minutes = reader.object(*node, "minutes")) {
        reader.onlyKnows(*minutes, { "minute", "workHour", "workDay", "calendarDay" });
        for (const TimeUnit unit : allTimeUnits)
            calendar.minutes[static_cast<std::size_t>(unit)]
                = readBounded(reader, *minutes, std::string(toWord(unit)).c_str(), 1, 100'000);
    }
}

void readRules(JsonReader& reader, const JsonNode& root, Rules& rules)
{
    const JsonNode* node = reader.object(root, "rules");
    if (!node)
        return;
    reader.onlyKnows(*node,
        { "urgeAtPercent", "mergeMetres", "mergeWithin", "mergeSameCallerWithin", "extensionPreset", "reopenWithin",
            "warnBeforeResume", "supervisionReplyWithin" });
    rules.urgeAtPercent = readBounded(reader, *node, "urgeAtPercent", 1, 99);
    rules.mergeMetres = readBounded(reader, *node, "mergeMetres", 1, 100'000);
    rules.mergeWithin = readSpan(reader, *node, "mergeWithin");
    rules.mergeSameCallerWithin = readSpan(reader, *node, "mergeSameCallerWithin");
    rules.extensionPreset = readSpan(reader, *node, "extensionPreset");
    rules.reopenWithin = readSpan(reader, *node, "reopenWithin");
    rules.warnBeforeResume = readSpan(reader, *node, "warnBeforeResume");
    if (node->find("supervisionReplyWithin"))
        rules.supervisionReplyWithin = readSpan(reader, *node, "supervisionReplyWithin");
}

void readClock(JsonReader& reader, const JsonNode& root, ClockActions& clock)
{
    const JsonNode* node = reader.object(root, "clock");
    if (!node)
        return;
    reader.onlyKnows(*node, { "urge", "overdue", "supervise", "resume", "escalate" });
    clock = { reader.text(*node, "urge"), reader.text(*node, "overdue"), reader.text(*node, "supervise"),
        reader.text(*node, "resume", ""), reader.text(*node, "escalate", "") };
}

void readSources(JsonReader& reader, const JsonNode& root, Draft& draft)
{
    std::map<std::string, const JsonNode*> taken;
    forEachObject(reader, root, "sources", { "id", "title", "skipsVerify" }, [&](const JsonNode& node) {
        Source source { reader.text(node, "id"), readTitle(reader, node), reader.boolean(node, "skipsVerify", false) };
        claim(reader, taken, source.id, node);
        draft.workflow.sources.push_back(std::move(source));
    });
}

void readPhases(JsonReader& reader, const JsonNode& root, Draft& draft)
{
    std::map<std::string, const JsonNode*> taken;
    forEachObject(
        reader, root, "phases", { "id", "title", "block", "post", "states", "doneBy" }, [&](const JsonNode& node) {
            Phase phase { reader.text(node, "id"), readTitle(reader, node), readTitle(reader, node, "post"),
                reader.text(node, "block"), reader.texts(node, "states"), reader.texts(node, "doneBy") };
            constexpr std::array<std::string_view, 3> blocks { "supervise", "command", "handle" };
            if (!phase.block.empty() && std::ranges::find(blocks, phase.block) == blocks.end())
                reader.fault(*node.find("block"),
                    QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no block \"%3\"."), { phase.block });
            claim(reader, taken, phase.id, node);
            draft.workflow.phases.push_back(std::move(phase));
        });
}

void readRequests(JsonReader& reader, const JsonNode& root, Draft& draft)
{
    if (!reader.optionalList(root, "requests"))
        return;
    std::map<std::string, const JsonNode*> taken;
    forEachObject(reader, root, "requests", { "id", "title", "decideWithin" }, [&](const JsonNode& node) {
        const std::string id = reader.text(node, "id");
        const auto request = pendingRequestOf(id);
        if (!id.empty() && (!request || *request == PendingRequest::None))
            reader.fault(
                *node.find("id"), QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no request \"%3\"."), { id });
        claim(reader, taken, id, node);
        draft.workflow.requests.push_back({ request.value_or(PendingRequest::None), readTitle(reader, node),
            readSpan(reader, node, "decideWithin") });
    });
}

void readChoices(JsonReader& reader, const JsonNode& node, const Workflow& workflow, Field& field)
{
    if (const std::string from = reader.text(node, "choicesFrom", ""); from == "classes") {
        for (const DeadlineClass& offered : workflow.classes)
            field.choices.push_back({ offered.id, offered.title });
    } else if (!from.empty()) {
        reader.fault(*node.find("choicesFrom"),
            QT_TRANSLATE_NOOP("Refusal", "%1, line %2: Choices can't be taken from \"%3\"."), { from });
    }
    std::map<std::string, const JsonNode*> taken;
    if (reader.optionalList(node, "choices"))
        forEachObject(reader, node, "choices", { "id", "title" }, [&](const JsonNode& child) {
            Choice choice { reader.text(child, "id"), readTitle(reader, child) };
            claim(reader, taken, choice.id, child);
            field.choices.push_back(std::move(choice));
        });
    const bool mayChoose = field.type == FieldType::Choice || field.type == FieldType::Choices;
    if (mayChoose && field.choices.empty())
        reader.fault(
            node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The field \"%3\" offers no choices."), { field.id });
    if (!mayChoose && !field.choices.empty())
        reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The field \"%3\" is no choice, but has choices."),
            { field.id });
}

void readFields(JsonReader& reader, const JsonNode& root, Draft& draft)
{
    forEachObject(reader, root, "fields", { "id", "type", "title", "choices", "choicesFrom", "min", "max", "when" },
        [&](const JsonNode& node) {
            Field field;
            field.id = reader.text(node, "id");
            field.title = readTitle(reader, node);
            const std::string word = reader.text(node, "type");
            if (const auto type = fieldTypeOf(word))
                field.type = *type;
            else if (!word.empty())
                reader.fault(*node.find("type"),
                    QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no type of field \"%3\"."), { word });
            readChoices(reader, node, draft.workflow, field);
            field.least = reader.integer(node, "min", field.least);
            field.most = reader.integer(node, "max", field.most);
            if (const std::string when = reader.text(node, "when", ""); when == "past")
                field.when = Field::When::Past;
            else if (when == "future")
                field.when = Field::When::Future;
            else if (!when.empty())
                reader.fault(*node.find("when"),
                    QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"when\" is either \"past\" or \"future\"."));
            claim(reader, draft.fields, field.id, node);
            draft.workflow.fields.push_back(std::move(field));
        });
}

} // namespace

Title readTitle(JsonReader& reader, const JsonNode& object, const char* name)
{
    const JsonNode* node = reader.object(object, name);
    if (!node)
        return {};
    reader.onlyKnows(*node, { "en", "zh" });
    const auto word = [&](const char* language, const char* missing) {
        if (node->find(language))
            return reader.text(*node, language);
        reader.fault(*node, missing);
        return std::string();
    };
    return { word("en", QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The English title is missing.")),
        word("zh", QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The Chinese title is missing.")) };
}

void claim(
    JsonReader& reader, std::map<std::string, const JsonNode*>& taken, const std::string& id, const JsonNode& node)
{
    if (id.empty())
        return;
    const auto [there, isNew] = taken.emplace(id, &node);
    if (!isNew)
        reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" stands in line %4 already."),
            { id, std::to_string(there->second->line) });
}

std::vector<NodeText> readTexts(JsonReader& reader, const JsonNode& object, const char* name)
{
    reader.texts(object, name); // leaves a fault for everything that is no text
    std::vector<NodeText> out;
    if (const JsonNode* node = object.find(name); node && node->is(JsonNode::Kind::List))
        for (const JsonNode& child : node->children)
            if (child.is(JsonNode::Kind::Text))
                out.push_back({ &child, child.text });
    return out;
}

void readParts(JsonReader& reader, const JsonNode& root, Draft& draft)
{
    reader.onlyKnows(root,
        { "workflow", "version", "title", "note", "proposedFor", "calendar", "start", "rules", "clock", "sources",
            "states", "phases", "requests", "classes", "levels", "conditions", "fields", "actions" });
    readHead(reader, root, draft);
    readCalendar(reader, root, draft.workflow.calendar);
    readRules(reader, root, draft.workflow.rules);
    readClock(reader, root, draft.workflow.clock);
    readSources(reader, root, draft);
    readLimits(reader, root, draft);
    readPhases(reader, root, draft);
    readRequests(reader, root, draft);
    readFields(reader, root, draft);
    readConditions(reader, root, draft);
}

} // namespace fengsui::workflow
