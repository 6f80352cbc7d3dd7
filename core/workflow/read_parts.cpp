#include "workflow/reading.h"

#include <algorithm>

namespace fengsui::workflow {

namespace {

// At most a century, so that no due time can leave the range of an instant.
constexpr std::int64_t mostOfUnit = 100 * 366;

std::uint32_t readBounded(
    JsonReader& reader, const JsonNode& object, const char* name, std::int64_t least, std::int64_t most)
{
    const std::int64_t value = reader.integer(object, name);
    const JsonNode* node = object.find(name);
    if (node && node->is(JsonNode::Kind::Integer) && (value < least || value > most)) {
        reader.fault(*node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" must be between %4 and %5."),
            { name, std::to_string(least), std::to_string(most) });
        return 0;
    }
    return static_cast<std::uint32_t>(value);
}

Span spanOf(JsonReader& reader, const JsonNode& node)
{
    reader.onlyKnows(node, { "amount", "unit" });
    Span span { readBounded(reader, node, "amount", 1, mostOfUnit), TimeUnit::Minute };
    if (!node.find("unit")) {
        reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The limit has no unit."));
        return span;
    }
    const std::string word = reader.text(node, "unit");
    if (const auto unit = timeUnitOf(word))
        span.unit = *unit;
    else if (!word.empty())
        reader.fault(*node.find("unit"), QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no unit of time \"%3\"."),
            { word });
    return span;
}

void readHead(JsonReader& reader, const JsonNode& root, Draft& draft)
{
    Workflow& workflow = draft.workflow;
    workflow.id = reader.text(root, "workflow");
    workflow.version = readBounded(reader, root, "version", 1, 1'000'000);
    workflow.title = readTitle(reader, root);
    workflow.note = reader.texts(root, "note");
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
            "warnBeforeResume" });
    rules.urgeAtPercent = readBounded(reader, *node, "urgeAtPercent", 1, 99);
    rules.mergeMetres = readBounded(reader, *node, "mergeMetres", 1, 100'000);
    rules.mergeWithin = readSpan(reader, *node, "mergeWithin");
    rules.mergeSameCallerWithin = readSpan(reader, *node, "mergeSameCallerWithin");
    rules.extensionPreset = readSpan(reader, *node, "extensionPreset");
    rules.reopenWithin = readSpan(reader, *node, "reopenWithin");
    rules.warnBeforeResume = readSpan(reader, *node, "warnBeforeResume");
}

void readClock(JsonReader& reader, const JsonNode& root, ClockActions& clock)
{
    const JsonNode* node = reader.object(root, "clock");
    if (!node)
        return;
    reader.onlyKnows(*node, { "urge", "overdue", "supervise", "resume" });
    clock = { reader.text(*node, "urge"), reader.text(*node, "overdue"), reader.text(*node, "supervise"),
        reader.text(*node, "resume") };
}

/// The elements of a list of objects. Calls `each` only for objects whose names are all looked at.
template <typename Each>
void forEachObject(JsonReader& reader, const JsonNode& object, const char* name,
    std::initializer_list<std::string_view> known, Each each)
{
    if (const JsonNode* list = reader.list(object, name))
        for (const JsonNode& child : list->children)
            if (reader.onlyKnows(child, known))
                each(child);
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

LimitRule readLimit(JsonReader& reader, const JsonNode& node)
{
    return { readSpan(reader, node, "limit"), readSpan(reader, node, "urgentLimit") };
}

void readStates(JsonReader& reader, const JsonNode& root, Draft& draft)
{
    forEachObject(reader, root, "states",
        { "id", "title", "end", "limit", "urgentLimit", "limitByClass", "limitFrom", "late" },
        [&](const JsonNode& node) {
            State state;
            state.id = reader.text(node, "id");
            state.title = readTitle(reader, node);
            state.isEnd = reader.boolean(node, "end", false);
            state.hasLimitByClass = reader.boolean(node, "limitByClass", false);
            state.limitFrom = reader.text(node, "limitFrom", "");
            if (node.find("limit") || node.find("urgentLimit"))
                state.limit = readLimit(reader, node);
            if (const JsonNode* late = reader.optionalObject(node, "late")) {
                reader.onlyKnows(*late, { "yellow", "red" });
                state.late = { readSpan(reader, *late, "yellow"), readSpan(reader, *late, "red") };
            }
            if (state.isEnd && (state.limit || state.hasLimitByClass))
                reader.fault(node,
                    QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is an end state and can't have a limit."),
                    { state.id });
            if (state.limit && state.hasLimitByClass)
                reader.fault(node,
                    QT_TRANSLATE_NOOP(
                        "Refusal", "%1, line %2: \"%3\" can't have a limit of its own and that of a class."),
                    { state.id });
            if (state.late && !state.limit && !state.hasLimitByClass)
                reader.fault(node,
                    QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" says when it is late, but has no limit."),
                    { state.id });
            claim(reader, draft.states, state.id, node);
            draft.workflow.states.push_back(std::move(state));
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

void readClasses(JsonReader& reader, const JsonNode& root, Draft& draft)
{
    std::map<std::string, const JsonNode*> taken;
    std::map<std::string, const JsonNode*> types;
    forEachObject(reader, root, "classes", { "id", "title", "default", "limit", "urgentLimit", "types" },
        [&](const JsonNode& node) {
            DeadlineClass made;
            made.id = reader.text(node, "id");
            made.title = readTitle(reader, node);
            made.isDefault = reader.boolean(node, "default", false);
            made.limit = readLimit(reader, node);
            for (const auto& [child, text] : readTexts(reader, node, "types")) {
                if (const auto type = CaseType::parse(text))
                    made.types.push_back(*type);
                else
                    reader.fault(*child,
                        QT_TRANSLATE_NOOP(
                            "Refusal", "%1, line %2: \"%3\" is not written like a type (\"cjt214:event:0102\")."),
                        { text });
                claim(reader, types, text, *child);
            }
            claim(reader, taken, made.id, node);
            draft.workflow.classes.push_back(std::move(made));
        });
    const auto defaults = std::ranges::count_if(draft.workflow.classes, &DeadlineClass::isDefault);
    if (const JsonNode* list = root.find("classes"); list && list->is(JsonNode::Kind::List) && defaults != 1)
        reader.fault(
            *list, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: Exactly one deadline class must be the default."));
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
    const bool mayChoose = field.type == FieldType::Choice;
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

Span readSpan(JsonReader& reader, const JsonNode& object, const char* name)
{
    const JsonNode* node = reader.object(object, name);
    return node ? spanOf(reader, *node) : Span {};
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
        { "workflow", "version", "title", "note", "calendar", "start", "rules", "clock", "sources", "states", "phases",
            "requests", "classes", "fields", "actions" });
    readHead(reader, root, draft);
    readCalendar(reader, root, draft.workflow.calendar);
    readRules(reader, root, draft.workflow.rules);
    readClock(reader, root, draft.workflow.clock);
    readSources(reader, root, draft);
    readStates(reader, root, draft);
    readPhases(reader, root, draft);
    readRequests(reader, root, draft);
    readClasses(reader, root, draft);
    readFields(reader, root, draft);
}

} // namespace fengsui::workflow
